"""What a name can mean on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.gazetteer import describe
from summitry.gazetteer.compounds import find_compounds
from summitry.gazetteer.days import covers
from summitry.gazetteer.index import fits_case
from summitry.gazetteer.names import normalise, strip_address, strip_possessive
from summitry.gazetteer.persons import find_persons

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from summitry.gazetteer.store import Gazetteer
    from summitry.gazetteer.tables import Entry
    from summitry.model import Actor

LONGEST_NAME = 200
"""Characters beyond which nothing is taken for a name."""
_COUNTRY_KINDS = {"country": "", "adjective": "adjective", "people": "people", "capital": "capital"}


def find_actors(gazetteer: Gazetteer, name: str, on: date | None) -> tuple[Actor, ...]:
    """Find all that a name can mean on a day; see ``Gazetteer.who``."""
    written = " ".join(name.split())
    if not written or len(written) > LONGEST_NAME:
        return ()
    for spelling in dict.fromkeys((written, strip_possessive(written))):
        whole = normalise(spelling)
        bare, gender = strip_address(whole)
        found = [
            *find_things(gazetteer, whole, spelling, on),
            *(find_things(gazetteer, bare, spelling, on) if bare != whole and not gender else ()),
            *(find_persons(gazetteer, whole, on) or find_persons(gazetteer, bare, on, gender)),
        ] or find_compounds(gazetteer, bare, on)
        if found:
            return tuple(dict.fromkeys(found))
    return _find_code(gazetteer, written)


def _find_code(gazetteer: Gazetteer, written: str) -> tuple[Actor, ...]:
    """Find a country by its ISO3 code or an organisation by its code, in capitals."""
    if written in gazetteer.countries:
        return (describe.describe_country(gazetteer.countries[written], "code"),)
    if written in gazetteer.organisations:
        return (describe.describe_organisation(gazetteer.organisations[written], "code"),)
    return ()


def find_things(gazetteer: Gazetteer, form: str, written: str, on: date | None) -> list[Actor]:
    """Find countries, organisations, bodies, seats, roles and groups by a normalised form.

    Args:
        gazetteer: The gazetteer.
        form: The normalised form.
        written: The form as written, whose case tells initials from words.
        on: The day, which tells former states from their successors.
    """
    entries = [entry for entry in gazetteer.forms.get(form, ()) if fits_case(entry.form, written)]
    known = gazetteer.ambiguous.get(form)
    note = known.note if known else ""
    described = [describe_entry(gazetteer, entry, note) for entry in _drop_other_times(gazetteer, entries, on)]
    by_id: dict[tuple[str, str | None], Actor] = {}
    for actor in described:
        by_id.setdefault((actor.id, actor.office), actor)
    return list(by_id.values())


def describe_entry(gazetteer: Gazetteer, entry: Entry, note: str = "") -> Actor:
    """Give the actor that an entry of ``Gazetteer.forms`` names."""
    if entry.kind in _COUNTRY_KINDS:
        return describe.describe_country(
            gazetteer.countries[entry.id], describe.join_notes(_COUNTRY_KINDS[entry.kind], note)
        )
    if entry.kind == "organisation":
        return describe.describe_organisation(gazetteer.organisations[entry.id], note)
    if entry.kind in {"body", "generic body"}:
        body = gazetteer.bodies[entry.id]
        return describe.describe_body(body, gazetteer.countries.get(body.country), note)
    if entry.kind == "group":
        return describe.describe_group(gazetteer.groups[entry.id])
    if entry.kind in {"role", "roles"}:
        return describe.describe_role(gazetteer.roles[entry.id], note=note)
    return _describe_seat(gazetteer, entry.id, note)


def _describe_seat(gazetteer: Gazetteer, seat_id: str, note: str) -> Actor:
    """Give the body that sits in a seat where one is named, else the state or organisation."""
    seat = gazetteer.seats[seat_id]
    told = describe.join_notes(seat.name + (f": {seat.note}" if seat.note else ""), note)
    if seat.country in gazetteer.organisations:
        code = seat.body if seat.body in gazetteer.organisations else seat.country
        return describe.describe_organisation(gazetteer.organisations[code], told)
    country = gazetteer.countries[seat.country]
    if not seat.body:
        return describe.describe_seat(seat, country)
    body = gazetteer.bodies.get(f"{seat.country}-{seat.body}") or gazetteer.bodies[seat.body]
    return describe.describe_body(body, country, told)


def _drop_other_times(gazetteer: Gazetteer, entries: Iterable[Entry], on: date | None) -> list[Entry]:
    """Of the countries that a form names, keep those that exist on the day (today without one), if any does."""
    rows = list(entries)
    countries = {entry.id for entry in rows if entry.kind in _COUNTRY_KINDS}
    day = on.isoformat() if on else "9999"
    alive = {
        code for code in countries if covers(gazetteer.countries[code].from_on, gazetteer.countries[code].to_on, day)
    }
    return [entry for entry in rows if entry.kind not in _COUNTRY_KINDS or not alive or entry.id in alive]
