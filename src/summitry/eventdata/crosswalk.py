"""Whose a code is: country codes of several lists, and the names that ICEWS writes, to ISO3; sectors to roles.

What is no country stays what it is: a region is a region, and a code that no list has keeps its spelling.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple

from summitry import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

System = Literal["iso3", "iso2", "cameo", "fips", "cow", "m49", "name", "own"]

#: The lists of codes that a mapping file may name; ``own`` are the codes that Summitry writes.
SYSTEMS: tuple[System, ...] = ("iso3", "iso2", "cameo", "fips", "cow", "m49", "name")


class Place(NamedTuple):
    """What a code stands for: ``actor`` is ISO3 where ``kind`` is ``country``."""

    actor: str
    kind: str


@cache
def load_places(system: System) -> Mapping[str, Place]:
    """Give what each code of a list stands for; names are spelt as ``fold_name`` spells them.

    A code that two living countries share is left out, so that nobody is guessed. Rows of ``crosswalk.csv`` go before
    the gazetteer's.
    """
    found: dict[str, set[str]] = {}
    for code, iso3 in _iter_codes(system):
        found.setdefault(code, set()).add(iso3)
    found.pop("", None)
    living = {code: _drop_former(members) for code, members in found.items()}
    places = {code: Place(*members, "country") for code, members in living.items() if len(members) == 1}
    extra = ((row["code"], row) for row in _rows("crosswalk.csv") if row["system"] == system)
    places |= {(fold_name(code) if system == "name" else code): Place(row["actor"], row["kind"]) for code, row in extra}
    if system == "own":
        places |= {code: Place(code, "organisation") for code in gazetteer.load().organisations if code not in places}
    return places


def _iter_codes(system: System) -> Iterator[tuple[str, str]]:
    """Give pairs of code and ISO3; a country's ISO3 is its CAMEO code unless the list says another."""
    lists = {row["iso3"]: row for row in _gazetteer_rows("codes.csv")}
    for iso3, country in gazetteer.load().countries.items():
        if system in {"iso3", "own"}:
            yield iso3, iso3
        elif system == "iso2":
            yield country.iso2 or "", iso3
        elif system == "name":
            names = (country.name, country.official_name, *country.aliases)
            yield from ((spelling, iso3) for name in names for spelling in _spellings(name))
        elif system == "cameo":
            yield iso3, iso3
            yield lists.get(iso3, {}).get(system, ""), iso3
        else:
            yield lists.get(iso3, {}).get(system, ""), iso3


def _drop_former(members: set[str]) -> tuple[str, ...]:
    countries = gazetteer.load().countries
    living = tuple(sorted(code for code in members if countries[code].status != "former"))
    return living or tuple(sorted(members))


def fold_name(name: str) -> str:
    """Spell a name so that case, accents, signs and a leading article make no difference; as ``FOLD_NAME`` in SQL."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = re.sub(r"[.,'’\"()]", "", plain.lower()).replace("-", " ")
    return re.sub(r"^the ", "", " ".join(words.split()))


#: What ``fold_name`` does, as DuckDB's SQL over ``{0}``.
FOLD_NAME = (
    r"regexp_replace(trim(regexp_replace(replace(regexp_replace(lower(strip_accents({0})), '[.,''’\"()]', '', 'g'),"
    r" '-', ' '), '\s+', ' ', 'g')), '^the ', '')"
)


def _spellings(name: str) -> Iterator[str]:
    """Give the forms that lists print a name in: as it is, and inverted (``Korea, Republic of``)."""
    yield fold_name(name)
    parts = re.fullmatch(r"(.+ of)(?: the)? (.+)", fold_name(name))
    if parts:
        yield f"{parts[2]} {parts[1]}"


@cache
def load_sectors() -> tuple[tuple[str, str], ...]:
    """Give ICEWS's sectors with CAMEO's role, the one that decides first.

    An office in the executive goes before all else (a minister is often also a member of parliament), armed forces,
    police, courts and parliament before government as such, government before party and trade.
    """
    return tuple((row["sector"], row["role"]) for row in _rows("sectors.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("summitry.eventdata").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _gazetteer_rows(name: str) -> list[dict[str, str]]:
    text = resources.files("summitry.gazetteer").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
