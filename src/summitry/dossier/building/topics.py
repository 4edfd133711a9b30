"""The matrix topic x account, what only one side mentions, and what is disputed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.dossier.building.lines import make_line
from summitry.dossier.record import Cell, DisputeRow, TopicRow
from summitry.meetings.compare.naming import find_label, split
from summitry.meetings.compare.standing import is_topic
from summitry.meetings.issues import name_of
from summitry.meetings.points.quotations import is_quotation
from summitry.meetings.record import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from summitry.dossier.record import Line
    from summitry.meetings.meeting import Account, Comparison, Difference, Topic
    from summitry.meetings.record import Point
    from summitry.model import Passage

LADDER = tuple(Status)
_WORD = re.compile(r"\w+")


def build_rows(comparison: Comparison, notes: Mapping[str, str], parties: Collection[str] = ()) -> tuple[TopicRow, ...]:
    """Lay out every topic with one cell an account.

    What is written over a row holds for each of its lines: its issue areas are those that all lines have, and what one
    account alone has is parted where a label does not hold for all of it. Between accounts, where a line is about
    something else by its own words, these stand with it.

    Args:
        comparison: Accounts side by side.
        notes: By document id what a reader should know of its join, if anything.
        parties: Codes of those who met.
    """
    met = frozenset(parties)
    known = met | {account.key for account in comparison.accounts}
    told = [kept for topic in comparison.topics if (kept := _without_remarks(topic, known)).points]
    topics = [part for topic in told for part in _iter_parts(topic, met)]
    return tuple(_row(topic, comparison.accounts, notes) for topic in topics)


def _without_remarks(topic: Topic, parties: frozenset[str]) -> Topic:
    """Leave out remarks ("I mean it"): the comparison puts them beside a subject, and by themselves they tell none."""
    kept = {key: tuple(one for one in held if is_topic(one, parties)) for key, held in topic.points.items()}
    points = {key: held for key, held in kept.items() if held}
    return replace(topic, points=points, likeness=topic.likeness if len(points) > 1 else None)


def _iter_parts(topic: Topic, parties: frozenset[str]) -> Iterator[Topic]:
    """Part a topic of one account by what its labels hold for."""
    if len(topic.points) > 1:
        yield topic
        return
    for account, points in topic.points.items():
        for group in split(points, parties):
            if len(group) == len(points):
                yield topic
                continue
            joined = "\x1f".join(sorted(point.id for point in group))
            yield replace(
                topic,
                id="tp-" + hashlib.sha256(joined.encode()).hexdigest()[:14],
                label=find_label(group, parties),
                points={account: group},
            )


def _row(topic: Topic, accounts: Sequence[Account], notes: Mapping[str, str]) -> TopicRow:
    areas = [areas_of(point) for points in topic.points.values() for point in points]
    shared = tuple(area for area in areas[0] if all(area in own for own in areas))
    cells = tuple(
        build_cell(account.key, topic.points.get(account.key, ()), notes, label=topic.label, areas=shared)
        for account in accounts
    )
    return TopicRow(topic.id, topic.label, shared, cells, topic.mentioned_by, topic.likeness)


def build_cell(
    account: str, points: Sequence[Point], notes: Mapping[str, str], *, label: str = "", areas: tuple[str, ...] = ()
) -> Cell:
    """Lay out what one account says of a topic, a line a point, under the row's label and issue areas."""
    given = {point.status for point in points if point.status}
    lines = tuple(
        point_line(account, point, notes.get(point.passage.document_id, ""), label=label, areas=areas)
        for point in points
    )
    return Cell(account, tuple(status for status in LADDER if status in given), lines)


def point_line(
    account: str | None, point: Point, note: str = "", *, label: str = "", areas: tuple[str, ...] = ()
) -> Line:
    """Show a point by its own words, with its own label and areas where those over it are others."""
    own = areas_of(point)
    tags = {
        "status": point.status.value if point.status else "",
        "flags": " ".join(point.flags),
        "rule": point.status_rule,
        "by": ", ".join(speaker.label for speaker in point.speakers),
        "to": ", ".join(speaker.label for speaker in point.addressed),
        "about": "" if _is_said(point.label, label) or (not label and _is_own_words(point)) else point.label,
        "areas": "; ".join(area for area in own if area not in areas),
    }
    shown = {name: value for name, value in tags.items() if value}
    return make_line(passages_of(point), account=account, tags=shown, note=note)


