"""Bars that lie, so that their labels can be read on a telephone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.charts.axes import Scale
from summitry.charts.paint import drawing, element, rule, series, text, wrap
from summitry.charts.record import WIDTH, Chart, show_number

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, RIGHT, ROW = 8.0, WIDTH - 8.0, 36.0
_WIDEST = 56


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, and low and high of its interval where there is one."""

    label: str
    value: float
    interval: tuple[float, float] | None = None


def draw_bars(
    chart_id: str, title: str, description: str, bars: Sequence[Bar], *, unit: str = "", places: int = 0
) -> Chart:
    """Draw one bar a row, with the label above it and the value behind it; negative values go to the left of 0.

    Raises:
        ValueError: There is no bar.
    """
    if not bars:
        msg = f"chart {chart_id!r} has no bar to draw"
        raise ValueError(msg)
    ends = [0.0, *(end for bar in bars for end in (bar.value, *(bar.interval or ())))]
    x = Scale(min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1, LEFT, RIGHT - 52)
    parts, y = [], 6.0
    for bar in bars:
        lines = wrap(bar.label, _WIDEST)
        parts += [text(line, LEFT, y + 10 + 14 * number) for number, line in enumerate(lines)]
        y += 14 * len(lines)
        parts += [
            series(0, _draw_bar(bar, x, y)),
            *_draw_interval(bar, x, y),
            rule(x(0), y - 1, x(0), y + 15, opacity=0.6),
        ]
        reach = max(x(bar.value), x(0), *(x(end) for end in bar.interval or ()))
        parts.append(text(show_number(bar.value, places) + unit, reach + 5, y + 11))
        y += ROW - 14
    has_intervals = any(bar.interval for bar in bars)
    rows = tuple(
        (bar.label, show_number(bar.value, places) + unit, *(_interval(bar, places, unit) if has_intervals else ()))
        for bar in bars
    )
    columns = ("what", "value", *(("low", "high") if has_intervals else ()))
    return Chart(drawing(chart_id, title, description, y + 6, *parts), columns, rows)


def _draw_bar(bar: Bar, x: Scale, y: float) -> str:
    left, right = sorted((x(0), x(bar.value)))
    width = max(right - left, 0.5)
    return element("rect", x=left, y=y + 1, width=width, height=12, fill="currentColor", fill_opacity=0.75)


def _draw_interval(bar: Bar, x: Scale, y: float) -> list[str]:
    if bar.interval is None:
        return []
    low, high = (x(end) for end in bar.interval)
    ends = [rule(end, y + 3, end, y + 11, opacity=1, stroke_width=1.5) for end in (low, high)]
    return [rule(low, y + 7, high, y + 7, opacity=1, stroke_width=1.5), *ends]


def _interval(bar: Bar, places: int, unit: str) -> tuple[str, str]:
    if bar.interval is None:
        return ("—", "—")
    return (show_number(bar.interval[0], places) + unit, show_number(bar.interval[1], places) + unit)
