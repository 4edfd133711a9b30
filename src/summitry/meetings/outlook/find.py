"""Statements about the time to come in one document: whose, what, by when, how likely, and whether they bind."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.amounts import days_in
from summitry.meetings.find.scene import scene_of
from summitry.meetings.outlook.matching import HANGING, Matcher
from summitry.meetings.outlook.scale import find_likelihood
from summitry.meetings.reactions.voices import Voices
from summitry.meetings.record import Outlook, Speaker, SpeakerKind
from summitry.meetings.speakers import as_written, publisher_of, speaker_of, speaker_of_phrase, speakers_of
from summitry.model import ActorKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.clauses import Clause
    from summitry.meetings.outlook.rules import OutlookRule
    from summitry.meetings.record import Likelihood, MeetingMention, Span
    from summitry.model import Passage
    from summitry.reading import Reading
    from summitry.statements import Statement

_FIRST_PERSON: Final = frozenset({"i", "you"})
_ACTING: Final = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION})
_LONGEST: Final = 420
#: A longer stretch ("this century") is no day by which a thing is due.
_LONGEST_DUE: Final = 400
#: Days after which what was decided is no news of the time to come.
_RECENT: Final = 60
#: A source that stays open is shown as it is written; it is never taken for the publisher.
_PERSONAL: Final = frozenset({"he", "she", "they"})
_RELATIVE: Final = frozenset({"which", "who", "that", "whom"})
_ASKING: Final = frozenset({"how", "why", "whether", "what", "who", "where", "which", "when"})
_HEAD: Final = re.compile(r"[\s,;:—–\"“”‘-]*(?:(?:and|but|so)\s+)?[\s\"“]*")
_TAIL: Final = ' ,;:"”“\n'


def find_outlook(reading: Reading, meetings: Sequence[MeetingMention] = ()) -> tuple[Outlook, ...]:
    """Find what a document says of the time to come.

    Args:
        reading: The document, read.
        meetings: The meetings that it tells of; a due day before the first of them is none.

    Returns:
        In the order of the text, one for each clause. A commitment is one in which those who are to act are those
        whose words it is by this document; what others say of them is an expectation.
    """
    if not len(reading.parsed.doc):
        return ()
    return tuple(_Search(reading, meetings).run())


class _Search:
    """One document on its way to its outlook."""

    def __init__(self, reading: Reading, meetings: Sequence[MeetingMention]) -> None:
        self.reading, self.scene = reading, scene_of(reading)
        self.tree = self.scene.tree
        self.matcher = Matcher(self.scene)
        self.voices = Voices(reading)
        self.voices.learn(s for statement in reading.statements for s in speakers_of(statement.attribution, reading))
        self.is_spoken = reading.document.kind is DocumentKind.TRANSCRIPT or bool(reading.document.turns)
        self.publisher = self._writer() or publisher_of(reading.document)
        days = [meeting.held.first_on for meeting in meetings if meeting.is_main and meeting.held]
        self.since = reading.document.published_on or next((day for day in days if day), None)

    def run(self) -> Iterator[Outlook]:
        taken: set[int] = set()
        for clause in self.scene.clauses:
            rule = None if clause.is_question or clause.id in taken else self.matcher.rule_of(clause)
            if rule is None:
                continue
            outlook = self._make(clause, rule)
            if outlook is not None:
                taken |= self._below(clause)
                yield outlook

    def _below(self, clause: Clause) -> set[int]:
        """Give the clause and those that hang on it: they are told with it."""
        found = {clause.id}
        for other in self.scene.clauses[clause.id + 1 :]:
            if other.sentence != clause.sentence:
                break
            is_below = other.governor in found and other.relation in HANGING | {"adverbial", "nominal"}
            if is_below or other.coordinated_with in found:
                found.add(other.id)
        return found | ({clause.governor} if clause.governor is not None and clause.relation in HANGING else set())

    def _make(self, clause: Clause, rule: OutlookRule) -> Outlook | None:
        statement = self.matcher.statement_around(clause)
        if self._is_of_another(statement):
            return None
        what = self._clip(self.matcher.span_of(clause), statement)
        subject = clause.subjects[0] if clause.subjects else None
        word = self.tree.lowers[subject.head] if subject is not None else ""
        is_writer = word == "we" and self.reading.document.side is None
        if rule.match != "governor" and (word in _FIRST_PERSON or is_writer):
            return None
        if what.exact.split(" ", 1)[0].lower() in _ASKING or (rule.binds and self._is_long_ago(clause, what)):
            return None  # "how we shall live": a question, with or without its mark
        likelihood, due = find_likelihood(self.reading.document, what), self._due(what)
        if self.is_spoken and rule.match in {"future", "possibility"} and due is None and likelihood is None:
            return None
        if rule.binds and self._is_of_nobody(clause, rule):
            return None
        holder, passage = self._holder(clause, rule, statement, what)
        is_commitment = rule.binds and self._binds(clause, rule, holder, statement)
        document = self.reading.document
        name = f"{document.id}|{passage.start}|{passage.end}|{what.start}|{rule.id}"
        return Outlook(
            id="o-" + hashlib.sha256(name.encode()).hexdigest()[:12],
            passage=passage,
            holder=holder,
            what=" ".join(what.exact.split())[:_LONGEST],
            what_passage=what,
            due=due,
            likelihood=likelihood,
            is_commitment=is_commitment,
            rule=rule.id if rule.id != "commitment.will" or is_commitment else "expectation.will",
        )

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

    def _is_long_ago(self, clause: Clause, what: Passage) -> bool:
        """Whether the day on which somebody bound himself is long over: "on 28 June last year they decided to"."""
        sentence = self.reading.sentences[clause.sentence]
        dates = [date for date in self.scene.dates_in(sentence) if date.passage.end <= what.start and date.last_on]
        return self.since is not None and any(
            (self.since - date.last_on).days > _RECENT for date in dates if date.last_on
        )

    def _clip(self, what: Passage, statement: Statement | None) -> Passage:
        """Keep of a clause's words those that are part of what is said, without marks and "and" at the ends."""
        start, end = what.start, what.end
        for content in statement.attribution.content if statement is not None else ():
            if content.start < end and start < content.end:
                start, end = max(start, content.start), min(end, content.end)
                break
        text = self.reading.document.text
        head = _HEAD.match(text, start, end)
        start = head.end() if head is not None and head.end() < end else start
        while end - 1 > start and text[end - 1] in _TAIL:
            end -= 1
        return self.reading.document.passage(start, end)

    def _holder(
        self, clause: Clause, rule: OutlookRule, statement: Statement | None, what: Passage
    ) -> tuple[Speaker, Passage]:
        """Give whose expectation or promise it is, and the passage that shows it."""
        sentence = self.reading.sentences[clause.sentence]
        governor = self.scene.clauses[clause.governor] if clause.governor is not None else None
        if rule.match == "governor" and governor is not None:
            own = self._together(governor) or self._one(governor)
            if own is not None:
                return own, sentence
        if statement is not None and statement.attribution.source and statement.attribution.cue_kind != "label":
            source = statement.attribution.source[0]
            speakers = speakers_of(statement.attribution, self.reading)
            is_person = source.exact.lower() in _PERSONAL or any(s.kind is not SpeakerKind.OTHER for s in speakers)
            if is_person or self.voices.can_speak(source) or statement.attribution.speakers:
                start, end = min(source.start, what.start), max(what.end, source.end)
                inside = sentence.start <= start and end <= sentence.end
                passage = self.reading.document.passage(start, end) if inside else sentence
                return self._joint(speakers, source), passage
        return self.publisher, sentence

    def _is_of_another(self, statement: Statement | None) -> bool:
        """Whether a relative alone tells whose hope or plan it is, so that it is not the writer's: "which hoped"."""
        return statement is not None and any(
            source.exact.lower() in _RELATIVE for source in statement.attribution.source
        )

    def _is_of_nobody(self, clause: Clause, rule: OutlookRule) -> bool:
        """Whether it stays open who binds himself; the writer is not, unless he says "we" or "I"."""
        governor = self.scene.clauses[clause.governor] if clause.governor is not None else None
        if rule.match != "governor" or governor is None or self._together(governor) or self._one(governor):
            return False
        heads = {self.tree.lowers[subject.head] for subject in governor.subjects}
        return governor.voice == "active" and not heads & {"i", "we", "it"}

    def _one(self, governor: Clause) -> Speaker | None:
        """Give who is said to promise or plan, where the sentence itself names them."""
        spoken = [argument for argument in governor.subjects if not argument.is_inherited]
        if not spoken or not self.voices.can_speak(spoken[0].passage):
            return None
        return self.voices.carry_on(speaker_of_phrase(spoken[0].passage, self.reading))

    def _joint(self, speakers: Sequence[Speaker], source: Passage) -> Speaker:
        """Give several who speak together as one holder."""
        if len(speakers) == 1:
            return self.voices.carry_on(speakers[0])
        label = " and ".join(speaker.label for speaker in speakers)
        return Speaker(label, None, None, "", speakers[0].kind, is_named=True, passage=source)

    def _together(self, governor: Clause) -> Speaker | None:
        """Give those who act together ("the two leaders", "Ann Lee and Bo Ek") as one holder."""
        spoken = [argument for argument in governor.subjects if not argument.is_inherited]
        if not spoken:
            return None
        start, end = spoken[0].passage.start, spoken[-1].passage.end
        mentions = self.scene.mentions_in(start, end)
        passage = self.reading.document.passage(start, end)
        named = {actor.id: actor for mention in mentions for actor in mention.actors if actor.kind in _ACTING}
        if len(named) > 1 and (len(spoken) > 1 or any(mention.form == "pair" for mention in mentions)):
            label = " and ".join(actor.label for actor in named.values())
            return Speaker(label, None, None, "", SpeakerKind.GOVERNMENT, is_named=True, passage=passage)
        if any(mention.form == "pair" for mention in mentions):
            return Speaker(
                as_written(passage.exact), None, None, "", SpeakerKind.GOVERNMENT, is_named=False, passage=passage
            )
        return None

    def _binds(self, clause: Clause, rule: OutlookRule, holder: Speaker, statement: Statement | None) -> bool:
        """Whether those who are to act bind themselves: they speak, or their own side's document says so."""
        if rule.match == "governor":
            return True
        subject = clause.subjects[0].passage if clause.subjects else None
        if subject is None or clause.voice == "passive":
            return False
        head = self.tree.starts[clause.subjects[0].head]
        around = self.scene.mentions_in(max(subject.start - 40, 0), subject.end + 40)
        mentions = [m for m in around if m.passage.start <= head < m.passage.end and m.form != "people"]
        actors = [a for m in mentions for a in m.actors if a.kind in {ActorKind.PERSON, ActorKind.COUNTRY}]
        joint = any(mention.form == "pair" for mention in mentions)
        own = self.reading.document.side
        if statement is not None and statement.attribution.source:
            said_by = {actor.country for actor in statement.attribution.speakers} - {None}
            return bool(said_by & {actor.country for actor in actors})
        return own is not None and (joint or any(actor.country == own for actor in actors)) and holder is self.publisher

    def _due(self, what: Passage) -> Span | None:
        """Give the day or stretch by which it is to come; one that lies before publication is none."""
        for span in days_in(self.reading, what):
            if span.first_on is None or span.last_on is None or (span.last_on - span.first_on).days > _LONGEST_DUE:
                continue
            if self.since is None or span.last_on >= self.since:
                return span
        return None


def to_words(likelihood: Likelihood | None) -> str:
    """Write a degree of likelihood with its mapping: ``likely (55-80%)``; empty where there is none."""
    if likelihood is None:
        return ""
    if likelihood.low is None:
        return likelihood.band
    return f"{likelihood.band} ({likelihood.low}-{likelihood.high}%)"
