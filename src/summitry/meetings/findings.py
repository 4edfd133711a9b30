"""All that one document gives to a dossier, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.find import find_meetings
from summitry.meetings.outlook import find_outlook
from summitry.meetings.points import find_points
from summitry.meetings.reactions import find_reactions
from summitry.meetings.record import Findings
from summitry.meetings.referring import Referring, any_named
from summitry.meetings.speakers import speakers_of
from summitry.meetings.unnamed import find_unnamed

if TYPE_CHECKING:
    from summitry.reading import Reading


def find_findings(reading: Reading) -> Findings:
    """Find the meetings that a document tells of, what it says of them, who reacts, and what is to come."""
    attributions = [statement.attribution for statement in reading.statements]
    meetings = find_meetings(reading)
    referring = Referring(reading, meetings)
    named = sum(any_named(speakers_of(attribution, reading), referring) for attribution in attributions)
    return Findings(
        document=reading.document,
        words=len(reading.document.text.split()),
        sentences=len(reading.sentences),
        named=named,
        unnamed=len(attributions) - named,
        unnamed_sources=find_unnamed(reading, referring),
        meetings=meetings,
        points=find_points(reading),
        reactions=find_reactions(reading, meetings),
        outlook=find_outlook(reading, meetings),
        unread=reading.unread,
    )
