"""The dossier in the terminal: what a reader would look for first, with the place of each line's passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from summitry.reading.fragment import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from summitry.dossier.record import Cell, Dossier, Line, MeetingPart, TopicRow

MOST_ROWS = 12
"""Topics that the terminal lists for a meeting; the page has all."""
MOST_WATCHED = 5
MOST_COLUMNS = 3
"""Accounts that stand side by side; more do not fit a terminal."""
STATUS_STYLES = {
    "signed": "bold green",
    "agreed": "green",
    "pledged": "cyan",
    "proposed": "yellow",
    "discussed only": "dim",
    "rejected": "red",
    "denied": "magenta",
}


def render_terminal(dossier: Dossier) -> RenderableType:
    """Lay out a dossier for a ``rich`` console."""
    parts: list[RenderableType] = [Text(make_visible(dossier.title), style="bold underline")]
    for part in dossier.meetings:
        parts += [Text(), *_meeting(part, title=part.title != dossier.title)]
    if dossier.unjoined:
        parts += [Text(), *_meeting(dossier.unjoined)]
    for series in dossier.series:
        met = sum(bool(follow_up.later) for follow_up in series.follow_ups)
        text = (
            f"{make_visible(series.title)}; {len(series.recurring)} subjects come "
            f"back; of {len(series.follow_ups)} promises {met} are spoken of later"
        )
        parts += [Text(), Text(text)]
    for meaning in dossier.meaning:
        parts += [Text(), Text(f"What it means, by numbers: {make_visible(meaning.title)}", style="bold")]
        parts += [Text(f"  {make_visible(meaning.lead)}")]
    return Group(*parts)


def _meeting(part: MeetingPart, *, title: bool = True) -> Iterable[RenderableType]:
    if title:
        yield Text(make_visible(part.title), style="bold")
    for fact in part.glance:
        for line in fact.lines[:3]:
            note = f" ({line.note})" if line.note else ""
            yield Text(f"  {fact.label}: {make_visible(line.text)}{make_visible(note)}")
    yield Text(_counts(part), style="dim")
    if part.outcomes:
        yield _matrix(part.outcomes, [(account.key, account.label) for account in part.accounts])
    for row in part.disputes:
        yield Text(f"  {row.kind}: " + "; ".join(_said(cell) for cell in row.cells), style="magenta")
    for item in part.watch[:MOST_WATCHED]:
        yield Text(f"  watch, {item.due}: {make_visible(item.holder)}: {make_visible(item.line.text)}")


def _counts(part: MeetingPart) -> str:
    reactions = sum(len(group.rows) for group in part.reactions)
    unnamed = sum(group.unnamed for group in part.reactions)
    documents, accounts = count(len(part.documents), "document"), count(len(part.accounts), "account")
    return (
        f"  {documents}, {accounts}; {count(len(part.outcomes), 'topic')} with a status, "
        f"{len(part.silences)} in one side's account only, {len(part.disputes)} disputed or denied; "
        f"{count(reactions, 'reaction')} ({unnamed} unnamed); sources named {part.named}, unnamed or missing "
        f"{part.unnamed}"
    )


def count(number: int, noun: str) -> str:
    """Write a number with its noun, ``1 document`` or ``2 documents``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _matrix(rows: Sequence[TopicRow], accounts: Sequence[tuple[str, str]]) -> Table:
    """Lay out topics by account; where there are many accounts, a line a topic names those that speak of it."""
    shown = [key for key, _ in accounts if any(cell.lines for row in rows for cell in row.cells if cell.account == key)]
    labels = {key: make_visible(label) for key, label in accounts}
    is_wide = len(shown) > MOST_COLUMNS
    heads = ["by whose account"] if is_wide else [labels[key] for key in shown]
    table = Table("topic", *heads, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows[:MOST_ROWS]:
        cells = {cell.account: cell for cell in row.cells}
        told = [_told(row, labels)] if is_wide else [_status(cells[key]) for key in shown]
        table.add_row(Text(make_visible(row.label)), *told)
    if len(rows) > MOST_ROWS:
        table.add_row(Text(f"and {len(rows) - MOST_ROWS} more in the page", style="dim"))
    return table


def _told(row: TopicRow, labels: Mapping[str, str]) -> Text:
    cells = [cell for cell in row.cells if cell.lines]
    return Text("; ").join(Text.assemble(f"{labels[cell.account]} ", _status(cell)) for cell in cells)


def _status(cell: Cell) -> Text:
    if not cell.lines:
        return Text("—", style="dim")
    if not cell.statuses:
        return Text("mentioned", style="dim")
    return Text(", ").join(Text(status.value, style=STATUS_STYLES[status.value]) for status in cell.statuses)


def _said(cell: Cell) -> str:
    return " / ".join(f"{cell.account}: {_place(line)}" for line in cell.lines)


def _place(line: Line) -> str:
    passage = line.passages[0]
    return f"“{make_visible(line.text)}” [{passage.document_id} {passage.start}–{passage.end}]"
