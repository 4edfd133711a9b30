"""Slow gauges from public figures that ship: votes in the UN General Assembly, leaders' visits by year."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import summitry
from summitry.charts import Line, Mark, Point, draw_lines
from summitry.charts.record import show_number
from summitry.dossier.days import write_days
from summitry.dossier.meaning.part import Share, reason_of
from summitry.dossier.record import Figure
from summitry.errors import InputError
from summitry.gazetteer import load
from summitry.relations.again_records import find_hub, load_records
from summitry.relations.gauges import count_visits, median_distance, read_visits, voting_distance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summitry.dossier.meaning.dyads import Dyad

#: Years that a drawing shows at most; the table has all.
MOST_YEARS = 25


def tell_gauges(dyad: Dyad) -> Share:
    """Draw the distance of votes and the visits by year, each beside what is usual among all states."""
    shares = (_votes(dyad), _visits(dyad))
    return Share(
        tuple(figure for share in shares for figure in share.figures),
        missing=tuple(reason for share in shares for reason in share.missing),
    )


def no_records(hub: str) -> str:
    """Say that nothing rests on the visit records, which are one state's own."""
    name = load().countries[hub].name
    return (
        f"no chance of meeting again and no visits by year: the visit records that ship are one state's alone: {name}"
    )


def _votes(dyad: Dyad) -> Share:
    try:
        distances = voting_distance(dyad.a, dyad.b)
    except InputError as error:
        return Share(missing=(f"no voting distance: {reason_of(error)}",))
    if not distances:
        return Share(missing=("no voting distance: the two never voted in one session of the UN General Assembly",))
    usual = median_distance()
    shown = [row for row in distances if row.year > distances[-1].year - MOST_YEARS]
    last = shown[-1]
    title = "Distance of votes in the UN General Assembly, meetings marked"
    drawn = draw_lines(
        figure_id := f"votes-{dyad.key}",
        f"{title}: {dyad.label}",
        f"In the session of {last.year} {show_number(last.distance)}, where the median of all pairs of states was"
        f" {show_number(usual[last.year])}.",
        [
            Line(
                "these two, with 95% interval",
                tuple(_point(row.year, row.distance, (row.low, row.high)) for row in shown),
            ),
            Line("median of all pairs of states", tuple(_point(row.year, usual[row.year]) for row in shown)),
        ],
        marks=[Mark(on, label) for on, label in dyad.marks],
    )
    caption = (
        "Absolute difference of ideal points; a greater distance means that the two voted less alike, on resolutions"
        f" of any subject. Data: Voeten's release of April 2020, sessions that opened {distances[0].year} to"
        f" {last.year} (the drawing from {shown[0].year} on{_outside(dyad, last.year)}). Baseline: the median of all"
        " pairs of states in the same session. Method: Bailey, Strezhnev and Voeten, Journal of Conflict Resolution"
        f" 61 (2017); the interval takes the two points' errors for independent. Summitry {summitry.__version__}."
    )
    rows = tuple(
        (
            str(row.year), show_number(row.distance), show_number(row.low), show_number(row.high), f"{row.votes:,}",
            show_number(usual[row.year]),
        )
        for row in distances
    )  # fmt: skip
    columns = ("session opened", "distance", "low", "high", "votes", "median of all pairs")
    return Share((Figure(figure_id, title, caption, "", drawn.svg, columns, rows),))


def _outside(dyad: Dyad, last: int) -> str:
    later = [day for day in dyad.days if day.year > last]
    if not later:
        return ""
    first = write_days(later[0], later[0])
    return (
        f"; it ends before the meeting of {first}"
        if len(later) == 1
        else f"; it ends before the meetings from {first} on"
    )


def _visits(dyad: Dyad) -> Share:
    visits = read_visits(continued=True)
    hub = find_hub(visits)
    if hub not in (dyad.a, dyad.b):
        return Share(missing=(no_records(hub),))
    try:
        counted = count_visits(dyad.a, dyad.b)
    except InputError as error:
        return Share(missing=(f"no visits by year: {reason_of(error)}",))
    if not counted:
        return Share(missing=("no visits by year: the records tell of none between the two",))
    years = range(min(counted), load_records().last_on.year + 1)
    usual = _usual(hub)
    return Share((_visits_figure(dyad, {year: counted.get(year, 0) for year in years}, usual),))


def _usual(hub: str) -> dict[int, float]:
    """Give the mean number of visits a year between the hub and each state that the records know by then."""
    known: set[str] = set()
    joined: Counter[int] = Counter()
    size: dict[int, int] = {}
    for visit in read_visits(continued=True):
        others = ({visit.home} if visit.role == "visitor" else {visit.host, *visit.met}) - {hub, ""}
        known |= others
        joined[visit.start.year] += len(others)
        size[visit.start.year] = len(known)
    return {year: joined[year] / size[year] for year in joined if size[year]}


def _visits_figure(dyad: Dyad, counted: Mapping[int, int], usual: Mapping[int, float]) -> Figure:
    last = max(counted)
    shown = [year for year in counted if year > last - MOST_YEARS]
    own = sum(counted[year] for year in shown) / len(shown)
    title = "Visits of leaders and foreign ministers by year, meetings marked"
    drawn = draw_lines(
        figure_id := f"visits-{dyad.key}",
        f"{title}: {dyad.label}",
        f"On average {show_number(own)} a year from {shown[0]} to {last}; {counted[last]} in {last}.",
        [
            Line("visits between these two", tuple(_point(year, float(counted[year])) for year in shown)),
            Line("mean of all states in the records", tuple(_point(year, usual.get(year, 0.0)) for year in shown)),
        ],
        level=(f"mean of these two, {shown[0]} to {last}: {show_number(own)}", own),
        marks=[Mark(on, label) for on, label in dyad.marks],
    )
    caption = (
        "Trips and visits of heads of state or government and of foreign ministers that the visit records of the US"
        f" State Department's Office of the Historian tell, {min(counted)} to {load_records().last_on} (the drawing"
        f" from {shown[0]} on{_outside(dyad, last)}); a year without one counts as 0. Meetings elsewhere count where"
        " the record tells them. Baseline: the mean number a year over all states that the records know by then."
        f" Summitry {summitry.__version__}."
    )
    rows = tuple((str(year), f"{number:,}", show_number(usual.get(year, 0.0))) for year, number in counted.items())
    return Figure(figure_id, title, caption, "", drawn.svg, ("year", "visits", "mean of all states"), rows)


def _point(year: int, value: float, band: tuple[float, float] | None = None) -> Point:
    return Point(date(year, 1, 1), value, (band,) if band else (), date(year + 1, 1, 1))
