"""Every line of a dossier with its number, its anchor and its passages, in the order of the page.

A line may be shown in several places (a commitment stands in the outlook and on the watch list). It has one number and
one anchor, at the place where a reader finds it in its context: the summary and "at a glance" give way to the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from summitry.dossier.order import shorten, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summitry.dossier.record import Dossier, Line, MeetingPart, SeriesPart, TopicRow
    from summitry.model import Passage

#: Anchors that stand in an address without any escape.
PLAIN_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,80}")
#: Beginnings of the page's own anchors, which no line may take.
OWN_PREFIXES = ("p-", "d-", "g-", "part-", "page-")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the templates ask about lines and passages.

    Attributes:
        numbers: By line id its number in the dossier, from 1.
        anchors: By line id its anchor.
        shown_twice: Ids of the lines that stand in a summary and again further down.
        passages: By document id its passages, each with the ids of the lines that rest on it.
        passage_anchors: By passage its anchor.
    """

    numbers: Mapping[str, int]
    anchors: Mapping[str, str]
    shown_twice: frozenset[str]
    passages: Mapping[str, Mapping[Passage, tuple[str, ...]]]
    passage_anchors: Mapping[Passage, str]


def keep_ledger(dossier: Dossier, taken: set[str]) -> Ledger:
    """Number the lines of a dossier and give anchors to them and to their passages.

    Args:
        dossier: The dossier.
        taken: Anchors that the page uses already; those given here are added.
    """
    summary = list(iter_summary_lines(dossier))
    body = list(iter_body_lines(dossier))
    shown_twice = frozenset(line.id for line in summary) & frozenset(line.id for line in body)
    digests = {document.id: document.digest for document in dossier.documents}
    numbers: dict[str, int] = {}
    anchors: dict[str, str] = {}
    passages: dict[str, dict[Passage, dict[str, None]]] = {}
    passage_anchors: dict[Passage, str] = {}
    for line in _iter_in_page_order(dossier, shown_twice):
        if line.id not in numbers:
            numbers[line.id] = len(numbers) + 1
            anchors[line.id] = free_anchor(plain_anchor(line.id, "line-"), taken)
        for passage in line.passages:
            passages.setdefault(passage.document_id, {}).setdefault(passage, {})[line.id] = None
            if passage not in passage_anchors:
                wanted = passage_anchor(passage, digests.get(passage.document_id, ""))
                passage_anchors[passage] = free_anchor(wanted, taken)
    return Ledger(
        numbers=numbers,
        anchors=anchors,
        shown_twice=shown_twice,
        passages={key: {passage: tuple(ids) for passage, ids in found.items()} for key, found in passages.items()},
        passage_anchors=passage_anchors,
    )


def passage_anchor(passage: Passage, digest: str) -> str:
    """Name a passage by its document's digest and its offsets, so that its address outlives the dossier."""
    return f"p-{digest[:8]}-{passage.start}-{passage.end}"


def iter_summary_lines(dossier: Dossier) -> Iterator[Line]:
    """Give the lines that stand at the head of a part."""
    for part in _parts(dossier):
        yield from _head_of(part)


def iter_body_lines(dossier: Dossier) -> Iterator[Line]:
    """Give the lines that stand below the head of a part, in the order of the page."""
    for part in _parts(dossier):
        yield from _body_of(part)
    for series in dossier.series:
        yield from _lines_of_series(series)


def _iter_in_page_order(dossier: Dossier, given_way: frozenset[str]) -> Iterator[Line]:
    for part in dossier.meetings:
        yield from (line for line in _head_of(part) if line.id not in given_way)
        yield from _body_of(part)
    for series in dossier.series:
        yield from _lines_of_series(series)
    if dossier.unjoined:
        yield from (line for line in _head_of(dossier.unjoined) if line.id not in given_way)
        yield from _body_of(dossier.unjoined)


def _parts(dossier: Dossier) -> tuple[MeetingPart, ...]:
    return (*dossier.meetings, dossier.unjoined) if dossier.unjoined else dossier.meetings


def _head_of(part: MeetingPart) -> Iterator[Line]:
    yield from shorten(part)
    for fact in part.glance:
        yield from fact.lines


def _body_of(part: MeetingPart) -> Iterator[Line]:
    for rows in (weigh(part.outcomes), part.mentions, part.silences):
        yield from _lines_of_rows(rows)
    for dispute in part.disputes:
        for cell in dispute.cells:
            yield from cell.lines
    for group in part.reactions:
        yield from (row.line for row in group.rows)
    yield from (row.line for row in part.watch)
    yield from (row.line for row in part.outlook)
    yield from (moment.line for moment in part.timeline)
    for document in part.documents:
        yield from document.lines


def _lines_of_rows(rows: Iterable[TopicRow]) -> Iterator[Line]:
    for row in rows:
        for cell in row.cells:
            yield from cell.lines


def _lines_of_series(series: SeriesPart) -> Iterator[Line]:
    for recurrence in series.recurring:
        for _, cell in recurrence.cells:
            yield from cell.lines
    for follow_up in series.follow_ups:
        yield follow_up.promised
        yield from follow_up.later


def plain_anchor(wanted: str, prefix: str) -> str:
    """Give an id as an anchor, or a name made from it where it would need escapes or stand among the page's own."""
    if PLAIN_ANCHOR.fullmatch(wanted) and not wanted.startswith(OWN_PREFIXES):
        return wanted
    digest = sha256(wanted.encode(errors="surrogatepass")).hexdigest()
    return f"{prefix}{digest[:12]}"


def free_anchor(wanted: str, taken: set[str]) -> str:
    """Take an anchor that nothing else on the page has."""
    anchor, tries = wanted, 1
    while anchor in taken:
        tries += 1
        anchor = f"{wanted}-{tries}"
    taken.add(anchor)
    return anchor
