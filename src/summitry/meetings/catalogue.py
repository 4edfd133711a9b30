"""Known meetings of leaders (``summits.csv``), to name and date a meeting that a text calls by its place.

Each row cites a page and says what its days rest on. A text that says "the Helsinki summit" and 2018 means one row; one
that says "the Helsinki summit" alone, without parties or a year, means several, and then none is chosen.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summitry.gazetteer import normalise
from summitry.meetings.meeting import Known

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Summit:
    """One row of the catalogue.

    Attributes:
        known: What a reader is shown.
        names: The places that it is called by, normalised.
        parties: ISO3 codes, sorted.
        leaders: Ids of persons, sorted.
        country: ISO3 code of the place, or empty for a video conference.
        note: What a reader should know of the days or the form, or empty.
    """

    known: Known
    names: frozenset[str]
    parties: tuple[str, ...]
    leaders: tuple[str, ...]
    country: str
    note: str


@cache
def load_summits() -> tuple[Summit, ...]:
    """Give the catalogue in the order of days."""
    text = resources.files("summitry.meetings").joinpath("summits.csv").read_text(encoding="utf-8")
    rows = [_to_summit(row) for row in csv.DictReader(text.splitlines())]
    return tuple(sorted(rows, key=lambda summit: (summit.known.first_on, summit.known.id)))


def _to_summit(row: dict[str, str]) -> Summit:
    first_on, last_on = date.fromisoformat(row["first_on"]), date.fromisoformat(row["last_on"])
    place = row["place"] or "by video"
    return Summit(
        known=Known(
            row["id"], f"{place}, {_write_days(first_on, last_on)}", first_on, last_on, row["place"], row["url"],
            row["date_basis"],
        ),
        names=frozenset(normalise(name) for name in row["names"].split("|") if name),
        parties=tuple(sorted(row["parties"].split("|"))),
        leaders=tuple(sorted(row["leaders"].split("|"))),
        country=row["country"],
        note=row["note"],
    )  # fmt: skip


def _write_days(first_on: date, last_on: date) -> str:
    last = f"{last_on.day} {last_on:%B %Y}"
    if first_on == last_on:
        return last
    return f"{first_on.day}{f' {first_on:%B}' if first_on.month != last_on.month else ''}-{last}"


def find_summit(
    *,
    place: str = "",
    parties: Iterable[str] = (),
    leaders: Iterable[str] = (),
    surnames: Iterable[str] = (),
    first_on: date | None = None,
    last_on: date | None = None,
) -> Summit | None:
    """Find the one known meeting that fits all that is known.

    Args:
        place: A place's name as printed, or empty.
        parties: Codes of parties; each must have taken part.
        leaders: Ids of persons; each must have taken part.
        surnames: Family names; each must be one of those who took part.
        first_on: First day of a stretch that the meeting must overlap, or None.
        last_on: Last day of it, or None.

    Returns:
        The row; None where none fits, where several do, or where too little is given to tell. Enough are a place and
        a stretch of days, a place and two persons, or two persons or parties and a stretch of days.
    """
    called, codes, persons, folded = normalise(place), set(parties), set(leaders), set(map(normalise, surnames))
    has_days = first_on is not None and last_on is not None
    has_pair = len(persons) + len(folded) > 1 or (has_days and len(codes) > 1)
    called = called.removeprefix("the ")
    if sum((bool(called), has_pair, has_days)) < 2:  # noqa: PLR2004 - two of three
        return None
    found = [
        summit
        for summit in load_summits()
        if (not called or called in summit.names)
        and codes <= set(summit.parties)
        and persons <= set(summit.leaders)
        and folded <= _surnames(summit)
        and (first_on is None or last_on is None or _overlaps(summit, first_on, last_on))
    ]
    return found[0] if len(found) == 1 else None


def _overlaps(summit: Summit, first_on: date, last_on: date) -> bool:
    return summit.known.first_on <= last_on and first_on <= summit.known.last_on


def _surnames(summit: Summit) -> frozenset[str]:
    return frozenset(surname for leader in summit.leaders for surname in surnames_of(leader))


@cache
def surnames_of(leader: str) -> frozenset[str]:
    """Give a leader's family names, normalised, as the gazetteer knows them."""
    from summitry.gazetteer import load  # noqa: PLC0415 -- thousands of rows, read only where a name is compared

    person = load().persons.get(leader)
    if person is None:
        return frozenset()
    last = {name.split()[-1] for name in (person.name, *person.aliases) if name}
    return frozenset(map(normalise, {person.surname, *last} - {""}))
