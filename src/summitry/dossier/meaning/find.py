"""The section "What it means" of a dossier: for each two states that met, figures from public and given data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.dossier.days import write_days
from summitry.dossier.meaning.again import tell_again
from summitry.dossier.meaning.barometer import tell_barometer
from summitry.dossier.meaning.dyads import find_dyads
from summitry.dossier.meaning.effects import tell_effects
from summitry.dossier.meaning.events import choose_events
from summitry.dossier.meaning.forecast import tell_forecast
from summitry.dossier.meaning.gauges import tell_gauges
from summitry.dossier.meaning.part import count
from summitry.dossier.record import Meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from summitry.dossier.meaning.dyads import Dyad
    from summitry.dossier.meaning.events import Events
    from summitry.dossier.meaning.part import Share
    from summitry.dossier.record import Dossier
    from summitry.relations.lake import Reading
    from summitry.relations.series import Columns

MOST_PAIRS = 8
"""Pairs of states that a dossier shows figures of."""


def find_meaning(
    dossier: Dossier,
    *,
    events: Path | None = None,
    columns: Columns | None = None,
    reading: Reading | None = None,
    follow: Callable[[Sequence[Dyad]], Iterable[Dyad]] | None = None,
) -> tuple[Meaning, ...]:
    """Tell what the meetings of a dossier mean, by numbers.

    For each pair of states of which the documents tell a meeting: the barometer with the meetings marked, with and
    without the events that are themselves meetings; the change associated with the meetings beside its placebos; a
    forecast with its backtest; votes in the UN and visits by year; the chance that the leaders meet again. What cannot
    be told is said with the reason. The same dossier and data give the same figures, whichever side is named first.

    Args:
        dossier: The meetings; its own ``meaning`` is not looked at.
        events: A lake's folder or a series file whose sides are ISO3 codes; left out, the list of dated events that
            ships is used where it has the two states.
        columns: Names of a series' columns.
        reading: Which data set and scale of a lake.
        follow: Wraps the pairs as they are worked on, to show progress.

    Raises:
        InputError: The event data as a whole cannot be used.
    """
    dyads = find_dyads(dossier)
    if not dyads:
        return ()
    shown = choose_busiest(dyads)
    with choose_events(events, columns, reading) as chosen:
        told = [(dyad, _tell(dyad, chosen)) for dyad in (follow(shown) if follow else shown)]
    tested = sum(any(share.level for share in shares) for _, shares in told)
    left_out = [dyad for dyad in dyads if dyad not in shown]
    return tuple(
        Meaning(
            title=dyad.label,
            lead=_lead(dyad, shares, tested),
            figures=tuple(figure for share in shares for figure in share.figures),
        )
        for dyad, shares in told
    ) + ((_leave_out(left_out),) if left_out else ())


def choose_busiest(dyads: Sequence[Dyad]) -> list[Dyad]:
    """Choose the pairs with most meetings in the documents, those of one number all or none, in their own order.

    A folder of hundreds of documents tells of dozens of pairs that met once; figures of each would be read by nobody.
    """
    if len(dyads) <= MOST_PAIRS:
        return list(dyads)
    counts = sorted((len(dyad.met) for dyad in dyads), reverse=True)
    bar = counts[MOST_PAIRS]
    return [dyad for dyad in dyads if len(dyad.met) > bar]


def _leave_out(dyads: Sequence[Dyad]) -> Meaning:
    names = "; ".join(dyad.label for dyad in dyads)
    lead = (
        f"Figures are shown for the pairs that met most often in these documents, at most {MOST_PAIRS}. "
        f"Left out: {names}. summitry barometer, impact and forecast give the figures of any pair."
    )
    return Meaning(title=f"{count(len(dyads), 'further pair')}", lead=lead, figures=())


def _tell(dyad: Dyad, events: Events) -> list[Share]:
    barometer = tell_barometer(dyad, events)
    shares = [barometer]
    if barometer.figures:
        shares += [tell_effects(dyad, events), tell_forecast(dyad, events)]
    return [*shares, tell_again(dyad), tell_gauges(dyad)]


def _lead(dyad: Dyad, shares: Sequence[Share], tested: int) -> str:
    """Say what the figures come to and what is missing, in sentences."""
    said = [_meetings(dyad)]
    for share in shares:
        said += [share.said] if share.said else []
        said += [_many(share.level, tested)] if share.level and tested > 1 else []
    missing = list(dict.fromkeys(reason for share in shares for reason in share.missing))
    if missing:
        said.append(f"Not shown: {'; '.join(missing)}")
    said.append("Figures tell what goes with the meetings; none tells what the meetings brought about")
    return " ".join(sentence.rstrip(".") + "." for sentence in said)


def _many(level: float, tested: int) -> str:
    """Say how many tests there are: of many, some are called by chance."""
    return (
        f"Of the {tested} pairs of states tested in this dossier, each at {level:.0%}, {level * tested:.1f} would be"
        " called higher or lower by chance"
    )


def _meetings(dyad: Dyad) -> str:
    if not dyad.met:
        return f"The documents tell of no meeting between {dyad.label} that was held on a day that is known"
    first, last = dyad.days[0], dyad.days[-1]
    span = write_days(first, first) if first == last else f"{write_days(first, first)} to {write_days(last, last)}"
    others = f"; {dyad.others} more {_were(dyad.others)} not held, or without a day" if dyad.others else ""
    return f"{count(len(dyad.met), 'meeting')} of {dyad.label} {_is(len(dyad.met))} marked, {span}{others}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
