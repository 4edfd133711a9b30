"""The gazetteer's tables arranged for resolving: roles by their words, terms by country, names by their ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summitry import gazetteer as shipped
from summitry.actors import words
from summitry.actors.lexicon import Case, Entry, Kind, Lexicon, case_of
from summitry.actors.pieces import cut
from summitry.gazetteer.days import covers
from summitry.gazetteer.describe import (
    describe_body,
    describe_country,
    describe_group,
    describe_organisation,
    describe_person,
    describe_role,
    describe_term,
)
from summitry.gazetteer.lookup import describe_entry
from summitry.gazetteer.tables import Entry as Form
from summitry.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from summitry.gazetteer import Ambiguity, Gazetteer, Holder

_INITIALS = 4
_HEAD_OF_STATE = "head-of-state"
_ANY_LEADER = frozenset({"leader"})
_SHORT = frozenset({"secretary", "minister", "ambassador", "general", "director", "commissioner", "envoy", "speaker",
                    "adviser", "representative", "spokesperson", "chairman", "chief", "deputy-minister"})  # fmt: skip
_VAGUE_OFFICES = frozenset({"other", "envoy"})
_TELLING_KINDS = frozenset({"officials", "experts", "press", "legislators", "unnamed"})
_VOICES = frozenset({"activists", "adversaries", "aid-groups", "allies", "critics", "doves", "hawks", "opponents",
                     "opposition", "partners", "protesters", "religious-leaders", "supporters"})  # fmt: skip
_OTHER_PLACES = ("state of", "another country with", "other countries' names", "region of", "towns", "a state's own",
                 "another country's")  # fmt: skip
_KINDS = {
    "country": Kind.COUNTRY, "adjective": Kind.PEOPLE, "people": Kind.PEOPLE, "capital": Kind.CAPITAL,
    "seat": Kind.SEAT, "organisation": Kind.ORGANISATION, "body": Kind.BODY, "generic body": Kind.BODY,
    "role": Kind.ROLE, "roles": Kind.ROLE, "group": Kind.GROUP, "person": Kind.PERSON, "surname": Kind.SURNAME,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a role's word denotes.

    Attributes:
        id: The gazetteer's id.
        label: The usual word.
        norm: The usual word, folded.
        forms: All its words, folded.
        offices: Codes of the offices that tell something; ``other`` and the like are left out.
        is_any_leader: Whether it means whoever leads ("leader").
        is_any_title: Whether it names the office whatever the holder's title is ("head of state").
        is_short: Whether it can be short for a longer title ("the Secretary").
        is_weak: Whether no list of holders can tell who has it.
    """

    id: str
    label: str
    norm: str
    forms: frozenset[str]
    offices: frozenset[str]
    is_any_leader: bool
    is_any_title: bool
    is_short: bool
    is_weak: bool

    def title(self, *, is_deputy: bool) -> str:
        """Give the title that a bearer of the role, or a deputy, is remembered by."""
        return f"deputy {self.norm}" if is_deputy else self.norm


