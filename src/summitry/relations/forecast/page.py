"""One page with a forecast or a chance: the drawing, what it rests on, the table; it works offline.

The page's policy allows its own style sheet by its digest and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING, Any

from summitry.relations.barometer_page import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def render_page(figures: Iterable[Mapping[str, Any]]) -> str:
    """Write a whole page from the fields of figures: id, title, caption, svg, columns, rows."""
    figures = tuple(figures)
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    title = escape(figures[0]["title"])
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(_figure(figure) for figure in figures)
        + "\n</body></html>\n"
    )


def _figure(figure: Mapping[str, Any]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in figure["columns"])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in figure["rows"])
    return (
        f"<h1>{escape(figure['title'])}</h1>\n<figure>{figure['svg']}<figcaption>{escape(figure['caption'])}"
        '</figcaption></figure>\n<h2>The figures</h2>\n<div class="scroll" tabindex="0"><table><thead><tr>'
        f"{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
