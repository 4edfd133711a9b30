"""All that one document gives to a dossier, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.find import find_meetings
from summitry.meetings.outlook import find_outlook
from summitry.meetings.points import find_points
from summitry.meetings.reactions import find_reactions
from summitry.meetings.record import Findings, SpeakerKind
from summitry.meetings.referring import Referring, any_named
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
    meetings = find_meetings(reading)
    referring = Referring(reading, meetings)
    named = sum(any_named(speakers_of(attribution, reading), referring) for attribution in attributions)
    return Findings(
        document=reading.document,
        words=len(reading.document.text.split()),
        sentences=len(reading.sentences),
        named=named,
        unnamed=len(attributions) - named,
        unnamed_sources=_unnamed_sources(reading, attributions, referring),
        meetings=meetings,
        points=find_points(reading),
        reactions=find_reactions(reading, meetings),
        outlook=find_outlook(reading, meetings),
    )


def _unnamed_sources(
    reading: Reading, attributions: Iterable[Attribution], referring: Referring
) -> tuple[Passage, ...]:
    """Give the words of the sources that are somebody, but nobody by name; each place once, in the order of the text.

    "We", "it", "they" and things ("the report") are left out: nobody is meant, it stays open who, or whoever is meant
    stands in the list already.
    """
    found = set()
    pronouns = {mention.passage for mention in reading.mentions if mention.form == "pronoun"}
    for attribution in attributions:
        for speaker in speakers_of(attribution, reading):
            is_somebody = (
                speaker.actor_id is not None or speaker.kind is not SpeakerKind.OTHER or speaker.label in VAGUE
            )
            if speaker.passage is None or (speaker.passage in pronouns and speaker.label not in VAGUE):
                continue
            if is_somebody and not referring.is_named(speaker):
                found.add(speaker.passage)
    return tuple(sorted(found))
