"""What makes a reaction of matched words: that it is about the meeting, and its passage, subject and day."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import normalise
from summitry.meetings.amounts import days_in
from summitry.meetings.catalogue import surnames_of
from summitry.meetings.find.scene import scene_of
from summitry.meetings.find.words import nouns
from summitry.meetings.reactions.rules import words_of
from summitry.meetings.reactions.voices import Voices
from summitry.meetings.record import Reaction
from summitry.meetings.speakers import speaker_of_phrase, speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.meetings.reactions.rules import StanceRule
    from summitry.meetings.record import MeetingMention, Span, Speaker
    from summitry.model import Passage
    from summitry.reading import Reading

#: What is said at a meeting or comes of it, beside the nouns of meeting themselves.
_AT_MEETING_WORDS: Final = (
    "engagement diplomacy dialogue remark agreement deal outcome result declaration offer invitation handshake optic "
    "optics communique communiqué secrecy silence correction interaction readout breakthrough approach transparency "
    "visit"
)
_AT_MEETING: Final = frozenset(_AT_MEETING_WORDS.split())
SEEING: Final = frozenset({"see", "view", "regard", "perceive", "describe", "interpret", "consider", "call", "hail"})
_ANAPHORS: Final = frozenset({"this", "that", "it", "these", "they", "he", "she", "his", "her", "their"})
_LONGEST: Final = 160


class Maker:
    """One document on its way to reactions.

    Attributes:
        reading: The document, read.
        scene: Its layout.
        tree: Its parse.
        voices: Who speaks in it.
        leaders: Ids of those who met.
        is_official: Whether a government or organisation publishes it.
    """

    def __init__(self, reading: Reading, meetings: Sequence[MeetingMention]) -> None:
        self.reading, self.scene = reading, scene_of(reading)
        self.tree = self.scene.tree
        self.voices = Voices(reading)
        self.leaders = {leader for meeting in meetings for party in meeting.parties for leader in party.leaders}
        self.has_meeting = bool(meetings)
        codes = {party.code for meeting in meetings for party in meeting.parties}
        self.codes = codes
        self.has_main = any(meeting.is_main for meeting in meetings)
        self.surnames = {name for leader in self.leaders for name in surnames_of(leader)}
        self.voices.learn(self._all_speakers())
        self.is_official = reading.document.side is not None

    def _all_speakers(self) -> Iterator[Speaker]:
        for statement in self.reading.statements:
            if statement.attribution.source and self.voices.can_speak(statement.attribution.source[0]):
                yield from speakers_of(statement.attribution, self.reading)
        for clause in self.scene.clauses:
            is_state = any((clause.predicate.lemma.lower(),) in words_of(match) for match in ("state", "cue"))
            for argument in (*clause.subjects[:1], *clause.agents[:1]):
                is_voice = is_state or clause.predicate.lemma in SEEING
                if is_voice and not argument.is_inherited and self.voices.can_speak(argument.passage):
                    yield speaker_of_phrase(argument.passage, self.reading)

    def sentence_of(self, position: int) -> Passage:
        """Give the sentence that holds a character, or the one before it."""
        sentences = self.reading.sentences
        return next((s for s in reversed(sentences) if s.start <= position), sentences[0])

    def counts(self, speaker: Speaker, said: Passage, *, is_open: bool = False) -> bool:
        """Whether it is a reaction: about the meeting, and not by one who met about something else."""
        met = speaker.actor_id in self.leaders
        if self.is_official:
            others = speaker.country not in {*self.codes, self.reading.document.side}
            return speaker.is_named and others and self.has_noun(said)
        if met:
            return self.has_noun(said)
        return self.is_about(said, is_open=is_open) or self.is_about(self.sentence_of(said.start), is_open=is_open)

    def is_about(self, said: Passage, *, is_open: bool) -> bool:
        """Whether words are about a meeting: by a noun of meeting, by what came of it, or by those who met.

        Args:
            said: The words.
            is_open: Whether any words of a document on a meeting do.
        """
        if self.has_noun(said):
            return True
        if not self.has_meeting:
            return False
        tokens = self.scene.tokens_of(said)
        if is_open or any(self.tree.lemmas[token].lower() in _AT_MEETING for token in tokens):
            return True
        if self.has_main and any(self.tree.lowers[token] in _ANAPHORS for token in tokens[:3]):
            return True
        if any(normalise(self.tree.lowers[token]) in self.surnames for token in tokens):
            return True
        actors = [a for mention in self.scene.mentions_in(said.start, said.end) for a in mention.actors]
        return any(a.id in self.leaders or (self.has_main and a.id in self.codes) for a in actors)

    def has_noun(self, said: Passage) -> bool:
        """Whether a noun of meeting stands in words."""
        return any(
            self.tree.lemmas[token].lower() in nouns() and self.tree.pos[token] in {"NOUN", "PROPN"}
            for token in self.scene.tokens_of(said)
        )

    def around(self, parts: Sequence[Passage], cue: Passage) -> Passage:
        """Give the words from the first part to the last, as far as they stand in the cue's sentence."""
        sentence = self.sentence_of(cue.start)
        inside = [part for part in (*parts, cue) if part.start < sentence.end and sentence.start < part.end]
        start = max(min(part.start for part in inside), sentence.start)
        end = min(max(part.end for part in inside), max(sentence.end, cue.end))
        return self.reading.document.passage(start, end)

    def make(
        self, passage: Passage, speaker: Speaker, about: Passage | None, rule: StanceRule, cue: Passage
    ) -> Reaction:
        """Make a reaction; ``about`` is left out where it is too long to be shown."""
        shown = " ".join(about.exact.split()) if about is not None else ""
        if about is not None and len(shown) > _LONGEST:
            about, shown = None, ""
        document = self.reading.document
        name = f"{document.id}|{passage.start}|{passage.end}|{speaker.label}|{rule.id}"
        return Reaction(
            id="r-" + hashlib.sha256(name.encode()).hexdigest()[:12],
            passage=passage,
            speaker=speaker,
            about=shown,
            about_passage=about,
            subject=self._subject(passage, cue),
            said=self._said(passage),
            stance=rule.stance,
            rule=rule.id,
            cue=cue,
        )

    def _subject(self, passage: Passage, cue: Passage) -> str:
        """Give what the judgement is for or over, where the words right behind the cue say so."""
        clause = self.scene.clause_above(self.scene.token_at(cue.start))
        found = clause.under("over", "about", "on", "for", "regarding") if clause is not None else ()
        found = tuple(a for a in found if not a.passage.start <= cue.start < a.passage.end)
        inside = [a.passage.exact for a in found if passage.start <= a.passage.start and a.passage.end <= passage.end]
        return " ".join(inside[0].split())[:_LONGEST] if inside else ""

    def _said(self, passage: Passage) -> Span | None:
        """Give the one day of the sentence, if it has one outside what is said."""
        sentence = self.sentence_of(passage.start)
        days = [span for span in days_in(self.reading, sentence) if span.first_on and span.first_on == span.last_on]
        return days[0] if len(days) == 1 else None
