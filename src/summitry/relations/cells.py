"""Events added up by day, then by period: what the barometer's models need of each dyad and period, from one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from summitry.errors import InputError
from summitry.relations.periods import floor_days, period_sql
from summitry.relations.shrinkage import Clusters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from summitry.relations.panel import Grain, Panel

#: An event counts as cooperative by its quad class, where it has one, else by the sign of its value.
IS_COOPERATIVE = "(quad IN (1, 2) OR (quad IS NULL AND value > 0))"
IS_CONFLICTUAL = "(quad IN (3, 4) OR (quad IS NULL AND value < 0))"


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Sums for each dyad and period that has an event, by dyad and then by period.

    Attributes:
        starts: First day of the period, shape (C,).
        of: Place of the dyad in ``dyads``, shape (C,).
        dyads: The N dyads, sorted.
        intensity: Sums for the mean value.
        cooperation: Sums for the share: ``n`` counts cooperative and conflictual events, ``total`` the cooperative.
    """

    starts: NDArray[np.datetime64]
    of: NDArray[np.int64]
    dyads: tuple[tuple[str, str], ...]
    intensity: Clusters
    cooperation: Clusters


def cells_sql(events: str, by: Grain, *, has_unit_weights: bool = False, has_quads: bool = False) -> str:
    """Write the query: events added up by dyad and day, then by dyad and period.

    The day stands between because reports of one day are a cluster: its sums tell how far events of one day are alike.

    Args:
        events: SQL with the columns that ``EventRows.select`` gives.
        by: Length of a period.
        has_unit_weights: Every weight is 1, so that counting will do, which is faster.
        has_quads: Every event has a quad class of 1 to 4, which need not be looked at twice then.
    """
    if has_unit_weights:
        m, s, ss = "count(*)::DOUBLE", "sum(value)", "sum(value * value)"
        c = f"(count(*) FILTER ({'quad <= 2' if has_quads else IS_COOPERATIVE}))::DOUBLE"
        k = m if has_quads else f"(count(*) FILTER ({IS_COOPERATIVE} OR {IS_CONFLICTUAL}))::DOUBLE"
        # A count is 0 or at least 1, which spares a case.
        sided_days, per_day = "least(k, 1)", "c * c / greatest(k, 1)"
    else:
        m, s, ss = "sum(weight)::DOUBLE", "sum(weight * value)", "sum(weight * value * value)"
        c = f"sum(CASE WHEN {IS_COOPERATIVE} THEN weight ELSE 0 END)::DOUBLE"
        k = f"sum(CASE WHEN {IS_COOPERATIVE} OR {IS_CONFLICTUAL} THEN weight ELSE 0 END)::DOUBLE"
        sided_days, per_day = "CASE WHEN k > 0 THEN 1 ELSE 0 END", "CASE WHEN k > 0 THEN c * c / k ELSE 0 END"
    return (
        f"WITH days AS (SELECT day, a, b, {m} AS m, {s} AS s, {ss} AS ss, {c} AS c, {k} AS k"
        f" FROM ({events}) AS events GROUP BY day, a, b)"
        f" SELECT a, b, {period_sql(by)} AS start, sum(m) AS n, count(*)::DOUBLE AS days, sum(s) AS total,"
        " sum(ss) AS squares, sum(s * s / m) AS between_days, sum(m * m) AS sizes, sum(k) AS sided,"
        f" sum({sided_days})::DOUBLE AS sided_days, sum(c) AS cooperative, sum({per_day}) AS cooperative_days,"
        " sum(k * k) AS sided_sizes FROM days GROUP BY ALL ORDER BY a, b, start"
    )


def add_up(
    connection: DuckDBPyConnection,
    events: str,
    by: Grain,
    *,
    has_single_events: bool,
    has_unit_weights: bool = False,
    has_quads: bool = False,
) -> Cells:
    """Run the query.

    Args:
        connection: Where ``events`` can be run.
        events: SQL with the columns that ``EventRows.select`` gives.
        by: Length of a period.
        has_single_events: Whether a row is one event; otherwise only the days' means are known.
        has_unit_weights: Whether every weight is 1.
        has_quads: Whether every row has a quad class of 1 to 4.

    Raises:
        duckdb.Error: The events cannot be read.
    """
    query = cells_sql(events, by, has_unit_weights=has_unit_weights, has_quads=has_quads)
    found = connection.execute(query).fetchnumpy()
    column = {name: np.ma.getdata(values) for name, values in found.items()}
    return to_cells(column, has_single_events=has_single_events)


def to_cells(column: Mapping[str, NDArray[Any]], *, has_single_events: bool) -> Cells:
    """Take the query's columns, by whatever engine they were added up.

    Args:
        column: The columns of ``cells_sql``, sorted by ``a``, ``b``, ``start``, each of shape (C,).
        has_single_events: As in ``add_up``.
    """
    of, dyads = _number(column["a"], column["b"])
    squares = column["squares"] if has_single_events else np.full(len(of), np.nan)
    return Cells(
        starts=column["start"].astype("datetime64[D]"),
        of=of,
        dyads=dyads,
        intensity=Clusters(
            column["n"], column["days"], column["total"], squares, column["between_days"], column["sizes"]
        ),
        cooperation=Clusters(
            column["sided"],
            column["sided_days"],
            column["cooperative"],
            # The square of 0 or 1 is itself; without single events nothing is known within a day.
            column["cooperative"] if has_single_events else np.full(len(of), np.nan),
            column["cooperative_days"],
            column["sided_sizes"],
        ),
    )


def panel_cells(panel: Panel, a: str, b: str, by: Grain) -> Cells:
    """Take the sums of one dyad from a panel of days, whose spread within a day is not known.

    An event counts as cooperative by the sign of its day's mean.

    Raises:
        InputError: The panel's periods are not days, or it has no such dyad.
    """
    if panel.grain != "day":
        msg = f"the panel is by {panel.grain}; a barometer needs days, of which its periods are made"
        raise InputError(msg)
    try:
        column = panel.column(a, b)
    except KeyError:
        msg = f"the panel has no dyad {a}, {b}"
        raise InputError(msg) from None
    seen = panel.counts[:, column] > 0
    events, value = panel.counts[seen, column].astype(np.float64), panel.values[seen, column]
    starts, place = np.unique(floor_days(panel.starts[seen], by), return_inverse=True)

    def add(part: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(place, weights=part, minlength=len(starts)).astype(np.float64)

    sided, unknown = events * (value != 0), np.full(len(starts), np.nan)
    cooperative = events * (value > 0)
    days, squared = add(np.ones_like(events)), add(events**2)
    return Cells(
        starts=starts,
        of=np.zeros(len(starts), dtype=np.int64),
        dyads=(panel.dyads[column],),
        intensity=Clusters(add(events), days, add(events * value), unknown, add(events * value**2), squared),
        cooperation=Clusters(
            add(sided), add((sided > 0).astype(np.float64)), add(cooperative), unknown, add(cooperative), add(sided**2)
        ),
    )


def _number(a: NDArray[Any], b: NDArray[Any]) -> tuple[NDArray[np.int64], tuple[tuple[str, str], ...]]:
    """Number the dyads of rows that are sorted by dyad."""
    if not len(a):
        return np.zeros(0, dtype=np.int64), ()
    is_new = np.concatenate([[True], (a[1:] != a[:-1]) | (b[1:] != b[:-1])])
    firsts = np.flatnonzero(is_new)
    return np.cumsum(is_new) - 1, tuple((str(a[first]), str(b[first])) for first in firsts)
