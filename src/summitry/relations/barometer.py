"""The barometer: how two states' relations stood, period by period, with intervals that know how few events there are.

Each figure stands beside its coverage (events, days with events) and its baseline (the dyad's own long-run level), and
is given with and without the events that are themselves meetings, for words and for deeds, for governments alone, where
the data set tells these apart. How the intervals are made stands in ``shrinkage.py``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError
from summitry.relations.asking import asking
from summitry.relations.barometer_record import WITHOUT_MEETINGS, Barometer, Estimate, Reading, View
from summitry.relations.breaks import find_breaks
from summitry.relations.cells import Cells, add_up, panel_cells
from summitry.relations.events import open_events, require_sides
from summitry.relations.panel import Panel
from summitry.relations.periods import period_ends, period_starts
from summitry.relations.rows import IS_MEETING, QUADS, EventRows, Selection
from summitry.relations.shrinkage import Estimates, estimate_levels, estimate_shares

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from summitry.relations.lake import Reading as LakeReading
    from summitry.relations.panel import Grain
    from summitry.relations.series import Columns


#: What each view leaves in, as SQL.
VIEWS = {
    WITHOUT_MEETINGS: f"NOT {IS_MEETING}",
    "verbal": f"quad IN {QUADS['verbal']}",
    "material": f"quad IN {QUADS['material']}",
    "governments alone": "is_government",
}


def measure(
    events: EventRows | Panel | Path | str,
    a: str,
    b: str,
    *,
    by: Grain = "month",
    selection: Selection | None = None,
    columns: Columns | None = None,
    reading: LakeReading | None = None,
) -> Barometer:
    """Measure the barometer of one dyad.

    Args:
        events: A lake's folder, a series file, rows opened before, or a panel of days, in which nothing can be chosen
            any more.
        a: One side, as the data set names it (ISO3 in a lake).
        b: The other side; the two may be swapped unless the selection is directed.
        by: ``week``, ``month`` or ``quarter``.
        selection: Which events count.
        columns: Names of a series' columns.
        reading: Which data set, scale and rule against duplicates of a lake.

    Raises:
        InputError: The events cannot be read, a period of a day is asked for, a side is unknown (``UnknownCode``), or
            no event is left.
    """
    chosen = selection or Selection()
    if by == "day":
        msg = "a barometer by day would rest on one day's reports alone; choose week, month or quarter"
        raise InputError(msg)
    if a == b:
        msg = f"both sides are {a}; a barometer needs two"
        raise InputError(msg)
    source = events
    if not isinstance(source, EventRows | Panel):
        source = open_events(source, columns=columns, reading=reading)
    rows, found = _find_sums(source, chosen, (a, b), by)
    first = found[chosen.words()].starts
    starts = period_starts(first.min(), first.max(), by)
    views = tuple(_view(name, cells, starts, by, rows, chosen) for name, cells in found.items())
    last_day = views[0].readings[-1].end
    sides = (a, b) if chosen.is_directed else (min(a, b), max(a, b))
    return Barometer(
        *sides,
        is_directed=chosen.is_directed,
        by=by,
        measure=rows.measure,
        source=rows.name,
        selection=chosen.words(),
        views=views,
        breaks=find_breaks(rows.breaks_of, views[0].readings[0].start, last_day),
    )


def _find_sums(
    events: EventRows | Panel, selection: Selection, pair: tuple[str, str], by: Grain
) -> tuple[EventRows, dict[str, Cells]]:
    """Add up the dyad's events, by view, the asked one first.

    Raises:
        InputError: They cannot be read, a side is unknown, or no event is left.
    """
    if isinstance(events, Panel):
        if selection != Selection(is_directed=events.is_directed):
            msg = "a panel's events are chosen when it is read; measure a lake or a series to choose among them"
            raise InputError(msg)
        cells = panel_cells(events, *pair, by)
        rows = EventRows("", "; ".join(events.sources), events.measure)
        if not len(cells.starts):
            raise InputError(_nothing_left(rows, selection, pair))
        return rows, {selection.words(): cells}
    with asking(f"{events.name} cannot be read") as connection:
        found = _add_up_views(connection, events, selection, pair, by)
        if not len(found[selection.words()].starts):
            require_sides(connection, events, *pair)
            raise InputError(_nothing_left(events, selection, pair))
    return events, found


def _nothing_left(rows: EventRows, selection: Selection, pair: tuple[str, str]) -> str:
    sides = " and ".join(pair)
    return f"no event of {sides} is left in {rows.name} ({selection.words()}); widen the days or the kinds"


def _add_up_views(
    connection: DuckDBPyConnection, rows: EventRows, selection: Selection, pair: tuple[str, str], by: Grain
) -> dict[str, Cells]:
    """Add up the asked events, and what the data set allows besides, from one reading of the data set."""
    connection.execute(f"CREATE TEMP TABLE picked AS {rows.select(selection, (pair,), by=by)}")
    # Sums of several threads come in any order, and so with other last digits from run to run; a dyad's events are few.
    connection.execute("SET threads = 1")
    allowed = {
        WITHOUT_MEETINGS: rows.has_code and not selection.without_meetings,
        "verbal": rows.has_quad and selection.mode == "all",
        "material": rows.has_quad and selection.mode == "all",
        "governments alone": rows.has_roles and not selection.government_only,
    }
    wanted = {selection.words(): "TRUE"} | {name: sql for name, sql in VIEWS.items() if allowed[name]}
    return {
        name: add_up(connection, f"SELECT * FROM picked WHERE {sql}", by, **rows.shape) for name, sql in wanted.items()
    }


def _view(
    name: str, cells: Cells, starts: NDArray[np.datetime64], by: Grain, rows: EventRows, selection: Selection
) -> View:
    if not len(cells.starts):
        nothing = tuple(_empty(start, end, selection) for start, end in _bounds(starts, by))
        return View(name, nothing, None, None, None)
    levels = estimate_levels(cells.intensity, cells.of, 1)
    shares = estimate_shares(cells.cooperation, cells.of, 1)
    place = {start: number for number, start in enumerate(cells.starts.tolist())}
    readings = tuple(
        _reading(place[start], start, end, cells, levels, shares, rows, selection)
        if start in place
        else _empty(start, end, selection)
        for start, end in _bounds(starts, by)
    )
    return View(
        name,
        readings,
        long_run=_number(levels.long_run[0]),
        between=_number(levels.between[0]),
        long_run_share=_number(shares.long_run[0]) if cells.cooperation.n.sum() else None,
    )


def _bounds(starts: NDArray[np.datetime64], by: Grain) -> list[tuple[date, date]]:
    return list(zip(starts.tolist(), period_ends(starts, by).tolist(), strict=True))


def _empty(start: date, end: date, selection: Selection) -> Reading:
    return Reading(start, end, 0, 0, 0.0, None, None, 0, 0, None, _is_cut(start, end, selection))


def _reading(
    place: int,
    start: date,
    end: date,
    cells: Cells,
    levels: Estimates,
    shares: Estimates,
    rows: EventRows,
    selection: Selection,
) -> Reading:
    sums, sides = cells.intensity, cells.cooperation
    cooperative = round(float(sides.total[place]))
    intensity = _estimate(levels, place, rows.bounds)
    return Reading(
        start=start,
        end=end,
        events=max(1, round(float(sums.n[place]))),
        days=int(sums.days[place]),
        effective=float(levels.effective[place]),
        mean=float(sums.total[place] / sums.n[place]),
        intensity=intensity,
        cooperative=cooperative,
        conflictual=round(float(sides.n[place])) - cooperative,
        share=_estimate(shares, place, (0.0, 1.0)) if sides.n[place] > 0 else None,
        is_cut=_is_cut(start, end, selection),
    )


def _estimate(estimates: Estimates, place: int, bounds: tuple[float, float] | None) -> Estimate:
    low, high = _number(estimates.low[place]), _number(estimates.high[place])
    if bounds and low is not None and high is not None:
        low, high = max(low, bounds[0]), min(high, bounds[1])
    return Estimate(float(estimates.middle[place]), low, high)


def _is_cut(start: date, end: date, selection: Selection) -> bool:
    begins_late = selection.since is not None and selection.since > start
    ends_early = selection.until is not None and selection.until.toordinal() + 1 < end.toordinal()
    return begins_late or ends_early


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def between_days(barometer: Barometer, since: date | None, until: date | None) -> Barometer:
    """Give the barometer's periods that touch the days from one to another, estimates unchanged."""
    views = tuple(
        replace(
            view,
            readings=tuple(
                reading
                for reading in view.readings
                if (since is None or reading.end > since) and (until is None or reading.start <= until)
            ),
        )
        for view in barometer.views
    )
    if not views[0].readings:
        msg = f"no period of the barometer lies between {since} and {until}; widen the days"
        raise InputError(msg)
    first, last = views[0].readings[0].start, views[0].readings[-1].end
    return replace(barometer, views=views, breaks=tuple(row for row in barometer.breaks if first <= row.on < last))
