"""The lake's folder: its lock, the records of what was loaded, and how a batch becomes visible all at once.

A batch's Parquet files are written below ``_staging/``, flushed, and renamed to their places; last of all its record
is renamed into ``_manifest/``. ``connect`` reads what the records name, so a reader sees a batch whole or not at all.
After a crash, ``sweep`` removes what no record names.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from summitry.errors import InputError, TryLater
from summitry.eventdata.schema import ASIDE, LAKE_VERSION, MANIFEST, STAGING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


#: Names that batches give to files; what another program put there is left alone.
_OURS = re.compile(r"[0-9a-f]{16}(-[0-9]+\.parquet|\.jsonl)")


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of the lake.

    Attributes:
        path: Where it lies below the lake.
        source: The data set.
        year: Year of its events.
        rows: Rows in it.
        size: Bytes of it.
        first_key: Least ``event_key``.
        last_key: Greatest.
        ontologies: Code books of its codes, sorted.
        has_unit_weights: Whether every weight is 1.
        has_quads: Whether every event has a quad class of 1 to 4.
    """

    path: str
    source: str
    year: int
    rows: int
    size: int
    first_key: str
    last_key: str
    ontologies: tuple[str, ...]
    has_unit_weights: bool
    has_quads: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """The record of files that became visible together.

    Attributes:
        id: Made from the digests of its files, so that the same files give the same name.
        loaded_at: When, ISO, UTC.
        files: One for each file, as in a report.
        parts: The Parquet files.
        aside: File with the rows set aside, below the lake; empty where there are none.
    """

    id: str
    loaded_at: str
    files: tuple[dict[str, Any], ...]
    parts: tuple[Part, ...]
    aside: str = ""


def read_batches(lake: Path) -> tuple[Batch, ...]:
    """Read the records of a lake, oldest first; none where the folder is no lake yet.

    Raises:
        InputError: A record is of another version or damaged.
    """
    batches = []
    for path in sorted((lake / MANIFEST).glob("*.json")):
        try:
            batches.append(_read_batch(json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}: no record of a lake that this program reads ({error}); load the files into a new folder"
            ) from error
    return tuple(sorted(batches, key=lambda batch: (batch.loaded_at, batch.id)))


def _read_batch(record: dict[str, Any]) -> Batch:
    version = record.pop("version")
    if version != LAKE_VERSION:
        msg = f"version {version}, not {LAKE_VERSION}"
        raise ValueError(msg)
    parts = tuple(Part(**{**part, "ontologies": tuple(part["ontologies"])}) for part in record["parts"])
    return Batch(**{**record, "parts": parts, "files": tuple(record["files"])})


@contextmanager
def locked(lake: Path) -> Iterator[None]:
    """Hold the lake for writing.

    Raises:
        TryLater: Another program is loading into it.
        InputError: The folder cannot be made, or is something else.
    """
    try:
        lake.mkdir(parents=True, exist_ok=True)
        _refuse_other_folder(lake)
        (lake / MANIFEST).mkdir(exist_ok=True)
        descriptor = os.open(lake / MANIFEST / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise InputError(
            f"{lake}: cannot hold a lake ({error.strerror}); name a folder that you may write to"
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TryLater(f"{lake}: another load is under way; run this again when it is done") from error
        yield
    finally:
        os.close(descriptor)


def _refuse_other_folder(lake: Path) -> None:
    if not (lake / MANIFEST).exists() and any(not entry.name.startswith(".") for entry in lake.iterdir()):
        raise InputError(f"{lake}: a folder with other things in it; name a new one for the lake")


def sweep(lake: Path, batches: Sequence[Batch]) -> int:
    """Remove what an interrupted load left: files that are staged, and parts that no record names.

    Returns:
        How many parts were removed.
    """
    shutil.rmtree(lake / STAGING, ignore_errors=True)
    kept = {part.path for batch in batches for part in batch.parts} | {batch.aside for batch in batches}
    swept = 0
    for path in [*lake.glob("source=*/year=*/*.parquet"), *(lake / ASIDE).glob("*.jsonl")]:
        if _OURS.fullmatch(path.name) and str(path.relative_to(lake)) not in kept:
            path.unlink()
            swept += 1
    for path in (lake / MANIFEST).glob(".*.tmp"):
        path.unlink()
    return swept


def commit(lake: Path, batch: Batch, staged: Sequence[tuple[Path, str]]) -> None:
    """Make a batch visible: its files go to their places, then its record.

    Args:
        lake: The lake's folder.
        batch: The record.
        staged: Each written file, with its place below the lake.
    """
    folders = set()
    for path, place in staged:
        _flush(path)
        target = lake / place
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        # The lake too, in which the folder of a source or of the rows set aside may be new.
        folders |= {target.parent, target.parent.parent, lake}
    for folder in folders:
        _flush(folder)
    record = json.dumps({"version": LAKE_VERSION, **asdict(batch)}, ensure_ascii=False, indent=1)
    temporary = lake / MANIFEST / f".{batch.id}.tmp"
    temporary.write_text(record + "\n", encoding="utf-8")
    _flush(temporary)
    temporary.replace(lake / MANIFEST / f"{batch.id}.json")
    _flush(lake / MANIFEST)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
