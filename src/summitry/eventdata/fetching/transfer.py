"""One file from the server to its place: in as many requests as it takes, held against its check sums, renamed."""

from __future__ import annotations

import hashlib
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.errors import TryLater, Unreadable
from summitry.eventdata.fetching.record import Entry, to_iso
from summitry.eventdata.fetching.wire import AskedToWait, Gone, Wanted, stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summitry.eventdata.fetching.patience import Patience
    from summitry.eventdata.fetching.record import Listed, Settings

PARTS = "_parts"
_CHUNK = 2**20
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
#: Times that a file is fetched anew where its check sum is wrong: once, as a resumed file may be two in one.
_FRESH_STARTS = 1


@dataclass(frozen=True, slots=True)
class Tools:
    """What one run has at hand: settings, pauses, and whom to tell of each chunk's bytes."""

    settings: Settings
    patience: Patience
    on_bytes: Callable[[int], None]


def obtain(file: Listed, folder: Path, tools: Tools) -> Entry:
    """Fetch a file and put it in its place.

    Returns:
        What became of it; it is in its place where the status is ``fetched``, and nothing is there otherwise.

    Raises:
        InputError: The disk is full, or may not be written to.
    """
    most = tools.settings.max_bytes
    if file.size is not None and file.size > most:
        why = f"the list says {file.size:,} bytes, more than the {most:,} that a file may have: see what the list says"
        return Entry(file.path, "wrong", why=f"{file.path}: {why}")
    target = folder / file.path
    # The digest in the name keeps parts of two issues of one file apart.
    part = folder / PARTS / f"{file.name}.{(file.md5 or 'unknown')[:8]}.part"
    target.parent.mkdir(parents=True, exist_ok=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    wanted = Wanted(f"{tools.settings.base_url.rstrip('/')}/{file.path}", part, file.size, is_zip=True)
    fresh_starts = 0
    try:
        while True:
            url = follow_through(wanted, tools)
            flaw = find_flaw(part, file)
            if not flaw:
                break
            part.unlink()
            if fresh_starts >= _FRESH_STARTS:
                return Entry(file.path, "wrong", url, why=f"{url}: {flaw}")
            fresh_starts += 1
    except Gone as fault:
        return Entry(file.path, "gone", wanted.url, why=str(fault))
    except TryLater as fault:
        return Entry(file.path, "later", wanted.url, why=str(fault))
    except Unreadable as fault:
        part.unlink(missing_ok=True)
        return Entry(file.path, "wrong", wanted.url, why=str(fault))
    place(part, target)
    return to_entry(file, target, url, to_iso(tools.patience.now()))


def follow_through(wanted: Wanted, tools: Tools) -> str:
    """Ask until the part is complete; give the address that it came from.

    Raises:
        TryLater: The tries are used up.
        Gone: There is no such file.
        Unreadable: It never will work.
        InputError: The disk is full, or may not be written to.
    """
    failures = rounds = 0
    while True:
        had = _size(wanted.part)
        if wanted.size is not None and had == wanted.size:
            return wanted.url
        tools.patience.pause()
        try:
            return stream(wanted, tools.settings, tools.patience.now(), tools.on_bytes)
        except TryLater as fault:
            rounds += 1
            failures = 1 if _size(wanted.part) > had else failures + 1
            tools.patience.answered()
            if rounds >= tools.patience.most_rounds() or not tools.patience.back_off(fault, failures):
                msg = f"{fault} ({rounds} {'try' if rounds == 1 else 'tries'})"
                raise AskedToWait(msg) from fault
        finally:
            tools.patience.answered()


def find_flaw(path: Path, file: Listed) -> str:
    """Say in what a fetched file differs from its listing; empty where it does not.

    A file without a listed digest is held against the check sums inside the zip.
    """
    with path.open("rb") as opened:
        head = opened.read(512)
    if not head.startswith((_ZIP, _EMPTY_ZIP)):
        kind = "a web page" if head.lstrip()[:1] == b"<" else "no zip"
        return f"{kind} in place of the file: open it in a browser to see what the server says"
    size = _size(path)
    if file.size is not None and size != file.size:
        return f"{size:,} bytes where the list says {file.size:,}: try again later, or another mirror"
    if file.md5 is not None:
        found = digest_md5(path)
        return "" if found == file.md5 else f"MD5 {found} where the list says {file.md5}: try again later"
    return _find_zip_flaw(path)


def _find_zip_flaw(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as bundle:
            bad = bundle.testzip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as fault:
        return f"a damaged zip ({fault}): try again later"
    return f"a damaged zip (check sum of {bad!r}): try again later" if bad else ""


def digest_md5(path: Path) -> str:
    """Give a file's MD5, the digest that GDELT publishes; it guards against damage, not against forgery."""
    summed = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            summed.update(chunk)
    return summed.hexdigest()


def place(part: Path, target: Path) -> None:
    """Flush a complete file and rename it to its place."""
    descriptor = os.open(part, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    part.replace(target)


def to_entry(file: Listed, target: Path, url: str, retrieved_at: str) -> Entry:
    """Write the entry of a file that is in its place and was found whole."""
    checks = [name for name, told in (("size", file.size), ("md5", file.md5)) if told is not None]
    return Entry(
        path=file.path,
        status="fetched",
        url=url,
        size=_size(target),
        md5=file.md5 or digest_md5(target),
        verified="+".join([*checks, *([] if file.md5 else ["zip"])]),
        retrieved_at=retrieved_at,
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
