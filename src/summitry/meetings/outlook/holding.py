"""Whose expectation, plan or promise it is: who is said to say it, else in whose turn or message it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitry.meetings.find.titles import actors_in_title, countries_in_title
from summitry.meetings.outlook.telling import VOICING
from summitry.meetings.reactions.voices import Voices
from summitry.meetings.record import Speaker, SpeakerKind
from summitry.meetings.referring import Referring
from summitry.meetings.speaker_kinds import kind_by_words
from summitry.meetings.speakers import as_written, publisher_of, speaker_of, speaker_of_phrase, speakers_of
from summitry.model import ActorKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.clauses import Clause
    from summitry.meetings.find.scene import Scene
    from summitry.meetings.record import MeetingMention
    from summitry.model import Passage
    from summitry.statements import Statement

_ACTING: Final = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION})
#: Whoever these mean holds it, or nobody does where that stays open.
_PERSONAL: Final = frozenset({"he", "she", "they", "it", "his", "her", "their", "him", "them"})
_FIRST: Final = frozenset({"i", "we"})
_QUESTION: Final = re.compile(r"(?:Q|QUESTION|REPORTER|MODERATOR|JOURNALIST|HOST|OPERATOR)\b.*", re.IGNORECASE)
#: "Ann Lee sent a message. It reads: ...": what follows is the sender's.
_MESSAGE: Final = re.compile(
    r"\b(?:message|letter|telegram|greetings?|address|note)\b[^.“\"]{0,40}\b(?:reads?|says?|states?)\b[^.“\"]{0,20}[:,]?\s*"
    r"(?P<open>[“\"])",
    re.IGNORECASE,
)
#: What points back to the sentence before and gives it to whoever follows.
_SAID_OF_IT: Final = re.compile(r"\s*(?:This|That|It) (?:was|has been) \w+(?: \w+)? by (?:the )?", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"\b(?:address|speech|remarks|statement|message|interview)\b", re.IGNORECASE)
_WE: Final = re.compile(r"\W*We,\s+(?:the\s+)?", re.IGNORECASE)
_PAIR: Final = 2
_BODIES: Final = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION})
#: More holders than these are counted and not listed.
_MOST_NAMED: Final = 6
#: Clauses above one that are asked who tells it.
_DEPTH: Final = 3
#: Groups that stand apart from those who were named.
_APART: Final = frozenset({SpeakerKind.EXPERT, SpeakerKind.PRESS, SpeakerKind.PUBLIC})


class Holders:
    """Who speaks in one document, ready to be asked whose a clause is."""

    def __init__(self, scene: Scene, meetings: Sequence[MeetingMention]) -> None:
        self.scene, self.reading = scene, scene.reading
        self.voices = Voices(scene.reading)
        self.referring = Referring(scene.reading, meetings)
        statements = self.reading.statements
        self.voices.learn(s for statement in statements for s in speakers_of(statement.attribution, self.reading))
        self.own = (
            self._signatories(meetings) or self._writer() or self._orator() or publisher_of(self.reading.document)
        )
        self.sender, self.message_from = self._sender()

    def holder_of(
        self, clause: Clause, statements: Sequence[Statement], governor: Clause | None
    ) -> tuple[Speaker, Passage | None] | None:
        """Give whose it is, and the words that say so where there are any; None where that stays open.

        Args:
            clause: What is to come.
            statements: Those in which it stands, the narrowest first.
            governor: The clause that promises or plans it, where one does.
        """
        telling = governor or self._telling(clause, statements)
        introduced = self._introduced(telling or clause)
        if introduced is not None:
            return introduced, None
        if telling is not None:
            own = self.together(telling) or self.one(telling)
            if own is not None and not self._is_first(telling):
                return None if _is_open(own) else (self._named(own), None)
        for statement in statements:
            source = next(iter(statement.attribution.source), None)
            if source is None or source.exact.lower() in _FIRST:
                continue
            if statement.attribution.cue_kind == "label":
                speaker = None if _QUESTION.fullmatch(source.exact) else self._joint(statement, source)
                return None if speaker is None else (speaker, None)
            if source.exact.lower() in _PERSONAL or self._can_hold(statement, source):
                speaker = self._joint(statement, source)
                return None if _is_open(speaker) else (self._named(speaker), source)
        if self.sender is not None and self.is_message(clause.predicate.passage.start):
            return self.sender, None
        return self._told_after(clause) or (self.own, None)

    def _told_after(self, clause: Clause) -> tuple[Speaker, Passage] | None:
        """Give whom the next sentence names as having said it: "This was stated by Ann Lee"."""
        if clause.sentence + 1 >= len(self.reading.sentences):
            return None
        after = self.reading.sentences[clause.sentence + 1]
        for statement in self.reading.statements:
            source = next(iter(statement.attribution.source), None)
            if source is None or not after.start < source.start < after.end:
                continue
            if _SAID_OF_IT.fullmatch(self.reading.document.text, after.start, source.start):
                return self._named(self._joint(statement, source)), source
        return None

    def _introduced(self, governor: Clause) -> Speaker | None:
        """Give those whom "we" introduces by name: "We, President Ann Lee and Prime Minister Bo Ek, pledge to"."""
        sentence, limit = self.reading.sentences[governor.sentence], governor.predicate.passage.start
        opening = _WE.match(self.scene.tree.text, sentence.start, limit)
        if opening is None or any(
            c.sentence == governor.sentence and sentence.start < c.predicate.passage.start < limit
            for c in self.scene.clauses
            if c.predicate.kind == "verb"
        ):
            return None
        mentions = self.scene.mentions_in(opening.end(), limit)
        actors = {actor.id: actor for mention in mentions for actor in mention.actors if actor.kind in _ACTING}
        persons = {key: actor for key, actor in actors.items() if actor.kind is ActorKind.PERSON}
        named = [actor.label for actor in (persons or actors).values()]
        return _as_one(named, self.reading.document.passage(opening.end(), limit)) if len(named) > 1 else None

    def _is_first(self, governor: Clause) -> bool:
        """Whether the writer speaks of himself, alone or with others: "we committed"."""
        return any(self.scene.tree.lowers[subject.head] in _FIRST for subject in governor.subjects)

    def is_message(self, position: int) -> bool:
        """Whether a place lies in the message that the text prints."""
        return self.sender is not None and position >= self.message_from

    def _telling(self, clause: Clause, statements: Sequence[Statement]) -> Clause | None:
        """Give the clause whose subject tells it, where no cue of saying was found: "Ann Lee shared that it will"."""
        if any(s.attribution.cue_kind != "label" and s.attribution.source for s in statements):
            return None
        at: Clause | None = clause
        for _ in range(_DEPTH):
            if at is None or at.relation not in {"complement", "parataxis"} or at.governor is None:
                return None
            at = self.scene.clauses[at.governor]
            is_telling = bool(at.complements) or at.predicate.verb_lemma in VOICING
            if is_telling and (self.together(at) is not None or self.one(at) is not None):
                return at
        return None

    def _named(self, speaker: Speaker) -> Speaker:
        """Count those as named whom the text names elsewhere: "the ministers" after their names."""
        if speaker.is_named or speaker.passage is None or speaker.kind in _APART:
            return speaker
        is_named = self.referring.is_named(speaker) or self.referring.points_back(speaker.passage)
        return replace(speaker, is_named=is_named)

    def _can_hold(self, statement: Statement, source: Passage) -> bool:
        speakers = speakers_of(statement.attribution, self.reading)
        is_person = any(speaker.kind is not SpeakerKind.OTHER for speaker in speakers)
        if not self._is_headed(source) and not any(speaker.is_named and not speaker.actor_id for speaker in speakers):
            return kind_by_words(source.exact) is not None
        return is_person or self.voices.can_speak(source) or bool(statement.attribution.speakers)

    def together(self, governor: Clause) -> Speaker | None:
        """Give those who act together ("the two leaders", "Ann Lee and Bo Ek") as one holder."""
        spoken = [argument for argument in governor.subjects if not argument.is_inherited]
        if not spoken:
            return None
        # a subject that follows its verb may come first in the list
        start, end = min(one.passage.start for one in spoken), max(one.passage.end for one in spoken)
        mentions = self.scene.mentions_in(start, end)
        passage = self.reading.document.passage(start, end)
        named = {actor.id: actor for mention in mentions for actor in mention.actors if actor.kind in _ACTING}
        is_pair = any(mention.form == "pair" for mention in mentions)
        if len(named) > 1 and (len(spoken) > 1 or is_pair):
            return _as_one([actor.label for actor in named.values()], passage)
        if is_pair:
            return Speaker(
                as_written(passage.exact), None, None, "", SpeakerKind.GOVERNMENT, is_named=False, passage=passage
            )
        if len(spoken) > 1 and len(named) == 1:  # "the president and some mayors": the text's own words say it best
            return Speaker(as_written(passage.exact), None, None, "", SpeakerKind.OTHER, is_named=True, passage=passage)
        return None

    def one(self, governor: Clause) -> Speaker | None:
        """Give who is said to promise or plan, where the sentence itself names them."""
        spoken = [argument for argument in governor.subjects if not argument.is_inherited]
        if not spoken:
            return None
        if self.scene.tree.lowers[spoken[0].head] not in _PERSONAL and not self.voices.can_speak(spoken[0].passage):
            return None
        mention = self.scene.mention_at(spoken[0].passage.start)
        if mention is not None and mention.form == "pronoun" and len(mention.actors) > 1:
            return _as_one([actor.label for actor in mention.actors], mention.passage)
        return self.voices.carry_on(speaker_of_phrase(spoken[0].passage, self.reading))

    def is_known(self, governor: Clause) -> bool:
        """Whether the sentence says who binds himself; the writer does so only as "we" or "I"."""
        heads = {self.scene.tree.lowers[subject.head] for subject in governor.subjects}
        return bool(heads & _FIRST) or self.together(governor) is not None or self.one(governor) is not None

    def is_voice(self, governor: Clause) -> bool:
        """Whether those who promise or plan are somebody; an investment or a memorandum plans nothing."""
        heads = {self.scene.tree.lowers[subject.head] for subject in governor.subjects}
        if not governor.subjects or heads & _FIRST or self.together(governor) is not None:
            return True
        who = speaker_of_phrase(governor.subjects[0].passage, self.reading)
        inside = self._headed(governor.subjects[0].passage, governor.subjects[0].head)
        return inside or (who.kind is not SpeakerKind.OTHER and who.actor_id is None)

    def _is_headed(self, source: Passage) -> bool:
        """Whether the head of a source is somebody: of "article 5 of the army's rules" it is not the army."""
        tokens = self.scene.tokens_of(source)
        roots = [token for token in tokens if self.scene.tree.heads[token] not in tokens]
        return any(self._headed(source, root) for root in roots)

    def _headed(self, phrase: Passage, head: int) -> bool:
        """Whether the head of a phrase belongs to somebody's mention or name: not "a memorandum between X and Y"."""
        at = self.scene.tree.starts[head]
        mentions = [mention.passage for mention in self.reading.mentions]
        spoken = [*mentions, *(name.passage for name in self.reading.names)]
        return any(phrase.start <= one.start <= at < one.end <= phrase.end for one in spoken)

    def _joint(self, statement: Statement, source: Passage) -> Speaker:
        """Give several who speak together as one holder; a label that names only somebody's house is shown as it is."""
        kinds = {actor.kind for actor in statement.attribution.speakers}
        is_label = statement.attribution.cue_kind == "label"
        if is_label and kinds and kinds <= _BODIES:
            return Speaker(source.exact, None, None, "", SpeakerKind.OTHER, is_named=True, passage=source)
        speakers = speakers_of(statement.attribution, self.reading)
        if not is_label and kinds and not self._is_headed(source):  # "the President's adviser" is not the President
            kind = kind_by_words(source.exact) or SpeakerKind.OTHER
            return Speaker(as_written(source.exact), None, None, "", kind, is_named=False, passage=source)
        if len(speakers) == 1:
            return self.voices.carry_on(speakers[0])
        return _as_one([speaker.label for speaker in speakers], source)

    def _writer(self) -> Speaker | None:
        """Give the one person whose "I" the text is written in, outside what it quotes or reports, if there is one."""
        quoted = [content for statement in self.reading.statements for content in statement.attribution.content]
        own = [
            mention
            for mention in self.reading.mentions
            if mention.form == "pronoun" and mention.passage.exact == "I" and len(mention.actors) == 1
            and not any(content.start <= mention.passage.start < content.end for content in quoted)
        ]  # fmt: skip
        actors = {mention.actors[0].id: mention.actors[0] for mention in own}
        if len(actors) != 1 or self.reading.document.turns:
            return None
        (actor,) = actors.values()
        return speaker_of(actor) if actor.country == self.reading.document.side else None

    def _orator(self) -> Speaker | None:
        """Give who speaks by the title, "Address by Ann Lee to", of a text in the first person."""
        document = self.reading.document
        is_first = any(m.form == "pronoun" and m.passage.exact in {"I", "We", "we"} for m in self.reading.mentions)
        if not _ADDRESS.search(document.title or "") or document.turns or not is_first:
            return None
        own = [
            actor
            for actor in actors_in_title(document)
            if actor.kind is ActorKind.PERSON and actor.country == document.side
        ]
        return speaker_of(own[0]) if len(own) == 1 else None

    def _signatories(self, meetings: Sequence[MeetingMention]) -> Speaker | None:
        """Give the parties of a joint statement: whose meeting it is of, or whom its title names."""
        document = self.reading.document
        if document.kind is not DocumentKind.JOINT_STATEMENT:
            return None
        main = next((meeting for meeting in meetings if meeting.is_main), None)
        labels = [party.label for party in main.parties] if main is not None else []
        labels = labels or [actor.label for actor in countries_in_title(document)]
        if len(labels) < _PAIR:
            return Speaker("the parties to the joint statement", None, None, "", SpeakerKind.GOVERNMENT, is_named=True)
        return _as_one(labels, None)

    def _sender(self) -> tuple[Speaker | None, int]:
        """Give who sent the message that a text prints, and where that message begins."""
        text = self.reading.document.text
        found = _MESSAGE.search(text, 0, 2000)
        if found is None or not self.reading.sentences:
            return None, 0
        first = self.reading.sentences[0]
        persons = [
            mention.actors[0]
            for mention in self.scene.mentions_in(first.start, first.end)
            if len(mention.actors) == 1 and mention.actors[0].kind is ActorKind.PERSON
        ]
        clause = next((c for c in self.scene.clauses if c.sentence == 0 and c.subjects), None)
        at = clause.subjects[0].passage.start if clause is not None else -1
        leads = persons and any(m.passage.start <= at < m.passage.end for m in self.scene.mentions_in(0, first.end))
        return (speaker_of(persons[0]) if leads else None), found.start("open")


def _as_one(labels: Sequence[str], passage: Passage | None) -> Speaker:
    listed = " and ".join(part for part in (", ".join(labels[:-1]), labels[-1]) if part)
    label = listed if len(labels) <= _MOST_NAMED else f"{len(labels)} parties"
    return Speaker(label, None, None, "", SpeakerKind.GOVERNMENT, is_named=True, passage=passage)


def _is_open(speaker: Speaker) -> bool:
    """Whether a speaker is only a pronoun or a thing that was named before: who is meant stays open."""
    label = speaker.label.lower()
    is_thing = label.startswith(("this ", "that ", "such ")) and speaker.kind is SpeakerKind.OTHER
    return not speaker.is_named and (label in _PERSONAL or is_thing)
