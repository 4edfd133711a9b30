"""The change that goes with the meetings, beside its placebos: all of them tested together, and each alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from summitry import __version__
from summitry.dossier.meaning.alone import show_alone
from summitry.dossier.meaning.around import refuse
from summitry.dossier.meaning.events import NO_SAMPLE, find_cover
from summitry.dossier.meaning.part import Share, count, make_figure, reason_of, span_of
from summitry.errors import InputError
from summitry.relations.impact.design import Design

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summitry.dossier.meaning.dyads import Dyad
    from summitry.dossier.meaning.events import Events
    from summitry.dossier.record import Figure
    from summitry.relations.impact import Impact
    from summitry.relations.panel import Grain, Panel


@dataclass(frozen=True, slots=True)
class Panels:
    """Event data by day or week, with and without the meetings' own events, and the days that it reaches."""

    panel: Panel
    without: Panel | None
    days: tuple[date, ...]


def tell_effects(dyad: Dyad, events: Events) -> Share:
    """Draw the effect among its placebos, or what there is around each meeting and why it carries no test."""
    if not dyad.met:
        return Share(missing=("no effect: no meeting with a day was held by these documents",))
    try:
        panels = _read(dyad, events)
    except InputError as error:
        return Share(missing=(f"no effect: {reason_of(error)}",))
    if events.is_hand_kept:
        reason = f"{NO_SAMPLE}, so that it carries no test; event data given with --events can"
        return refuse(
            dyad, panels.panel, reason, said="such a list carries no test, event data given with --events can"
        )
    alone, failed = _estimate_alone(dyad, panels)
    if not alone:
        return refuse(dyad, panels.panel, _why(dyad, panels, failed))
    missing = _missing(dyad, panels, failed)
    try:
        main = alone[0] if len(alone) == 1 else _estimate(dyad, panels, [impact.days[0] for impact in alone])
    except InputError as error:
        return Share(show_alone(dyad, alone), missing=(*missing, f"no test of all together: {reason_of(error)}"))
    return Share((*_figures(main), *show_alone(dyad, alone)), said=_say(main), missing=missing, level=main.design.level)


def _read(dyad: Dyad, events: Events) -> Panels:
    """Read the panels by day, or by week where too few days have events; decided by the number of days alone.

    Raises:
        InputError: The events cannot be read.
    """
    from summitry.relations.impact.read import read_panels  # noqa: PLC0415 - DuckDB is loaded where needed

    design = Design()
    first, last = find_cover(events)
    begins, ends = first + timedelta(design.before + design.lead), last - timedelta(design.after - 1)
    reached = tuple(day for day in dyad.days if begins <= day <= ends)

    def read(grain: Grain) -> tuple[Panel, Panel | None]:
        return read_panels(
            events.path,
            dyad.a,
            dyad.b,
            reached or dyad.days[-1:],
            by=grain,
            columns=events.columns,
            reading=events.reading,
        )

    panel, without = read("day")
    counts = panel.counts[:, panel.column(dyad.a, dyad.b)]
    if reached and not events.is_hand_kept and np.mean(counts > 0) < design.coverage:
        panel, without = read("week")
    return Panels(panel, without, reached)


def _estimate(dyad: Dyad, panels: Panels, days: Sequence[date]) -> Impact:
    from summitry.relations.impact import estimate  # noqa: PLC0415 - it loads scipy

    return estimate(panels.panel, dyad.a, dyad.b, days, without=panels.without)


def _estimate_alone(dyad: Dyad, panels: Panels) -> tuple[list[Impact], list[tuple[date, str]]]:
    """Estimate for each meeting by itself; give also the days for which none can be made, with the reason."""
    alone, failed = [], []
    for day in panels.days:
        try:
            alone.append(_estimate(dyad, panels, [day]))
        except InputError as error:
            failed.append((day, reason_of(error)))
    return alone, failed


def _why(dyad: Dyad, panels: Panels, failed: Sequence[tuple[date, str]]) -> str:
    return "; ".join(reason for _, reason in failed) or _unreached(dyad, panels)


def _missing(dyad: Dyad, panels: Panels, failed: Sequence[tuple[date, str]]) -> tuple[str, ...]:
    unreached = () if panels.days == dyad.days else (_unreached(dyad, panels),)
    return (*unreached, *(f"no effect of the meeting of {day}: {reason}" for day, reason in failed))


def _unreached(dyad: Dyad, panels: Panels) -> str:
    design = Design()
    named = ", ".join(day.isoformat() for day in dyad.days if day not in panels.days)
    return (
        f"no effect of {named}, as the event data ({span_of(panels.panel)}) does not"
        f" reach from {design.before + design.lead} days before to {design.after} days after"
    )


def _say(main: Impact) -> str:
    result, several = main.main, len(main.days) > 1
    which = f"{len(main.days)} meetings, tested together" if several else f"meeting of {main.days[0]}"
    events = "" if main.without is None else ", the meetings' own events left out"
    verb = "" if result.p is None else "it "
    said = f"Change in the {main.measure} associated with the {which}{events}: {result.word}; {verb}{result.reason}"
    if main.without is None:
        return said
    other = "likewise" if main.result.word == result.word else main.result.word
    return f"{said}. With those events: {other}"


def _figures(main: Impact) -> tuple[Figure, ...]:
    several = len(main.days) > 1
    which = f"the {len(main.days)} meetings, tested together" if several else f"the meeting of {main.days[0]}"
    titles = {
        0: f"Change associated with {which}{', among placebos' if main.main.placebos else ''}",
        1: "The same dates, other pairs of states",
        2: "Expected and observed after each meeting" if several else "Expected and observed after the meeting",
    }
    drawn = main.figures()
    figures = [make_figure(drawn[0], title=titles[0], caption=drawn[0]["caption"] + _overlap(main.days))]
    for fields in drawn[1:]:
        place = {"space": 1, "meetings": 2}.get(fields["id"].rpartition("-")[2])
        named = {"title": titles[place]} if place else {}
        said = _say_thirds(main) if fields["id"].endswith("-third") else ""
        figures.append(make_figure(fields, caption=f"{said}{fields['caption']} {_rests_on(main)}", **named))
    return tuple(figures)


def _say_thirds(main: Impact) -> str:
    """Say which third parties stand out once their number is taken into account."""
    thirds = main.main.third_parties
    called = [f"{' – '.join(third.dyad)} {third.word}" for third in thirds if third.word != "inconclusive"]
    rest = len(thirds) - len(called)
    return "; ".join([*called, f"{count(rest, 'dyad')} inconclusive"] if rest else called) + ". "


def _rests_on(main: Impact) -> str:
    result = main.main
    return (
        f"Data: {'; '.join(result.sources)}; {result.first_on} to {result.last_on} by {main.grain}. Windows, baseline"
        f" and method as in the figure of the change. Design {main.digest}, Summitry {__version__}."
    )


def _overlap(days: Sequence[date]) -> str:
    """Say where one meeting's time after falls into the time before another."""
    design = Design()
    reach = timedelta(design.before + design.lead + design.after)
    near = [f"{a} and {b}" for a, b in pairwise(days) if b - a < reach]
    return f" The windows of {'; '.join(near)} overlap, so that these tests are not independent." if near else ""
