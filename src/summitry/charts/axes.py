"""Scales and ticks: numbers in round steps, days in weeks, months or years."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from summitry.charts.paint import rule, text
from summitry.charts.record import WIDTH, show_number

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_MOST_TICKS = 7
_DAYS_FOR_MONTHS = 75

#: Nearer than this to an edge, a label is set against it instead of being centred.
_EDGE = 20.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight mapping of ``first..last`` to ``start..end``."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the place of a value; the middle where the scale has no length."""
        if self.last == self.first:
            return (self.start + self.end) / 2
        return self.start + (value - self.first) / (self.last - self.first) * (self.end - self.start)


def number_ticks(low: float, high: float, most: int = 5) -> tuple[list[float], int]:
    """Choose round numbers that span a range, and the places that tell them apart."""
    if not high > low:
        low, high = low - 0.5, high + 0.5
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    has_quarters = f"{step / power:g}" == "2.5" and power < 10  # noqa: PLR2004 - 25 and 250 are whole
    places = max(0, -math.floor(math.log10(step) + 1e-9)) + has_quarters
    return [number * step for number in range(first, last + 1)], places


def day_ticks(first: date, last: date) -> list[tuple[date, str, str]]:
    """Choose days for the ticks of a time axis, with an upper and a lower label (the year where it begins)."""
    span = (last - first).days
    if span < _DAYS_FOR_MONTHS:
        step = max(1, math.ceil(span / _MOST_TICKS))
        days = [first + timedelta(step * number) for number in range(span // step + 1)]
        return [(day, f"{day.day} {MONTHS[day.month - 1]}", _year(day, days, place)) for place, day in enumerate(days)]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((size for size in _STEPS_OF_MONTHS if months / size <= _MOST_TICKS), _STEPS_OF_MONTHS[-1])
    number = first.year * 12 + first.month - 1
    number += -number % step
    days = []
    while (day := date(number // 12, number % 12 + 1, 1)) <= last:
        if day >= first:
            days.append(day)
        number += step
    if step >= 12:  # noqa: PLR2004 - months of a year
        return [(day, str(day.year), "") for day in days]
    return [(day, MONTHS[day.month - 1], _year(day, days, place)) for place, day in enumerate(days)]


def draw_day_axis(scale: Scale, first: date, last: date, top: float, bottom: float) -> list[str]:
    """Draw the time axis below a plot."""
    parts = [rule(scale.start, bottom, scale.end, bottom, opacity=0.6)]
    for day, upper, lower in day_ticks(first, last):
        x = scale(day.toordinal())
        parts += [rule(x, top, x, bottom, opacity=0.1), rule(x, bottom, x, bottom + 4, opacity=0.6)]
        anchor = "end" if x > WIDTH - _EDGE else "start" if x < _EDGE else "middle"
        at = {"end": WIDTH - 1.0, "start": 1.0, "middle": x}[anchor]
        parts.append(text(upper, at, bottom + 16, anchor=anchor))
        if lower:
            parts.append(text(lower, at, bottom + 29, anchor=anchor))
    return parts


def draw_number_axis(
    scale: Scale, ticks: Iterable[float], places: int, left: float, right: float, unit: str = ""
) -> list[str]:
    """Draw the horizontal lines of a plot with their numbers at its left; the line of 0 is stronger."""
    parts = []
    for tick in ticks:
        y = scale(tick)
        parts.append(rule(left, y, right, y, opacity=0.5 if abs(tick) < 1e-9 else 0.13))  # noqa: PLR2004 - zero
        parts.append(text(show_number(tick, places) + unit, left - 5, y + 4, anchor="end"))
    return parts


def _year(day: date, days: list[date], place: int) -> str:
    return str(day.year) if place == 0 or day.year != days[place - 1].year else ""
