"""Reactions that are said: the stance of a statement, by its cue or by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.reactions.matching import Hit, find_hit
from summitry.meetings.reactions.rules import words_of
from summitry.meetings.reactions.telling import is_criticism, who_is_behind
from summitry.meetings.reactions.voices import NOBODY
from summitry.meetings.speakers import speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.meetings.reactions.making import Maker
    from summitry.meetings.reactions.rules import Match, StanceRule
    from summitry.meetings.record import Reaction
    from summitry.model import Passage
    from summitry.statements import Attribution, Statement

_NAMED_MATCHES: Final[tuple[Match, ...]] = ("cue", "noun")
#: Says what was spoken of, and nothing about it.
_TAKING_UP: Final = frozenset({"discuss", "review", "cover", "raise", "address"})
_SHORT: Final = 6
_CLOSE: Final = 6
_ONESELF: Final = frozenset({"i", "we", "he", "she", "they"})


def of_statement(maker: Maker, statement: Statement) -> Iterator[Reaction]:
    """Yield the reaction of a statement, one for each who speaks; none where it is denied or no rule reads it."""
    attribution = statement.attribution
    if statement.polarity in {"denied", "refused"} or not attribution.content:
        return
    if attribution.source and not maker.voices.can_speak(attribution.source[0]):
        return
    speakers = [maker.voices.carry_on(speaker) for speaker in speakers_of(attribution, maker.reading)]
    if not speakers and attribution.cue_kind != "noun":
        return
    read = _read(maker, attribution)
    if read is None:
        return
    rule, cue = read
    content = next((part for part in attribution.content if part.start <= cue.start < part.end), attribution.content[0])
    for speaker in speakers or [who_is_behind(maker, attribution.cue[0]) or NOBODY]:
        if maker.counts(speaker, content) and not (rule.match == "cue" and speaker.actor_id in maker.leaders):
            passage = maker.around([*attribution.source, attribution.cue[0], content], cue)
            yield maker.make(passage, speaker, _about(maker, content, rule), rule, cue)


def _read(maker: Maker, attribution: Attribution) -> tuple[StanceRule, Passage] | None:
    """Read the stance of a statement: by its cue, by what it names ("strong criticism"), by what is said."""
    cue, lemma = attribution.cue[0], attribution.cue_lemma.lower()
    for match in _NAMED_MATCHES:
        rule = words_of(match).get(tuple(lemma.split())) or words_of(match).get((lemma.split(" ")[0],))
        if rule is not None:
            return None if is_criticism(maker, rule, attribution.content[0]) else (rule, cue)
    if attribution.cue_kind == "noun" or lemma.split(" ")[0] in _TAKING_UP:
        return None  # a "willingness to" judges nothing, nor does who "discussed the historic talks"
    hit = None
    for content in attribution.content:
        tokens = maker.scene.tokens_of(content)
        if _is_told_of_another(maker, tokens):
            continue
        short = len(tokens) < _SHORT and not any(maker.tree.pos[token] == "VERB" for token in tokens)
        hit = (find_hit(maker.tree, tokens, "noun") if short else None) or find_hit(maker.tree, tokens, "content")
        if hit is not None:
            return hit.rule, maker.tree.passage(hit.first, hit.end)
    hit = _of_oneself(maker, attribution)
    if hit is not None:
        return hit.rule, maker.tree.passage(hit.first, hit.end)
    tokens = maker.scene.tokens_of(cue)
    hit = find_hit(maker.tree, tokens, "noun") or find_hit(maker.tree, tokens, "state")
    return (hit.rule, maker.tree.passage(hit.first, hit.end)) if hit else None


def _is_told_of_another(maker: Maker, tokens: range) -> bool:
    """Whether what is said is that somebody else judged: "the paper reports that the senator praised it"."""
    first = next((clause for token in tokens if (clause := maker.scene.clause_at(token)) is not None), None)
    if first is None or (first.predicate.lemma.lower(),) not in words_of("cue") or not first.subjects:
        return False
    subject = first.subjects[0]
    return not subject.is_pronoun and not subject.is_inherited and maker.voices.can_speak(subject.passage)


def _about(maker: Maker, content: Passage, rule: StanceRule) -> Passage | None:
    """Give whom or what it is about: the object of a cue, else the subject of what is said."""
    if rule.match == "cue":
        return content
    if rule.match == "noun":
        return None
    tokens = maker.scene.tokens_of(content)
    clause = next((c for token in tokens if (c := maker.scene.clause_at(token)) and c.subjects), None)
    return clause.subjects[0].passage if clause and not clause.subjects[0].is_pronoun else None


def _of_oneself(maker: Maker, attribution: Attribution) -> Hit | None:
    """Read "I remain sceptical", a state that the speaker is said to be in."""
    for content in attribution.content:
        tokens = maker.scene.tokens_of(content)
        hit = find_hit(maker.tree, tokens, "state")
        before = range(max(tokens.start, hit.first - _CLOSE), hit.first) if hit is not None else ()
        if any(maker.tree.lowers[token] in _ONESELF for token in before):
            return hit
    return None
