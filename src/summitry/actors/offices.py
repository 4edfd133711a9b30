"""Who a title without a name means: "the President", "Russia's foreign minister", "the US leader", "Mr. President"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors.discourse import Answer, Discourse, Seen
from summitry.actors.lexicon import Kind
from summitry.actors.owners import owner_codes

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.actors.lexicon import Entry

_NEAR = 1


def resolve_title(state: Discourse, chunk: Chunk) -> Answer:
    """Say whom a title means on the document's day."""
    if chunk.honorific and not chunk.owners:
        return Answer((), "a form of address: whom it addresses is not said")
    if _is_predicate(state, chunk):
        return Answer((), "an office that somebody has, gets or had, not a person")
    if chunk.owners:
        return _owned(state, chunk)
    return _somebody(state, chunk, None) if chunk.is_indefinite else _alone(state, chunk)


def _owned(state: Discourse, chunk: Chunk) -> Answer:
    codes = owner_codes(state, chunk.owners[0])
    if len(codes) != 1:
        return Answer((), "it is not clear whose title this is")
    if chunk.is_indefinite:
        return _somebody(state, chunk, codes[0])
    named = _named_holders(state, chunk, codes[0])
    if chunk.is_former or chunk.is_deputy:
        return _other_than_holder(chunk, named)
    if all(state.known.role(role).is_any_leader for role in chunk.roles):
        return _leader(state, codes[0])
    return _holder(state, chunk, codes[0], named)


def _other_than_holder(chunk: Chunk, named: list[Seen]) -> Answer:
    """Resolve "the former president", "the deputy minister": only by somebody named so in the document."""
    what = "deputy" if chunk.is_deputy else "former holder"
    if len(named) == 1:
        return _seen(named[0], f"the {what} who was named")
    return Answer((), f"a {what}: which one is not said", tuple(seen.actor for seen in named))


def _holder(state: Discourse, chunk: Chunk, code: str, named: list[Seen]) -> Answer:
    known = state.known
    holders = known.holders(code, chunk.roles)
    if len(holders) > 1:
        holders = [seen.actor.id for seen in named if seen.actor.id in holders] or holders
    if len(holders) == 1:
        title = known.role(chunk.roles[0]).label
        return Answer((known.holder_actor(holders[0], chunk.roles),), f"holder of {title} {code} on {known.day}")
    if len(named) == 1:
        return _seen(named[0], f"named before with this title for {code}")
    if holders:
        return Answer((), f"several hold such an office of {code}", tuple(map(known.actor, holders)))
    why = "the document has no day" if known.day is None else f"no list has the holder on {known.day}"
    return Answer((known.facts.role_actor(chunk.roles[0].id, code),), f"an office of {code}; {why}")


def _leader(state: Discourse, code: str) -> Answer:
    known = state.known
    leaders = known.leaders(code)
    parties = [actor for actor in (*state.meeting.persons, *state.parties.persons) if actor.id in leaders]
    if parties:
        return Answer((parties[0],), f"the party to the meeting that leads {code}")
    named = [seen for seen in state.latest_first() if seen.actor.id in leaders]
    if len(named) == 1:
        return _seen(named[0], f"the leader of {code} who was named")
    if len(leaders) == 1:
        return Answer((known.actor(leaders[0]),), f"leader of {code} on {known.day}")
    return Answer((), f"{code} has a head of state and a head of government", tuple(map(known.actor, leaders)))


def _somebody(state: Discourse, chunk: Chunk, code: str | None) -> Answer:
    """Keep "a Kremlin spokesman" as what it is: one holder of such a post, not named."""
    return Answer((state.known.facts.role_actor(chunk.roles[0].id, code),), "one of that post, not named")


def _alone(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve "the President": the publisher's own, else the holder who was named last."""
    is_written_large = state.frame.pieces.is_capital(chunk.last)
    side = state.frame.document.side if is_written_large else None
    own = state.known.holders(side, chunk.roles) if side and not chunk.is_deputy else []
    if len(own) > 1:
        own = [person for person in own if person in state.people] or own
    named = [seen for seen in state.latest_first() if _bears(state, seen, chunk)]
    if len(own) == 1 and not chunk.is_former:
        mine = state.people.get(own[0])
        if mine is not None:
            return _seen(mine, f"holder of the title for {side}, the publisher's side")
        if not named:
            actor = state.known.holder_actor(own[0], chunk.roles)
            return Answer((actor,), f"holder of the title for {side}, the publisher's side, on {state.known.day}")
    if state.speaking and not chunk.is_deputy:
        return _beside_seat(state, named)
    if len(named) == 1:
        return _seen(named[0], "the only holder of this title named so far")
    if named:
        return _nearest(state, chunk, named)
    return Answer((), "no holder of this title was named before")


def _beside_seat(state: Discourse, named: list[Seen]) -> Answer:
    """Resolve "the White House said that the President": the holder for the country whose seat the sentence names."""
    codes = set(state.speaking)
    mine = [seen for seen in named if seen.actor.country in codes]
    if len(mine) == 1:
        return _seen(mine[0], f"holder of the title for {mine[0].actor.country}, whose seat the sentence names")
    return Answer((), "it is not clear of which country", tuple(seen.actor for seen in named))


def _is_predicate(state: Discourse, chunk: Chunk) -> bool:
    """Whether a title is what somebody acts or is elected as."""
    tokens = state.frame.tokens
    token = state.frame.head_of_chunk(chunk)
    if token < 0:
        return False
    return tokens.case(token) == "as" or bool(tokens.below(token, "cop")) or tokens.deps[token] == "xcomp"


def _nearest(state: Discourse, chunk: Chunk, named: list[Seen]) -> Answer:
    here = state.frame.sentence_at(chunk.start)
    text = state.frame.document.text
    near = [
        seen
        for seen in named
        if seen.last_at >= 0
        and here - state.frame.sentence_at(seen.last_at) <= _NEAR
        and "\n" not in text[seen.last_at : chunk.start]
    ]
    if len(near) == 1:
        return _seen(near[0], "the holder of this title named in this or the sentence before")
    return Answer((), "several holders of this title were named", tuple(seen.actor for seen in named))


def _named_holders(state: Discourse, chunk: Chunk, code: str) -> list[Seen]:
    return [seen for seen in state.latest_first() if seen.actor.country == code and _bears(state, seen, chunk)]


def _bears(state: Discourse, seen: Seen, chunk: Chunk) -> bool:
    """Whether a person was given the title in the document, or has it on the day where no title was given."""
    for entry in chunk.roles:
        role = state.known.role(entry)
        if title_of(state, chunk, entry) in seen.titles:
            return True
        if chunk.is_deputy:
            continue
        if role.is_short and any(title.startswith(role.norm + " ") or title.endswith(" " + role.norm)
                                 for title in seen.titles):  # fmt: skip
            return True
        if role.is_any_title and state.known.has_role(seen.actor.id, chunk.roles):
            return True
    return not chunk.is_deputy and not seen.titles and state.known.has_role(seen.actor.id, chunk.roles)


def title_of(state: Discourse, chunk: Chunk, entry: Entry) -> str:
    """Give the title that a chunk's bearer is remembered by: the role, with the body that it belongs to."""
    title = state.known.role(entry).title(is_deputy=chunk.is_deputy)
    bodies = [owner.id for owner in chunk.owners[0] if owner.kind is Kind.BODY] if chunk.owners else []
    return f"{title} {bodies[0]}" if bodies else title


def _seen(seen: Seen, reason: str) -> Answer:
    return Answer((seen.actor,), reason, (), seen.named_at)
