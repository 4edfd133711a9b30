"""Whom a person's name can mean on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.gazetteer import describe

if TYPE_CHECKING:
    from datetime import date

    from summitry.gazetteer.store import Gazetteer
    from summitry.gazetteer.tables import Person
    from summitry.model import Actor

FAMILY_NAME_ONLY = "family or short name only"
_YEARS_AHEAD = 1


def find_persons(gazetteer: Gazetteer, form: str, on: date | None, gender: str = "") -> list[Actor]:
    """Find persons by a normalised full name, then by family name, best first; several actors for several offices.

    Args:
        gazetteer: The gazetteer.
        form: The normalised name.
        on: The day, or None for all terms.
        gender: What a word of address told; persons known to be of the other gender are left out.
    """
    found: list[Actor] = []
    for person, note in rank_persons(gazetteer, form, on, gender):
        found.extend(describe.describe_person(person, on.isoformat() if on else None, note))
    return found


def rank_persons(gazetteer: Gazetteer, form: str, on: date | None, gender: str = "") -> list[tuple[Person, str]]:
    """Give the persons of a name with a note (``FAMILY_NAME_ONLY`` or empty), best first.

    Whoever takes office more than a year after the day is left out where the family name alone was given.
    """
    full, family = gazetteer.person_forms
    by_name = [gazetteer.persons[person_id] for person_id in full.get(form, ())]
    others = [gazetteer.persons[person_id] for person_id in family.get(form, ()) if person_id not in full.get(form, ())]
    if on is not None:
        day = on.isoformat()
        by_name.sort(key=lambda person: describe.rank_on(person, day))
        others = [person for person in others if int(person.terms[0].from_on[:4] or 0) <= on.year + _YEARS_AHEAD]
        others.sort(key=lambda person: describe.rank_on(person, day))
    ranked = [(person, "") for person in by_name] + [(person, FAMILY_NAME_ONLY) for person in others]
    return [(person, note) for person, note in ranked if not gender or person.gender in {"", gender}]
