"""Who countries, peoples, capitals, organisations, sides and generic groups are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors.chunks import Form
from summitry.actors.discourse import Answer, Discourse
from summitry.actors.known import LEADING
from summitry.actors.owners import codes_of, owner_codes
from summitry.actors.places import read_as
from summitry.model import Actor, ActorKind

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk


def resolve_state(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve a country's or a people's name, or an organisation that the lists know."""
    codes = codes_of(state, chunk.entries)
    if len(codes) > 1:
        backed = owner_codes(state, chunk.entries)
        if len(backed) != 1:
            return Answer((), "a name of several", tuple(map(state.known.state, codes)))
        return Answer((state.known.state(backed[0]),), "a name of several; the document names this one elsewhere")
    if not codes:
        return Answer((), "not in the gazetteer")
    actor = state.known.state(codes[0])
    note = state.known.facts.doubt(state.frame.pieces.norms[chunk.first : chunk.last + 1])
    if note and not _is_backed(state, codes[0]):
        return Answer((), f"may mean something else: {note}", (actor,))
    return Answer((actor,), f"{chunk.form.value} of {codes[0]}")


def _is_backed(state: Discourse, code: str) -> bool:
    """Whether the document names the country by another name too, or names one of its leaders."""
    return code in state.evidence or code == state.frame.document.side


