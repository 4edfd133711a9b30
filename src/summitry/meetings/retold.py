"""What a document that only retells says of a meeting: press, analysis, notes on a page.

A party's own readout tells what was said in the room, so "he said" is talk at the meeting there. In a text that
retells, somebody says things before, after and about it. So there a status is kept only where a party (or nobody by
name) does what it rests on; "he said" alone gives none, unless what he said is that a thing was talked of; the sentence
that names the meeting is no topic of it; and what is shown as a reaction is not shown as a topic again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import CONTACT
from summitry.meetings.record import Status
from summitry.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summitry.meetings.record import Findings, Point
    from summitry.model import Document, Passage

RETELLING: Final = frozenset({DocumentKind.NEWS, DocumentKind.ANALYSIS, DocumentKind.CASE_NOTE})
#: Rules by which saying a thing at the meeting is talk of it.
SAYING: Final = frozenset({"discussed.said", "discussed.spoke_about"})
TALK: Final = re.compile(
    r"\b(?:discuss(?:ed|ing|ion|ions)|covered|raised|brought up|touched (?:on|upon)|talk(?:ed|s) (?:about|of)"
    r"|spok(?:e|en) of|subjects?|agenda|exchanged views)\b",
    re.IGNORECASE,
)
"""Words that say that a thing was talked of."""
AUTHOR: Final = re.compile(r"\W*(?:when |as |if )?(?:we|i|you|let[’']s)\b", re.IGNORECASE)
"""The one who writes speaks of writing and reading, not of the meeting."""
BOUND: Final = frozenset({Status.PROPOSED, Status.PLEDGED, Status.REJECTED})
"""Steps that somebody takes; said of nobody they are the writer's own."""
_FIRM: Final = frozenset(Status) - {Status.DISCUSSED_ONLY}


def is_retelling(document: Document) -> bool:
    """Whether a document retells what others said and did: by its kind, or as nobody's who is known."""
    return document.kind in RETELLING or (document.kind is DocumentKind.UNKNOWN and document.side is None)


def points_of(findings: Findings, parties: Collection[str]) -> tuple[Point, ...]:
    """Give a document's points as far as they tell of the meeting.

    Args:
        findings: What the document tells.
        parties: Codes of those who met; empty where no meeting was found.
    """
    if not is_retelling(findings.document):
        return findings.points
    held = [mention.passage for mention in findings.meetings if mention.is_main]
    judged = [reaction.passage for reaction in findings.reactions]
    told = (_weaken(point, parties) for point in findings.points)
    return tuple(point for point in told if point.status in _FIRM or _is_told(point, held, judged))


def _is_told(point: Point, held: Sequence[Passage], judged: Sequence[Passage]) -> bool:
    """Whether a point without a firm status names a subject of the talks, and nothing else shows it already."""
    if point.status is None and not set(point.features.issues) - CONTACT:
        return False
    return not (_lies_in(point.passage, held) or any(_overlaps(point.passage, passage) for passage in judged))


def _weaken(point: Point, parties: Collection[str]) -> Point:
    """Take the status from a point that rests on saying alone, or on what somebody else than a party did."""
    if point.status is None or _stands(point, parties):
        return point
    return replace(point, status=None, status_rule="", cue=None)


def _stands(point: Point, parties: Collection[str]) -> bool:
    """Whether a status rests on what a party did, or on what was done by nobody in particular."""
    words = point.passage.exact
    if AUTHOR.match(words) or (point.status_rule in SAYING and not TALK.search(words)):
        return False
    if not parties:
        return True
    if not point.speakers:
        return point.status not in BOUND
    return any(speaker.country in parties for speaker in point.speakers)


def _lies_in(passage: Passage, wholes: Sequence[Passage]) -> bool:
    return any(whole.start <= passage.start and passage.end <= whole.end for whole in wholes)


def _overlaps(one: Passage, other: Passage) -> bool:
    """Whether two passages share half of the shorter one."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common >= min(one.end - one.start, other.end - other.start)
