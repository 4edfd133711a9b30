"""The dossier in the terminal: what a reader would look for first, with the place of each line's passage."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summitry.dossier.order import firmest_of, weigh
from summitry.dossier.page.words import print_sources
from summitry.reading.fragment import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from summitry.dossier.record import Cell, Dossier, Line, Meaning, MeetingPart, SeriesPart, TopicRow

MOST_ROWS = 12
"""Topics that the terminal lists for a meeting; the page has all."""
MOST_PARTS = 3
"""Meetings that the terminal shows with their topics; of more it says in two lines each what they came to."""
MOST_LISTED = 40
MOST_LEADING = 2
LONGEST_LABEL = 70
MOST_MEANINGS = 2
MOST_FACTS = 4
MOST_WATCHED = 5
MOST_DISPUTES = 8
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
    """Lay out a dossier for a ``rich`` console: a few meetings with their topics, of many what each came to."""
    parts: list[RenderableType] = [Text(make_visible(dossier.title), style="bold underline")]
    if len(dossier.meetings) <= MOST_PARTS:
        for part in dossier.meetings:
            parts += [Text(), *_meeting(part, title=part.title != dossier.title)]
    else:
        parts += [Text(), *_list_meetings(dossier.meetings)]
    if dossier.unjoined:
        parts += [Text(), *_meeting(dossier.unjoined)]
    parts += _series(dossier.series)
    parts += _meaning(dossier.meaning)
    return Group(*parts)


def _list_meetings(meetings: Sequence[MeetingPart]) -> Iterable[RenderableType]:
    for number, part in enumerate(meetings[:MOST_LISTED], start=1):
        state = "" if part.state == "held" else f" ({part.state})"
        yield Text(f"{number:>2}. {make_visible(part.title)}{state}", style="bold")
        yield _indent(_came_to(part), 4)
    if len(meetings) > MOST_LISTED:
        yield Text(f"    and {len(meetings) - MOST_LISTED} more in the page", style="dim")


def _came_to(part: MeetingPart) -> Text:
    """Say what a meeting came to: its firmest topics by account, how many more, and what is disputed."""
    labels = {account.key: make_visible(account.label) for account in part.accounts}
    said = []
    for row in weigh(part.outcomes)[:MOST_LEADING]:
        status = firmest_of(row)
        told = ", ".join(labels[cell.account] for cell in row.cells if status in cell.statuses)
        by = f" ({told})" if len(part.accounts) > 1 else ""
        step = Text(status.value, style=STATUS_STYLES[status.value]) if status else Text()
        said.append(Text.assemble(step, f" {shorten(make_visible(row.label), LONGEST_LABEL, placeholder='…')}{by}"))
    left = len(part.outcomes) - len(said)
    said += [Text(f"{left} more")] if left > 0 else []
    said += [Text(f"{len(part.disputes)} disputed or denied", style="magenta")] if part.disputes else []
    accounts = ", ".join(labels.values()) if len(labels) == 1 else f"{len(labels)} accounts"
    told_by = f". Account: {accounts}" if len(labels) == 1 else f". {accounts}"
    return Text.assemble(Text("; ").join(said or [Text("no outcome found")]), (told_by, "dim"))


def _series(series: Sequence[SeriesPart]) -> Iterable[RenderableType]:
    if len(series) > MOST_PARTS:
        yield from (Text(), Text(f"{len(series)} pairs or groups of parties met more than once: see the page"))
        return
    for one in series:
        met = sum(bool(follow_up.later) for follow_up in one.follow_ups)
        told = [count(len(one.recurring), "subject") + (" comes back" if len(one.recurring) == 1 else " come back")]
        if one.follow_ups:
            promises = count(len(one.follow_ups), "promise")
            told.append(f"of {promises} {met or 'none'} {'is' if met <= 1 else 'are'} spoken of later")
        yield from (Text(), Text(f"{make_visible(one.title)}; {'; '.join(told)}"))


def _meaning(meanings: Sequence[Meaning]) -> Iterable[RenderableType]:
    if len(meanings) > MOST_MEANINGS:
        titles = "; ".join(make_visible(meaning.title) for meaning in meanings if meaning.figures)
        yield from (Text(), Text(f"What it means, by numbers, is in the page: {titles or 'no figure'}"))
        return
    for meaning in meanings:
        yield from (Text(), Text(f"What it means, by numbers: {make_visible(meaning.title)}", style="bold"))
        yield _indent(Text(make_visible(meaning.lead)))


def _meeting(part: MeetingPart, *, title: bool = True) -> Iterable[RenderableType]:
    if title:
        yield Text(make_visible(part.title), style="bold")
    for fact in part.glance:
        told = "; ".join(line.text + _note(line) for line in fact.lines[:MOST_FACTS])
        left = f"; {len(fact.lines) - MOST_FACTS} more" if len(fact.lines) > MOST_FACTS else ""
        yield _indent(Text(make_visible(f"{fact.label}: {told}{left}")))
    yield _indent(Text(_counts(part), style="dim"))
    labels = {account.key: make_visible(account.label) for account in part.accounts}
    if part.outcomes:
        yield _matrix(weigh(part.outcomes), [(account.key, account.label) for account in part.accounts])
    for row in part.disputes[:MOST_DISPUTES]:
        told = "; ".join(_said(cell, labels) for cell in row.cells)
        yield _indent(Text(make_visible(f"{row.kind}: {told}"), style="magenta"))
    if len(part.disputes) > MOST_DISPUTES:
        yield _indent(Text(f"and {len(part.disputes) - MOST_DISPUTES} more in the page", style="dim"))
    for item in part.watch[:MOST_WATCHED]:
        yield _indent(Text(make_visible(f"watch, {item.due}: {item.holder}: {item.line.text}")))


def _indent(text: Text, by: int = 2) -> RenderableType:
    return Padding(text, (0, 0, 0, by), expand=False)


def _note(line: Line) -> str:
    """Give a line's note without the address that it ends with; the page has it."""
    note = re.sub(r":? *https?://\S+", "", line.note)
    return f" ({note})" if note and "(" not in note else f", {note}" if note else ""


def _counts(part: MeetingPart) -> str:
    """Say how much there is; what there is none of is left out."""
    reactions = sum(len(group.rows) for group in part.reactions)
    unnamed = sum(group.unnamed for group in part.reactions)
    silent = sum(row in part.outcomes for row in part.silences)
    told = [
        count(len(part.documents), "document"),
        count(len(part.accounts), "account"),
        count(len(part.outcomes), "topic") + " with a status" if part.outcomes else "",
        f"{silent} of them in one side's account only" if silent else "",
        f"{len(part.disputes)} disputed or denied" if part.disputes else "",
        count(reactions, "reaction") + (f" ({unnamed} unnamed)" if unnamed else "") if reactions else "",
    ]
    return f"{', '.join(text for text in told if text)}. {print_sources(part.named, part.unnamed)}"


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


def _said(cell: Cell, labels: Mapping[str, str]) -> str:
    return " / ".join(f"{labels.get(cell.account, cell.account)}: {_place(line)}" for line in cell.lines)


def _place(line: Line) -> str:
    passage = line.passages[0]
    return f"“{make_visible(line.text)}” [{passage.document_id} {passage.start}–{passage.end}]"