class _Table(NamedTuple):
    roles: dict[str, Role]
    titles: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Facts:
    """The gazetteer arranged for resolving.

    Attributes:
        gazetteer: The tables themselves.
        lexicon: All surface forms.
        roles: What each role's word denotes, by id.
        titles: For a folded title the ids of the roles that have it among their words.
        by_country: All terms in the offices of a country or organisation.
        surnames: The folded surnames of a person.
        initials: The first letters of a person's names.
        by_last: Persons by the last piece of a name.
        by_ends: Persons by the first and the last piece of a name.
        ambiguous: All folded forms that mean more than one thing.
        plain_words: Words in the names of several countries' bodies ("federal", "council").
        telling_groups: Groups and plural roles that say something without a country beside them (critics, lawmakers;
            not people).
        heard_groups: Groups that are meant only where they say something (sources, others).
        doubts: What else a folded form can be, from the list of ambiguous forms.
    """

    gazetteer: Gazetteer
    lexicon: Lexicon
    roles: dict[str, Role]
    titles: dict[str, frozenset[str]]
    by_country: dict[str, list[Holder]]
    surnames: dict[str, frozenset[str]]
    initials: dict[str, frozenset[str]]
    by_last: dict[str, frozenset[str]]
    by_ends: dict[tuple[str, str], frozenset[str]]
    doubts: dict[str, str]
    ambiguous: frozenset[str]
    plain_words: frozenset[str]
    telling_groups: frozenset[str]
    heard_groups: frozenset[str]
    _actors: dict[str, Actor] = field(default_factory=dict)

    def is_title_of(self, title: str, entry: Entry) -> bool:
        """Whether a holder's printed title is what a role's word says, or another word for the same office."""
        role, folded = self.roles[entry.id], fold_words(title)
        return folded == fold_words(entry.spelling) or (folded in role.forms and not role.is_weak)

    def fits(self, entry: Entry, term: Holder) -> bool:
        """Whether a role's word can denote a holder's office."""
        role = self.roles[entry.id]
        if self.is_title_of(term.title, entry):
            return True
        if term.office not in role.offices:
            return False
        return role.is_any_title or not self.titles.get(fold_words(term.title), frozenset()) - {role.id}

    def as_head_of_state(self, roles: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Read "head" in "head of the French state" as head of state."""
        is_head = any("head" in self.roles[role.id].forms for role in roles)
        return (replace(roles[0], id=_HEAD_OF_STATE),) if is_head and _HEAD_OF_STATE in self.roles else roles

    def exists_on(self, code: str, day: date | None) -> bool:
        """Whether a country or an organisation exists on a day, as far as the lists tell."""
        record = self.gazetteer.countries.get(code) or self.gazetteer.organisations.get(code)
        return record is None or day is None or covers(record.from_on, record.to_on, day.isoformat())

    def body_country(self, entry: str) -> str:
        """Give the country that a body belongs to; empty for a kind of body, which every country has."""
        return self.gazetteer.bodies[entry].country

    def body_actor(self, entry: str, code: str) -> Actor:
        """Give the actor for a body of a country."""
        return describe_body(self.gazetteer.bodies[entry], self.gazetteer.countries.get(code))

    def is_called_otherwise(self, kind: str, code: str, norms: list[str]) -> bool:
        """Whether a country has its own row for a kind of body, and these words are neither in it nor the kind's own.

        Every parliament is "the parliament", but only some are "the National Assembly".
        """
        bodies = self.gazetteer.bodies
        own = bodies.get(f"{code}-{kind}")
        if own is None or " ".join(norms) == fold_words(bodies[kind].name):
            return False
        core = set(norms) - words.LINKS - {"s"}
        return not any(core <= set(cut(name).norms) for name in own.names)

    def place_countries(self, entry: Entry) -> list[str]:
        """Give the country of a capital or a seat."""
        if entry.kind is Kind.SEAT:
            return [self.gazetteer.seats[entry.id].country]
        return [entry.id]

    def place_actors(self, entries: tuple[Entry, ...], day: date | None) -> tuple[Actor, ...]:
        """Give the actors for capitals or seats as places, without those of states that are no more."""
        living = [entry for entry in entries if self.exists_on(self.place_countries(entry)[0], day)] or entries
        cities = [entry for entry in living if entry.kind is Kind.CAPITAL] or living
        return tuple({actor.id: actor for actor in map(self._place_actor, cities)}.values())

    def _place_actor(self, entry: Entry) -> Actor:
        """Give the actor for a capital or a seat as a place."""
        if entry.kind is Kind.SEAT:
            seat = self.gazetteer.seats[entry.id]
            return Actor(f"place:{seat.id}", seat.name, ActorKind.PLACE, seat.country, taken_from=seat.from_source)
        slug = "-".join(cut(entry.spelling).norms)
        return Actor(f"place:{slug}", entry.spelling, ActorKind.PLACE, entry.id)

    def seat_actor(self, entry: Entry) -> Actor:
        """Give the state, organisation or body that sits in a seat of power."""
        return describe_entry(self.gazetteer, Form(entry.spelling, "seat", entry.id))

    def group_actor(self, group: str, code: str) -> Actor:
        """Give the actor for a generic group, of a country or an organisation where one is named."""
        return describe_group(self.gazetteer.groups[group], code)

    def role_actor(self, role: str, code: str | None) -> Actor:
        """Give the actor for an office whose holder is not known."""
        return describe_role(self.gazetteer.roles[role], code or "")

    def state_actor(self, code: str) -> Actor:
        """Give the actor for a country or an organisation."""
        if code not in self._actors:
            country = self.gazetteer.countries.get(code)
            organisation = self.gazetteer.organisations.get(code)
            if country is not None:
                self._actors[code] = describe_country(country)
            elif organisation is not None:
                self._actors[code] = describe_organisation(organisation)
            else:
                return Actor(code, code, ActorKind.ORGANISATION, code)
        return self._actors[code]

    def person_actor(self, person: str, day: date | None) -> Actor:
        """Give the actor for a person with the main office of the day, if any."""
        record = self.gazetteer.persons[person]
        if day is not None:
            return describe_person(record, day.isoformat())[0]
        first, last = record.terms[0], record.terms[-1]
        years = f"{first.from_on[:4]}-{last.to_on[:4]}"
        return Actor(
            person, record.name, ActorKind.PERSON, last.country, taken_from=last.from_source,
            gender=record.gender or None, note=f"in office within {years}; the document has no day",
        )  # fmt: skip

    def term_actor(self, term: Holder) -> Actor:
        """Give the actor for a person in one office."""
        return describe_term(self.gazetteer.persons[term.id], term)

    def holders_in(self, code: str, office: str, day: date | None) -> list[str]:
        """Give who holds an office of a country on a day."""
        if day is None:
            return []
        found = [t.id for t in self.by_country.get(code, ()) if t.office == office and is_in_office(t, day)]
        return list(dict.fromkeys(found))

    def is_descriptive(self, norms: list[str]) -> bool:
        """Whether a body's name is made of plain words or of initials, so that other countries can have one too."""
        return all(norm in self.plain_words for norm in norms) or (len(norms) == 1 and len(norms[0]) <= _INITIALS)

    def is_doubtful(self, entry: Entry) -> bool:
        """Whether the words of an entry can be something else."""
        return fold_words(entry.spelling) in self.doubts

    def doubt(self, norms: list[str]) -> str:
        """Say what else a form can be, or give the empty string."""
        return self.doubts.get(" ".join(norms), "")


def is_in_office(term: Holder, day: date) -> bool:
    """Whether a term covers a day; an end known to the year or month covers all of it."""
    return covers(term.from_on, term.to_on, day.isoformat())


def fold_words(text: str) -> str:
    """Fold a title or name to the form in which they are compared."""
    return _fold_words(text)


@lru_cache(maxsize=16_384)
def _fold_words(text: str) -> str:
    return " ".join(cut(text).norms)


def _read_roles(gazetteer: Gazetteer) -> _Table:
    roles: dict[str, Role] = {}
    titles: dict[str, set[str]] = {}
    for record in gazetteer.roles.values():
        forms = frozenset(fold_words(form) for form in record.singular)
        label = (record.singular or record.plural)[0]
        offices = frozenset(record.offices) - _VAGUE_OFFICES
        roles[record.id] = Role(
            record.id, label, fold_words(label), forms, offices, record.id in _ANY_LEADER, not record.names_title,
            record.id in _SHORT, not offices,
        )  # fmt: skip
        for form in forms:
            titles.setdefault(form, set()).add(record.id)
    return _Table(roles, {form: frozenset(ids) for form, ids in titles.items()})


def _iter_forms(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    for form, label, ident in gazetteer.entries():
        kind = _KINDS[label]
        if kind is Kind.COUNTRY and fold_words(form) in words.COUNTRY_PLURALS:
            continue
        is_plural = label == "roles" or (kind in {Kind.GROUP, Kind.PEOPLE} and form.endswith("s"))
        case = Case.ANY if label == "generic body" else case_of(form, kind)
        spelling = form.rstrip(".") if kind is Kind.ROLE else form.replace(".", "")
        yield form, Entry(kind, ident, case, spelling, is_plural)
        if kind is Kind.PERSON and len(parts := cut(form).norms) == 2:  # noqa: PLR2004 - family name first or last
            yield f"{parts[1]} {parts[0]}", Entry(kind, ident)


def _arrange(gazetteer: Gazetteer) -> Facts:
    table = _read_roles(gazetteer)
    by_country: dict[str, list[Holder]] = {}
    surnames: dict[str, set[str]] = {}
    initials: dict[str, set[str]] = {}
    ends: dict[tuple[str, str], set[str]] = {}
    lasts: dict[str, set[str]] = {}
    for holder in gazetteer.holders:
        by_country.setdefault(holder.country, []).append(holder)
        surnames.setdefault(holder.id, set()).add(fold_words(holder.surname))
        for name in (holder.name, *holder.aliases):
            parts = cut(name).norms
            if len(parts) > 1:
                ends.setdefault((parts[0], parts[-1]), set()).add(holder.id)
                lasts.setdefault(parts[-1], set()).add(holder.id)
            initials.setdefault(holder.id, set()).update(part[0] for part in parts)
    return Facts(
        gazetteer, Lexicon(_iter_forms(gazetteer)), table.roles, table.titles, by_country,
        {person: frozenset(found) for person, found in surnames.items()},
        {person: frozenset(found) for person, found in initials.items()},
        {last: frozenset(found) for last, found in lasts.items()},
        {pair: frozenset(found) for pair, found in ends.items()},
        {fold_words(row.form): row.note for row in gazetteer.ambiguous.values() if _is_doubtful(row)},
        frozenset(fold_words(row.form) for row in gazetteer.ambiguous.values()),
        _plain_words(gazetteer),
        _VOICES
        | frozenset(group.id for group in gazetteer.groups.values() if group.kind in _TELLING_KINDS)
        | frozenset(role.id for role in gazetteer.roles.values() if role.is_leader or role.role_code == "LEG"),
        frozenset(group.id for group in gazetteer.groups.values() if group.kind == "unnamed"),
    )  # fmt: skip


def _plain_words(gazetteer: Gazetteer) -> frozenset[str]:
    """Find the words that bodies of several countries, or of every country, have in their names."""
    owners: dict[str, set[str]] = {}
    for body in gazetteer.bodies.values():
        for name in body.names:
            for word in cut(name).norms:
                owners.setdefault(word, set()).add(body.country)
    return frozenset(word for word, codes in owners.items() if "" in codes or len(codes) > 1)


def _is_doubtful(row: Ambiguity) -> bool:
    """Whether a form can be another place, which capitals and the language model do not tell apart."""
    return any(mark in row.other for mark in _OTHER_PLACES)


_ARRANGED: list[tuple[Gazetteer, Facts]] = []
_MOST_KEPT = 4


def facts_of(gazetteer: Gazetteer | None) -> Facts:
    """Arrange a gazetteer, once for each; the one that ships with the package if None."""
    tables = shipped.load() if gazetteer is None else gazetteer
    for known, facts in _ARRANGED:
        if known is tables:
            return facts
    facts = _arrange(tables)
    _ARRANGED.append((tables, facts))
    del _ARRANGED[:-_MOST_KEPT]
    return facts
