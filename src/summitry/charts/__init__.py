"""Charts as SVG in few shapes, each with its table: line with bands, bars, timeline, dumbbell, strip of dots."""

from __future__ import annotations

from summitry.charts.bars import Bar, draw_bars
from summitry.charts.dumbbell import Pair, draw_dumbbell
from summitry.charts.lines import Line, Point, draw_lines
from summitry.charts.record import CSS, Chart, Mark
from summitry.charts.strip import draw_strip
from summitry.charts.timeline import Span, draw_timeline

__all__ = [
    "CSS",
    "Bar",
    "Chart",
    "Line",
    "Mark",
    "Pair",
    "Point",
    "Span",
    "draw_bars",
    "draw_dumbbell",
    "draw_lines",
    "draw_strip",
    "draw_timeline",
]
