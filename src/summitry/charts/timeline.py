"""A timeline: days and spans in lanes, numbered, with their key below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.charts.axes import Scale, draw_day_axis
from summitry.charts.paint import clean, drawing, element, rule, series, text, wrap
from summitry.charts.record import WIDTH, Chart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LEFT, RIGHT, LANE, NUMERAL = 22.0, WIDTH - 24.0, 20.0, 15.0
_WIDEST = 62


@dataclass(frozen=True, slots=True)
class Span:
    """Something on a day or over days, in a lane such as a party or a kind of event."""

    first_on: date
    last_on: date
    label: str
    lane: str = ""


def draw_timeline(chart_id: str, title: str, description: str, spans: Sequence[Span]) -> Chart:
    """Draw spans over time; where two would lie on one another, the later one goes a row down.

    Raises:
        ValueError: There is no span.
    """
    if not spans:
        msg = f"chart {chart_id!r} has nothing to draw"
        raise ValueError(msg)
    ordered = sorted(spans, key=lambda span: (span.first_on, span.last_on, span.lane, span.label))
    first, last = ordered[0].first_on, max(span.last_on for span in ordered)
    x = Scale(first.toordinal(), max(last.toordinal(), first.toordinal() + 1), LEFT, RIGHT)
    parts: list[str] = []
    y = 8.0
    for place, lane in enumerate(dict.fromkeys(span.lane for span in ordered)):
        if lane:
            parts.append(text(lane, 4, y + 10))
            y += 16
        numbered = [(number, span) for number, span in enumerate(ordered, 1) if span.lane == lane]
        drawn, rows = _draw_lane(numbered, x, y)
        parts.append(series(place, *drawn))
        y += LANE * rows + 4
    parts += draw_day_axis(x, first, last, 6, y)
    y += 48
    for number, span in enumerate(ordered, 1):
        for line in wrap(f"{number}  {_days(span)}  {span.label}", _WIDEST):
            parts.append(text(line, 4, y, size=11.5))
            y += 15
    table = tuple((_days(span), span.lane, span.label) for span in ordered)
    return Chart(drawing(chart_id, title, description, y, *parts), ("when", "lane", "what"), table)


def _draw_lane(numbered: Sequence[tuple[int, Span]], x: Scale, top: float) -> tuple[list[str], int]:
    ends: list[float] = []
    parts = []
    for number, span in numbered:
        left, right = x(span.first_on.toordinal()), x(span.last_on.toordinal())
        row = next((place for place, end in enumerate(ends) if left - 4 > end), len(ends))
        ends[row : row + 1] = [max(right, left) + NUMERAL]
        y = top + LANE * row + LANE / 2
        label = element("title", clean(f"{_days(span)}: {span.label}"))
        shape = (
            element("circle", cx=left, cy=y, r=4, fill="currentColor")
            if right - left < 4  # noqa: PLR2004 - narrower than a disc
            else rule(left, y, right, y, opacity=0.9, stroke_width=7, stroke_linecap="round")
        )
        parts.append(element("g", label, shape, text(str(number), max(right, left) + 6, y + 4, size=11)))
    return parts, max(1, len(ends))


def _days(span: Span) -> str:
    if span.first_on == span.last_on:
        return span.first_on.isoformat()
    return f"{span.first_on.isoformat()} to {span.last_on.isoformat()}"
