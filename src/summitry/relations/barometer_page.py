"""One page with a barometer: plots, tables, gauges; it works offline and lets nothing in.

The page's policy allows its own style sheet by its digest and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from summitry.charts import CSS
from summitry.relations.barometer_show import caption, title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summitry.relations.barometer_record import Barometer

STYLE = (
    """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 52rem; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #8886; padding: .2rem .5rem; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
figcaption, .note { font-size: .85rem; }
figure { margin: 1rem 0; }
"""
    + CSS
)


def render_page(
    barometer: Barometer,
    *,
    marks: Sequence[tuple[date, str]] = (),
    gauges: Sequence[tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]] = (),
) -> str:
    """Write a whole page.

    Args:
        barometer: What it shows.
        marks: Days to be marked, with what they are.
        gauges: Title, heads and rows of each further table.
    """
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    columns, rows = barometer.table()
    plot, said = barometer.chart(marks=marks, chart_id="intensity").svg, escape(caption(barometer))
    parts = [
        f"<h1>{escape(title(barometer))}</h1>",
        f"<figure>{plot}<figcaption>{said}</figcaption></figure>",
        "<h2>Share of cooperation</h2>",
        f"<figure>{barometer.chart(marks=marks, quantity='share', chart_id='share').svg}</figure>",
        "<h2>The figures</h2>",
        _table(columns, rows),
        *(f"<h2>{escape(name)}</h2>{_table(heads, cells)}" for name, heads, cells in gauges),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title(barometer))}</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
