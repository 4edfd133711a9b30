"""Days as pages print them: ISO, in words, in figures that leave no doubt.

``06/07/2018`` is July in one country and June in another: it is not read. A day before 1900, or further ahead of today
than time zones explain, is taken for a mistake and not read either.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_FIRST_DAY = date(1900, 1, 1)
_AHEAD = timedelta(days=2)
_MAX = 200
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_NAMES = {name[:3]: number for number, name in enumerate((*_MONTHS, "november", "december"), start=1)}
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d.]\d)")
_IN_PATH = re.compile(r"/(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?=[/.-]|$)")
_COMPACT_IN_PATH = re.compile(r"/(?:t|n)?(20\d{2})(\d{2})(\d{2})(?=[/_.-]|$)")
_FILLER = re.compile(
    r"\b(?:published|posted|issued|released|date|on|mon|tue|wed|thu|fri|sat|sun|tues|wednes|thurs|satur)(?:day|nesday)?\b"
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b|\b[ap]\.?m\b\.?|\b(?:gmt|utc|e[sd]t|p[sd]t|ce?s?t|msk|bst|ist|jst)\b|[\W_]+",
    re.IGNORECASE,
)


def parse_printed_day(text: str, *, today: date | None = None) -> date | None:
    """Read the first day that stands in a short text, or None.

    Args:
        text: Such as ``2018-07-16T10:00:00+03:00`` or ``Monday, July 16, 2018``; the day is the one that is printed,
            without turning it into another time zone.
        today: The day that counts as today (default: today, UTC).
    """
    text = text[:_MAX]
    days = (
        _from_parts(match, year, month, day, today)
        for pattern, year, month, day in (
            (_ISO, 1, 3, 4),
            (_MONTH_FIRST, 3, 1, 2),
            (_DAY_FIRST, 3, 2, 1),
        )
        if (match := pattern.search(text))
    )
    found = next((day for day in days if day), None)
    return found or _parse_figures(text, today)


def is_only_day(text: str) -> bool:
    """Whether a short text is a date, with a weekday, clock time or ``Published`` at most."""
    if len(text) > _MAX:
        return False
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _FIGURES):
        text, times = pattern.subn(" ", text, count=1)
        if times:
            return _FILLER.sub("", text) == ""
    return False


def parse_path_day(path: str, *, today: date | None = None) -> date | None:
    """Read the day out of an address's path, such as ``/2018/07/16/``; one month alone is no day."""
    for pattern, parts in ((_IN_PATH, (1, 3, 4)), (_COMPACT_IN_PATH, (1, 2, 3))):
        match = pattern.search(path[:2000])
        day = _from_parts(match, *parts, today) if match else None
        if day:
            return day
    return None


def _from_parts(match: re.Match[str], year: int, month: int, day: int, today: date | None) -> date | None:
    name = match.group(month)
    number = int(name) if name.isdigit() else _NAMES[name[:3].lower()]
    return _plausible(int(match.group(year)), number, int(match.group(day)), today)


def _parse_figures(text: str, today: date | None) -> date | None:
    match = _FIGURES.search(text)
    if not match:
        return None
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    months = 12
    if match.group(2) == "." or first > months:
        return _plausible(year, second, first, today)
    if second > months or first == second:
        return _plausible(year, first, second, today)
    return None


def _plausible(year: int, month: int, day: int, today: date | None) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    last = (today or datetime.now(UTC).date()) + _AHEAD
    return found if _FIRST_DAY <= found <= last else None
