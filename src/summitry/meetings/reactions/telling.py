"""Reactions that are told: "critics lamented it", "others are pessimistic", "it drew criticism"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.reactions.making import SEEING
from summitry.meetings.reactions.matching import find_hit, is_negated
from summitry.meetings.reactions.rules import words_of
from summitry.meetings.reactions.voices import NOBODY
from summitry.meetings.speakers import speaker_of_phrase, speakers_of_mention
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.clauses import Clause
    from summitry.clauses.record import Argument
    from summitry.meetings.reactions.making import Maker
    from summitry.meetings.reactions.rules import StanceRule
    from summitry.meetings.record import Reaction, Speaker
    from summitry.model import Passage

_DRAWING_WORDS: Final = (
    "draw lead spark raise prompt trigger face meet cause provoke attract receive generate fuel invite earn unleash "
    "cause elicit result bring"
)
_DRAWING: Final = frozenset(_DRAWING_WORDS.split())
_TURNING: Final = frozenset({"be", "revolve", "focus", "concern", "center", "centre", "turn"})
_FROM: Final = re.compile(r"[^.;]{0,60}?\b(?:from|among|by)\s+(?:a number of |a group of |many |several |some )?")
_REACTING: Final = frozenset({"react", "respond", "greet", "meet"})


def of_clause(maker: Maker, clause: Clause) -> Iterator[Reaction]:
    """Yield the reactions that one clause tells."""
    yield from _of_verb(maker, clause)
    yield from _of_state(maker, clause)
    yield from _of_seeing(maker, clause)
    yield from _of_reacting(maker, clause)
    yield from _of_noun(maker, clause)


def _of_reacting(maker: Maker, clause: Clause) -> Iterator[Reaction]:
    """Read "senators reacted with scepticism" and "the deal was met with concern by allies"."""
    if clause.predicate.lemma not in _REACTING or clause.is_negated:
        return
    acting = clause.agents if clause.voice == "passive" else clause.subjects
    sentence = maker.reading.sentences[clause.sentence]
    for argument in clause.under("with"):
        hit = find_hit(maker.tree, range(*argument.tokens), "noun")
        speaker = _speaker_at(maker, acting[0]) if acting else None
        if hit is not None and speaker is not None and maker.counts(speaker, sentence, is_open=True):
            yield maker.make(sentence, speaker, None, hit.rule, maker.tree.passage(hit.first, hit.end))
            return


def _of_verb(maker: Maker, clause: Clause) -> Iterator[Reaction]:
    """Read "critics lamented the silence", where the verb is no verb of saying."""
    rule = words_of("cue").get((clause.predicate.lemma.lower(),))
    said = clause.objects[:1]
    if rule is None or clause.is_negated or clause.voice == "passive" or not said or clause.modality:
        return
    if is_criticism(maker, rule, said[0].passage):
        return
    for subject in clause.subjects[:1]:
        speaker = _speaker_at(maker, subject)
        if speaker is not None and maker.counts(speaker, said[0].passage):
            passage = maker.around([subject.passage, said[0].passage], clause.predicate.passage)
            yield maker.make(passage, speaker, said[0].passage, rule, clause.predicate.passage)


def _of_state(maker: Maker, clause: Clause) -> Iterator[Reaction]:
    """Read "others are pessimistic"."""
    rule = words_of("state").get((clause.predicate.lemma.lower(),))
    if rule is None or clause.predicate.kind != "adjective" or clause.is_negated:
        return
    for subject in clause.subjects[:1]:
        speaker = _speaker_at(maker, subject)
        sentence = maker.reading.sentences[clause.sentence]
        if speaker is not None and maker.counts(speaker, sentence, is_open=True):
            yield maker.make(sentence, speaker, None, rule, clause.predicate.passage)


def _of_seeing(maker: Maker, clause: Clause) -> Iterator[Reaction]:
    """Read "the meeting was seen by some as a step" and "some saw it as a sign", "with concern"."""
    if clause.predicate.lemma not in SEEING or clause.is_negated:
        return
    acting = clause.agents if clause.voice == "passive" else clause.subjects
    seen = clause.subjects if clause.voice == "passive" else clause.objects
    sentence = maker.reading.sentences[clause.sentence]
    for actor in acting[:1]:
        speaker = _speaker_at(maker, actor)
        tokens = range(clause.predicate.tokens[-1] + 1, maker.scene.tokens_of(sentence).stop)
        hit = find_hit(maker.tree, tokens, "content") or find_hit(maker.tree, tokens[:4], "noun")
        if speaker is None or hit is None or not maker.counts(speaker, sentence):
            continue
        about = seen[0].passage if seen else None
        yield maker.make(sentence, speaker, about, hit.rule, maker.tree.passage(hit.first, hit.end))


def _of_noun(maker: Maker, clause: Clause) -> Iterator[Reaction]:
    """Read "drew criticism from critics" and "another criticism was that"."""
    lemma = clause.predicate.lemma.split(" ")[0]
    sentence = maker.reading.sentences[clause.sentence]
    if clause.is_negated or lemma not in _DRAWING | _TURNING or not maker.is_about(sentence, is_open=True):
        return
    if lemma in _TURNING:
        heads = [subject.head for subject in clause.subjects if not subject.is_pronoun]
        about = None
    else:
        phrases = [*clause.objects, *(o.argument for o in clause.obliques), *([clause.noun] if clause.noun else [])]
        heads = [token for phrase in phrases for token in range(*phrase.tokens)]
        about = clause.subjects[0].passage if clause.subjects else None
    for head in heads:
        rule = words_of("noun").get((maker.tree.lemmas[head].lower(),))
        if rule is None or is_negated(maker.tree, head, maker.scene.tokens_of(sentence).start):
            continue
        cue = maker.tree.passage(head, head + 1)
        speaker = who_is_behind(maker, cue) or NOBODY
        if maker.counts(speaker, sentence, is_open=True):
            yield maker.make(sentence, speaker, about, rule, cue)
        return


def who_is_behind(maker: Maker, cue: Passage) -> Speaker | None:
    """Give who stands behind "criticism from"."""
    owner = next(
        (m for m in maker.scene.mentions_in(max(cue.start - 40, 0), cue.start) if m.passage.end == cue.start - 1),
        None,
    )
    if owner is not None and owner.actors and owner.actors[0].kind is not ActorKind.PLACE:
        return maker.voices.carry_on(speakers_of_mention(owner)[0])
    match = _FROM.match(maker.tree.text, cue.end, maker.sentence_of(cue.start).end)
    mention = maker.scene.mention_at(match.end()) if match else None
    if mention is None or not mention.actors:
        return None
    return maker.voices.carry_on(speakers_of_mention(mention)[0])


def _speaker_at(maker: Maker, argument: Argument) -> Speaker | None:
    if argument.is_inherited or not maker.voices.can_speak(argument.passage):
        return None
    return maker.voices.carry_on(speaker_of_phrase(argument.passage, maker.reading))


def is_criticism(maker: Maker, rule: StanceRule, said: Passage) -> bool:
    """Whether what is dismissed or rejected is itself a criticism; then it is no criticism to do so."""
    first = list(maker.scene.tokens_of(said))[:4] if rule.stance == "critical" else []
    return any((maker.tree.lemmas[token].lower(),) in words_of("noun") for token in first)
