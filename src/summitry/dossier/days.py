"""Days as a reader writes them: ``16 July 2018``, ``9–10 January 2022``, ``June 2018``, ``2018``."""

from __future__ import annotations

import calendar
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def write_days(first: date, last: date) -> str:
    """Write a day or a stretch of days; whole months and years by their names."""
    if first == last:
        return f"{first.day} {_month(first)} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_month(first)} {first.year}"
    start = f"{first.day} {_month(first)}" + (f" {first.year}" if first.year != last.year else "")
    return f"{start} – {last.day} {_month(last)} {last.year}"


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{_month(first)} {first.year}"
    start = _month(first) + (f" {first.year}" if first.year != last.year else "")
    return f"{start} – {_month(last)} {last.year}"


def _month(day: date) -> str:
    return calendar.month_name[day.month]
