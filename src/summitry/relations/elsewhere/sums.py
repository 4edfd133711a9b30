"""Sums that another engine made, brought back as a file: the barometer of all dyads from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError
from summitry.eventdata.readers.record import literal
from summitry.relations.asking import asking
from summitry.relations.barometer_all import to_overview
from summitry.relations.cells import to_cells
from summitry.relations.elsewhere.query import PUBLIC_GDELT, Table, describe_rows
from summitry.relations.rows import Selection

if TYPE_CHECKING:
    from summitry.relations.barometer_all import Overview
    from summitry.relations.cells import Cells
    from summitry.relations.panel import Grain

#: The columns of the barometer's query, with their types here.
KINDS = {
    "a": "VARCHAR",
    "b": "VARCHAR",
    "start": "DATE",
    "n": "DOUBLE",
    "days": "DOUBLE",
    "total": "DOUBLE",
    "squares": "DOUBLE",
    "between_days": "DOUBLE",
    "sizes": "DOUBLE",
    "sided": "DOUBLE",
    "sided_days": "DOUBLE",
    "cooperative": "DOUBLE",
    "cooperative_days": "DOUBLE",
    "sided_sizes": "DOUBLE",
}


def read_sums(path: Path | str) -> Cells:
    """Read the result of the barometer's query from CSV (with a header) or Parquet; the order of its rows is free.

    Raises:
        InputError: The file is not there, or lacks a column, or a cell is of another kind.
    """
    path = Path(path)
    if not path.is_file():
        msg = f"{path}: no such file; save the query's result as CSV with a header, or as Parquet"
        raise InputError(msg)
    reader = "read_parquet" if path.suffix == ".parquet" else "read_csv"
    options = "" if path.suffix == ".parquet" else ", header = true, all_varchar = true"
    columns = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in KINDS.items())
    with asking(f"{path} is not the result of the barometer's query") as connection:
        found = connection.execute(
            f"SELECT {columns} FROM {reader}([{literal(str(path))}]{options}) ORDER BY a, b, start"
        ).fetchnumpy()
    return to_cells({name: np.ma.getdata(values) for name, values in found.items()}, has_single_events=True)


def measure_sums(
    path: Path | str, *, by: Grain, selection: Selection | None = None, table: Table = PUBLIC_GDELT
) -> Overview:
    """Measure the barometer of all dyads from sums that were made elsewhere.

    Args:
        path: The result of ``barometer_sql``'s query, as CSV or Parquet.
        by: The length of a period that it was asked with.
        selection: The selection that it was asked with, for the words beside the figures.
        table: The table that was asked.

    Raises:
        InputError: As in ``read_sums``, or there is no row.
    """
    return to_overview(read_sums(path), describe_rows(table), selection or Selection(), by=by)
