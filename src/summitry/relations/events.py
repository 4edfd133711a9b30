"""Event rows from whatever is at hand: a lake's folder, a series file, a panel of days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summitry.errors import InputError, UnknownCode
from summitry.relations.lake import Reading, open_lake
from summitry.relations.series import Columns, open_series

if TYPE_CHECKING:
    import duckdb

    from summitry.relations.rows import EventRows


def open_events(path: Path | str, *, columns: Columns | None = None, reading: Reading | None = None) -> EventRows:
    """Open a folder as a lake and a file as a series.

    Raises:
        InputError: There is no such folder or file, or it cannot be used.
    """
    path = Path(path)
    if path.is_dir():
        if columns is not None:
            msg = f"{path} is a lake, whose columns are known; leave `columns` out"
            raise InputError(msg)
        return open_lake(path, reading)
    if reading not in (None, Reading()):
        msg = f"{path} is no lake: a data set, a code book or a rule against duplicates cannot be chosen for it"
        raise InputError(msg)
    return open_series(path, columns)


def require_sides(connection: duckdb.DuckDBPyConnection, rows: EventRows, *sides: str) -> None:
    """Tell a side that the data set never names from one that merely has no events with the other.

    Raises:
        UnknownCode: A side is not in the data set; with the names that look most like it.
    """
    import difflib  # noqa: PLC0415 - needed for the message alone

    found = connection.execute(f"SELECT a FROM ({rows.sql}) AS r UNION SELECT b FROM ({rows.sql}) AS s").fetchall()
    names = sorted(str(row[0]) for row in found)
    for side in sides:
        if side not in names:
            folded = {name.casefold(): name for name in names}
            near = difflib.get_close_matches(side.casefold(), list(folded), n=3, cutoff=0.5)
            raise UnknownCode(side, f"side in {rows.name}", [folded[name] for name in near])
