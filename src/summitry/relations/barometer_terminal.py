"""A barometer for the terminal, in eighty columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from summitry.charts.record import show_number
from summitry.relations.barometer_show import caption, title

if TYPE_CHECKING:
    from datetime import date

    from summitry.relations.barometer_record import Barometer, Reading
    from summitry.relations.panel import Grain

#: Heads of views, broken so that all columns fit into eighty characters.
_SHORT = {
    "without meeting codes": "with-\nout\nmeet-\nings",
    "governments alone": "govern-\nments",
    "material": "mate-\nrial",
}


def render_terminal(barometer: Barometer) -> Group:
    """Give the table with what a reader must know below it: cut periods, breaks of the data, coverage, method."""
    notes = [caption(barometer)]
    notes[:0] = [f"break of the data, {row.on}: {row.what} ({row.reference})" for row in barometer.breaks]
    if any(row.is_cut for row in barometer.readings):
        notes.insert(0, "* the asked days begin or end within it")
    return Group(Text(title(barometer), style="bold"), "", _table(barometer), "", *(Text(note) for note in notes))


def _table(barometer: Barometer) -> Table:
    first, *others = barometer.views
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("from", no_wrap=True)
    names = [_SHORT.get(view.name, view.name) for view in others]
    for head in ("events", "days", "intensity\n\\[95%]", "cooperation\n\\[95%]", *names):
        table.add_column(head, justify="right", no_wrap=True)
    for place, row in enumerate(first.readings):
        estimates = [view.readings[place].intensity for view in others]
        shown = [show_number(estimate.middle if estimate else None) for estimate in estimates]
        events = f"{row.events:,}" + ("*" if row.is_cut else "")
        cells = (name_period(row.start, barometer.by), events, f"{row.days}", _intensity(row), _share(row), *shown)
        table.add_row(*(escape(cell) for cell in cells))
    share = "" if first.long_run_share is None else f"{first.long_run_share:.0%}"
    levels = [show_number(view.long_run) for view in others]
    table.add_row("long run", "", "", show_number(first.long_run), share, *levels)
    return table


def name_period(start: date, by: Grain) -> str:
    """Name a period: ``2018-07``, ``2018 Q3``, or a week by its Monday."""
    if by == "quarter":
        return f"{start.year} Q{(start.month + 2) // 3}"
    return start.isoformat()[: 7 if by == "month" else 10]


def _intensity(row: Reading) -> str:
    if row.intensity is None:
        return "—"
    if row.intensity.low is None:
        return f"{show_number(row.intensity.middle)} [—]"
    ends = f"{show_number(row.intensity.low, 1)}, {show_number(row.intensity.high, 1)}"
    return f"{show_number(row.intensity.middle)} [{ends}]"


def _share(row: Reading) -> str:
    if row.share is None:
        return "—"
    if row.share.low is None or row.share.high is None:
        return f"{row.share.middle:.0%} [—]"
    return f"{row.share.middle:.0%} [{100 * row.share.low:.0f}–{100 * row.share.high:.0f}]"
