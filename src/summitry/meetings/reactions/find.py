"""Reactions in one document: statements, states and named judgements whose words a stance rule reads."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import normalise
from summitry.meetings.amounts import days_in
from summitry.meetings.catalogue import surnames_of
from summitry.meetings.find.scene import scene_of
from summitry.meetings.find.words import nouns
from summitry.meetings.reactions.matching import find_hit, is_negated
from summitry.meetings.reactions.rules import words_of
from summitry.meetings.reactions.voices import NOBODY, Voices
from summitry.meetings.record import Reaction
from summitry.meetings.speakers import speaker_of_phrase, speakers_of, speakers_of_mention
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.clauses import Clause
    from summitry.clauses.record import Argument
    from summitry.meetings.reactions.rules import Match, StanceRule
    from summitry.meetings.record import MeetingMention, Span, Speaker
    from summitry.model import Passage
    from summitry.reading import Reading
    from summitry.statements import Attribution, Statement

#: What is said at a meeting or comes of it, beside the nouns of meeting themselves.
_AT_MEETING_WORDS: Final = (
    "engagement diplomacy dialogue remark agreement deal outcome result declaration offer invitation handshake optic "
    "optics "
    "communique communiqué secrecy silence correction interaction readout breakthrough approach transparency visit"
)
_AT_MEETING: Final = frozenset(_AT_MEETING_WORDS.split())
_DRAWING_WORDS: Final = (
    "draw lead spark raise prompt trigger face meet cause provoke attract receive generate fuel invite earn unleash "
    "cause elicit result bring"
)
_DRAWING: Final = frozenset(_DRAWING_WORDS.split())
_TURNING: Final = frozenset({"be", "revolve", "focus", "concern", "center", "centre", "turn"})
_SEEING: Final = frozenset({"see", "view", "regard", "perceive", "describe", "interpret", "consider", "call", "hail"})
_ANAPHORS: Final = frozenset({"this", "that", "it", "these", "they", "he", "she", "his", "her", "their"})
_FROM: Final = re.compile(r"[^.;]{0,60}?\b(?:from|among|by)\s+(?:a number of |a group of |many |several |some )?")
_LONGEST: Final = 160
_NAMED_MATCHES: Final[tuple[Match, ...]] = ("cue", "noun")


def find_reactions(reading: Reading, meetings: Sequence[MeetingMention]) -> tuple[Reaction, ...]:
    """Find who judged a meeting or what was said at it, with a stance that a rule reads from the words.

    What those who met say of other things is no reaction. Of what a government or organisation publishes, only what
    it reports of others' judgements counts. Unnamed speakers stay what the text calls them.

    Args:
        reading: The document, read.
        meetings: The meetings that it tells of, as ``find_meetings`` gives them.

    Returns:
        Reactions in the order of the text, one for each sentence and speaker.
    """
    if not len(reading.parsed.doc):
        return ()
    search = _Search(reading, meetings)
    kept: dict[tuple[int, str], Reaction] = {}
    ranked = enumerate(search.iter_all())  # statements come before clauses, which are read where no statement was
    ordered = sorted(ranked, key=lambda part: (search.sentence_of(part[1].cue.start).start, part[1].cue.start, part[0]))
    found = [reaction for _, reaction in ordered]
    read: set[int] = set()
    for reaction in found:
        if reaction.cue.start not in read:
            kept.setdefault((search.sentence_of(reaction.cue.start).start, reaction.speaker.label), reaction)
        read.add(reaction.cue.start)
    taken = {start for start, label in kept if label != NOBODY.label}
    return tuple(reaction for (start, label), reaction in kept.items() if label != NOBODY.label or start not in taken)


class _Search:
    """One document on its way to reactions."""

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

    def iter_all(self) -> Iterator[Reaction]:
        for statement in self.reading.statements:
            if statement.attribution.cue_kind != "label":
                yield from self._of_statement(statement)
        if self.is_official:
            return
        for clause in self.scene.clauses:
            yield from self._of_verb(clause)
            yield from self._of_state(clause)
            yield from self._of_seeing(clause)
            yield from self._of_noun(clause)

    def _all_speakers(self) -> Iterator[Speaker]:
        for statement in self.reading.statements:
            if statement.attribution.source and self.voices.can_speak(statement.attribution.source[0]):
                yield from speakers_of(statement.attribution, self.reading)
        for clause in self.scene.clauses:
            is_state = any((clause.predicate.lemma.lower(),) in words_of(match) for match in ("state", "cue"))
            for argument in (*clause.subjects[:1], *clause.agents[:1]):
                is_voice = is_state or clause.predicate.lemma in _SEEING
                if is_voice and not argument.is_inherited and self.voices.can_speak(argument.passage):
                    yield speaker_of_phrase(argument.passage, self.reading)

    def sentence_of(self, position: int) -> Passage:
        sentences = self.reading.sentences
        return next((s for s in reversed(sentences) if s.start <= position), sentences[0])

    def _of_statement(self, statement: Statement) -> Iterator[Reaction]:
        attribution = statement.attribution
        if statement.polarity in {"denied", "refused"} or not attribution.content:
            return
        if attribution.source and not self.voices.can_speak(attribution.source[0]):
            return
        speakers = [self.voices.carry_on(speaker) for speaker in speakers_of(attribution, self.reading)]
        if not speakers and attribution.cue_kind != "noun":
            return
        read = self._read(attribution)
        if read is None:
            return
        rule, cue = read
        content = next(
            (part for part in attribution.content if part.start <= cue.start < part.end), attribution.content[0]
        )
        for speaker in speakers or [self._behind(attribution.cue[0]) or NOBODY]:
            if self._counts(speaker, content) and not (rule.match == "cue" and speaker.actor_id in self.leaders):
                passage = self._around([*attribution.source, attribution.cue[0], content], cue)
                yield self._make(passage, speaker, self._about(content, rule), rule, cue)

    def _read(self, attribution: Attribution) -> tuple[StanceRule, Passage] | None:
        """Read the stance of a statement: by its cue, by what it names ("strong criticism"), by what is said."""
        cue, lemma = attribution.cue[0], attribution.cue_lemma.lower()
        for match in _NAMED_MATCHES:
            rule = words_of(match).get(tuple(lemma.split())) or words_of(match).get((lemma.split(" ")[0],))
            if rule is not None:
                return None if self._is_criticism(rule, attribution.content[0]) else (rule, cue)
        if attribution.cue_kind == "noun":
            return None  # a "willingness to" or "expectation that" judges nothing
        hit = None
        for content in attribution.content:
            tokens = self.scene.tokens_of(content)
            if self._is_told_of_another(tokens):
                continue
            short = len(tokens) < 6 and not any(self.tree.pos[token] == "VERB" for token in tokens)  # noqa: PLR2004
            hit = (find_hit(self.tree, tokens, "noun") if short else None) or find_hit(self.tree, tokens, "content")
            if hit is not None:
                return hit.rule, self.tree.passage(hit.first, hit.end)
        tokens = self.scene.tokens_of(cue)
        hit = find_hit(self.tree, tokens, "noun") or find_hit(self.tree, tokens, "state")
        return (hit.rule, self.tree.passage(hit.first, hit.end)) if hit else None

    def _is_criticism(self, rule: StanceRule, said: Passage) -> bool:
        """Whether what is dismissed or rejected is itself a criticism; then it is no criticism to do so."""
        first = list(self.scene.tokens_of(said))[:4] if rule.stance == "critical" else []
        return any((self.tree.lemmas[token].lower(),) in words_of("noun") for token in first)

    def _is_told_of_another(self, tokens: range) -> bool:
        """Whether what is said is that somebody else judged: "the paper reports that the senator praised it"."""
        first = next((clause for token in tokens if (clause := self.scene.clause_at(token)) is not None), None)
        if first is None or (first.predicate.lemma.lower(),) not in words_of("cue") or not first.subjects:
            return False
        subject = first.subjects[0]
        return not subject.is_pronoun and not subject.is_inherited and self.voices.can_speak(subject.passage)

    def _of_verb(self, clause: Clause) -> Iterator[Reaction]:
        """Read "critics lamented the silence", where the verb is no verb of saying."""
        rule = words_of("cue").get((clause.predicate.lemma.lower(),))
        said = clause.objects[:1]
        if rule is None or clause.is_negated or clause.voice == "passive" or not said or clause.modality:
            return
        if self._is_criticism(rule, said[0].passage):
            return
        for subject in clause.subjects[:1]:
            speaker = self._speaker_at(subject)
            if speaker is not None and self._counts(speaker, said[0].passage):
                passage = self._around([subject.passage, said[0].passage], clause.predicate.passage)
                yield self._make(passage, speaker, said[0].passage, rule, clause.predicate.passage)

    def _of_state(self, clause: Clause) -> Iterator[Reaction]:
        """Read "others are pessimistic"."""
        rule = words_of("state").get((clause.predicate.lemma.lower(),))
        if rule is None or clause.predicate.kind != "adjective" or clause.is_negated:
            return
        for subject in clause.subjects[:1]:
            speaker = self._speaker_at(subject)
            sentence = self.reading.sentences[clause.sentence]
            if speaker is not None and self._counts(speaker, sentence, is_open=True):
                yield self._make(sentence, speaker, None, rule, clause.predicate.passage)

    def _of_seeing(self, clause: Clause) -> Iterator[Reaction]:
        """Read "the meeting was seen by some as a step" and "some saw it as a sign", "with concern"."""
        if clause.predicate.lemma not in _SEEING or clause.is_negated:
            return
        acting = clause.agents if clause.voice == "passive" else clause.subjects
        seen = clause.subjects if clause.voice == "passive" else clause.objects
        sentence = self.reading.sentences[clause.sentence]
        for actor in acting[:1]:
            speaker = self._speaker_at(actor)
            tokens = range(clause.predicate.tokens[-1] + 1, self.scene.tokens_of(sentence).stop)
            hit = find_hit(self.tree, tokens, "content") or find_hit(self.tree, tokens[:4], "noun")
            if speaker is None or hit is None or not self._counts(speaker, sentence):
                continue
            about = seen[0].passage if seen else None
            yield self._make(sentence, speaker, about, hit.rule, self.tree.passage(hit.first, hit.end))

    def _of_noun(self, clause: Clause) -> Iterator[Reaction]:
        """Read "drew criticism from critics" and "another criticism was that"."""
        lemma = clause.predicate.lemma.split(" ")[0]
        sentence = self.reading.sentences[clause.sentence]
        if clause.is_negated or lemma not in _DRAWING | _TURNING or not self._is_about(sentence, is_open=True):
            return
        if lemma in _TURNING:
            heads = [subject.head for subject in clause.subjects if not subject.is_pronoun]
            about = None
        else:
            phrases = [*clause.objects, *(o.argument for o in clause.obliques), *([clause.noun] if clause.noun else [])]
            heads = [token for phrase in phrases for token in range(*phrase.tokens)]
            about = clause.subjects[0].passage if clause.subjects else None
        for head in heads:
            rule = words_of("noun").get((self.tree.lemmas[head].lower(),))
            if rule is None or is_negated(self.tree, head, self.scene.tokens_of(sentence).start):
                continue
            cue = self.tree.passage(head, head + 1)
            speaker = self._behind(cue) or NOBODY
            if self._counts(speaker, sentence, is_open=True):
                yield self._make(sentence, speaker, about, rule, cue)
            return

    def _behind(self, cue: Passage) -> Speaker | None:
        """Give who stands behind "criticism from"."""
        owner = next(
            (m for m in self.scene.mentions_in(max(cue.start - 40, 0), cue.start) if m.passage.end == cue.start - 1),
            None,
        )
        if owner is not None and owner.actors and owner.actors[0].kind is not ActorKind.PLACE:
            return self.voices.carry_on(speakers_of_mention(owner)[0])
        match = _FROM.match(self.tree.text, cue.end, self.sentence_of(cue.start).end)
        mention = self.scene.mention_at(match.end()) if match else None
        if mention is None or not mention.actors:
            return None
        return self.voices.carry_on(speakers_of_mention(mention)[0])

    def _speaker_at(self, argument: Argument) -> Speaker | None:
        if argument.is_inherited or not self.voices.can_speak(argument.passage):
            return None
        return self.voices.carry_on(speaker_of_phrase(argument.passage, self.reading))

    def _counts(self, speaker: Speaker, said: Passage, *, is_open: bool = False) -> bool:
        """Whether it is a reaction: about the meeting, and not by one who met about something else."""
        met = speaker.actor_id in self.leaders
        if self.is_official:
            others = speaker.country not in {*self.codes, self.reading.document.side}
            return speaker.is_named and others and self._has_noun(said)
        if met:
            return self._has_noun(said)
        return self._is_about(said, is_open=is_open) or self._is_about(self.sentence_of(said.start), is_open=is_open)

    def _is_about(self, said: Passage, *, is_open: bool) -> bool:
        if self._has_noun(said):
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

    def _has_noun(self, said: Passage) -> bool:
        return any(
            self.tree.lemmas[token].lower() in nouns() and self.tree.pos[token] in {"NOUN", "PROPN"}
            for token in self.scene.tokens_of(said)
        )

    def _about(self, content: Passage, rule: StanceRule) -> Passage | None:
        """Give whom or what it is about: the object of a cue, else the subject of what is said."""
        if rule.match == "cue":
            return content
        if rule.match == "noun":
            return None
        tokens = self.scene.tokens_of(content)
        clause = next((c for token in tokens if (c := self.scene.clause_at(token)) and c.subjects), None)
        return clause.subjects[0].passage if clause and not clause.subjects[0].is_pronoun else None

    def _around(self, parts: Sequence[Passage], cue: Passage) -> Passage:
        """Give the words from the first part to the last, as far as they stand in the cue's sentence."""
        sentence = self.sentence_of(cue.start)
        inside = [part for part in (*parts, cue) if part.start < sentence.end and sentence.start < part.end]
        start = max(min(part.start for part in inside), sentence.start)
        end = min(max(part.end for part in inside), max(sentence.end, cue.end))
        return self.reading.document.passage(start, end)

    def _make(
        self, passage: Passage, speaker: Speaker, about: Passage | None, rule: StanceRule, cue: Passage
    ) -> Reaction:
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
