"""All that one document gives to a dossier, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.find import find_meetings
from summitry.meetings.outlook import find_outlook
from summitry.meetings.points import find_points
from summitry.meetings.reactions import find_reactions
from summitry.meetings.record import Findings, SpeakerKind
from summitry.meetings.speakers import speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.model import Passage
    from summitry.reading import Reading
    from summitry.statements import Attribution


#: Pronouns that stand for people whom a text does not name.
VAGUE = frozenset({"many", "others", "some", "several", "most", "few", "a few", "one", "some others", "many others"})


def find_findings(reading: Reading) -> Findings:
    """Find the meetings that a document tells of, what it says of them, who reacts, and what is to come."""
    attributions = [statement.attribution for statement in reading.statements]
    named = sum(is_named(attribution, reading) for attribution in attributions)
    meetings = find_meetings(reading)
    return Findings(
        document=reading.document,
        words=len(reading.document.text.split()),
        sentences=len(reading.sentences),
        named=named,
        unnamed=len(attributions) - named,
        unnamed_sources=_unnamed_sources(reading, attributions),
        meetings=meetings,
        points=find_points(reading),
        reactions=find_reactions(reading, meetings),
        outlook=find_outlook(reading, meetings),
    )


def is_named(attribution: Attribution, reading: Reading) -> bool:
    """Whether the text says who spoke, so that they can be asked: by name, or by pointing to a name given before."""
    return any(speaker.is_named for speaker in speakers_of(attribution, reading))


def _unnamed_sources(reading: Reading, attributions: Iterable[Attribution]) -> tuple[Passage, ...]:
    """Give the words of the sources that are somebody, but nobody by name; each place once, in the order of the text.

    "We", "it" and things ("the report") are left out: nobody is meant, or it stays open who.
    """
    found = set()
    for attribution in attributions:
        for speaker in speakers_of(attribution, reading):
            is_somebody = (
                speaker.actor_id is not None or speaker.kind is not SpeakerKind.OTHER or speaker.label in VAGUE
            )
            if is_somebody and not speaker.is_named and speaker.passage is not None:
                found.add(speaker.passage)
    return tuple(sorted(found))
