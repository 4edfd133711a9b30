"""Tellings made of a document as a whole, where no sentence says that people met: speakers, title, known meeting."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from summitry.actors.words import TITLE_MEETING_WORDS
from summitry.gazetteer import load, normalise
from summitry.meetings.catalogue import load_summits, surnames_of
from summitry.meetings.find.details import fill_in, find_setting
from summitry.meetings.find.draft import Draft, can_be_one, to_parties
from summitry.meetings.find.main import NEAR_DAYS, OPENING_SENTENCES
from summitry.meetings.find.participants import is_told_beside
from summitry.meetings.find.telling import cores_of, take_over
from summitry.meetings.find.titles import JOINT_WORDS, actors_in_title, names_others, title_of, words_of
from summitry.meetings.record import Span
from summitry.model import ActorKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.find.scene import Scene
    from summitry.model import Actor, Document, Passage

_AHEAD: Final = re.compile(r"\b(?:will|upcoming|forthcoming|planned|ahead of|before)\b", re.IGNORECASE)
#: One with each of those whom the title names.
_SEVERAL: Final = re.compile(r"\b(?:conversations|calls|meetings) with\b", re.IGNORECASE)
_WEEKS: Final = timedelta(days=60)
#: Titles of statements have these as well.
_SPEAKING: Final = frozenset(
    {"statement", "remarks", "speak", "speaks", "spoke", "session", "contact", "contacts", "exchange"}
)

#: Somebody speaks alone under these, wherever that is.
_ALONE: Final = frozenset({"speech", "address", "greetings", "congratulations", "interview", "condolences", "message"})


def from_turns(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Make a telling out of a transcript's speakers where those of two parties speak and the title tells of a meeting.

    What its sentences tell of the same meeting is put with it.
    """
    document = scene.reading.document
    title = set(normalise(title_of(document)).split())
    if len(document.turns) < 2 or not title & (TITLE_MEETING_WORDS | JOINT_WORDS):  # noqa: PLR2004 - two speak
        return None
    speaking = [
        actor
        for turn in document.turns
        for mention in scene.mentions_in(turn.label_passage.start, turn.label_passage.end)
        for actor in mention.actors
        if actor.kind is ActorKind.PERSON
    ]
    parties = to_parties(speaking)
    if len(parties) < 2:  # noqa: PLR2004 - two meet
        return None
    at = document.turns[0].label_passage.start
    number, sentence = next(
        ((n, s) for n, s in enumerate(scene.reading.sentences) if s.end > at), (0, scene.reading.sentences[0])
    )
    told = next((draft for draft in drafts if draft.state != "planned" and can_be_one(draft.parties, parties)), None)
    if told is not None and not told.is_earlier:
        is_near = told.number < number + OPENING_SENTENCES
        is_dated = told.held is not None and _stands_in(told.held.passage, told.sentence)
        if is_near if not is_dated or document.published_on is None else _is_recent(told, document):
            return told
    return Draft(sentence, number, parties, setting=find_setting(None, parties), state="held")


def _stands_in(day: Passage, sentence: Passage) -> bool:
    """Whether a day stands in a sentence, and was not taken over from another."""
    return sentence.start <= day.start and day.end <= sentence.end


def _is_recent(draft: Draft, document: Document) -> bool:
    assert draft.held is not None and document.published_on is not None  # noqa: PT018 - one condition for both
    return draft.held.first_on is not None and abs((document.published_on - draft.held.first_on).days) <= NEAR_DAYS


def from_title(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Make a telling out of a party's own account whose title names the other, where no sentence tells that they met.

    "Telephone conversation with President Vega" above "During the conversation, the President thanked Mr Vega"; the
    publisher's side takes part, through the person whom title or opening name for it, if any.
    """
    document, reading = scene.reading.document, scene.reading
    words = set(words_of(title_of(document)))
    if not words & (TITLE_MEETING_WORDS - _SPEAKING) or words & _ALONE or not reading.sentences:
        return None
    is_several = _SEVERAL.search(title_of(document)) is not None
    if any(not _is_only_words(document, draft) for draft in drafts[:1]):
        return None
    named = actors_in_title(document)
    codes = {actor.country for actor in named} - {None}
    is_own = document.side in codes or document.kind is DocumentKind.JOINT_STATEMENT
    if document.side is not None and document.side in load().countries and codes - {document.side}:
        own = [actor for actor in named if actor.country == document.side] or _own_in_opening(scene, document.side)
        named = [*named, *(own or [load().actor(document.side)])]
    elif not is_own:
        return None
    parties = to_parties(named)
    if len(parties) < 2 or (is_several and len(parties) > 2):  # noqa: PLR2004 - two meet
        return None
    for number, sentence in enumerate(reading.sentences[:2]):
        for core in cores_of(scene, sentence):
            draft = Draft(sentence, number, parties)
            if fill_in(scene, draft, core) and draft.state != "cancelled":
                is_ahead = draft.state == "planned" and _AHEAD.search(title_of(document))
                draft.state = "planned" if is_ahead else "held"
                draft.years = None  # a year of the opening words is mostly that of something else
                return draft
    return Draft(reading.sentences[0], 0, parties, setting=find_setting(None, parties), state="held")


def _own_in_opening(scene: Scene, side: str) -> list[Actor]:
    opening = scene.reading.sentences[:2]
    spoken = scene.mentions_in(opening[0].start, opening[-1].end)
    mentions = [mention for mention in spoken if not is_told_beside(scene, mention)]
    persons = [a for m in mentions for a in m.actors if a.kind is ActorKind.PERSON and a.country == side]
    return persons[:1]


def from_known(scene: Scene) -> Draft | None:
    """Make a telling out of a known meeting that the title names by the family names of those who met.

    It must be the only one of theirs whose place the text names, or that lies in the weeks before publication.
    """
    document = scene.reading.document
    words = set(words_of(title_of(document)))
    if not words & TITLE_MEETING_WORDS or not scene.reading.sentences:
        return None
    theirs = [s for s in load_summits() if sum(bool(words & surnames_of(leader)) for leader in s.leaders) > 1]
    text = f" {normalise(document.text[:20_000])} {normalise(title_of(document))} "
    placed = [summit for summit in theirs if any(f" {name} " in text for name in summit.names)]
    day = document.published_on
    near = [s for s in placed if day is None or timedelta(0) <= day - s.known.last_on <= _WEEKS]
    if len(near) != 1:
        return None
    names = {name for leader in near[0].leaders for name in surnames_of(leader)} | near[0].names
    for number, sentence in enumerate(scene.reading.sentences):
        if names & set(words_of(sentence.exact)):
            draft = Draft(
                sentence, number, (), held=Span(near[0].known.first_on, near[0].known.last_on, sentence, "catalogue")
            )
            draft.rests_on = "catalogue"
            take_over(draft, near[0])
            return draft
    return None


def _is_only_words(document: Document, draft: Draft) -> bool:
    """Whether a draft is not one of the opening, which would outweigh the title."""
    return draft.number >= OPENING_SENTENCES or names_others(document, draft)
