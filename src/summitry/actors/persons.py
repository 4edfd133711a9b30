"""Who a personal name means: full names, surnames, names with titles, names that no list has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.discourse import Answer, Discourse, Seen
from summitry.actors.genders import gender_of
from summitry.actors.lexicon import Entry, Kind
from summitry.actors.owners import owner_codes
from summitry.model import Actor, ActorKind

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.actors.known import Known

_SUFFIXES = frozenset({"jr", "sr"})


def name_pieces(state: Discourse, chunk: Chunk) -> list[str]:
    """Give the folded pieces of a chunk's personal name, without "Jr."."""
    if chunk.name is None:
        return []
    norms = state.frame.pieces.norms[chunk.name[0] : chunk.name[1] + 1]
    if norms[0] in words.REGNAL:
        own = [norm for norm in norms if norm not in words.REGNAL and norm not in words.NUMERALS]
        return own or norms
    return [norm for norm in norms if norm not in _SUFFIXES] or norms


def resolve_name(state: Discourse, chunk: Chunk) -> Answer | None:
    """Say whom a chunk with a personal name means; None where it is no name after all."""
    names = name_pieces(state, chunk)
    if len(names) == 1 and (names[0].isdigit() or _is_numeral(chunk, state, names[0]) or _is_initials(state, chunk)):
        return None
    if _is_regnal(state, chunk):
        return _by_regnal_name(state, chunk, names)
    if len(names) == 1:
        return _by_surname(state, chunk, names[0], initial=None)
    if len(names[0]) == 1 and len(names) == 2:  # noqa: PLR2004 - an initial and a surname
        return _by_surname(state, chunk, names[1], initial=names[0])
    return _by_full_name(state, chunk, names)


def _is_numeral(chunk: Chunk, state: Discourse, name: str) -> bool:
    """Whether a name is only a Roman number ("Chapter XI"), and not a listed surname that is spelt like one."""
    if name not in words.NUMERALS:
        return False
    if not any(entry.kind is Kind.SURNAME for entry in chunk.entries):
        return True
    is_addressed = bool(chunk.roles or chunk.honorific)
    return not is_addressed and chunk.name is not None and state.frame.pieces.words(*chunk.name).isupper()


def _is_initials(state: Discourse, chunk: Chunk) -> bool:
    """Whether a name is only initials with dots, such as "H.E."."""
    return chunk.name is not None and "." in state.frame.pieces.words(chunk.name[1], chunk.name[1])


def _is_regnal(state: Discourse, chunk: Chunk) -> bool:
    """Whether a name begins with the word for a monarch or the like, as in "King Abdullah"."""
    first = (chunk.name or (chunk.first, chunk.last))[0]
    return state.frame.pieces.norms[first] in words.REGNAL


def _by_regnal_name(state: Discourse, chunk: Chunk, names: list[str]) -> Answer:
    """Resolve "King Abdullah": one named before, else one of that name who reigns on the day."""
    bearers = [state.people[person] for person in state.surnames.get(names[0], ())]
    if len(bearers) == 1:
        return _again(bearers[0], "name")
    listed = _ids(chunk.entries, Kind.PERSON, Kind.SURNAME)
    serving = [person for person in listed if state.known.in_office(person)]
    chosen = _narrow(state, chunk, serving or (listed if len(names) > 1 else []))
    if len(chosen) == 1:
        return Answer((state.known.actor(chosen[0]),), _reason_full(state.known, chosen[0]))
    if listed:
        return Answer((), "a name that several bear or bore", tuple(map(state.known.actor, listed[:8])))
    return _local(state, chunk, " ".join(names))


def _by_full_name(state: Discourse, chunk: Chunk, names: list[str]) -> Answer | None:
    key = " ".join(names)
    if key in state.full_names:
        return _again(state.people[state.full_names[key]], "full name, as before")
    persons = _ids(chunk.entries, Kind.PERSON) or list(state.known.facts.by_ends.get((names[0], names[-1]), ()))
    if not persons and any(entry.kind is Kind.SURNAME for entry in chunk.entries):
        return _by_surname(state, chunk, key, initial=None)
    chosen = _narrow(state, chunk, [person for person in persons if not _contradicts(state, chunk, person)])
    if len(chosen) == 1:
        return Answer((_actor(state.known, chosen[0], chunk),), _reason_full(state.known, chosen[0]))
    if chosen:
        return Answer((), "several persons of this name", tuple(map(state.known.actor, chosen)))
    return _local(state, chunk, key)


def _by_surname(state: Discourse, chunk: Chunk, surname: str, initial: str | None) -> Answer | None:
    bearers = [state.people[person] for person in state.surnames.get(surname, ())]
    bearers = [seen for seen in bearers if _may_be(state, chunk, seen, initial)]
    if len(bearers) > 1:
        bearers = [seen for seen in bearers if _title_agrees(state, chunk, seen)] or bearers
    if len(bearers) == 1:
        return _again(bearers[0], "surname")
    if bearers:
        return Answer((), "several persons of this surname were named", tuple(seen.actor for seen in bearers))
    given = [state.people[person] for person in state.given_names.get(surname, ())]
    if (
        len(given) == 1
        and initial is None
        and (not chunk.roles or _title_agrees(state, chunk, given[0]))
        and chunk.is_label_of_model
        and _may_be(state, chunk, given[0], None)
    ):
        return _again(given[0], "part of a full name")
    return _from_gazetteer(state, chunk, surname, initial)


