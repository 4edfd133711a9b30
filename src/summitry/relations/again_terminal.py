"""The chances of meeting again for the terminal, with their baselines and past scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Column, Table

from summitry.relations.again_show import caption, title, verdict, word_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summitry.relations.again import Again, Chance


def render_terminal(again: Again) -> RenderableType:
    """Lay the chances out: what is told, what it is held against, how such chances did, what they rest on."""
    heads = [Column(f"{chance.months} months", justify="right", no_wrap=True) for chance in again.chances]
    table = Table(Column("within", no_wrap=True), *heads, box=None, pad_edge=False, padding=(0, 1), header_style="dim")
    for cells in zip(*(_cells(chance) for chance in again.chances), strict=True):
        label = cells[0][0]
        table.add_row(label, *(escape(value) for _, value in cells))
    return Group(
        f"[bold]{escape(title(again))}[/bold]",
        Padding(table, (1, 0)),
        f"[bold]{escape(verdict(again))}[/bold]",
        Padding(escape(caption(again)), (1, 0, 0, 0)),
    )


def _cells(chance: Chance) -> tuple[tuple[str, str], ...]:
    score, like = chance.score, chance.like
    return (
        ("until", chance.until.isoformat()),
        ("[bold]chance that they meet[/bold]", f"{chance.chance:.0%}"),
        ("base rate: share of all pairs", f"{chance.base_rate:.0%}"),
        ("share of this pair", f"{chance.own_rate:.0%}"),
        ("[dim]in the backtest[/dim]", ""),
        ("chances scored", f"{score.cases:,}"),
        ("Brier score, lower is better", f"{score.brier:.4f}"),
        ("  of the base rate", f"{score.brier_base:.4f}"),
        ("  of each pair's own share", f"{score.brier_own:.4f}"),
        ("skill over the base rate", f"{score.skill:.1%}"),
        ("skill over each pair's share", f"{score.skill_own:.1%}"),
        ("chances in the same tenth", f"{like.cases:,}" if like else "none"),
        ("  of them came true", f"{like.came:.0%}" if like else ""),
        ("against the base rate", word_of(chance)),
    )
