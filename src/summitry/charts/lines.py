"""A line over time with one or more bands, marks, breaks, and bars of coverage below; a fan is a line with several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.charts.axes import Scale, draw_day_axis, draw_number_axis, number_ticks
from summitry.charts.paint import clean, dash, drawing, element, path, rule, series, text, wrap
from summitry.charts.record import WIDTH, Chart, Mark, show_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LEFT, RIGHT, PLOT_HEIGHT, BAR_HEIGHT, LINE_OF_TEXT = 44.0, WIDTH - 8.0, 170.0, 38.0, 16.0
_WIDEST = 62


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day.

    Attributes:
        on: The day, such as the first of a period.
        value: The value, or None where there is none: the line is broken there.
        bands: Low and high of its intervals, the widest first; empty where there are none.
        until: First day after the time that it stands for; the point is drawn in the middle of it.
    """

    on: date
    value: float | None
    bands: tuple[tuple[float, float], ...] = ()
    until: date | None = None

    @property
    def place(self) -> float:
        """The day as a number, in the middle where it stands for several."""
        return self.on.toordinal() if self.until is None else (self.on.toordinal() + self.until.toordinal()) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A series of points in the order of days."""

    label: str
    points: tuple[Point, ...]


def draw_lines(
    chart_id: str,
    title: str,
    description: str,
    lines: Sequence[Line],
    *,
    level: tuple[str, float] | None = None,
    marks: Sequence[Mark] = (),
    breaks: Sequence[Mark] = (),
    bars: tuple[str, Sequence[tuple[date, float]]] | None = None,
) -> Chart:
    """Draw lines over time.

    Args:
        chart_id: Unique in the page.
        title: What it shows, for those who do not see it.
        description: What is to be seen, in a sentence or two, likewise.
        lines: One to four; the first alone has its bands filled.
        level: A baseline, with its label.
        marks: Days to be marked, such as meetings; numbered, with a key below.
        breaks: Days on which the data changed, so that levels before and after should not be compared.
        bars: A label and numbers by day to be shown as bars below, such as the events that each point rests on.

    Returns:
        The drawing; the table has one row a day and line.

    Raises:
        ValueError: There is no point with a value.
    """
    values = [value for line in lines for point in line.points for value in _extent(point)]
    if not values:
        msg = f"chart {chart_id!r} has no value to draw"
        raise ValueError(msg)
    ticks, places = number_ticks(min([*values, *_level(level)]), max([*values, *_level(level)]))
    points = [point for line in lines for point in line.points]
    first, last = min(point.on for point in points), max(point.until or point.on for point in points)
    key, top = _draw_key(lines, level)
    top += 14 if marks or breaks else 0
    bottom = top + PLOT_HEIGHT
    x = Scale(first.toordinal(), last.toordinal(), LEFT + 4, RIGHT - 4)
    y = Scale(ticks[0], ticks[-1], bottom, top)
    parts = [*key, *draw_number_axis(y, ticks, places, LEFT, RIGHT)]
    if level:
        parts.append(rule(LEFT, y(level[1]), RIGHT, y(level[1]), opacity=0.8, stroke_dasharray="1 3", stroke_width=1.5))
    parts += [series(place, *_draw_line(line, place, x, y)) for place, line in reversed(list(enumerate(lines)))]
    floor = bottom
    if bars:
        floor += BAR_HEIGHT + 18
        parts += _draw_bars(bars, {point.on: x(point.place) for point in points}, bottom + 18, floor)
    marked = [mark for mark in marks if first <= mark.on <= last]
    broken = [mark for mark in breaks if first <= mark.on <= last]
    parts += [_draw_break(mark, x, top, bottom) for mark in broken]
    parts += [part for place, mark in enumerate(marked) for part in _draw_mark(mark, place + 1, x, top, bottom, marked)]
    parts += draw_day_axis(x, first, last, top, floor)
    notes, height = _draw_notes(marked, broken, floor + 50)
    return Chart(drawing(chart_id, title, description, height, *parts, *notes), *_table(lines))


def _extent(point: Point) -> list[float]:
    return [] if point.value is None else [point.value, *(end for band in point.bands for end in band)]


def _level(level: tuple[str, float] | None) -> list[float]:
    return [level[1]] if level else []


def _draw_key(lines: Sequence[Line], level: tuple[str, float] | None) -> tuple[list[str], float]:
    parts, y = [], 14.0
    for place, line in enumerate(lines):
        swatch = element(
            "line", x1=4, y1=y - 4, x2=30, y2=y - 4, stroke="currentColor", stroke_width=2, stroke_dasharray=dash(place)
        )
        parts += [series(place, swatch), text(line.label, 36, y)]
        y += LINE_OF_TEXT
    if level:
        parts += [
            rule(4, y - 4, 30, y - 4, opacity=0.8, stroke_dasharray="1 3", stroke_width=1.5),
            text(level[0], 36, y),
        ]
        y += LINE_OF_TEXT
    return parts, y


def _draw_line(line: Line, place: int, x: Scale, y: Scale) -> list[str]:
    parts = []
    for run in _runs(line.points):
        at = [(x(point.place), point) for point in run]
        for number in range(max(len(point.bands) for point in run) if place == 0 else 0):
            within = [(where, point.bands[number]) for where, point in at if len(point.bands) > number]
            if len(within) == 1:
                where, (low, high) = within[0]
                within = [(where - 2, (low, high)), (where + 2, (low, high))]
            if within:
                outline = [(where, y(high)) for where, (_, high) in within] + [
                    (where, y(low)) for where, (low, _) in reversed(within)
                ]
                parts.append(
                    element("path", d=path(outline, closed=True), fill="currentColor", fill_opacity=0.17, class_="band")
                )
        middle = [(where, y(point.value)) for where, point in at if point.value is not None]
        drawn = {"stroke": "currentColor", "stroke_width": 2 if place == 0 else 1.5, "stroke_dasharray": dash(place)}
        if len(middle) > 1:
            parts.append(element("path", d=path(middle), stroke_linejoin="round", class_="line", **drawn))
        if len(middle) == 1:
            parts.append(element("circle", cx=middle[0][0], cy=middle[0][1], r=2.5, fill="currentColor"))
    return parts


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """Split the points where one has no value; nothing is drawn across a gap."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _draw_bars(
    bars: tuple[str, Sequence[tuple[date, float]]], at: dict[date, float], top: float, bottom: float
) -> list[str]:
    label, items = bars
    most = max((value for _, value in items), default=0.0)
    height = Scale(0, most or 1.0, 0, bottom - top)
    width = max(1.0, min(10.0, (RIGHT - LEFT) / max(1, len(items)) * 0.7))
    drawn = [
        element(
            "rect", x=at[day] - width / 2, y=bottom - height(value), width=width, height=height(value),
            fill="currentColor", fill_opacity=0.35,
        )
        for day, value in items
        if value and day in at
    ]  # fmt: skip
    return [
        text(label, LEFT, top - 4, size=11),
        text(show_number(most, 0), LEFT - 5, top + 5, anchor="end", size=11),
        *drawn,
    ]


