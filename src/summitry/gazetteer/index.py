"""From a surface form to the rows that it can name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summitry.gazetteer.names import is_acronym, iter_person_forms, iter_spellings, normalise
from summitry.gazetteer.tables import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summitry.gazetteer.tables import Body, Country, Group, Organisation, Person, Role, Seat

_ARTICLES = ("al ", "el ")
_SKETCH = str.maketrans(dict.fromkeys("aeiouyhw' "))
_SHORTEST_CASELESS_ACRONYM = 4


def iter_country_entries(countries: Iterable[Country]) -> Iterator[Entry]:
    """Yield names, adjectives, peoples and capitals of countries."""
    for country in countries:
        for kind, forms in (
            ("country", country.names),
            ("adjective", country.adjectives),
            ("people", country.peoples),
            ("capital", country.capitals),
        ):
            for form in forms:
                yield Entry(form, kind, country.iso3)


def iter_thing_entries(
    organisations: Iterable[Organisation],
    bodies: Iterable[Body],
    seats: Iterable[Seat],
    roles: Iterable[Role],
    groups: Iterable[Group],
) -> Iterator[Entry]:
    """Yield the forms of all that is neither a country nor a person."""
    yield from (Entry(form, "organisation", row.code) for row in organisations for form in row.names)
    yield from (
        Entry(form, "body" if row.country else "generic body", row.code) for row in bodies for form in row.names
    )
    yield from (Entry(form, "seat", row.id) for row in seats for form in row.names)
    for role in roles:
        yield from (Entry(form, "role", role.id) for form in role.singular)
        yield from (Entry(form, "roles", role.id) for form in role.plural)
    yield from (Entry(form, "group", row.id) for row in groups for form in row.forms)


def iter_person_entries(persons: Iterable[Person]) -> Iterator[Entry]:
    """Yield names, aliases and family names of persons as they are written; one word alone counts as a family name."""
    for person in persons:
        for form in (person.name, *person.aliases):
            yield Entry(form, "person" if " " in form else "surname", person.id)
        if person.surname:
            yield Entry(person.surname, "surname", person.id)


def index_entries(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Map each normalised spelling to its entries, in the order of the files."""
    found: defaultdict[str, dict[Entry, None]] = defaultdict(dict)
    for entry in entries:
        for spelling in iter_spellings(entry.form):
            found[spelling][entry] = None
    return {spelling: tuple(rows) for spelling, rows in found.items()}


def index_persons(persons: Iterable[Person]) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Map normalised full names, and normalised family names, to persons' ids."""
    full: defaultdict[str, dict[str, None]] = defaultdict(dict)
    family: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for person in persons:
        for spelling in (person.name, *person.aliases):
            for form in iter_person_forms(spelling, person.surname):
                # One word alone (Tito, Zelensky, MBS) tells as little as a family name, and a reader is told so.
                table = full if " " in form else family
                for variant in _iter_article_forms(form):
                    table[variant][person.id] = None
        for surname in _iter_surnames(person):
            for variant in _iter_surname_forms(surname):
                family[variant][person.id] = None
    return {form: tuple(ids) for form, ids in full.items()}, {form: tuple(ids) for form, ids in family.items()}


def fits_case(form: str, written: str) -> bool:
    """Whether a form can be meant by what is written, whose case tells initials from words (``US``, not ``us``)."""
    if not is_acronym(form):
        return True
    letters = [character for character in written if character.isalpha()]
    return len(letters) >= _SHORTEST_CASELESS_ACRONYM or all(character.isupper() for character in letters)


def _iter_surnames(person: Person) -> Iterator[str]:
    """Yield the family name, and its other spellings at the end of the aliases (``Rouhani`` beside ``Ruhani``)."""
    surname = normalise(person.surname)
    if not surname:
        return
    yield surname
    sound = _sketch(surname)
    for alias in person.aliases:
        last = normalise(alias).rpartition(" ")[2]
        if last != surname and len(sound) > 1 and _sketch(last) == sound:
            yield last


def _sketch(word: str) -> str:
    """Give a word's consonants without repeats, which spellings of one name in Latin letters share."""
    letters = word.translate(_SKETCH)
    return "".join(letter for letter, before in zip(letters, f" {letters}", strict=False) if letter != before)


def _iter_surname_forms(family: str) -> Iterator[str]:
    """Yield a family name, with the Arabic article in both spellings, and without it."""
    yield from _iter_article_forms(family)
    if family.startswith(_ARTICLES):
        yield family[3:]


def _iter_article_forms(form: str) -> Iterator[str]:
    """Yield a form, with ``al`` for ``el`` and the other way round as well."""
    yield form
    if "'" in form:
        yield form.replace("'", "")
    padded = f" {form}"
    for one, other in ((" al ", " el "), (" el ", " al ")):
        if one in padded:
            yield padded.replace(one, other).strip()
