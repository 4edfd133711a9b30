"""A strip of dots: one value among many others, such as an effect among its placebos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.charts.axes import Scale, number_ticks
from summitry.charts.paint import drawing, element, rule, series, text
from summitry.charts.record import WIDTH, Chart, show_number

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, RIGHT, COLUMNS, HIGHEST = 16.0, WIDTH - 16.0, 92, 120.0
MOST_ROWS = 24


def draw_strip(
    chart_id: str,
    title: str,
    description: str,
    others: Sequence[float],
    marked: tuple[str, float],
    *,
    others_label: str,
    places: int = 2,
) -> Chart:
    """Draw each of the other values as a dot, those near one another in a heap, and the marked one as a line.

    Where a heap would be too high, a dot stands for several values, which is said. The table gives the marked value,
    how many of the others are at least as far from 0, and the others' range.

    Raises:
        ValueError: There are no other values.
    """
    if not others:
        msg = f"chart {chart_id!r} has no values to compare with"
        raise ValueError(msg)
    label, value = marked
    ticks, tick_places = number_ticks(min([*others, value]), max([*others, value]))
    x = Scale(ticks[0], ticks[-1], LEFT, RIGHT)
    heaps = [0] * COLUMNS
    for other in others:
        heaps[min(COLUMNS - 1, int((other - ticks[0]) / (ticks[-1] - ticks[0]) * COLUMNS))] += 1
    worth = -(-max(heaps) // MOST_ROWS)
    top, step, width = 36.0, min(5.0, HIGHEST / MOST_ROWS), (RIGHT - LEFT) / COLUMNS
    rows = max(-(-heap // worth) for heap in heaps)
    floor = top + 10 + rows * step
    dots = [
        element("circle", cx=LEFT + (column + 0.5) * width, cy=floor - (row + 0.5) * step, r=1.9, fill="currentColor")
        for column, heap in enumerate(heaps)
        for row in range(-(-heap // worth))
    ]
    note = others_label + (f"; a dot is up to {worth}" if worth > 1 else "")
    at = x(value)
    anchor = "start" if at < WIDTH / 3 else "end" if at > 2 * WIDTH / 3 else "middle"
    parts = [
        element("circle", cx=8, cy=10, r=2.5, fill="currentColor", fill_opacity=0.55), text(note, 18, 14),
        element("g", *dots, fill_opacity=0.55),
        series(1, rule(at, top, at, floor, opacity=1, stroke_width=2.5)),
        text(f"{label}: {show_number(value, places)}", at, top - 4, anchor=anchor, font_weight="bold"),
        rule(LEFT, floor, RIGHT, floor, opacity=0.6),
        *(text(show_number(tick, tick_places), x(tick), floor + 16, anchor="middle") for tick in ticks),
    ]  # fmt: skip
    beyond = sum(1 for other in others if abs(other) >= abs(value))
    table = (
        (label, show_number(value, places)),
        (f"{others_label}: at least as far from 0", f"{beyond:,} of {len(others):,}"),
        (f"{others_label}: lowest", show_number(min(others), places)),
        (f"{others_label}: highest", show_number(max(others), places)),
    )
    return Chart(drawing(chart_id, title, description, floor + 26, *parts), ("what", "value"), table)
