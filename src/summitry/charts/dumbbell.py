"""Dumbbells: two values a row, joined, such as with and without meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.charts.axes import Scale, number_ticks
from summitry.charts.paint import drawing, element, rule, series, text, wrap
from summitry.charts.record import WIDTH, Chart, show_number

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, RIGHT = 14.0, WIDTH - 14.0
_WIDEST = 56


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: its label and its two values, either of which may be missing."""

    label: str
    first: float | None
    second: float | None


def draw_dumbbell(
    chart_id: str, title: str, description: str, ends: tuple[str, str], pairs: Sequence[Pair], *, places: int = 2
) -> Chart:
    """Draw the two values of each row as a filled disc and a ring, joined by a line.

    Raises:
        ValueError: There is no value.
    """
    values = [value for pair in pairs for value in (pair.first, pair.second) if value is not None]
    if not values:
        msg = f"chart {chart_id!r} has no value to draw"
        raise ValueError(msg)
    ticks, tick_places = number_ticks(min(values), max(values))
    x = Scale(ticks[0], ticks[-1], LEFT, RIGHT)
    parts = [
        series(0, element("circle", cx=10, cy=10, r=5, fill="currentColor")), text(ends[0], 20, 14),
        series(1, element("circle", cx=WIDTH / 2 + 10, cy=10, r=4.5, stroke="currentColor", stroke_width=2)),
        text(ends[1], WIDTH / 2 + 20, 14),
    ]  # fmt: skip
    y = 28.0
    rows = []
    for pair in pairs:
        lines = wrap(pair.label, _WIDEST)
        rows += [text(line, LEFT + 5, y + 10 + 14 * number) for number, line in enumerate(lines)]
        y += 14 * len(lines) + 9
        rows += _draw_pair(pair, x, y)
        y += 14
    grid = [rule(x(tick), 24, x(tick), y, opacity=0.5 if tick == 0 else 0.13) for tick in ticks]
    labels = [text(show_number(tick, tick_places), x(tick), y + 14, anchor="middle") for tick in ticks]
    table = tuple((pair.label, show_number(pair.first, places), show_number(pair.second, places)) for pair in pairs)
    return Chart(drawing(chart_id, title, description, y + 22, *parts, *grid, *rows, *labels), ("what", *ends), table)


def _draw_pair(pair: Pair, x: Scale, y: float) -> list[str]:
    parts = []
    if pair.first is not None and pair.second is not None:
        parts.append(rule(x(pair.first), y, x(pair.second), y, opacity=0.45, stroke_width=2.5))
    if pair.first is not None:
        parts.append(series(0, element("circle", cx=x(pair.first), cy=y, r=5, fill="currentColor")))
    if pair.second is not None:
        parts.append(
            series(1, element("circle", cx=x(pair.second), cy=y, r=4.5, stroke="currentColor", stroke_width=2))
        )
    return parts
