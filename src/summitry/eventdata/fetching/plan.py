"""Which files there are to fetch: the publisher's lists, held against the days asked for and what is there already."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from summitry.errors import InputError, TryLater
from summitry.eventdata.fetching import listing
from summitry.eventdata.fetching.manifest import locked, read_manifest
from summitry.eventdata.fetching.narrow import find_dyad
from summitry.eventdata.fetching.patience import Patience
from summitry.eventdata.fetching.record import Plan
from summitry.eventdata.fetching.transfer import PARTS, Tools, follow_through, place
from summitry.eventdata.fetching.wire import Gone, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from summitry.eventdata.fetching.record import Entry, Listed, Release, Settings

LISTS = "_lists"
#: A list this young is not asked for again, nor one from two days after the last day asked for: lists only grow.
_FRESH = timedelta(hours=1)
_SETTLED = timedelta(days=2)


def plan_gdelt(
    since: date,
    until: date,
    folder: Path,
    settings: Settings,
    *,
    release: Release = 1,
    is_translated: bool = False,
    on_bytes: Callable[[int], None] = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Plan:
    """Read GDELT's lists and tell which files a span of days needs.

    The lists are kept in the folder's ``_lists``; nothing else is fetched or changed.

    Args:
        since: First day: of finding (release 1) or of making (release 2); before April 2013, of happening.
        until: Last day.
        folder: Where the files are to lie.
        settings: How to ask.
        release: GDELT's release.
        is_translated: The stream of release 2 that is from articles in other languages than English.
        on_bytes: Told of each chunk's bytes.
        sleep: What waits.

    Raises:
        InputError: The days are in the wrong order, in the future, or before the release's first.
        UnknownCode: A side of the dyad is no country.
        TryLater: The lists cannot be had now, or another run holds the folder.
        Unreadable: The server gives no lists.
    """
    tools = Tools(settings, Patience(settings, sleep), on_bytes)
    _check_days(since, until, release, tools.patience.now())
    if is_translated and release == 1:
        msg = "release 1 has no stream of translations; leave it out, or ask for release 2"
        raise InputError(msg)
    dyad = find_dyad(*settings.dyad).name if settings.dyad else ""
    bad = listing.Counted()
    with locked(folder):
        if release == 1:
            digests, sizes = (_get_list(path, folder, until, tools) for path in (listing.DIGESTS_1, listing.SIZES_1))
            files = listing.list_release_1(_iter_lines(digests), _iter_lines(sizes), since, until, bad)
            expected = listing.expect_release_1(since, until)
        else:
            path = listing.MASTER_2_TRANSLATED if is_translated else listing.MASTER_2
            files = listing.list_release_2(_iter_lines(_get_list(path, folder, until, tools)), since, until, bad)
            expected = listing.expect_release_2(since, until, is_translated=is_translated)
        entries = read_manifest(folder)
    names = {file.name for file in files}
    missing = tuple(name for name in expected if name not in names and _is_due(name, tools.patience.now()))
    done = [file for file in files if is_done(file, entries.get(file.path), folder, dyad, settings)]
    return Plan(
        release, since, until, tuple(files), missing, bad.malformed, len(done), sum(file.size or 0 for file in done)
    )


def _check_days(since: date, until: date, release: Release, now: datetime) -> None:
    first = listing.FIRST_DAY_1 if release == 1 else listing.FIRST_2.date()
    if since > until:
        msg = f"since {since} is after until {until}; give the earlier day first"
    elif until > now.date():
        msg = f"until {until} is in the future; give {now.date()} or earlier"
    elif since < first:
        other = "; release 1 goes back to 1979" if release != 1 else ""
        msg = f"since {since} is before {first}, the first day of release {release}{other}"
    else:
        return
    raise InputError(msg)


def _get_list(path: str, folder: Path, until: date, tools: Tools) -> Path:
    """Fetch a list, unless the one that is there will do."""
    target = folder / LISTS / path.rpartition("/")[2]
    now = tools.patience.now()
    if target.exists():
        made = datetime.fromtimestamp(target.stat().st_mtime, UTC)
        if now - made < _FRESH or made.date() >= until + _SETTLED:
            return target
    part = folder / PARTS / f"{target.name}.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)  # no check sum would tell that the list has grown between two halves of it
    url = f"{tools.settings.base_url.rstrip('/')}/{path}"
    try:
        follow_through(Wanted(url, part, None, is_zip=True), tools)
    except Gone as fault:
        msg = f"{url} is not there: is {tools.settings.base_url} a server with GDELT's layout?"
        raise InputError(msg) from fault
    with part.open("rb") as opened:
        if opened.read(64).lstrip()[:1] == b"<":
            part.unlink()
            msg = f"{url} gives a web page in place of the list: try again later"
            raise TryLater(msg)
    place(part, target)
    return target


def _iter_lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        while line := lines.readline(listing.LONGEST_LINE):
            yield line
            # The rest of a line without end is dropped, and never held whole.
            while line and not line.endswith("\n"):
                line = lines.readline(listing.LONGEST_LINE)


def _is_due(name: str, now: datetime) -> bool:
    """Whether a file must be there by now: a day's is made the morning after, the others within the hour."""
    digits = name.partition(".")[0]
    if len(digits) == len("YYYYMMDDHHMMSS"):
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC) < now - timedelta(hours=1)
    if len(digits) == len("YYYYMMDD"):
        return datetime.strptime(digits, "%Y%m%d").replace(tzinfo=UTC) < now - _SETTLED
    return True


def is_done(file: Listed, entry: Entry | None, folder: Path, dyad: str, settings: Settings) -> bool:
    """Whether a file, as it is listed now, was fetched before, and what is asked of it is there.

    Where a dyad is asked for that is its smaller file; the whole one must be gone only where it is to be.
    """
    if entry is None or entry.status != "fetched" or (file.md5 and entry.md5 != file.md5):
        return False
    if not dyad:
        return is_whole(file, entry, folder)
    has_rows = bool(entry.narrowed) and (folder / entry.narrowed).exists()
    has_dyad = entry.dyad == dyad and (has_rows or entry.rows_kept == 0)
    return has_dyad and (settings.keeps_raw or not entry.keeps_raw)


def is_whole(file: Listed, entry: Entry, folder: Path) -> bool:
    """Whether the whole file lies in its place with the size that it was fetched with."""
    path = folder / file.path
    return entry.keeps_raw and path.exists() and path.stat().st_size == entry.size
