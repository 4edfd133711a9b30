"""Who meets whom: the parties of a document, found in its title and in sentences that tell of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.chunks import Form
from summitry.actors.discourse import Answer, Discourse, Parties
from summitry.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.actors.chunks import Chunk
    from summitry.actors.frame import Tokens

Found = list[tuple["Chunk", Answer]]
_STATE_FORMS = {Form.COUNTRY, Form.CAPITAL, Form.ORGANISATION, Form.SIDE}
_TALK_CASES = frozenset({"with", "between", "to", "of"})
_ANOTHER = frozenset({"during", "following", "after", "before", "since", "until", "prior", "ahead", "by"})
_JOINT = frozenset({"joint", "communique", "declaration", "trilateral", "bilateral", "agreement"})


def from_title(state: Discourse, found: Found) -> Parties:
    """Find the parties in a document's title: those whom it names together with a word for meeting."""
    norms = set(state.frame.pieces.norms)
    if not norms & (words.TITLE_MEETING_WORDS | _JOINT):
        return Parties()
    persons = _unique(actor for chunk, answer in found for actor in answer.actors if _is_person(actor))
    if len(persons) > 1:
        return Parties(persons, _countries(state, persons), "named together in the title")
    if norms & _JOINT:
        states = _unique(a for chunk, answer in found if chunk.form in _STATE_FORMS for a in answer.actors)
        if len(states) > 1:
            return Parties((), states, "named together in the title")
    return Parties(persons, _countries(state, persons))


def from_sentence(state: Discourse, found: Found) -> Parties:
    """Find the parties in one sentence: subject and partners of a verb or noun of meeting."""
    tokens = state.frame.tokens
    if not found or not len(tokens):
        return Parties()
    first, last = _token_range(state, found)
    cores = _meeting_tokens(tokens, first, last, has_parties=bool(state.parties))
    if not cores:
        return Parties()
    heads: list[tuple[Chunk, Answer]] = []
    for chunk, answer in found:
        heads_of = {state.frame.head_of_chunk(chunk), state.frame.head_of(chunk.start, chunk.end)} - {-1}
        if answer.actors and any(_takes_part(tokens, token, cores) for token in heads_of):
            heads.append((chunk, answer))
    persons = _unique(actor for _, answer in heads for actor in answer.actors if _is_person(actor))
    where = f"the meeting told of in the sentence at {state.frame.sentence_span(_number(state, found))[0]}"
    if len(persons) > 1:
        return Parties(persons, _countries(state, persons), where)
    states = _unique(a for chunk, answer in heads if chunk.form in _STATE_FORMS for a in answer.actors)
    if len(states) > 1 and not persons:
        return Parties((), states, where)
    return _by_order(state, found, where)


def _by_order(state: Discourse, found: Found, where: str) -> Parties:
    """Find two parties where the parse fails: one person, and another one right after "with"."""
    named = [(chunk, answer) for chunk, answer in found if any(map(_is_person, answer.actors))]
    norms = state.frame.pieces.norms
    if len(named) != 2 or norms[named[1][0].first - 1] != "with":  # noqa: PLR2004 - both parties
        return Parties()
    persons = _unique(actor for _, answer in named for actor in answer.actors)
    return Parties(persons, _countries(state, persons), where) if len(persons) > 1 else Parties()


def as_parties(state: Discourse, actors: tuple[Actor, ...], start: int) -> Parties:
    """Make parties of those who are the subject of a sentence together; of persons or of states, never of both."""
    reason = f"named together in the sentence with the words at {start}"
    if all(map(_is_person, actors)):
        return Parties(actors, _countries(state, actors), reason)
    if all(actor.kind in {ActorKind.COUNTRY, ActorKind.ORGANISATION} for actor in actors):
        return Parties((), actors, reason)
    return Parties()


def _number(state: Discourse, found: Found) -> int:
    return state.frame.sentence_at(found[0][0].start)


def _token_range(state: Discourse, found: Found) -> tuple[int, int]:
    start, end = state.frame.sentence_span(_number(state, found))
    return max(state.frame.token_at(start), 0), state.frame.token_at(end - 1) + 1


def _meeting_tokens(tokens: Tokens, first: int, last: int, *, has_parties: bool) -> set[int]:
    """Find the verbs and nouns of meeting in a sentence, and the verbs that such a noun belongs to."""
    cores: set[int] = set()
    for index in range(first, last):
        lemma = tokens.lemmas[index]
        if has_parties and not _is_main(tokens, index):
            continue
        if tokens.tags[index] == "VERB" and lemma in words.MEETING_VERBS:
            cores.add(index)
        elif tokens.lowers[index] in words.MEETING_NOUNS and tokens.tags[index] == "NOUN":
            if has_parties and tokens.case(index) in _ANOTHER:
                continue
            cores.add(index)
            if tokens.deps[index] in {"obj", "nsubj:pass", "obl"}:
                cores.add(tokens.heads[index])
    return cores


def _is_main(tokens: Tokens, token: int) -> bool:
    """Whether a word belongs to what its sentence tells first of all, not to what somebody says or did before."""
    for _ in range(8):
        if tokens.heads[token] == token:
            return True
        if tokens.deps[token].split(":")[0] not in {"conj", "xcomp", "obj", "nsubj", "obl", "parataxis"}:
            return False
        token = tokens.heads[token]
    return False


def _takes_part(tokens: Tokens, token: int, cores: set[int]) -> bool:
    for _ in range(8):
        if tokens.deps[token] not in {"conj", "appos", "flat"}:
            break
        token = tokens.heads[token]
    dep, head, case = tokens.deps[token], tokens.heads[token], tokens.case(token)
    if head not in cores:
        return dep.startswith("nsubj") and any(
            tokens.heads[core] == head and tokens.deps[core] in {"xcomp", "conj", "advcl"} for core in cores
        )
    if dep.startswith("nsubj"):
        return True
    if tokens.is_object(token):
        return tokens.tags[head] == "VERB" and tokens.lemmas[head] in words.MEETING_VERBS - {"discuss"}
    return case in _TALK_CASES and (case != "of" or tokens.tags[head] == "NOUN")


def _is_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON or (actor.kind is ActorKind.ROLE and actor.country is not None)


def _unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    kept: dict[str, Actor] = {}
    for actor in actors:
        kept.setdefault(actor.id, actor)
    return tuple(kept.values())


def _countries(state: Discourse, persons: tuple[Actor, ...]) -> tuple[Actor, ...]:
    codes = list(dict.fromkeys(actor.country for actor in persons if actor.country))
    if len(codes) < len(persons) and any(actor.country is None for actor in persons):
        return ()
    return tuple(state.known.state(code) for code in codes)
