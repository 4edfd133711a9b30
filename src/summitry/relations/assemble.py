"""Event rows to a panel of dyads by periods; DuckDB adds up, numpy holds the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from summitry.errors import InputError
from summitry.relations.asking import asking
from summitry.relations.panel import Grain, Panel
from summitry.relations.periods import period_ends, period_sql, period_starts
from summitry.relations.rows import quote

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.rows import EventRows, Selection


def to_panel(
    rows: EventRows,
    selection: Selection,
    *,
    by: Grain,
    dyads: tuple[tuple[str, str], ...] | None = None,
    busiest: int | None = None,
) -> Panel:
    """Add rows up to periods.

    Args:
        rows: Where they come from.
        selection: Which of them count.
        by: Length of a period.
        dyads: These dyads alone; one without any event is a column of nan.
        busiest: Of the dyads, only so many that have the most days with events (ties in the order of their names).

    Returns:
        A panel whose periods run without gaps from the first to the last event of any of its dyads; the value of a
        period is the mean over its events, each counted once.

    Raises:
        InputError: The rows lack what is asked for, or none is left.
    """
    period = period_sql(by)
    days = "0" if busiest is None else "count(DISTINCT day)"
    asked = _dyad_table(dyads, is_directed=selection.is_directed)
    with asking(f"{rows.name} cannot be read") as connection:
        connection.execute(
            f"CREATE TEMP TABLE sums AS SELECT start, a, b, sum(value * weight) / sum(weight) AS value,"
            f" greatest(1, round(sum(weight)))::BIGINT AS n, max(known_at) AS known_at, {days} AS days,"
            " coalesce(sum(weight) FILTER (known_at IS NULL), 0)::DOUBLE AS untold, sum(weight)::DOUBLE AS weight"
            f" FROM (SELECT *, {period} AS start FROM ({rows.select(selection, dyads, by=by)}) AS s) AS p GROUP BY ALL"
        )
        limit = "" if busiest is None else f" ORDER BY sum(days) DESC, a, b LIMIT {int(busiest)}"
        chosen = asked or f"SELECT a, b FROM sums GROUP BY a, b{limit}"
        connection.execute(
            f"CREATE TEMP TABLE dyads AS SELECT a, b, row_number() OVER (ORDER BY a, b) - 1 AS place FROM ({chosen})"
        )
        names = connection.execute("SELECT a, b FROM dyads ORDER BY place").fetchall()
        cells = connection.execute(
            "SELECT start, place, value, n, known_at, untold, weight FROM sums JOIN dyads USING (a, b)"
        ).fetchnumpy()
    if not len(cells["start"]):
        msg = f"{rows.name}: no event is left ({selection.words()}); widen the days, the dyads or the kinds of events"
        raise InputError(msg)
    return _fill(cells, [(str(a), str(b)) for a, b in names], rows, selection, by)


def _dyad_table(dyads: tuple[tuple[str, str], ...] | None, *, is_directed: bool) -> str:
    if not dyads:
        return ""
    pairs = {pair if is_directed else (min(pair), max(pair)) for pair in dyads}
    listed = ", ".join(f"({quote(a)}, {quote(b)})" for a, b in pairs)
    return f"SELECT * FROM (VALUES {listed}) AS v(a, b)"


def _fill(
    cells: dict[str, Any], names: list[tuple[str, str]], rows: EventRows, selection: Selection, by: Grain
) -> Panel:
    days = _plain(cells["start"]).astype("datetime64[D]")
    starts = period_starts(days.min(), days.max(), by)
    at = np.searchsorted(starts, days)
    place = _plain(cells["place"]).astype(np.int64)
    values = np.full((len(starts), len(names)), np.nan)
    counts = np.zeros(values.shape, dtype=np.int64)
    values[at, place] = _plain(cells["value"])
    counts[at, place] = _plain(cells["n"])
    known_at = period_ends(starts, by).astype("datetime64[s]")
    told = np.ma.getmaskarray(np.ma.asarray(cells["known_at"]))
    np.maximum.at(known_at, at[~told], _plain(cells["known_at"])[~told].astype("datetime64[s]"))
    return Panel(
        starts=starts,
        grain=by,
        dyads=tuple(names),
        is_directed=selection.is_directed,
        values=values,
        counts=counts,
        known_at=known_at,
        measure=rows.measure,
        sources=(f"{rows.name}; {selection.words()}",),
        untold=float(_plain(cells["untold"]).sum() / _plain(cells["weight"]).sum()),
    )


def _plain(column: Any) -> NDArray[Any]:
    return np.ma.getdata(column)
