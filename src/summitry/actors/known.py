"""What the gazetteer says on one day, asked in the words of this folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitry.actors.facts import Facts, Role, is_in_office
from summitry.gazetteer.tables import OFFICES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from summitry.actors.lexicon import Entry
    from summitry.gazetteer.tables import Holder
    from summitry.model import Actor

LEADING = ("head_of_state", "head_of_government", "supreme_leader", "organisation_head", "un_secretary_general")


@dataclass(frozen=True, slots=True)
class Known:
    """The gazetteer's facts, seen on one day.

    Attributes:
        facts: The tables.
        day: The day, or None; then nobody is known to be in office.
        named: Codes of the countries and organisations that the document names without doubt.
    """

    facts: Facts
    day: date | None
    named: set[str] = field(default_factory=set)
    _serving: dict[str, list[Holder]] = field(default_factory=dict)

    def surnames_of(self, person: str) -> frozenset[str]:
        """Give the folded surnames of a person; empty for somebody whom no list has."""
        return self.facts.surnames.get(person, frozenset())

    def terms_of(self, person: str) -> tuple[Holder, ...]:
        """Give all terms of a person."""
        record = self.facts.gazetteer.persons.get(person)
        return record.terms if record is not None else ()

    def in_office(self, person: str) -> list[Holder]:
        """Give the offices that a person holds on the day."""
        if self.day is None:
            return []
        serving = [term for term in self.terms_of(person) if is_in_office(term, self.day)]
        home = self.facts.gazetteer.persons[person].home if serving else ""
        # Somebody can hold offices of two states; the one that the document speaks of is meant, else the one at home.
        serving.sort(
            key=lambda term: (term.country not in self.named, term.country != home, OFFICES.index(term.office))
        )
        return serving

    def actor(self, person: str) -> Actor:
        """Give the actor for a person, with the main office of the day if there is one."""
        serving = self.in_office(person)
        return self.facts.term_actor(serving[0]) if serving else self.facts.person_actor(person, self.day)

    def role(self, entry: Entry) -> Role:
        """Give what a role's word denotes."""
        return self.facts.roles[entry.id]

    def has_role(self, person: str, roles: Iterable[Entry]) -> bool:
        """Whether a person holds on the day an office that one of the roles can denote."""
        terms = self.in_office(person)
        return any(self.facts.fits(entry, term) for entry in roles for term in terms)

    def serving(self, code: str) -> list[Holder]:
        """Give all terms in the offices of a country or an organisation that cover the day."""
        if code not in self._serving:
            day = self.day
            terms = self.facts.by_country.get(code, ()) if day is not None else ()
            self._serving[code] = [term for term in terms if day is not None and is_in_office(term, day)]
        return self._serving[code]

    def holders(self, code: str, roles: Iterable[Entry]) -> list[str]:
        """Give the persons who on the day hold the office for a country or an organisation."""
        asked = tuple(roles)
        found = [term for term in self.serving(code) if any(self.facts.fits(entry, term) for entry in asked)]
        exact = [term for term in found if any(self.facts.is_title_of(term.title, entry) for entry in asked)]
        return list(dict.fromkeys(term.id for term in exact or found))

    def leaders(self, code: str) -> list[str]:
        """Give the persons who on the day lead a country or an organisation, heads of state first."""
        day = self.day
        if day is None:
            return []
        leading = self.facts.gazetteer.leading_office(code, day)
        offices = (leading,) if leading else LEADING
        found = [term for term in self.serving(code) if term.office in offices]
        found.sort(key=lambda term: LEADING.index(term.office))
        return list(dict.fromkeys(term.id for term in found))

    def state(self, code: str) -> Actor:
        """Give the actor for a country or an organisation."""
        return self.facts.state_actor(code)

    def holder_actor(self, person: str, roles: Iterable[Entry]) -> Actor:
        """Give a person with just the office that the roles name, or the main one."""
        asked = tuple(roles)
        fitting = [term for term in self.in_office(person) if any(self.facts.fits(entry, term) for entry in asked)]
        exact = [term for term in fitting if any(self.facts.is_title_of(term.title, entry) for entry in asked)]
        return self.facts.term_actor((exact or fitting)[0]) if fitting else self.actor(person)
