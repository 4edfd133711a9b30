"""Reads the lists of office holders that are kept beside this file.

A line ``@ISO3[,ISO3...] [%order]`` opens a country or an organisation. A line
``CODE Title: entry; entry`` lists one post's holders in order. An entry is
``Name{surname}=alias(f)#person DATE..END*!note``: all but the name may be left
out; ``(f)`` marks a woman. ``~`` in place of the date takes the day from the REIGN list, ``*`` marks an acting
holder, and a term without an end lasts until the next entry of its line begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tools.holders.records import OFFICES, Term, default_surname, slug

if TYPE_CHECKING:
    from pathlib import Path

TIMES = re.compile(
    r"^(?P<who>.+?) (?P<reign>~)?(?P<start>\d{4}(?:-\d\d){0,2})?(?P<star>\*)?"
    r"(?:\.\.(?P<end>\d{4}(?:-\d\d){0,2}))?(?P<late>\*)?$"
)
SURNAME = re.compile(r"\{([^{}]*)\}")
PERSON = re.compile(r"#([a-z0-9-]+)")


def parse_entry(text: str, *, country: str, office: str, title: str, order: str) -> Term:
    """Read one entry of a line.

    Raises:
        ValueError: The entry does not follow the format.
    """
    body, _, note = text.strip().partition("!")
    found = TIMES.match(body.strip())
    if found is None:
        raise ValueError(f"{country} {title}: cannot read the entry {text.strip()!r}")
    who = found["who"]
    surname, person = SURNAME.search(who), PERSON.search(who)
    is_woman = "(f)" in who
    bare = PERSON.sub("", SURNAME.sub("", who)).replace("(f)", "")
    name, *aliases = (part.strip() for part in bare.split("="))
    return Term(
        country=country,
        office=office,
        title=title,
        name=name,
        start=found["start"] or "",
        end=found["end"] or "",
        acting=bool(found["star"] or found["late"]),
        note=note.strip(),
        person=person[1] if person else slug(name),
        surname=surname[1] if surname else "",
        gender="f" if is_woman else "m",
        aliases=[*aliases, *spare_forms(name, order=order)],
        wants_reign=found["reign"] is not None,
    )


def spare_forms(name: str, *, order: str) -> list[str]:
    """Make the forms that a naming order gives: the reverse one, and the one without a hyphen."""
    words = name.split()
    if order == "also-reversed" and len(words) == 2:
        return [f"{words[1]} {words[0]}"]
    if order == "family-first" and len(words) == 2 and "-" in words[1]:
        first, _, second = words[1].partition("-")
        return [f"{words[0]} {first} {second.capitalize()}", f"{words[1]} {words[0]}"]
    return []


def close_terms(terms: list[Term]) -> list[Term]:
    """End each term without an end on the day on which the next one of its line begins."""
    closed = [replace(a, end=a.end or b.start) for a, b in pairwise(terms)]
    return [*closed, *terms[-1:]]


def read_list(path: Path) -> list[list[Term]]:
    """Read one file into lines of terms, in the order of the file; terms are not yet closed."""
    lines: list[list[Term]] = []
    countries, order = [""], ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            codes, _, order = line[1:].partition(" %")
            countries = codes.split(",")
            continue
        head, _, body = line.partition(":")
        codes, _, title = head.partition(" ")
        lines.extend(
            [
                parse_entry(entry, country=country, office=OFFICES[code], title=title, order=order)
                for entry in body.split(";")
                if entry.strip()
            ]
            for country in countries
            for code in codes
        )
        for term in (term for terms in lines[-len(countries) * len(codes) :] for term in terms):
            term.surname = term.surname or default_surname(term.name, order=order)
            term.part = path.stem
    return lines
