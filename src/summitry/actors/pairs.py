"""Who "the two leaders", "both sides", "the presidents" and "the two countries" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.discourse import Answer, Discourse, Parties
from summitry.actors.known import LEADING
from summitry.actors.owners import owner_codes
from summitry.actors.persons import resolve_name

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.model import Actor


_NEAR = 2


def resolve_pair(state: Discourse, chunk: Chunk) -> Answer:
    """Say which persons or countries a plural means."""
    if chunk.owners:
        return _listed(state, chunk)
    if chunk.noun == "parties" and state.speaking:
        return Answer((), "political parties may be meant")
    here = state.frame.sentence_at(chunk.start)
    near = state.together if here - state.together_in <= _NEAR else Parties()
    meeting = [parties for parties in (state.meeting, state.parties) if parties]
    if chunk.noun == "leaders" and any(_all_lead(state, parties) for parties in meeting) and not _all_lead(state, near):
        near = Parties()
    found = [_among(state, chunk, parties) for parties in (near, *meeting) if parties]
    if not found:
        return _named_next(state, chunk) or Answer((), Parties().reason)
    answer = next((answer for answer in found if answer.actors), found[0])
    others = state.beside if here - state.beside_in <= 1 else ()
    if answer is not found[0] or not near:
        return _with_others(state, chunk, answer, others)
    return answer


def _all_lead(state: Discourse, parties: Parties) -> bool:
    """Whether all are heads of states, governments or organisations on the day."""
    return bool(parties.persons) and all(
        any(term.office in LEADING for term in state.known.in_office(actor.id)) for actor in parties.persons
    )


def _with_others(state: Discourse, chunk: Chunk, answer: Answer, others: tuple[Actor, ...]) -> Answer:
    """Leave it open where the sentence before names just as many others of the office in one row."""
    fitting = tuple(actor for actor in others if _has_fitting_office(state, actor, chunk))
    if not answer.actors or not _wants_persons(chunk) or len(fitting) != (chunk.count or len(answer.actors)):
        return answer
    return Answer((), "others of that office were named just before", (*fitting, *answer.actors))


def _named_next(state: Discourse, chunk: Chunk) -> Answer | None:
    """Take the only two of a fitting office whom the same or the next sentence names, where nobody came before."""
    if not _wants_persons(chunk) or chunk.count not in {None, 2}:
        return None
    if any(_has_fitting_office(state, seen.actor, chunk) for seen in state.people.values()):
        return None
    here = state.frame.sentence_at(chunk.start)
    after: dict[int, Chunk] = {}
    for named in (later for chunks in state.later.values() for later in chunks):
        if named.start > chunk.end and state.frame.sentence_at(named.start) - here <= 1:
            after[named.start] = named
    answers = [resolve_name(state, after[start]) for start in sorted(after)]
    actors = {actor.id: actor for answer in answers if answer is not None for actor in answer.actors}
    fitting = tuple(actor for actor in actors.values() if _has_fitting_office(state, actor, chunk))
    if len(fitting) != 2:  # noqa: PLR2004 - a pair
        return None
    first = after[min(after)]
    return Answer(
        fitting, "named right after; the only two there who hold such an office", (), (first.start, first.end)
    )


def _has_fitting_office(state: Discourse, actor: Actor, chunk: Chunk) -> bool:
    """Whether a person holds on the day the office that a plural names, or leads where it names none."""
    roles = [entry for entry in chunk.roles if not state.known.role(entry).is_any_leader]
    if roles:
        return state.known.has_role(actor.id, roles)
    return any(term.office in LEADING for term in state.known.in_office(actor.id))


def _among(state: Discourse, chunk: Chunk, parties: Parties) -> Answer:
    """Take from the parties of a meeting those whom a plural fits."""
    found = parties.persons if _wants_persons(chunk) else parties.countries
    if chunk.noun in {"two", "both"} and not found:
        found = parties.countries
    if chunk.roles:
        found = tuple(actor for actor in found if _can_be_called(state, actor, chunk))
    return _counted(chunk, found, parties)


def _wants_persons(chunk: Chunk) -> bool:
    return bool(chunk.roles) or chunk.noun in words.LEADER_PLURALS | {"two", "both"}


def _counted(chunk: Chunk, found: tuple[Actor, ...], parties: Parties) -> Answer:
    if chunk.count is not None and len(found) != chunk.count:
        return Answer((), f"it speaks of {chunk.count}, and {len(found)} parties are known", found)
    if len(found) < 2:  # noqa: PLR2004 - a plural means two at least
        return Answer((), "fewer than two parties fit", found)
    return Answer(found, parties.reason)


def _can_be_called(state: Discourse, actor: Actor, chunk: Chunk) -> bool:
    seen = state.people.get(actor.id)
    for entry in chunk.roles:
        role = state.known.role(entry)
        if role.is_any_leader or state.known.has_role(actor.id, (entry,)):
            return True
        if seen is not None and any(title == role.norm or title.endswith(" " + role.norm) for title in seen.titles):
            return True
    return False


def _listed(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve "the Russian and Ukrainian presidents", "the American and Ukrainian sides"."""
    found: list[Actor] = []
    for owner in chunk.owners:
        codes = owner_codes(state, owner)
        if len(codes) != 1:
            return Answer((), "it is not clear which countries are meant")
        if chunk.roles:
            is_leader = all(state.known.role(role).is_any_leader for role in chunk.roles)
            holders = state.known.leaders(codes[0]) if is_leader else state.known.holders(codes[0], chunk.roles)
            if len(holders) != 1:
                return Answer((), f"the holder for {codes[0]} is not known")
            found.append(state.known.actor(holders[0]))
        else:
            found.append(state.known.state(codes[0]))
    return Answer(tuple(found), f"holders on {state.known.day}" if chunk.roles else "the countries named")
