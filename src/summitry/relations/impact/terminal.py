"""An estimate for the terminal, in eighty columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summitry.charts.record import show_number
from summitry.reading.fragment import make_visible
from summitry.relations.impact.show import caption, rows_of, title, verdict

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summitry.relations.impact.record import Impact

#: Third parties shown; the page and JSON have all.
SHOWN = 6


def render_terminal(impact: Impact) -> RenderableType:
    """Lay it out: the verdict first, then the numbers with and without the meetings' own events, then third parties."""
    parts: list[RenderableType] = [
        Text(make_visible(title(impact)), style="bold"),
        Padding(Text(make_visible(verdict(impact)), style="bold"), (1, 0)),
        _numbers(impact),
        "",
        _meetings(impact),
    ]
    if impact.main.third_parties:
        parts += ["", _third_parties(impact)]
    if impact.main.donors:
        named = [f"{'–'.join(donor.dyad)} {donor.weight:.0%}" for donor in impact.main.donors[:SHOWN]]
        parts += ["", Text(make_visible("Heaviest donors: " + ", ".join(named)))]
    return Group(*parts, "", Text(make_visible(caption(impact)), style="dim"))


def _numbers(impact: Impact) -> Table:
    table = _table("", "all events")
    if impact.without is not None:
        table.add_column("without meetings", justify="right", no_wrap=True)
    for row in rows_of(impact):
        table.add_row(*(escape(cell) for cell in row))
    return table


def _meetings(impact: Impact) -> Table:
    table = _table("meeting", "before", "after", "expected", "effect", "events", "after")
    for row in impact.main.meetings:
        means = (row.before, row.after, row.counterfactual, row.effect)
        events = (f"{row.events_before:,}", f"{row.events_after:,}")
        table.add_row(row.on.isoformat(), *(show_number(mean) for mean in means), *events)
    return table


def _third_parties(impact: Impact) -> Table:
    table = _table("third parties", "effect", "p", "p (Holm)", "word")
    for third in impact.main.third_parties[:SHOWN]:
        table.add_row(
            escape(make_visible("–".join(third.dyad))),
            show_number(third.effect),
            f"{third.p:.3f}",
            f"{third.p_holm:.3f}",
            third.word,
        )
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(first, no_wrap=True)
    for head in others:
        table.add_column(head, justify="right", no_wrap=True)
    return table
