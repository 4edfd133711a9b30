"""A forecast for the terminal: each period's distribution with its backtest beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Column, Table

from summitry.relations.forecast.backtest import BASELINES
from summitry.relations.forecast.grains import RULES
from summitry.relations.forecast.show import caption, number, title, verdict, word_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summitry.relations.forecast.record import Forecast, Step

#: Width of the terminal from which on both halves stand in one table.
WIDE = 132
SHORT = {"climatology": "clim.", "random walk": "walk"}


def render_terminal(forecast: Forecast, *, width: int) -> RenderableType:
    """Lay a forecast out: what may come, how such forecasts did, and what they rest on."""
    noun = RULES[forecast.grain].noun
    said = ("begins", "median", "50% lie in", "80% lie in", "model")
    did = ("n", "CRPS", *(SHORT.get(model, model) for model in BASELINES), "minus clim. [95%]", "held", "")
    steps = [(str(step.ahead), _said(step, forecast.spread), _did(step)) for step in forecast.steps]
    if width >= WIDE:
        tables = [_table((f"{noun}s ahead", *said, *did), [(ahead, *first, *second) for ahead, first, second in steps])]
    else:
        tables = [
            _table(("ahead", *said), [(ahead, *first) for ahead, first, _ in steps]),
            _table(("ahead", *did), [(ahead, *second) for ahead, _, second in steps]),
        ]
    n = (
        "n: past forecasts scored. CRPS: their mean score, lower is better, then the baselines' for the same ones."
        " held: share of what came that lay in the 80% interval."
    )
    return Group(
        f"[bold]{escape(title(forecast))}[/bold]",
        *(Padding(table, (1, 0, 0, 0)) for table in tables),
        Padding(f"[dim]{escape(n)}[/dim]", (1, 0)),
        f"[bold]{escape(verdict(forecast))}[/bold]",
        Padding(escape(caption(forecast)), (1, 0, 0, 0)),
    )


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    columns = [Column(head, justify="left" if head in ("model", "") else "right", no_wrap=True) for head in heads]
    table = Table(*columns, box=None, pad_edge=False, collapse_padding=True, header_style="dim")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def _said(step: Step, spread: float) -> tuple[str, ...]:
    return (
        step.starts_on.isoformat(),
        number(step.median, spread),
        f"{number(step.low_50, spread)} to {number(step.high_50, spread)}",
        f"{number(step.low_80, spread)} to {number(step.high_80, spread)}",
        step.model,
    )


def _did(step: Step) -> tuple[str, ...]:
    apart = step.versus_climatology
    return (
        str(step.scored),
        f"{step.crps:.3f}",
        *(f"{step.crps_of[model]:.3f}" for model in BASELINES),
        f"{apart.mean:+.2f} [{apart.low:+.2f}, {apart.high:+.2f}]",
        f"{step.coverage_80:.0%}",
        word_of(step),
    )
