"""What a chart is: a drawing and the table of what it shows, so that nobody depends on seeing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

#: Width of a drawing in its own units; text of 12 units is 10 pixels high on a screen of 360 and 17 where it is wide.
WIDTH = 400

#: Style sheet for a page that shows charts. A chart is complete without it: what stands here only lets it follow the
#: page's width and its dark mode.
CSS = """\
.chart { display: block; max-width: 100%; height: auto; color: inherit; font-family: inherit; }
.chart text { fill: currentColor; }
.chart .s0 { color: var(--chart-0, #2f7ec2); }
.chart .s1 { color: var(--chart-1, #c2571a); }
.chart .s2 { color: var(--chart-2, #5f8a2f); }
.chart .s3 { color: var(--chart-3, #8a63b8); }
@media print { .chart { max-width: 16cm; break-inside: avoid; } }
"""

#: Colours of series, legible on white and on near black; a series also differs by its dashes and its label.
COLOURS = ("#2f7ec2", "#c2571a", "#5f8a2f", "#8a63b8")
DASHES = ("", "5 3", "2 2", "7 2 2 2")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its table twin.

    Attributes:
        svg: One ``<svg>`` element: presentation attributes and classes only; no style attribute, script or link.
        columns: Heads of the table.
        rows: Cells of the table, as shown.
    """

    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day to be marked on a time axis, with what it is."""

    on: date
    label: str


def show_number(value: float | None, places: int = 2) -> str:
    """Write a number as a reader sees it, with a real minus; an em dash where there is none."""
    if value is None or value != value:  # noqa: PLR0124 - the one test for nan that needs no import
        return "—"
    text = f"{value:,.{places}f}"
    return text.replace("-", "−") if float(text.replace(",", "")) else text.replace("-", "")
