"""GDELT's lists of its files, and which files a span of days needs.

Release 1.0 lists its files in ``events/md5sums`` (digest, name) and ``events/filesizes`` (bytes, name): ``1979.zip`` to
``2005.zip``, ``200601.zip`` to ``201303.zip``, then ``20130401.export.CSV.zip`` and so on, each for the day on which
its events were found. Release 2.0 lists bytes, digest and address in ``gdeltv2/masterfilelist.txt``, with a file each
15 minutes, named by the instant (UTC) at which it was made. Lines that are cut or odd occur in both, and are counted.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from summitry.eventdata.fetching.record import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER_1 = "events"
FOLDER_2 = "gdeltv2"
DIGESTS_1 = f"{FOLDER_1}/md5sums"
SIZES_1 = f"{FOLDER_1}/filesizes"
MASTER_2 = f"{FOLDER_2}/masterfilelist.txt"
MASTER_2_TRANSLATED = f"{FOLDER_2}/masterfilelist-translation.txt"

FIRST_DAY_1 = date(1979, 1, 1)
FIRST_MONTH_1 = date(2006, 1, 1)
FIRST_DAILY_1 = date(2013, 4, 1)
#: The first file of release 2.0 is that of 18 February 2015, 23:00.
FIRST_2 = datetime(2015, 2, 18, 23, tzinfo=UTC)
STEP_2 = timedelta(minutes=15)

_NAME_1 = re.compile(r"([0-9]{4})([0-9]{2})?([0-9]{2})?(?:\.export\.CSV)?\.zip")
_NAME_2 = re.compile(r"([0-9]{14})(\.translation)?\.export\.CSV\.zip")
_BYTES = re.compile(r"[0-9]{1,15}")
_MD5 = re.compile(r"[0-9a-f]{32}")
#: Characters of a line at most.
LONGEST_LINE = 1_000


class Counted:
    """Lines of a list that could not be read."""

    def __init__(self) -> None:
        self.malformed = 0


def list_release_1(
    digests: Iterable[str], sizes: Iterable[str], since: date, until: date, bad: Counted
) -> list[Listed]:
    """Give the files of release 1.0 that touch a span of days, oldest first.

    Args:
        digests: Lines of ``md5sums``.
        sizes: Lines of ``filesizes``.
        since: First day.
        until: Last day.
        bad: Counts the lines that cannot be read.
    """
    md5s = {name: digest.lower() for digest, name in _iter_pairs(digests, _MD5, bad)}
    bytes_of = {name: int(size) for size, name in _iter_pairs(sizes, _BYTES, bad)}
    found = []
    for name in {**md5s, **bytes_of}:
        span = _read_span(name)
        if span and span[0] <= until and span[1] >= since:
            found.append(Listed(name, FOLDER_1, *span, bytes_of.get(name), md5s.get(name)))
    return sorted(found, key=lambda file: (file.first_on, file.name))


def _iter_pairs(lines: Iterable[str], first: re.Pattern[str], bad: Counted) -> Iterator[tuple[str, str]]:
    for line in lines:
        cells = line.split()
        if len(cells) == 2 and first.fullmatch(cells[0].lower()):  # noqa: PLR2004 -- two cells a line
            yield cells[0], cells[1].removeprefix("*")
        elif cells:
            bad.malformed += 1


def _read_span(name: str) -> tuple[date, date] | None:
    """Give the first and last day that a file of release 1.0 is for, None for other files in the folder."""
    match = _NAME_1.fullmatch(name)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def list_release_2(master: Iterable[str], since: date, until: date, bad: Counted) -> list[Listed]:
    """Give the event files of release 2.0 that were made on a span of days (UTC), oldest first.

    Args:
        master: Lines of a master list.
        since: First day.
        until: Last day.
        bad: Counts the lines that cannot be read.
    """
    found = {}
    for line in master:
        cells = line.split()
        if len(cells) != 3 or not _BYTES.fullmatch(cells[0]) or not _MD5.fullmatch(cells[1].lower()):  # noqa: PLR2004
            bad.malformed += bool(cells)
            continue
        name = cells[2].rsplit("/", 1)[-1]
        match = _NAME_2.fullmatch(name)
        instant = _read_instant(match[1]) if match else None
        if instant and since <= instant.date() <= until:
            day = instant.date()
            found[name] = Listed(name, FOLDER_2, day, day, int(cells[0]), cells[1].lower())
    return [found[name] for name in sorted(found)]


def _read_instant(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def expect_release_1(since: date, until: date) -> Iterator[str]:
    """Yield the names that release 1.0's layout lets expect for a span of days."""
    day = max(since, FIRST_DAY_1)
    while day <= until:
        if day < FIRST_MONTH_1:
            yield f"{day:%Y}.zip"
            day = date(day.year + 1, 1, 1)
        elif day < FIRST_DAILY_1:
            yield f"{day:%Y%m}.zip"
            day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        else:
            yield f"{day:%Y%m%d}.export.CSV.zip"
            day += timedelta(days=1)


def expect_release_2(since: date, until: date, *, is_translated: bool) -> Iterator[str]:
    """Yield the names that release 2.0's layout lets expect for a span of days."""
    kind = ".translation" if is_translated else ""
    instant = max(datetime(since.year, since.month, since.day, tzinfo=UTC), FIRST_2)
    end = datetime(until.year, until.month, until.day, tzinfo=UTC) + timedelta(days=1)
    while instant < end:
        yield f"{instant:%Y%m%d%H%M%S}{kind}.export.CSV.zip"
        instant += STEP_2
