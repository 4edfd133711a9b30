"""SVG elements as text, everything from outside escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from summitry.charts.record import COLOURS, DASHES, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Width at which a drawing shows where no style sheet says otherwise, in pixels.
SHOWN_WIDTH = 560

#: Characters that XML 1.0 forbids, and marks that would turn the direction of what follows.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def clean(text: str) -> str:
    """Escape a text for SVG; what XML forbids and marks of direction are shown as a replacement character."""
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def element(name: str, *children: str, **attributes: str | float | None) -> str:
    """Write an element; attributes with a value of None are left out, ``_`` stands for ``-``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{clean(_attribute(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{written}/>" if not children else f"<{name}{written}>{''.join(children)}</{name}>"


def text(
    content: str, x: float, y: float, *, anchor: str = "start", size: float = 12, **attributes: str | float | None
) -> str:
    """Write a line of text; its fill follows the page."""
    placed: dict[str, str | float | None] = {
        "x": x,
        "y": y,
        "font_size": size,
        "text_anchor": anchor,
        "fill": "currentColor",
    }
    return element("text", clean(content), **(placed | attributes))


def rule(x1: float, y1: float, x2: float, y2: float, *, opacity: float = 0.25, **attributes: str | float | None) -> str:
    """Draw a thin straight line."""
    drawn: dict[str, str | float | None] = {"stroke": "currentColor", "stroke_opacity": opacity, "stroke_width": 1}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **(drawn | attributes))


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Write the ``d`` of a path through points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def series(place: int, *children: str) -> str:
    """Group what belongs to one series, which gives it its colour."""
    return element("g", *children, class_=f"s{place % len(COLOURS)}", color=COLOURS[place % len(COLOURS)])


def dash(place: int) -> str | None:
    """Give the dashes of a series' line."""
    return DASHES[place % len(DASHES)] or None


def drawing(chart_id: str, title: str, description: str, height: float, *parts: str) -> str:
    """Put a drawing together, with its title and description for those who do not see it."""
    slug = re.sub(r"[^A-Za-z0-9_-]+", "-", chart_id).strip("-") or "chart"
    return element(
        "svg",
        element("title", clean(title), id=f"{slug}-title"),
        element("desc", clean(description), id=f"{slug}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        width=SHOWN_WIDTH,
        height=round(height * SHOWN_WIDTH / WIDTH),
        role="img",
        aria_labelledby=f"{slug}-title {slug}-desc",
        font_family="system-ui, sans-serif",
        fill="none",
    )


def wrap(content: str, characters: int) -> list[str]:
    """Break a text into lines of so many characters, at spaces where there are any."""
    lines = [""]
    for word in content.split():
        piece = word
        if lines[-1] and len(lines[-1]) + 1 + len(piece) > characters:
            lines.append("")
        while len(piece) > characters:
            lines[-1] += piece[: characters - 1] + "-"
            lines.append("")
            piece = piece[characters - 1 :]
        lines[-1] += (" " if lines[-1] else "") + piece
    return lines


def _attribute(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0") if abs(value) >= 1 else f"{value:g}"
