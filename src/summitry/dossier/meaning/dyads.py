"""Which two states met, and when, by what the documents tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.gazetteer import load

if TYPE_CHECKING:
    from datetime import date

    from summitry.dossier.record import Dossier, MeetingPart

#: Forms in which two leaders speak without being in one place.
APART = ("call", "video")


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting that was held, on a day that the documents tell."""

    on: date
    label: str
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two states that the documents tell a meeting of.

    Attributes:
        a: ISO3, the lesser of the two by the alphabet.
        b: The other.
        names: What a reader calls them, in the same order.
        met: Meetings that were held and have a day, by day, one a day.
        others: Meetings that were not held, or whose day or state is not known.
    """

    a: str
    b: str
    names: tuple[str, str]
    met: tuple[Met, ...]
    others: int

    @property
    def key(self) -> str:
        """Give the two codes for use in an anchor."""
        return f"{self.a}-{self.b}".lower()

    @property
    def label(self) -> str:
        """Name the two."""
        return " and ".join(self.names)

    @property
    def days(self) -> tuple[date, ...]:
        """Give the days on which they met."""
        return tuple(met.on for met in self.met)

    @property
    def marks(self) -> tuple[tuple[date, str], ...]:
        """Give the meetings as marks of a drawing."""
        return tuple((met.on, met.label) for met in self.met)


def find_dyads(dossier: Dossier) -> tuple[Dyad, ...]:
    """Find the pairs of states of which a meeting of two is told, by their codes; organisations are no states."""
    countries = load().countries
    found: dict[tuple[str, str], list[MeetingPart]] = {}
    for part in dossier.meetings:
        sides = sorted(set(part.parties))
        if len(sides) == 2 and all(side in countries for side in sides):  # noqa: PLR2004 - two make a dyad
            found.setdefault((sides[0], sides[1]), []).append(part)
    return tuple(_dyad(a, b, (countries[a].name, countries[b].name), parts) for (a, b), parts in sorted(found.items()))


def _dyad(a: str, b: str, names: tuple[str, str], parts: list[MeetingPart]) -> Dyad:
    by_day: dict[date, list[MeetingPart]] = {}
    for part in parts:
        if part.state == "held" and part.first_on is not None:
            by_day.setdefault(part.first_on, []).append(part)
    met = tuple(
        Met(on, _label(same[0]), all(part.form in APART for part in same)) for on, same in sorted(by_day.items())
    )
    return Dyad(a, b, names, met, len(parts) - sum(len(same) for same in by_day.values()))


def _label(part: MeetingPart) -> str:
    """Name a meeting by its place, where the documents tell one, or by its form."""
    places = [line.text for fact in part.glance if fact.label == "where" for line in fact.lines]
    if places:
        return places[0]
    return part.form if part.form in APART else "meeting"
