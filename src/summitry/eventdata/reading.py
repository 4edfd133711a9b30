"""A lake as DuckDB sees it, and what is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry.errors import InputError
from summitry.eventdata.dedup import find_rule, once
from summitry.eventdata.engine import name_of, open_engine
from summitry.eventdata.lake import read_batches
from summitry.eventdata.schema import COLUMNS, MANIFEST, NAMES, PARTITION

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Names of all columns that a reader of the lake sees.
SEEN = (*NAMES, *(column.name for column in PARTITION))


def connect(lake: str | Path, *, dedup: str = "none", memory_mb: int = 1000, threads: int = 2) -> DuckDBPyConnection:
    """Open a lake: a DuckDB connection with the views ``events`` and ``all_events``.

    ``events`` has the columns of ``schema.COLUMNS`` and ``schema.PARTITION``, each row once by the rule ``dedup``;
    ``all_events`` has every row. Both show what was committed when this was called.

    Args:
        lake: The lake's folder.
        dedup: Name of a rule of ``dedup.RULES``.
        memory_mb: Megabytes that DuckDB may use before it writes to disk.
        threads: Threads that it may use.

    Raises:
        InputError: There is no lake, or it is damaged.
        UnknownCode: There is no such rule.
    """
    rule = find_rule(dedup)
    folder = Path(lake)
    parts = [part for batch in _batches_of(folder) for part in batch.parts]
    engine = open_engine(memory_mb=memory_mb, threads=threads)
    if parts:
        listed = ", ".join(name_of(folder.resolve() / part.path) for part in parts)
        kinds = ", ".join(f"'{column.name}': {column.kind}" for column in PARTITION)
        table = f"read_parquet([{listed}], hive_partitioning=true, hive_types={{{kinds}}})"
        select = f"SELECT {', '.join(SEEN)} FROM {table}"
    else:
        empty = ", ".join(f"CAST(NULL AS {column.kind}) AS {column.name}" for column in (*COLUMNS, *PARTITION))
        select = f"SELECT {empty} WHERE false"
    engine.execute(f"CREATE VIEW all_events AS {select}")
    engine.execute(f"CREATE VIEW events AS {once(rule, 'all_events')}")
    return engine


def _batches_of(folder: Path) -> tuple[Any, ...]:
    if not (folder / MANIFEST).is_dir():
        raise InputError(f"{folder}: no lake of events; make one with: summitry events load FILES --out {folder}")
    return read_batches(folder)


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a lake has of one source.

    Attributes:
        source: The data set.
        files: Files loaded.
        rows: Rows read from them.
        events: Events in the lake.
        aside: Rows set aside, by reason.
        mended: Rows kept with signs in place of bytes that were no text.
        first_on: Earliest day of an event, ISO.
        last_on: Latest.
        size: Bytes of Parquet.
    """

    source: str
    files: int
    rows: int
    events: int
    aside: dict[str, int]
    mended: int
    first_on: str | None
    last_on: str | None
    size: int


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a lake.

    Attributes:
        lake: Its folder.
        batches: Loads that are recorded.
        loaded_at: Instant of the last, ISO, or None.
        sources: What there is of each source.
        aside_files: Files with the rows set aside.
    """

    lake: str
    batches: int
    loaded_at: str | None
    sources: tuple[SourceInfo, ...]
    aside_files: tuple[str, ...]


def info(lake: str | Path) -> Info:
    """Tell what is in a lake, from its records alone.

    Raises:
        InputError: There is no lake, or it is damaged.
    """
    folder = Path(lake)
    batches = _batches_of(folder)
    files = [file for batch in batches for file in batch.files]
    parts = [part for batch in batches for part in batch.parts]
    names = sorted({file["source"] for file in files})
    return Info(
        lake=str(folder),
        batches=len(batches),
        loaded_at=batches[-1].loaded_at if batches else None,
        sources=tuple(_sum_up(name, files, parts) for name in names),
        aside_files=tuple(str(folder / batch.aside) for batch in batches if batch.aside),
    )


def _sum_up(source: str, files: list[dict[str, Any]], parts: list[Any]) -> SourceInfo:
    own = [file for file in files if file["source"] == source]
    aside: Counter[str] = Counter()
    for file in own:
        aside.update(file["aside"])
    days = [day for file in own for day in (file["first_on"], file["last_on"]) if day]
    return SourceInfo(
        source=source,
        files=len(own),
        rows=sum(file["rows"] for file in own),
        events=sum(part.rows for part in parts if part.source == source),
        aside=dict(sorted(aside.items())),
        mended=sum(file["mended"] for file in own),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        size=sum(part.size for part in parts if part.source == source),
    )
