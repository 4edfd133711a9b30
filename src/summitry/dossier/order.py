"""The order in which topics are shown, and what is not shown twice: the same for page, Markdown and terminal.

The data keep the order of the documents. A reader wants the firmest step first, whoever took it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summitry.meetings.record import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.dossier.record import Line, MeetingPart, OutlookRow, TopicRow
    from summitry.model import Passage

LADDER = tuple(Status)


def weigh(rows: Iterable[TopicRow]) -> list[TopicRow]:
    """Sort topics by their firmest step, then by how many accounts give it one, then as they came.

    Nothing else decides, so no side, publisher or subject is preferred.
    """
    return sorted(rows, key=lambda row: (rank_of(row), -sum(bool(cell.statuses) for cell in row.cells)))


def rank_of(row: TopicRow) -> int:
    """Give the place on the ladder of a topic's firmest step; below the ladder where no account gives it one."""
    return min((LADDER.index(status) for cell in row.cells for status in cell.statuses), default=len(LADDER))


def firmest_of(row: TopicRow) -> Status | None:
    """Give a topic's firmest step, or None."""
    rank = rank_of(row)
    return LADDER[rank] if rank < len(LADDER) else None


def count_steps(rows: Iterable[TopicRow]) -> list[tuple[Status, int]]:
    """Count topics by their firmest step, the firmest first; steps without a topic are left out."""
    counts = Counter(firmest_of(row) for row in rows)
    return [(status, counts[status]) for status in LADDER if counts[status]]


def tellers_of(part: MeetingPart, line: Line) -> tuple[str, ...]:
    """Give the accounts that say what a line says: those with its step in the line's row; else the line's own."""
    status = line.tags.get("status", "")
    for row in part.outcomes if status else ():
        if any(line.id == told.id for cell in row.cells for told in cell.lines):
            return tuple(cell.account for cell in row.cells if status in cell.statuses)
    return (line.account,) if line.account else ()


def say_once(lines: Iterable[Line]) -> list[Line]:
    """Leave out lines whose words, by one account, stood there before under another id."""
    kept: dict[tuple[object, str | None], Line] = {}
    for line in lines:
        kept.setdefault((line.passages[0], line.account), line)
    return list(kept.values())


def is_told_above(part: MeetingPart, row: OutlookRow) -> bool:
    """Tell whether an outlook says no more than an outcome does: the same words, no day, no word of likelihood."""
    if row.due or row.words:
        return False
    own = row.line.passages[0]
    return any(_covers(line.passages[0], own) for topic in part.outcomes for cell in topic.cells for line in cell.lines)


def _covers(told: Passage, own: Passage) -> bool:
    shared = min(told.end, own.end) - max(told.start, own.start)
    return told.document_id == own.document_id and shared > 0.8 * min(told.end - told.start, own.end - own.start)


def shorten(part: MeetingPart) -> Sequence[Line]:
    """Give what a reader should see first, or nothing where the table of one account's outcomes says just that."""
    below = {line.id for row in part.outcomes for cell in row.cells for line in cell.lines}
    is_whole = len(part.outcomes) <= len(part.summary) and all(line.id in below for line in part.summary)
    if len(part.accounts) == 1 and is_whole:
        return ()
    return say_once(part.summary)
