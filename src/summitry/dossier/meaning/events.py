"""The event data that the figures rest on: what the caller gives, or else the list that ships."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from summitry.relations.lake import Reading
    from summitry.relations.series import Columns

#: What must be said wherever the list that ships is shown.
HAND_KEPT = (
    "The list that ships was put together by hand and is no sample: its level says how the events on it stand, not how"
    " often such things happen"
)
#: Why nothing is computed from it that needs a sample.
NO_SAMPLE = "the list of dated events that ships was put together by hand and is no sample"


@dataclass(frozen=True, slots=True)
class Events:
    """Event data and how it is read.

    Attributes:
        path: A lake's folder or a series file.
        columns: Names of a series' columns.
        reading: Which data set and scale of a lake.
        is_hand_kept: It is a list put together by hand, so that nothing can be tested with it.
    """

    path: Path
    columns: Columns | None = None
    reading: Reading | None = None
    is_hand_kept: bool = False


def check_events(path: Path, *, columns: Columns | None = None, reading: Reading | None = None) -> None:
    """Look whether event data can be used, before anything else is done.

    Raises:
        InputError: There is no such file or folder, it lacks a column, or none of its several data sets is chosen.
    """
    from summitry.relations.events import open_events  # noqa: PLC0415 - DuckDB is loaded where events are read

    open_events(path, columns=columns, reading=reading)


@contextmanager
def choose_events(path: Path | None, columns: Columns | None, reading: Reading | None) -> Iterator[Events]:
    """Give the caller's event data, or the list that ships."""
    if path is not None:
        yield Events(path, columns, reading)
        return
    from summitry.relations.series import Columns as Named  # noqa: PLC0415 - as above

    with as_file(files("summitry.relations").joinpath("data", "dated_events.csv")) as shipped:
        yield Events(shipped, Named(measure="mean PLOVER score"), is_hand_kept=True)


def find_cover(events: Events) -> tuple[date, date]:
    """Give the first and the last day of the data set.

    Raises:
        InputError: It cannot be read or is empty.
    """
    import duckdb  # noqa: PLC0415 - as above

    from summitry.relations.events import open_events  # noqa: PLC0415 - as above
    from summitry.relations.rows import Selection  # noqa: PLC0415 - as above

    rows = open_events(events.path, columns=events.columns, reading=events.reading)
    connection = duckdb.connect()
    try:
        found = connection.execute(f"SELECT min(day), max(day) FROM ({rows.select(Selection())}) AS r").fetchone()  # noqa: S608
    except duckdb.Error as error:
        msg = f"{rows.name} cannot be read: {str(error).splitlines()[0]}"
        raise InputError(msg) from error
    finally:
        connection.close()
    if found is None or found[0] is None:
        msg = f"{rows.name} has no event that can be used"
        raise InputError(msg)
    return found[0], found[1]
