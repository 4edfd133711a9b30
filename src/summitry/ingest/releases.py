"""What a release in plain text says of itself: a marked title, the dateline's agency and day.

Plain text has no fields, so little is taken: a day in a dateline or marked as the release's, an agency named in the
dateline's brackets, a title only where a mark (``FOR IMMEDIATE RELEASE``, ``Title:``) says that one follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summitry.ingest.metadata import Metadata
from summitry.ingest.printed_days import is_only_day, parse_printed_day
from summitry.ingest.publishers import find_publisher

if TYPE_CHECKING:
    from datetime import date

_HEAD = 2000
_LINES = 12
_MAX_TITLE = 300
_RELEASE = re.compile(r"\W{0,3}FOR IMMEDIATE RELEASE\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|headline|subject)\s{0,3}:\s{0,9}(\S.*)", re.IGNORECASE)
_DATE = re.compile(r"(?:date|published|issued|released)(?: on)?\s{0,3}:\s{0,9}(\S.*)", re.IGNORECASE)
_PLACE = r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][A-Za-z. ]{1,20})?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, ?(?P<day>{_DAY}))?,?\.? ?(?:\((?P<agency>[^()\n]{{2,40}})\)|/(?P<slashed>[^/\n]{{2,30}})/)? ?"
    r"(?:--|[—–-]|(?(slashed)\.|(?!)))(?:\s|$)"
)


def parse_release(text: str, *, today: date | None = None) -> Metadata:
    """Read what a plain text says of itself at its top; the basis is ``text`` each time.

    Args:
        text: The canonical text.
        today: The day that counts as today, for refusing days in the future (default: today, UTC).
    """
    lines = [line.strip() for line in text[:_HEAD].split("\n") if line.strip()][:_LINES]
    title = _find_title(lines)
    publisher, day_words = _find_dateline(lines)
    day = parse_printed_day(day_words, today=today) if day_words else None
    day = day or _find_day(lines, today)
    found = {"title": title, "publisher": publisher, "published_on": day}
    return Metadata(
        title=title,
        publisher=publisher,
        published_on=day,
        basis={name: "text" for name, value in found.items() if value is not None},
    )


def _find_title(lines: list[str]) -> str | None:
    for number, line in enumerate(lines):
        marked = _TITLE.fullmatch(line)
        if marked:
            return marked.group(1)[:_MAX_TITLE]
        if _RELEASE.match(line):
            following = (
                other for other in lines[number + 1 :] if not is_only_day(other) and not _DATE.fullmatch(other)
            )
            title = next(following, None)
            return title if title and len(title) <= _MAX_TITLE and not _DATELINE.match(title) else None
    return None


def _find_dateline(lines: list[str]) -> tuple[str | None, str | None]:
    """Give the agency and the day of the dateline; an agency is one that the list of publishers knows."""
    for line in lines:
        match = _DATELINE.match(line[:_MAX_TITLE])
        if match:
            agency = match.group("agency") or match.group("slashed")
            publisher = find_publisher(None, agency.strip()) if agency else None
            return (publisher.name if publisher else None), match.group("day")
    return None, None


def _find_day(lines: list[str], today: date | None) -> date | None:
    """Take a day that is marked as the release's own; a bare day may as well be that of the event."""
    is_release = any(_RELEASE.match(line) for line in lines)
    for line in lines:
        marked = _DATE.fullmatch(line)
        if marked or (is_release and not line.startswith("(") and is_only_day(line)):
            return parse_printed_day(marked.group(1) if marked else line, today=today)
    return None
