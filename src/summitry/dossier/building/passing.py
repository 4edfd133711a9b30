"""Documents that only mention a meeting in passing: what they say of it, and what they say of everything else.

A head of state's evening address names a call of the day and goes on about other things; a council's record mentions
that a leader rang. What such a text says elsewhere was not said at that meeting, so it is not shown as if it were.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.meetings.find.speaking import only_mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from summitry.meetings.meeting import Join, Meeting
    from summitry.meetings.record import Findings
    from summitry.model import Document, Passage

IN_PASSING = "it mentions this meeting in passing; what it says elsewhere stands apart"
NEAR = 300
"""Characters after the mention, within its paragraph; some texts come as one long paragraph."""


def find_passing(
    meetings: Sequence[Meeting], homes: Mapping[str, str], findings: Sequence[Findings]
) -> dict[str, Join]:
    """Give the documents that a state or an organisation publishes and that are about something else, by id.

    An article of the press on several meetings is about them, and stays whole; an interview in it does not.

    Args:
        meetings: The meetings.
        homes: By document id the one meeting under which its words are shown.
        findings: What each document tells.
    """
    official = {f.document.id for f in findings if f.document.side is not None or only_mentions(f.document)}
    found: dict[str, Join] = {}
    for meeting in meetings:
        for join in meeting.joins:
            is_home = homes[join.document_id] == meeting.id
            if is_home and join.document_id in official and not join.mention.is_main:
                found.setdefault(join.document_id, join)
    return found


def keep_near(found: Findings, mention: Passage) -> Findings:
    """Leave of what a document tells only the words that mention the meeting and what comes next.

    What stands before them was told of something else.
    """
    start, end = _beside(found.document, mention)
    return _keep(found, lambda passage: start <= passage.start and passage.end <= end)


def keep_far(found: Findings, mention: Passage) -> Findings:
    """Leave of what a document tells only what ``keep_near`` leaves out."""
    start, end = _beside(found.document, mention)
    return _keep(found, lambda passage: not (start <= passage.start and passage.end <= end))


def tells(found: Findings) -> bool:
    """Whether a document tells anything that a dossier shows."""
    return bool(found.points or found.reactions or found.outlook or found.unnamed_sources)


def say_in_passing(meeting: Meeting, passing: Mapping[str, Join]) -> Meeting:
    """Say of each document that only mentions the meeting that it does."""
    joins = tuple(
        replace(join, reason=IN_PASSING) if passing.get(join.document_id) == join else join for join in meeting.joins
    )
    return replace(meeting, joins=joins)


def _keep(found: Findings, belongs: Callable[[Passage], bool]) -> Findings:
    return replace(
        found,
        points=tuple(point for point in found.points if belongs(point.passage)),
        reactions=tuple(reaction for reaction in found.reactions if belongs(reaction.passage)),
        outlook=tuple(item for item in found.outlook if belongs(item.passage)),
        unnamed_sources=tuple(passage for passage in found.unnamed_sources if belongs(passage)),
    )


def _beside(document: Document, mention: Passage) -> tuple[int, int]:
    high = min(mention.end + NEAR, len(document.text))
    end = document.text.find("\n", mention.end, high)
    return mention.start, high if end < 0 else end
