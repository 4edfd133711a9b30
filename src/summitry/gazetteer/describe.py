"""From the gazetteer's rows to the ``Actor`` records that the rest of the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.gazetteer.days import covers, has_begun, is_certain, years_between
from summitry.gazetteer.tables import OFFICES
from summitry.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.gazetteer.tables import Body, Country, Group, Holder, Organisation, Person, Role, Seat

_RANK = {office: rank for rank, office in enumerate(OFFICES)}


def join_notes(*notes: str) -> str:
    """Join the notes that are not empty, each once."""
    return "; ".join(dict.fromkeys(note for note in notes if note))


def describe_country(country: Country, note: str = "", *, office: str | None = None) -> Actor:
    """Give a country as an actor; ``office`` where a seat of power stands for it."""
    return Actor(
        id=country.iso3,
        label=country.name,
        kind=ActorKind.COUNTRY,
        country=country.iso3,
        office=office,
        from_on=country.from_on or None,
        to_on=country.to_on or None,
        taken_from=country.from_source,
        note=join_notes(note, country.note),
    )


def describe_organisation(organisation: Organisation, note: str = "") -> Actor:
    """Give an organisation as an actor."""
    return Actor(
        id=organisation.code,
        label=organisation.name,
        kind=ActorKind.ORGANISATION,
        country=organisation.code,
        from_on=organisation.from_on or None,
        to_on=organisation.to_on or None,
        taken_from=organisation.from_source,
        note=join_notes(note, organisation.note),
    )


def describe_body(body: Body, country: Country | None, note: str = "") -> Actor:
    """Give a ministry, parliament or service as an actor; of no country where ``country`` is None."""
    if country is None:
        return Actor(
            body.code, body.name, ActorKind.ORGANISATION, taken_from=body.from_source,
            note=join_notes(note, "of which country is not told"),
        )  # fmt: skip
    label = body.name if body.country else f"{body.name[:1].upper()}{body.name[1:]} ({country.name})"
    return Actor(
        id=f"{country.iso3}-{body.body}",
        label=label,
        kind=ActorKind.ORGANISATION,
        country=country.iso3,
        taken_from=body.from_source,
        note=join_notes(note, body.note),
    )


def describe_seat(seat: Seat, country: Country) -> Actor:
    """Give the state that a seat of power stands for, with the office that sits there."""
    what = seat.office.replace("_", " ") if seat.office else seat.note
    return describe_country(country, f"{seat.name}: seat of the {what}", office=seat.office or None)


def describe_role(role: Role, place: str = "", note: str = "") -> Actor:
    """Give a role whose holder is not known, of a country or organisation where one is told."""
    offices = [office for office in role.offices if office != "other"]
    office = offices[0] if len(offices) == 1 else None
    name = role.id if role.names_title or not office else office
    word = (*role.singular, *role.plural)[0]
    return Actor(
        id=f"role:{place}:{name}" if place else f"role:{name}",
        label=f"{word} ({place})" if place else word,
        kind=ActorKind.ROLE,
        country=place or None,
        office=office,
        title=word,
        taken_from=role.from_source,
        gender=role.gender or None,
        note=note,
    )


def describe_group(group: Group, place: str = "") -> Actor:
    """Give a generic group, of a country where one is told."""
    return Actor(
        id=f"group:{group.id}:{place}" if place else f"group:{group.id}",
        label=group.forms[-1] if len(group.forms) == 1 else group.id.replace("-", " "),
        kind=ActorKind.GROUP,
        country=place or None,
        taken_from=group.from_source,
        note="vague" if group.is_vague else "",
    )


def describe_term(person: Person, term: Holder, note: str = "") -> Actor:
    """Give a person in one office."""
    return Actor(
        id=person.id,
        label=person.name,
        kind=ActorKind.PERSON,
        country=term.country,
        office=term.office,
        title=term.title or None,
        from_on=term.from_on or None,
        to_on=term.to_on or None,
        taken_from=term.from_source or None,
        gender=person.gender or None,
        note=join_notes(note, "acting" if term.is_acting else "", term.note),
    )


def describe_person(person: Person, day: str | None, note: str = "") -> tuple[Actor, ...]:
    """Give a person once for each office held on a day, the main office first.

    Without a day: once for each term. Where no office was held on the day: once, without office, with a note that
    tells the last office before or the first after.
    """
    if day is None:
        return tuple(describe_term(person, term, note) for term in person.terms)
    held = _terms_on(person, day)
    if held:
        return tuple(describe_term(person, term, join_notes(note, _doubt(term, day))) for term in held)
    before = [term for term in person.terms if has_begun(term.from_on, day)]
    near = _choose_near(before, person.home, -1) if before else _choose_near(person.terms, person.home, 0)
    return (
        Actor(
            id=person.id,
            label=person.name,
            kind=ActorKind.PERSON,
            country=near.country,
            taken_from=near.from_source or None,
            gender=person.gender or None,
            note=join_notes(note, _tell_near_term(near, is_past=bool(before))),
        ),
    )


def rank_on(person: Person, day: str) -> tuple[int, int, str]:
    """Rank a person for a day: in office first, then who was last in office, then who came soonest after."""
    held = _terms_on(person, day)
    if held:
        is_sure = any(is_certain(term.from_on, term.to_on, day) for term in held)
        return (0 if is_sure else 1, _RANK[held[0].office], "")
    ends = [term.to_on or term.from_on for term in person.terms if has_begun(term.from_on, day)]
    if ends:
        return (2, years_between(max(ends), day), "")
    return (3, 0, person.terms[0].from_on)


def _terms_on(person: Person, day: str) -> tuple[Holder, ...]:
    """Terms that cover a day, main office first, one for each office and country, the latest begun."""
    latest: dict[tuple[str, str], Holder] = {}
    for term in person.terms:
        if covers(term.from_on, term.to_on, day):
            latest[term.country, term.office if term.office != "other" else term.title] = term
    return tuple(sorted(latest.values(), key=lambda term: (_RANK[term.office], term.country != person.home)))


def _choose_near(terms: Sequence[Holder], home: str, place: int) -> Holder:
    """Choose the first or last term, of the person's own country where there is one."""
    own = [term for term in terms if term.country == home]
    return (own or terms)[place]


def _doubt(term: Holder, day: str) -> str:
    """Say so where the day falls into the part of a date that is not known."""
    if is_certain(term.from_on, term.to_on, day):
        return ""
    return f"in office from {term.from_on or 'an unknown day'} to {term.to_on or 'now'}: the day itself is not known"


def _tell_near_term(term: Holder, *, is_past: bool) -> str:
    office = term.title or term.office.replace("_", " ")
    if is_past:
        return f"no office on this day; {office} ({term.country}) until {term.to_on or 'a day not known'}"
    return f"no office on this day; {office} ({term.country}) from {term.from_on}"


def sort_terms(terms: Sequence[Holder]) -> tuple[Holder, ...]:
    """Sort a person's terms by first day, the main office first where they begin together."""
    return tuple(sorted(terms, key=lambda term: (term.from_on, _RANK[term.office], term.to_on)))
