"""Names made of parts: a title with a name, a role or body with its country."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summitry.gazetteer import describe
from summitry.gazetteer.days import has_begun
from summitry.gazetteer.names import normalise
from summitry.gazetteer.persons import find_persons, rank_persons
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from summitry.gazetteer.store import Gazetteer
    from summitry.gazetteer.tables import Body, Holder, Role
    from summitry.model import Actor

_LONGEST_PART = 9
_BEFORE_TITLES = frozenset({"former", "ex", "then", "acting", "incoming", "outgoing", "late", "new", "current"})
_PLACE_KINDS = ("country", "adjective", "people", "organisation")
_RULES_UNDER_A_NAME = frozenset({"GOVERNMENT", "PRESIDENCY"})


class Front(NamedTuple):
    """What stands before a role.

    Attributes:
        places: Codes of the countries or organisations; empty where none is named.
        within: Names of the seat or body of theirs that is named, normalised: ``kremlin``, ``foreign ministry``.
        is_seat_of_office: Whether that is a seat such as the Kremlin, where offices sit whose titles do not name it.
    """

    places: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    is_seat_of_office: bool = False


class Parts(NamedTuple):
    """A compound taken apart.

    Attributes:
        front: The country or organisation beside the role or body.
        role: The role, or None.
        body: The kind of body, or None.
        rest: What is left, normalised: a person's name or nothing.
    """

    front: Front
    role: Role | None
    body: Body | None
    rest: str


def find_compounds(gazetteer: Gazetteer, form: str, on: date | None) -> list[Actor]:
    """Find the actors of a normalised compound such as ``us president`` or ``former foreign minister lavrov``."""
    words = form.split(" ")
    found = _find_by_words(gazetteer, words, on)
    while not found and len(words) > 1 and words[0] in _BEFORE_TITLES:
        words = words[1:]
        found = _find_by_words(gazetteer, words, on)
    return found


def _find_by_words(gazetteer: Gazetteer, words: list[str], on: date | None) -> list[Actor]:
    unknown: list[Actor] = []
    for parts in _iter_parts(gazetteer, words):
        found = _find_by_parts(gazetteer, parts, on)
        if any(actor.kind is not ActorKind.ROLE for actor in found):
            return found
        unknown = unknown or found
    return unknown or _find_groups(gazetteer, words) or _find_administration(gazetteer, words, on)


def _iter_parts(gazetteer: Gazetteer, words: list[str]) -> Iterator[Parts]:
    """Yield the ways to take a compound apart, longest parts first: [place] role [of place] [name]."""
    for front, after in _iter_fronts(gazetteer, words):
        for role, body, tail in _iter_roles(gazetteer, after):
            if not front.places and tail[:1] == ["of"]:
                behind = tail[2:] if tail[1:2] == ["the"] else tail[1:]
                for places, name in _iter_places(gazetteer, behind):
                    yield Parts(front._replace(places=places), role, body, " ".join(name))
            yield Parts(front, role, body, " ".join(tail))


def _iter_fronts(gazetteer: Gazetteer, words: list[str]) -> Iterator[tuple[Front, list[str]]]:
    """Yield what can stand before the role, with the words behind it; nothing comes last."""
    for front, after in _iter_institutions(gazetteer, words):
        yield front, after
    for places, after in _iter_places(gazetteer, words):
        yield Front(places), after
        for _, body, tail in _iter_roles(gazetteer, after):
            if body is not None and tail:
                yield Front(places, _normalise_all(body.names)), tail
    for _, body, tail in _iter_roles(gazetteer, words):
        if body is not None and tail:
            yield Front((), _normalise_all(body.names)), tail
    yield Front(), words


def _iter_institutions(gazetteer: Gazetteer, words: list[str]) -> Iterator[tuple[Front, list[str]]]:
    """Yield a seat of power or a national body at the front, longest first."""
    for size in range(min(_LONGEST_PART, len(words) - 1), 0, -1):
        form = " ".join(words[:size])
        for entry in gazetteer.forms.get(form, ()) or gazetteer.forms.get(_strip_possessive(form), ()):
            if entry.kind == "seat":
                seat = gazetteer.seats[entry.id]
                yield Front((seat.country,), _normalise_all(seat.names), not seat.body), words[size:]
            elif entry.kind == "body":
                body = gazetteer.bodies[entry.id]
                kind = gazetteer.bodies.get(body.body, body)
                yield Front((body.country,), _normalise_all((*body.names, *kind.names))), words[size:]


def _iter_places(gazetteer: Gazetteer, words: list[str]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield the codes of a country or organisation at the front, with the words behind it, longest first."""
    for size in range(min(_LONGEST_PART, len(words)), 0, -1):
        form = " ".join(words[:size])
        entries = gazetteer.forms.get(form, ()) or gazetteer.forms.get(_strip_possessive(form), ())
        codes = tuple(dict.fromkeys(entry.id for entry in entries if entry.kind in _PLACE_KINDS))
        if codes:
            yield codes, words[size:]


def _iter_roles(gazetteer: Gazetteer, words: list[str]) -> Iterator[tuple[Role | None, Body | None, list[str]]]:
    """Yield a role or kind of body at the front, with the words behind it, longest first."""
    for size in range(min(_LONGEST_PART, len(words)), 0, -1):
        for entry in gazetteer.forms.get(" ".join(words[:size]), ()):
            if entry.kind == "role":
                yield gazetteer.roles[entry.id], None, words[size:]
            elif entry.kind == "generic body":
                yield None, gazetteer.bodies[entry.id], words[size:]


