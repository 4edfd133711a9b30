"""DuckDB as we use it: bounded, no network, its tables of codes at hand."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.codebook import load_scheme
from summitry.errors import InputError
from summitry.eventdata.crosswalk import FOLD_NAME, Place, fold_name, load_places
from summitry.eventdata.readers.record import literal
from summitry.eventdata.schema import QUAD_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from summitry.eventdata.crosswalk import System
    from summitry.eventdata.readers import Reader

#: GDELT's quad class of a CAMEO root code.
_LAST_ROOT_OF_QUAD = ((5, 1), (8, 2), (13, 3), (20, 4))
_PATTERN_SIGNS = "*?[]"


def open_engine(
    *, memory_mb: int | None = None, threads: int | None = None, spill: Path | None = None
) -> DuckDBPyConnection:
    """Give a database in memory that fetches no extension and draws nothing.

    Args:
        memory_mb: Megabytes that it may use before it writes to disk; by default most of the machine's.
        threads: Threads that it may use; by default as many as there are cores.
        spill: Where it writes then; by default where temporary files go.
    """
    import duckdb  # noqa: PLC0415 -- heavy

    settings: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": False}
    if memory_mb is not None:
        settings["memory_limit"] = f"{memory_mb}MB"
    if threads is not None:
        settings["threads"] = threads
    # Left alone, DuckDB would spill into the folder that the user happens to be in.
    settings["temp_directory"] = str(spill or Path(tempfile.gettempdir()) / f"summitry-spill-{os.getpid()}")
    engine = duckdb.connect(config=settings)
    # It would draw on standard output, which belongs to the data.
    engine.execute("SET enable_progress_bar = false")
    # Rows held for each partition before they go to its file; measured: a third of the memory, the same files.
    engine.execute("SET partitioned_write_flush_threshold = 30000")
    return engine


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C within a statement end in ``KeyboardInterrupt``; DuckDB makes a ``RuntimeError`` of it."""
    try:
        yield
    except RuntimeError as error:
        if "interrupted" not in str(error).lower():
            raise
        raise KeyboardInterrupt from error


def name_of(path: Path) -> str:
    """Give a path as SQL's text.

    Raises:
        InputError: It holds a sign that DuckDB takes for a pattern.
    """
    if any(sign in str(path) for sign in _PATTERN_SIGNS):
        raise InputError(f"{path}: a lake's path may not hold any of {' '.join(_PATTERN_SIGNS)}; rename the folder")
    return literal(str(path))


def fill_codes(lake: DuckDBPyConnection, ontology: str) -> None:
    """Make the table ``codes``: each code with its PLOVER type, quad class and value."""
    scheme = load_scheme()
    if ontology == "CAMEO":
        rows: list[tuple[object, ...]] = [
            (code.code, code.event_type or None, quad_of_root(code.code), code.goldstein, None)
            for code in scheme.cameo.values()
        ]
    else:
        rows = [(name, name, QUAD_NAMES.index(kind.quad) + 1, None, kind.score) for name, kind in scheme.types.items()]
    kinds = "code VARCHAR, event_type VARCHAR, quad TINYINT, goldstein DOUBLE, plover_score DOUBLE"
    lake.execute(f"CREATE OR REPLACE TEMP TABLE codes ({kinds})")
    _insert(lake, "codes", rows)


def quad_of_root(code: str) -> int:
    """Give GDELT's quad class of a CAMEO code, by its root."""
    return next(quad for last, quad in _LAST_ROOT_OF_QUAD if int(code[:2]) <= last)


def fill_places(lake: DuckDBPyConnection, reader: Reader) -> None:
    """Make the table ``places``: each code that the reader's source writes, with whom it means."""
    places = dict(load_places(reader.system))
    for name, iso3 in reader.places.items():
        places[fold_name(name) if reader.system == "name" else name] = Place(iso3, "country")
    lake.execute("CREATE OR REPLACE TEMP TABLE places (code VARCHAR, actor VARCHAR, kind VARCHAR)")
    _insert(lake, "places", [(code, *place) for code, place in places.items()])


def _insert(lake: DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows a column at a time, which is a hundred times faster than one by one."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    lake.execute(f"INSERT INTO {table} SELECT {', '.join('unnest(?)' for _ in columns)}", columns)


def folded(system: System, expression: str) -> str:
    """Give SQL that spells a code as the table ``places`` does."""
    return FOLD_NAME.format(expression) if system == "name" else expression
