"""The run: file after file, one request at a time, each noted in the manifest before the next."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.errors import InputError, Unreadable
from summitry.eventdata.fetching.manifest import append, locked, read_manifest, rewrite
from summitry.eventdata.fetching.narrow import Dyad, find_dyad, narrow
from summitry.eventdata.fetching.patience import Patience
from summitry.eventdata.fetching.plan import is_done, is_whole
from summitry.eventdata.fetching.record import Entry, Report, to_iso
from summitry.eventdata.fetching.transfer import PARTS, Tools, find_flaw, obtain, to_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from summitry.eventdata.fetching.record import Listed, Plan, Settings

#: Left free on the disk besides what is fetched.
_SPARE_BYTES = 64 * 2**20


def fetch(
    plan: Plan,
    folder: Path,
    settings: Settings,
    *,
    on_bytes: Callable[[int], None] = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Report:
    """Fetch what a plan names; ``iter_fetch`` does it file by file.

    Raises:
        InputError: The folder cannot be written to, or the disk has too little space.
        TryLater: Another run is fetching into the folder.
    """
    entries = tuple(iter_fetch(plan, folder, settings, on_bytes=on_bytes, sleep=sleep))
    return Report(str(folder), plan, entries, is_stopped=len(entries) < len(plan.files))


def iter_fetch(
    plan: Plan,
    folder: Path,
    settings: Settings,
    *,
    on_bytes: Callable[[int], None] = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Entry]:
    """Yield what becomes of each file of a plan.

    A file that cannot be had is noted and the run goes on; after ``unlucky_most`` in a row that the server cannot give
    now, it ends. Running it again takes up where it ended.

    Args:
        plan: What there is to fetch.
        folder: Where to.
        settings: How to ask.
        on_bytes: Told of each chunk's bytes.
        sleep: What waits.

    Raises:
        InputError: The folder cannot be written to, or the disk has too little space.
        TryLater: Another run is fetching into the folder.
    """
    dyad = find_dyad(*settings.dyad) if settings.dyad else None
    tools = Tools(settings, Patience(settings, sleep), on_bytes)
    with locked(folder):
        _require_space(plan, folder, settings)
        entries = read_manifest(folder)
        unlucky = 0
        try:
            for file in plan.files:
                entry = _fetch_one(file, entries.get(file.path), folder, tools, dyad)
                if entry.status != "had":
                    append(folder, entry)
                entries[file.path] = replace(entry, status="fetched") if entry.status == "had" else entry
                yield entry
                unlucky = unlucky + 1 if entry.status == "later" else 0
                if unlucky >= settings.unlucky_most:
                    return
        finally:
            rewrite(folder, entries)
            _remove_if_empty(folder / PARTS)


def _require_space(plan: Plan, folder: Path, settings: Settings) -> None:
    drops_raw = settings.dyad is not None and not settings.keeps_raw
    # A file that claims more than it may have is not fetched.
    sizes = [file.size for file in plan.files if file.size and file.size <= settings.max_bytes]
    left = sum(sizes) - plan.done_bytes
    needed = min(left, 2 * max(sizes, default=0)) if drops_raw else left
    free = shutil.disk_usage(folder).free
    if left > 0 and free < needed + _SPARE_BYTES:
        msg = f"{folder} has {free:,} bytes free, and {needed:,} are needed; free some, or ask for fewer days"
        raise InputError(msg)


def _fetch_one(file: Listed, known: Entry | None, folder: Path, tools: Tools, dyad: Dyad | None) -> Entry:
    settings = tools.settings
    if known and is_done(file, known, folder, dyad.name if dyad else "", settings):
        return replace(known, status="had")
    entry = _find_whole(file, known, folder, tools) or obtain(file, folder, tools)
    if dyad is None or entry.status != "fetched":
        return entry
    return _narrow_one(file, entry, folder, dyad, keeps_raw=settings.keeps_raw)


def _find_whole(file: Listed, known: Entry | None, folder: Path, tools: Tools) -> Entry | None:
    """Give the entry of a whole file that lies there, noted or not (a run may have been cut before the note)."""
    path = folder / file.path
    if not path.exists():
        return None
    if known and known.status == "fetched" and is_whole(file, known, folder) and known.md5 == (file.md5 or known.md5):
        return known
    if find_flaw(path, file):
        return None
    return to_entry(file, path, f"{tools.settings.base_url.rstrip('/')}/{file.path}", to_iso(tools.patience.now()))


def _narrow_one(file: Listed, entry: Entry, folder: Path, dyad: Dyad, *, keeps_raw: bool) -> Entry:
    stem, dot, ending = file.name.partition(".")
    target = folder / dyad.name / file.folder / f"{stem}.{dyad.name}{dot}{ending}"
    try:
        result = narrow(folder / file.path, target, dyad)
    except Unreadable as fault:
        return replace(entry, status="wrong", why=str(fault))
    except OSError as fault:
        msg = f"cannot write {target}: {fault.strerror}; free some space and run the same command again"
        raise InputError(msg) from fault
    if not keeps_raw:
        (folder / file.path).unlink()
    return replace(
        entry,
        dyad=dyad.name,
        narrowed=str(target.relative_to(folder)) if result.path else "",
        rows=result.rows,
        rows_kept=result.kept,
        rows_short=result.short,
        keeps_raw=keeps_raw,
    )


def _remove_if_empty(parts: Path) -> None:
    if parts.is_dir() and not any(parts.iterdir()):
        parts.rmdir()
