"""A lake on Spark, through Ibis: the committed files as a view, and the barometer's sums from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summitry.errors import InputError
from summitry.eventdata.lake import read_batches
from summitry.relations.barometer_all import to_overview
from summitry.relations.cells import cells_sql, to_cells
from summitry.relations.elsewhere.query import Table, make_rows
from summitry.relations.rows import Selection

if TYPE_CHECKING:
    from summitry.relations.barometer_all import Overview
    from summitry.relations.cells import Cells
    from summitry.relations.panel import Grain


def open_on_spark(session: Any, lake: Path | str, *, view: str = "events") -> Any:
    """Make a lake's events a temporary view of a Spark session.

    The view has the files that the lake's records name, and no others, so that a load under way is not seen.

    Args:
        session: A ``pyspark.sql.SparkSession``, on one machine or many; the lake's path must lead there for all.
        lake: The lake's folder.
        view: Name of the view.

    Returns:
        The ``DataFrame`` behind the view.

    Raises:
        InputError: The lake holds no events.
    """
    folder = Path(lake).resolve()
    parts = [str(folder / part.path) for batch in read_batches(folder) for part in batch.parts]
    if not parts:
        msg = f"{lake} holds no events; load some with `summitry events load FILES... --out {lake}`"
        raise InputError(msg)
    frame = session.read.option("basePath", str(folder)).parquet(*parts)
    frame.createOrReplaceTempView(view)
    return frame


def add_up_on_spark(
    session: Any,
    lake: Path | str,
    *,
    by: Grain = "month",
    selection: Selection | None = None,
    dyads: tuple[tuple[str, str], ...] | None = None,
    table: Table | None = None,
) -> Cells:
    """Run the barometer's query on Spark.

    Args:
        session: A ``pyspark.sql.SparkSession``.
        lake: The lake's folder.
        by: Length of a period.
        selection: Which events count.
        dyads: These alone; else all pairs of countries.
        table: Data set, code book and rule against duplicates; its name becomes the view's.

    Returns:
        The sums, as DuckDB gives them.

    Raises:
        InputError: The lake holds no events, or Ibis is not installed.
    """
    try:
        import ibis  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError:
        msg = "Spark wants Ibis, which is not installed: pip install 'summitry[spark]'"
        raise InputError(msg) from None
    chosen, where = selection or Selection(), table or Table()
    open_on_spark(session, lake, view=where.name)
    rows = make_rows(where, chosen, dyads, by=by)
    query = cells_sql(rows.select(chosen, dyads, by=by), by)
    found = ibis.pyspark.connect(session).sql(query, dialect="duckdb").to_pandas()
    columns = {name: found[name].to_numpy() for name in found.columns}
    columns["start"] = columns["start"].astype("datetime64[D]")
    return to_cells(_sorted(columns), has_single_events=True)


def _sorted(columns: dict[str, Any]) -> dict[str, Any]:
    order = np.lexsort((columns["start"], columns["b"].astype(str), columns["a"].astype(str)))
    return {name: values[order] for name, values in columns.items()}


def measure_on_spark(
    session: Any,
    lake: Path | str,
    *,
    by: Grain = "month",
    selection: Selection | None = None,
    table: Table | None = None,
) -> Overview:
    """Measure the barometer of all dyads: Spark adds up, and the estimates are made here.

    Args:
        session: A ``pyspark.sql.SparkSession``.
        lake: The lake's folder.
        by: Length of a period.
        selection: Which events count.
        table: Data set, code book and rule against duplicates.

    Raises:
        InputError: The lake holds no events, none is left, or Ibis is not installed.
    """
    chosen, where = selection or Selection(), table or Table()
    cells = add_up_on_spark(session, lake, by=by, selection=chosen, table=where)
    return to_overview(cells, make_rows(where, chosen, by=by), chosen, by=by)