def _strip_possessive(form: str) -> str:
    return form.removesuffix("'s").removesuffix("'")


def _normalise_all(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normalise(name) for name in names))


def _find_by_parts(gazetteer: Gazetteer, parts: Parts, on: date | None) -> list[Actor]:
    if parts.body is not None:
        return [] if parts.rest else _find_bodies(gazetteer, parts.front.places, parts.body)
    if parts.role is None:
        return []
    front = parts.front
    if front.places and parts.rest.startswith("to "):
        front = front._replace(within=(*front.within, parts.rest))
    elif parts.rest:
        return _find_titled(gazetteer, parts, parts.role, on)
    return [actor for place in front.places for actor in find_office(gazetteer, place, parts.role, on, front)]


def _find_bodies(gazetteer: Gazetteer, places: tuple[str, ...], body: Body) -> list[Actor]:
    return [
        describe.describe_body(gazetteer.bodies.get(f"{place}-{body.body}", body), gazetteer.countries[place])
        for place in places
        if place in gazetteer.countries
    ]


def _find_titled(gazetteer: Gazetteer, parts: Parts, role: Role, on: date | None) -> list[Actor]:
    """Find a person by name among those who hold or held the office that the title names."""
    found: list[Actor] = []
    day = on.isoformat() if on else None
    places = parts.front.places
    for person, note in rank_persons(gazetteer, parts.rest, on, role.gender):
        meant = {
            (term.country, term.office)
            for term in person.terms
            if (day is None or has_begun(term.from_on, day))
            and (not places or term.country in places)
            and fits_title(role, term.office, term.title)
        }
        if meant:
            actors = describe.describe_person(person, day, note)
            found.extend(sorted(actors, key=lambda actor: (actor.country, actor.office) not in meant))
    return found


def find_office(
    gazetteer: Gazetteer, place: str, role: Role, on: date | None, front: Front | None = None
) -> list[Actor]:
    """Find who holds the office that a role means in a country or organisation; the role itself where nobody does.

    Args:
        gazetteer: The gazetteer.
        place: ISO3 code or organisation's code.
        role: The role.
        on: The day, or None for all terms.
        front: The seat or body of that country which was named with the role, if any.
    """
    leading = gazetteer.leading_office(place, on) if not role.names_title and len(role.offices) > 1 else None
    offices = (leading,) if leading in role.offices else role.offices
    terms = [
        term
        for office in offices
        for term in reversed(_keep_within(gazetteer.holders_of(place, office, on), front, office))
        if fits_title(role, term.office, term.title)
    ]
    meant = _prefer_printed(role, terms)
    # Who holds two of the offices that a role can mean is told once for the day.
    once = {term.id if on else term: term for term in reversed(meant)}.values()
    found = [describe.describe_term(gazetteer.persons[term.id], term) for term in reversed(once)]
    return found or [describe.describe_role(role, place, "nobody known in this office")]


def _prefer_printed(role: Role, terms: list[Holder]) -> list[Holder]:
    """Keep the terms whose printed title is one of the role's words; else those that say it; else all."""
    words = {normalise(form) for form in role.singular}
    printed = [term for term in terms if normalise(term.title) in words]
    return printed or [term for term in terms if has_title(role, term.title)] or terms


def _keep_within(terms: Sequence[Holder], front: Front | None, office: str) -> Sequence[Holder]:
    """Keep the terms whose title names the seat or body that stood beside the role."""
    if front is None or not front.within:
        return terms
    inside = [term for term in terms if any(f" {name} " in f" {normalise(term.title)} " for name in front.within)]
    if inside or not front.is_seat_of_office or office == "spokesperson":
        return inside
    return terms


def fits_title(role: Role, office: str, title: str) -> bool:
    """Whether a term can be meant by a role: the office fits, and the title where the word is the title itself."""
    if office not in role.offices:
        return False
    return has_title(role, title) if role.names_title or office == "other" else True


def has_title(role: Role, title: str) -> bool:
    """Whether a printed title says one of a role's words."""
    padded = f" {normalise(title)} "
    return any(f" {normalise(form)} " in padded for form in role.singular)


def _find_groups(gazetteer: Gazetteer, words: list[str]) -> list[Actor]:
    """Find a generic group of a country or organisation, such as ``russian officials``."""
    return [
        describe.describe_group(gazetteer.groups[entry.id], place)
        for places, after in _iter_places(gazetteer, words)
        for entry in gazetteer.forms.get(" ".join(after), ())
        if entry.kind == "group"
        for place in places
    ]


def _find_administration(gazetteer: Gazetteer, words: list[str], on: date | None) -> list[Actor]:
    """Find the government that goes under a leader's name, such as ``Trump administration``."""
    found: list[Actor] = []
    for size in range(1, len(words)):
        bodies = [body for _, body, tail in _iter_roles(gazetteer, words[size:]) if body is not None and not tail]
        kinds = [body for body in bodies if body.body in _RULES_UNDER_A_NAME]
        if not kinds:
            continue
        for actor in find_persons(gazetteer, " ".join(words[:size]), on):
            if actor.office in {"head_of_state", "head_of_government", "supreme_leader"} and actor.country:
                found.extend(_find_bodies(gazetteer, (actor.country,), kinds[0]))
    return list(dict.fromkeys(found))