def _is_said(own: str, label: str) -> bool:
    """Whether a line's own label tells no more than the row's: one stands in the other, word for word."""
    one, other = (f" {' '.join(_WORD.findall(text.casefold()))} " for text in (own, label))
    return bool(label) and (one in other or other in one)


def _is_own_words(point: Point) -> bool:
    """Whether a label quotes the line that it stands beside; by itself it tells nothing that the line does not."""
    words = point.label_passage
    return is_quotation(point) and words is not None and point.passage.start <= words.start < point.passage.end


def passages_of(point: Point) -> tuple[Passage, ...]:
    """Give what a point rests on: its words, and those of its step and of its label that stand before or after."""
    passage = point.passage
    others = (point.cue if point.status is not None else None, point.label_passage)
    outside = (one for one in others if one and not (passage.start <= one.start and one.end <= passage.end))
    return (passage, *dict.fromkeys(outside))


def areas_of(point: Point) -> tuple[str, ...]:
    """Give the names of a point's issue areas."""
    return tuple(name_of(issue) for issue in point.features.areas)


def has_status(row: TopicRow) -> bool:
    """Whether any account gives the topic a status."""
    return any(cell.statuses for cell in row.cells)


def find_silences(rows: Sequence[TopicRow], accounts: Sequence[Account]) -> tuple[TopicRow, ...]:
    """Give the topics that only one party's own account mentions, where another party's account is there too.

    A topic that a joint statement has is no silence of anybody.
    """
    sides = {account.key for account in accounts if account.kind == "side"}
    joint = {account.key for account in accounts if account.kind == "joint"}
    if len(sides) < 2:  # noqa: PLR2004  one account alone cannot be compared with another
        return ()
    return tuple(
        row
        for row in rows
        if len(sides.intersection(row.mentioned_by)) == 1 and not joint.intersection(row.mentioned_by)
    )


def build_disputes(comparison: Comparison) -> tuple[DisputeRow, ...]:
    """Lay out where accounts state different facts, or one says that a thing was not raised."""
    topics = {topic.id: topic.label for topic in comparison.topics}
    return tuple(_dispute(difference, topics) for difference in comparison.differences)


def _dispute(difference: Difference, topics: Mapping[str, str]) -> DisputeRow:
    cells = []
    for account in difference.accounts:
        value = difference.values.get(account, "")
        tags = {"value": value} if value else {}
        lines = [make_line((passage,), account=account, tags=tags) for passage in difference.passages[account]]
        cells.append(Cell(account, (), tuple(lines)))
    return DisputeRow(difference.id, difference.kind, topics.get(difference.topic_id, ""), tuple(cells))


def choose_summary(rows: Sequence[TopicRow], disputes: Sequence[DisputeRow], *, most: int = 8) -> tuple[Line, ...]:
    """Choose what a reader sees first: the firmest outcomes, those of more accounts before others, then disputes.

    The order of the ladder and the number of accounts decide, nothing else; so no side is preferred. Of lines of the
    same words the first stays.
    """
    told = [row for row in rows if has_status(row)]
    ranked = sorted(range(len(told)), key=lambda at: (_rank(told[at]), -len(told[at].mentioned_by), at))
    disputed = [next(line for cell in row.cells for line in cell.lines) for row in disputes][:2]
    chosen = [_firmest(told[at]) for at in ranked[: most - len(disputed)]]
    firsts: dict[str, Line] = {}
    for line in (*chosen, *disputed):
        firsts.setdefault(" ".join(_WORD.findall(line.text.casefold())) or line.id, line)
    return tuple(firsts.values())


def _rank(row: TopicRow) -> int:
    return min(LADDER.index(status) for cell in row.cells for status in cell.statuses)


def _firmest(row: TopicRow) -> Line:
    wanted = LADDER[_rank(row)].value
    return next(line for cell in row.cells for line in cell.lines if line.tags.get("status") == wanted)