def resolve_place(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve a capital or a seat of power: the government, or only the place."""
    actors = state.known.facts.place_actors(chunk.entries, state.known.day)
    is_government, why = read_as(state.frame, chunk)
    codes = codes_of(state, chunk.entries)
    if is_government is False:
        return Answer(actors[:1] if len(actors) == 1 else (), why, actors if len(actors) > 1 else ())
    if len(codes) != 1:
        return Answer((), "it stands for several", tuple(map(state.known.state, codes)))
    is_one_seat = chunk.form is Form.SEAT and len(chunk.entries) == 1
    government = state.known.facts.seat_actor(chunk.entries[0]) if is_one_seat else state.known.state(codes[0])
    if is_government:
        return Answer((government,), f"stands for the government of {codes[0]}: {why}")
    return Answer((), why, (government, *actors))


def is_place(answer: Answer) -> bool:
    """Whether an answer of ``resolve_place`` reads the words as a place."""
    return any(actor.kind is ActorKind.PLACE for actor in answer.actors)


def resolve_body(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve a ministry, parliament or agency by its country: named beside it, its own, or the publisher's."""
    words = state.frame.pieces.norms[chunk.first + chunk.is_definite : chunk.last + 1]
    if chunk.owners:
        return _owned_body(state, chunk, words)
    before = state.bodies.get(" ".join(words))
    if before is not None:
        return Answer((before,), "a body named before with its country")
    facts = state.known.facts
    possible = {facts.body_country(entry.id): entry.id for entry in chunk.entries}
    fixed = [code for code in possible if code]
    if len(fixed) == 1 and "" not in possible and _is_its_own(state, words, fixed[0]):
        return Answer((facts.body_actor(possible[fixed[0]], fixed[0]),), f"a national body of {fixed[0]}")
    if not state.frame.pieces.is_capital(chunk.last):
        return Answer((), "it is not said of which country")
    return _body_by_context(state, possible, words)


def _owned_body(state: Discourse, chunk: Chunk, words: list[str]) -> Answer:
    codes = owner_codes(state, chunk.owners[0])
    if len(codes) != 1:
        return Answer((), "it is not clear of which country")
    actor = state.known.facts.body_actor(chunk.entries[0].id, codes[0])
    core = " ".join(words[: words.index("of")] if "of" in words[2:] else words)
    state.bodies.setdefault(core, actor)
    return Answer((actor,), f"a national body of {codes[0]}")


def _is_its_own(state: Discourse, words: list[str], code: str) -> bool:
    """Whether a name belongs to one country's body for sure, or that country is named or publishes the document."""
    facts = state.known.facts
    if code == state.frame.document.side:
        return True
    if facts.doubt(words):
        return False
    return code in state.evidence or not facts.is_descriptive(words)


def _body_by_context(state: Discourse, possible: dict[str, str], words: list[str]) -> Answer:
    """Choose among the countries that have a body of this name: the publisher's, or the only one named."""
    facts = state.known.facts
    side = state.frame.document.side or ""
    if side in facts.gazetteer.countries and (side in possible or "" in possible):
        entry = possible.get(side) or possible[""]
        if facts.is_called_otherwise(entry, side, words):
            return Answer((), f"{side}, the publisher's side, calls its own by another name")
        return Answer((facts.body_actor(entry, side),), f"a national body; of {side}, the publisher's side")
    fixed = [code for code in possible if code]
    backed = [code for code in fixed if code in state.evidence]
    if len(backed) == 1:
        reason = "the only country named that has such a body"
        return Answer((facts.body_actor(possible[backed[0]], backed[0]),), reason)
    reason = "several countries have such a body" if len(possible) > 1 else "nothing says whose body of this name it is"
    return Answer((), reason, tuple(facts.body_actor(possible[c], c) for c in fixed[:8]))


def resolve_organisation(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve an organisation: in the lists, else an identity inside the document."""
    if chunk.entries:
        return resolve_state(state, chunk)
    words = state.frame.pieces.words(chunk.first, chunk.last)
    slug = "-".join(state.frame.pieces.norms[chunk.first : chunk.last + 1])
    actor = Actor(id=f"name:{slug}", label=words, kind=ActorKind.ORGANISATION, taken_from="this document")
    return Answer((actor,), "an organisation named so in this document, not in the gazetteer")


def resolve_side(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve "the American side", "the Ukrainian government", "the Biden administration"."""
    if chunk.name is not None:
        persons = list(dict.fromkeys(entry.id for entry in chunk.entries))
        codes = {term.country for person in persons for term in state.known.in_office(person)} or {
            term.country for person in persons for term in state.known.terms_of(person) if term.office in LEADING
        }
        backed = {code for code in codes if code in state.evidence} or codes
        if len(backed) == 1:
            code = next(iter(backed))
            return Answer((state.known.state(code),), f"the government of {code} under the person named")
        return Answer((), "it is not clear whose government this is", tuple(map(state.known.state, sorted(codes))))
    found = [owner_codes(state, owner) for owner in chunk.owners]
    if not found or any(len(codes) != 1 for codes in found):
        return Answer((), "it is not clear which country is meant")
    actors = tuple(state.known.state(codes[0]) for codes in found)
    return Answer(actors, f"the side of {', '.join(actor.id for actor in actors)}")


def resolve_group(state: Discourse, chunk: Chunk) -> Answer:
    """Resolve "critics", "Russian officials", "US senators": as the group that the text makes of them."""
    if not chunk.entries and not chunk.roles:
        return Answer((), "which group is meant is not clear")
    codes: list[str] = []
    for owner in chunk.owners:
        possible = owner_codes(state, owner)
        if len(possible) > 1:
            return Answer((), "it is not clear of which country")
        codes.extend(possible)
    actors = tuple(_group(state, chunk, code) for code in codes or [""])
    if not codes:
        return Answer(actors, "a group, not named")
    return Answer(actors, f"a group of {', '.join(codes)}, not named")


def _group(state: Discourse, chunk: Chunk, code: str) -> Actor:
    facts = state.known.facts
    if chunk.entries:
        return facts.group_actor(chunk.entries[0].id, code)
    role = facts.gazetteer.roles[chunk.roles[0].id]
    label = (*role.plural, *role.singular)[0]
    return Actor(
        f"group:{role.id}:{code}" if code else f"group:{role.id}", label, ActorKind.GROUP, code or None,
        taken_from=role.from_source,
    )  # fmt: skip


def resolve_counterpart(state: Discourse, chunk: Chunk, previous: Actor | None) -> Answer:
    """Resolve "his French counterpart": the holder of the same office for the other country."""
    codes = owner_codes(state, chunk.owners[0]) if chunk.owners else []
    if len(codes) != 1 or chunk.is_plural or previous is None or not previous.office:
        return Answer((), "a counterpart: whose, and of which office, is not clear")
    day = state.known.day
    holders = state.known.facts.holders_in(codes[0], previous.office, day)
    if len(holders) != 1:
        return Answer((), f"the holder for {codes[0]} is not known")
    return Answer((state.known.actor(holders[0]),), f"same office as {previous.label}, for {codes[0]} on {day}")