def _from_gazetteer(state: Discourse, chunk: Chunk, surname: str, initial: str | None) -> Answer | None:
    known = state.known
    listed = [p for p in _ids(chunk.entries, Kind.SURNAME, Kind.PERSON) if _initial_agrees(known, p, initial)]
    if not listed and chunk.is_label_of_model:
        listed = [p for p in known.facts.by_last.get(surname, ()) if _initial_agrees(known, p, initial)]
    serving = [person for person in listed if known.in_office(person) and not _contradicts(state, chunk, person)]
    later = state.later.get(surname, [])
    if later:
        answer = _by_later_name(state, chunk, later)
        if answer is not None:
            return answer
    if chunk.roles:
        serving = [p for p in serving if _had_title(known, p, chunk)]
    elif not chunk.is_label_of_model:
        return None
    if len(serving) == 1 and (chunk.roles or _is_supported(state, serving[0])):
        reason = "title and surname" if chunk.roles else "surname"
        return Answer(
            (_actor(known, serving[0], chunk),),
            f"{reason}; the only one of that name in office on {known.day} whom the document can mean",
        )
    if chunk.roles and not serving:
        return _local(state, chunk, surname)
    candidates = serving or (listed if known.day is None else [])
    if candidates:
        reason = "surname alone, and no day is known" if known.day is None else "surname alone, and nothing tells whose"
        return Answer((), reason, tuple(map(known.actor, candidates[:8])))
    return _local(state, chunk, surname) if chunk.is_label_of_model else None


def _by_later_name(state: Discourse, chunk: Chunk, later: list[Chunk]) -> Answer | None:
    answers = [resolve_name(state, full) for full in later]
    actors = {answer.actors[0].id: answer.actors[0] for answer in answers if answer and answer.actors}
    if len(actors) != 1:
        return None
    actor = next(iter(actors.values()))
    if chunk.honorific and actor.gender and actor.gender != chunk.honorific:
        return None
    return Answer((actor,), "surname; the full name follows", (), (later[0].start, later[0].end))


def _again(seen: Seen, reason: str) -> Answer:
    where = "in the title" if seen.named_at is None else f"at {seen.named_at[0]}-{seen.named_at[1]}"
    return Answer((seen.actor,), f"{reason}; named {where}", (), seen.named_at)


def _local(state: Discourse, chunk: Chunk, key: str) -> Answer:
    """Give an identity inside the document to a person whom no list has."""
    gender = chunk.honorific or gender_of(key.split())
    printed = state.frame.pieces.words(*(chunk.name or (chunk.first, chunk.last)))
    title = "; ".join(dict.fromkeys(state.known.role(role).label for role in chunk.roles[:1])) or None
    codes = owner_codes(state, chunk.owners[0]) if len(chunk.owners) == 1 else []
    actor = Actor(
        id="name:" + key.replace(" ", "-"), label=printed, kind=ActorKind.PERSON, title=title,
        country=codes[0] if len(codes) == 1 else None, taken_from="this document", gender=gender,
    )  # fmt: skip
    return Answer((actor,), "a person named so in this document, not in the gazetteer")


def _ids(entries: tuple[Entry, ...], *kinds: Kind) -> list[str]:
    return list(dict.fromkeys(entry.id for entry in entries if entry.kind in kinds))


def _actor(known: Known, person: str, chunk: Chunk) -> Actor:
    return known.holder_actor(person, chunk.roles) if chunk.roles else known.actor(person)


def _narrow(state: Discourse, chunk: Chunk, persons: list[str]) -> list[str]:
    """Keep of several persons of one name those in office, with that title, from a country that is named."""
    known = state.known
    if len(persons) > 1:
        persons = [person for person in persons if known.in_office(person)] or persons
    if len(persons) > 1:
        persons = [person for person in persons if known.has_role(person, chunk.roles)] or persons
    if len(persons) > 1:
        persons = [person for person in persons if _is_supported(state, person)] or persons
    return persons


def _contradicts(state: Discourse, chunk: Chunk, person: str) -> bool:
    """Whether the words around a name speak against a person: another country, another gender."""
    terms = state.known.terms_of(person)
    if chunk.honorific and any(term.gender and term.gender != chunk.honorific for term in terms):
        return True
    if len(chunk.owners) != 1:
        return False
    codes = [code for code in owner_codes(state, chunk.owners[0]) if code in state.known.facts.gazetteer.countries]
    return bool(codes) and not any(term.country in codes for term in terms)


def _is_supported(state: Discourse, person: str) -> bool:
    """Whether the document names the country or organisation that the person serves."""
    return any(term.country in state.evidence for term in state.known.in_office(person))


def _may_be(state: Discourse, chunk: Chunk, seen: Seen, initial: str | None) -> bool:
    if chunk.honorific and seen.gender and chunk.honorific != seen.gender:
        return False
    if initial is not None and not _starts_with(seen.actor, initial, state.known):
        return False
    if len(chunk.owners) == 1 and seen.actor.country:
        codes = owner_codes(state, chunk.owners[0])
        return not codes or seen.actor.country in codes or seen.actor.id.startswith("name:")
    return True


def _title_agrees(state: Discourse, chunk: Chunk, seen: Seen) -> bool:
    return any(state.known.role(role).norm in seen.titles for role in chunk.roles) or state.known.has_role(
        seen.actor.id, chunk.roles
    )


def _had_title(known: Known, person: str, chunk: Chunk) -> bool:
    return chunk.is_former or chunk.is_deputy or known.has_role(person, chunk.roles)


def _starts_with(actor: Actor, initial: str, known: Known) -> bool:
    return actor.label[:1].casefold() == initial or _initial_agrees(known, actor.id, initial)


def _initial_agrees(known: Known, person: str, initial: str | None) -> bool:
    return initial is None or initial in known.facts.initials.get(person, frozenset())


def _reason_full(known: Known, person: str) -> str:
    terms = known.in_office(person)
    if known.day is None:
        return "full name; the document has no day, so no office is given"
    return f"full name; in office on {known.day}" if terms else f"full name; no office on {known.day}"
