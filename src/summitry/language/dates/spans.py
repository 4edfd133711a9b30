"""Stretches of whole days, and the arithmetic on them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included; None where an end is open.

    Attributes:
        first_on: First day, or None.
        last_on: Last day, or None.
        grain: ``day``, ``week``, ``month``, ``quarter``, ``year``, ``range`` or ``unknown``.
    """

    first_on: date | None
    last_on: date | None
    grain: str


UNKNOWN = Span(None, None, "unknown")


def day_span(day: date) -> Span:
    """Span one day."""
    return Span(day, day, "day")


def to_day(year: int, month: int, day: int) -> date | None:
    """Build a day, or None where the calendar has no such day (30 February)."""
    if not (
        MINYEAR <= year <= MAXYEAR and 1 <= month <= MONTHS_IN_YEAR and 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    return date(year, month, day)


def months_span(year: int, month: int, count: int, grain: str) -> Span:
    """Span ``count`` whole months from the first of ``month``; open-ended unknown past the calendar's last year."""
    last = year * MONTHS_IN_YEAR + month - 1 + count - 1
    last_year, last_month = last // MONTHS_IN_YEAR, last % MONTHS_IN_YEAR + 1
    if year < MINYEAR or last_year > MAXYEAR:
        return UNKNOWN
    end = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return Span(date(year, month, 1), end, grain)


def month_span(year: int, month: int) -> Span:
    """Span a calendar month."""
    return months_span(year, month, 1, "month")


def year_span(year: int) -> Span:
    """Span a calendar year."""
    return months_span(year, 1, MONTHS_IN_YEAR, "year")


def years_span(first: int, last: int) -> Span:
    """Span whole years, both included."""
    return months_span(first, 1, MONTHS_IN_YEAR * (last - first + 1), "range") if first <= last else UNKNOWN


def week_span(day: date) -> Span:
    """Span the week, Monday to Sunday, that a day lies in."""
    monday = shift_days(day, -day.weekday())
    sunday = shift_days(day, 6 - day.weekday())
    return Span(monday, sunday, "week") if monday and sunday else UNKNOWN


def weekend_span(day: date) -> Span:
    """Span Saturday and Sunday of the week that a day lies in."""
    week = week_span(day)
    return UNKNOWN if week.last_on is None else Span(week.last_on - timedelta(1), week.last_on, "range")


def unit_span(day: date, unit: str) -> Span:
    """Span the calendar unit that a day lies in."""
    spans = {
        "day": lambda: day_span(day),
        "week": lambda: week_span(day),
        "weekend": lambda: weekend_span(day),
        "month": lambda: month_span(day.year, day.month),
        "quarter": lambda: months_span(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter"),
        "year": lambda: year_span(day.year),
        "decade": lambda: years_span(day.year // 10 * 10, day.year // 10 * 10 + 9),
        "century": lambda: century_span((day.year - 1) // 100 + 1),
    }
    return spans[unit]()


def century_span(number: int) -> Span:
    """Span a century: the 21st runs from 2001 to 2100."""
    return years_span(number * 100 - 99, number * 100)


def shift_days(day: date, count: int) -> date | None:
    """Move a day by whole days, or None where that leaves the calendar."""
    moved = day.toordinal() + count
    return date.fromordinal(moved) if 1 <= moved <= date.max.toordinal() else None


def shift_months(day: date, count: int) -> date | None:
    """Move a day by whole months, to the month's last day where it has fewer days."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + count, MONTHS_IN_YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shift(day: date, count: int, unit: str) -> date | None:
    """Move a day by a count of units, or None where that leaves the calendar."""
    if unit == "day":
        return shift_days(day, count)
    if unit in {"week", "weekend"}:
        return shift_days(day, DAYS_IN_WEEK * count)
    return shift_months(day, count * _MONTHS_IN[unit])


def cut_before(span: Span, day: date) -> Span:
    """Drop what lies before ``day``, where the span holds that day."""
    if span.first_on and span.last_on and span.first_on <= day <= span.last_on:
        return replace(span, first_on=day, grain="range")
    return span


def cut_after(span: Span, day: date) -> Span:
    """Drop what lies after ``day``, where the span holds that day."""
    if span.first_on and span.last_on and span.first_on <= day <= span.last_on:
        return replace(span, last_on=day, grain="range")
    return span


def join(first: Span, last: Span) -> Span:
    """Span from the first day of one to the last day of the other; unknown where they run backwards."""
    if first.first_on is None or last.last_on is None or first.first_on > last.last_on:
        return UNKNOWN
    return Span(first.first_on, last.last_on, "range")


def neighbour(day: date, unit: str, step: int) -> Span:
    """Span the calendar unit before (-1), after (+1) or around (0) the one that a day lies in."""
    span = unit_span(day, unit)
    edge = span.last_on if step > 0 else span.first_on
    if step == 0 or edge is None:
        return span
    moved = shift_days(edge, step)
    return UNKNOWN if moved is None else unit_span(moved, unit)
