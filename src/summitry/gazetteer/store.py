"""The gazetteer itself: its tables, and the questions about codes and days that they answer."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from summitry.errors import UnknownCode
from summitry.gazetteer import describe, index, loading, lookup
from summitry.gazetteer.days import covers
from summitry.gazetteer.names import normalise
from summitry.gazetteer.rows import find_files
from summitry.gazetteer.tables import Body, Entry, Holder, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from summitry.gazetteer.tables import (
        Ambiguity,
        Completeness,
        Country,
        Group,
        LeadingOffice,
        Membership,
        Organisation,
        Role,
        Seat,
    )
    from summitry.model import Actor

HOLDER_FILES = "holders"


class Gazetteer:
    """Who and where as data; each table is read when it is first asked for, and then kept."""

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """Countries by ISO3 code."""
        return {country.iso3: country for country in loading.read_countries()}

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Organisations by code."""
        return {organisation.code: organisation for organisation in loading.read_organisations()}

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Memberships that did not last as long as the organisation."""
        return loading.read_memberships()

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """National bodies by code (``USA-CONGRESS``), and kinds of body by kind (``FOREIGN-MINISTRY``)."""
        return {body.code: body for body in loading.read_bodies()}

    @cached_property
    def seats(self) -> Mapping[str, Seat]:
        """Seats of power by id."""
        return {seat.id: seat for seat in loading.read_seats()}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Offices and roles by id."""
        return {role.id: role for role in loading.read_roles()}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Generic groups by id."""
        return {group.id: group for group in loading.read_groups()}

    @cached_property
    def ambiguous(self) -> Mapping[str, Ambiguity]:
        """Forms that mean more than one thing, by normalised form."""
        return {normalise(row.form): row for row in loading.read_ambiguities()}

    @cached_property
    def leading_offices(self) -> tuple[LeadingOffice, ...]:
        """Which office leads each state, and when."""
        return loading.read_leading_offices()

    @cached_property
    def completeness(self) -> tuple[Completeness, ...]:
        """As of which day the holders of each office are complete."""
        return loading.read_completeness()

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """All terms in office, file by file."""
        return tuple(chain.from_iterable(loading.iter_holders(file) for file in find_files(HOLDER_FILES)))

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """All persons with their terms, by id."""
        terms: defaultdict[str, list[Holder]] = defaultdict(list)
        for holder in self.holders:
            terms[holder.id].append(holder)
        shared = frozenset((post.country, post.office) for post in loading.read_shared_posts())
        return {person_id: _to_person(rows, shared) for person_id, rows in terms.items()}

    @cached_property
    def _terms_by_office(self) -> Mapping[tuple[str, str], tuple[Holder, ...]]:
        found: defaultdict[tuple[str, str], list[Holder]] = defaultdict(list)
        for holder in self.holders:
            found[holder.country, holder.office].append(holder)
        return {key: describe.sort_terms(rows) for key, rows in found.items()}

    @cached_property
    def forms(self) -> Mapping[str, tuple[Entry, ...]]:
        """All surface forms but those of persons, normalised, with what they name."""
        return index.index_entries(self._iter_plain_entries())

    @cached_property
    def person_forms(self) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
        """Normalised full names, and normalised family names, with the ids of the persons."""
        return index.index_persons(self.persons.values())

    def entries(self) -> Iterator[Entry]:
        """Yield every surface form as written, for matchers; see ``Entry`` for the kinds."""
        yield from self._iter_plain_entries()
        yield from index.iter_person_entries(self.persons.values())

    def _iter_plain_entries(self) -> Iterator[Entry]:
        yield from index.iter_country_entries(self.countries.values())
        yield from index.iter_thing_entries(
            self.organisations.values(),
            self.bodies.values(),
            self.seats.values(),
            self.roles.values(),
            self.groups.values(),
        )

    def person(self, person_id: str) -> Person:
        """Give a person with all terms.

        Raises:
            UnknownCode: Nobody has this id.
        """
        if person_id not in self.persons:
            raise UnknownCode(person_id, "person", get_close_matches(person_id, self.persons, n=3))
        return self.persons[person_id]

    def holders_of(self, country: str, office: str, on: date | None = None) -> tuple[Holder, ...]:
        """Give the terms in an office of a country or organisation, by first day.

        Args:
            country: ISO3 code or organisation's code.
            office: One of ``OFFICES``.
            on: The day; None gives all terms. On a day of change both holders are given, the later one last.
        """
        terms = self._terms_by_office.get((country, office), ())
        if on is None:
            return terms
        day = on.isoformat()
        return tuple(term for term in terms if covers(term.from_on, term.to_on, day))

    def leading_office(self, country: str, on: date | None = None) -> str | None:
        """Give the office that leads a state abroad; None where the data tell none, or several over time."""
        offices = {
            row.office
            for row in self.leading_offices
            if row.country == country and (on is None or covers(row.from_on, row.to_on, on.isoformat()))
        }
        return offices.pop() if len(offices) == 1 else None

    def members(self, organisation: str, on: date | None = None) -> tuple[str, ...]:
        """Give an organisation's members on a day (today's without one), sorted.

        Changes are known as far as ``members.csv`` tells them; an organisation without members there has none here.

        Raises:
            UnknownCode: No organisation has this code.
        """
        if organisation not in self.organisations:
            raise UnknownCode(organisation, "organisation", get_close_matches(organisation, self.organisations, n=3))
        found = set(self.organisations[organisation].members)
        if "*" in found:
            found = {code for code, country in self.countries.items() if country.status == "member"}
        if on is not None:
            for row in self.memberships:
                if row.organisation == organisation:
                    is_in = covers(row.from_on, row.to_on, on.isoformat())
                    found = found | {row.country} if is_in else found - {row.country}
        return tuple(sorted(found))

    def complete_as_of(self, country: str, office: str) -> Completeness | None:
        """Give since when and as of which day the holders of an office are complete, or None where nobody says."""
        rows = [row for row in self.completeness if row.office == office]
        named = (row for row in rows if country in row.scope)
        return next(named, None) or next((row for row in rows if not row.scope), None)

    def who(self, name: str, on: date | None = None) -> tuple[Actor, ...]:
        """Give all that a name can mean on a day, likeliest first.

        The name can be a person's (``Putin``, ``Mr Macron``, ``President Trump``), a country, people, capital, seat
        of power, organisation, ministry, role or group, or a role with its country (``the US president``). Who is in
        office on the day comes first, then who was, the latest first; a person known by the family name alone is
        marked in ``note``. Without a day every term is given.

        Returns:
            The actors; empty where the name is not known.
        """
        return lookup.find_actors(self, name, on)

    def actor(self, code: str, on: date | None = None) -> Actor:
        """Give the actor with an id: a person's (main office on the day), a country's, an organisation's, a body's.

        Raises:
            UnknownCode: Nothing has this id.
        """
        if code in self.persons:
            return describe.describe_person(self.persons[code], on.isoformat() if on else None)[-1 if on is None else 0]
        if code in self.countries:
            return describe.describe_country(self.countries[code])
        if code in self.organisations:
            return describe.describe_organisation(self.organisations[code])
        return self._describe_compound(code)

    def _describe_compound(self, code: str) -> Actor:
        """Give the actor of an id with parts: ``group:critics``, ``role:USA:spokesperson``, ``KAZ-NAVY``."""
        kind, _, rest = code.partition(":")
        if kind == "group" and rest in self.groups:
            return describe.describe_group(self.groups[rest])
        if kind == "role":
            place, _, office = rest.rpartition(":")
            role = self.roles.get(office) or next(
                (role for role in self.roles.values() if role.offices == (office,) and not role.names_title), None
            )
            if role and (not place or place in self.countries or place in self.organisations):
                return describe.describe_role(role, place)
        place, _, body = code.partition("-")
        found = self.bodies.get(code) or (self.bodies.get(body) if place in self.countries else None)
        if found is None:
            raise UnknownCode(code, "actor", get_close_matches(code, self.persons, n=3))
        return describe.describe_body(found, self.countries.get(place))


def _to_person(rows: list[Holder], shared: frozenset[tuple[str, str]]) -> Person:
    """Join a person's terms; the name of the first row is shown, all others are aliases."""
    terms = describe.sort_terms(rows)
    names = dict.fromkeys(chain.from_iterable((row.name, *row.aliases) for row in rows))
    first = rows[0]
    names.pop(first.name)
    surname = next((row.surname for row in rows if row.surname), "")
    gender = next((row.gender for row in rows if row.gender), "")
    home = next((term.country for term in terms if (term.country, term.office) not in shared), terms[0].country)
    return Person(first.id, first.name, tuple(names), surname, gender, home, terms)


@cache
def load() -> Gazetteer:
    """Give the gazetteer, made once; its tables are read when first asked for."""
    return Gazetteer()