def _draw_break(mark: Mark, x: Scale, top: float, bottom: float) -> str:
    at = x(mark.on.toordinal())
    label = element("title", clean(f"{mark.on.isoformat()}: {mark.label}"))
    zigzag = [(at + (3 if number % 2 else -3), top + (bottom - top) * number / 12) for number in range(13)]
    return element(
        "g", label, element("path", d=path(zigzag), stroke="currentColor", stroke_opacity=0.6), class_="break"
    )


def _draw_mark(mark: Mark, number: int, x: Scale, top: float, bottom: float, marks: Sequence[Mark]) -> list[str]:
    at = x(mark.on.toordinal())
    near = sum(1 for other in marks[: number - 1] if abs(x(other.on.toordinal()) - at) < 13)  # noqa: PLR2004 - a numeral
    head = element("title", clean(f"{mark.on.isoformat()}: {mark.label}"))
    line = rule(at, top, at, bottom, opacity=0.75, stroke_dasharray="3 2")
    return [
        element(
            "g", head, line, text(str(number), at, top - 3 + near % 3 * 11, anchor="middle", size=11), class_="mark"
        )
    ]


def _draw_notes(marks: Sequence[Mark], breaks: Sequence[Mark], y: float) -> tuple[list[str], float]:
    notes = [f"{number}  {mark.on.isoformat()}  {mark.label}" for number, mark in enumerate(marks, 1)]
    notes += [f"⌇  {mark.on.isoformat()}  break of the data: {mark.label}" for mark in breaks]
    parts = []
    for note in notes:
        for line in wrap(note, _WIDEST):
            parts.append(text(line, 4, y, size=11.5))
            y += LINE_OF_TEXT - 1
    return parts, (y if notes else y - 10)


def _table(lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    most = max((len(point.bands) for line in lines for point in line.points), default=0)
    ends = tuple(f"{end} {number + 1}" if most > 1 else end for number in range(most) for end in ("low", "high"))
    rows = []
    for line in lines:
        for point in line.points:
            cells = [show_number(end) for band in point.bands for end in band]
            cells += ["—"] * (2 * most - len(cells))
            rows.append((point.on.isoformat(), line.label, show_number(point.value), *cells))
    return ("from", "series", "value", *ends), tuple(rows)
