"""The manifest of a folder: one JSON line a file, written so that a cut run loses at most the line it was writing.

Each line is added whole and flushed to the disk; a last line that was cut is left out when the manifest is read. At the
end of a run the lines are written anew, the newest of each file alone, and renamed into place.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from summitry.errors import InputError, TryLater
from summitry.eventdata.fetching.record import STATUSES, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "manifest.jsonl"
_KNOWN = frozenset(field.name for field in fields(Entry))


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Give the newest entry of each file.

    Raises:
        InputError: A line before the last is no entry.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    lines = path.read_bytes().split(b"\n")
    found = {}
    for number, line in enumerate(lines, start=1):
        entry = _read_line(line)
        if entry:
            found[entry.path] = entry
        elif line.strip() and number < len(lines):
            msg = f"{path}, line {number}: no entry of a manifest; move the file away and fetch again (files stay)"
            raise InputError(msg)
    return found


def _read_line(line: bytes) -> Entry | None:
    try:
        record = json.loads(line)
        known = {name: value for name, value in record.items() if name in _KNOWN}
        entry = Entry(**known)
    except (ValueError, TypeError, AttributeError):
        return None
    return entry if entry.status in STATUSES else None


def append(folder: Path, entry: Entry) -> None:
    """Add an entry, flushed to the disk; first cut off what a run that was ended left behind the last whole line.

    Raises:
        InputError: The disk is full, or may not be written to.
    """
    line = json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"
    try:
        _append_line(folder, line)
    except OSError as error:
        msg = f"cannot write {folder / NAME}: {error.strerror}; free some space and run the same command again"
        raise InputError(msg) from error


def _append_line(folder: Path, line: bytes) -> None:
    with (folder / NAME).open("a+b") as stream:
        end = stream.seek(0, os.SEEK_END)
        if end:
            stream.seek(max(0, end - 1))
            if stream.read(1) != b"\n":
                stream.seek(0)
                stream.truncate(stream.read().rfind(b"\n") + 1)
        stream.write(line)
        stream.flush()
        os.fsync(stream.fileno())


def rewrite(folder: Path, entries: dict[str, Entry]) -> None:
    """Write the newest entry of each file alone, in the order of their names.

    Where there is no room for that, the manifest stays as it is, which says the same in more lines.
    """
    temporary = folder / f".{NAME}.tmp"
    with suppress(OSError):
        with temporary.open("wb") as stream:
            for path in sorted(entries):
                stream.write(json.dumps(asdict(entries[path]), ensure_ascii=False).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(folder / NAME)
    temporary.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder, so that two runs do not fetch into it at once.

    Raises:
        TryLater: Another run holds it.
        InputError: It cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        msg = f"cannot write to {folder}: {error.strerror}; name a folder that you may write to"
        raise InputError(msg) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        msg = f"another run is fetching into {folder}: wait until it ends, or name another folder"
        raise TryLater(msg) from error
    finally:
        os.close(descriptor)
