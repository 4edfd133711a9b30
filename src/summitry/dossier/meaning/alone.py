"""Each meeting's change by itself, with p corrected for how many meetings were tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry import __version__
from summitry.charts import Bar, draw_bars
from summitry.charts.record import show_number
from summitry.dossier.record import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.dossier.meaning.dyads import Dyad
    from summitry.relations.impact import Impact


def show_alone(dyad: Dyad, alone: Sequence[Impact]) -> tuple[Figure, ...]:
    """Show each meeting by itself, with p corrected for how many were tested."""
    if len(alone) < 2:  # noqa: PLR2004 - one alone is the main figure
        return ()
    level = alone[0].design.level
    corrected = _holm([impact.main.p for impact in alone])
    words = [
        impact.main.word if p is not None and p <= level else "inconclusive"
        for impact, p in zip(alone, corrected, strict=True)
    ]
    bars = [
        Bar(
            f"{impact.days[0]}: {word}",
            impact.main.effect,
            (impact.main.low, impact.main.high)
            if impact.main.low is not None and impact.main.high is not None
            else None,
        )
        for impact, word in zip(alone, words, strict=True)
    ]
    title = "Each meeting alone"
    drawn = draw_bars(f"impact-alone-{dyad.key}", f"{title}: {dyad.label}", "Effects with intervals.", bars, places=2)
    rows = tuple(_alone_row(impact, p, word) for impact, p, word in zip(alone, corrected, words, strict=True))
    caption = (
        f"Change in the {alone[0].measure} after each meeting against what its past and its donors lead to expect,"
        f" with the {1 - level:.0%} interval of all sizes that the placebo test does not reject; the word from p"
        f" corrected for {len(alone)} tests (Holm 1979). {'Without' if alone[0].without else 'With'} the meetings' own"
        " events. Data, windows, baseline and method as in the figure of all meetings; a change associated with a"
        f" meeting is not one caused by it. Design {alone[0].digest}, Summitry {__version__}."
    )
    columns = (
        "meeting", "effect", "low", "high", "p", "p (Holm)", "p in time", "p in space", "smallest visible",
        "with the meetings' own events", "word",
    )  # fmt: skip
    verdict = words[0] if len(set(words)) == 1 else ""
    return (Figure(f"impact-alone-{dyad.key}", title, caption, verdict, drawn.svg, columns, rows),)


def _alone_row(impact: Impact, p_holm: float | None, word: str) -> tuple[str, ...]:
    main = impact.main
    numbers = (main.effect, main.low, main.high)
    ranks = (main.p, p_holm, main.p_time, main.p_space)
    return (
        impact.days[0].isoformat(),
        *(show_number(number) for number in numbers),
        *(show_number(rank, 3) for rank in ranks),
        show_number(main.visible),
        show_number(impact.result.effect),
        word,
    )


def _holm(ranks: Sequence[float | None]) -> list[float | None]:
    """Correct p for how many were tested (Holm 1979); what has none keeps none."""
    order = sorted((rank, place) for place, rank in enumerate(ranks) if rank is not None)
    corrected: list[float | None] = [None] * len(ranks)
    highest = 0.0
    for number, (rank, place) in enumerate(order):
        highest = max(highest, min(1.0, rank * (len(order) - number)))
        corrected[place] = highest
    return corrected
