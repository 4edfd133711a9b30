"""One holder's term, and how names are made comparable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

OFFICES = {
    "S": "head_of_state",
    "G": "head_of_government",
    "V": "deputy_head",
    "X": "supreme_leader",
    "F": "foreign_minister",
    "D": "defence_minister",
    "T": "finance_minister",
    "N": "national_security_adviser",
    "P": "spokesperson",
    "L": "legislature_speaker",
    "U": "un_secretary_general",
    "O": "organisation_head",
    "H": "eu_high_representative",
    "E": "envoy",
    "Z": "other",
}
COLUMNS = (
    "id",
    "name",
    "aliases",
    "surname",
    "gender",
    "country",
    "office",
    "title",
    "from",
    "to",
    "acting",
    "from_source",
    "note",
)
LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "ß": "ss", "þ": "th", "ə": "a", "œ": "oe"}
)
MARKS = re.compile(r"['’‘ʻʼ`´\"“”.]")
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
PARTICLES = frozenset({"al", "ben", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el"})
PARTICLES |= {"la", "le", "van", "von"}


@dataclass(slots=True)
class Term:
    """One person in one office from one day to another; dates may be a year or a month alone."""

    country: str
    office: str
    title: str
    name: str
    start: str = ""
    end: str = ""
    acting: bool = False
    note: str = ""
    person: str = ""
    surname: str = ""
    gender: str = ""
    aliases: list[str] = field(default_factory=list)
    basis: str = "own"
    wants_reign: bool = False
    part: str = ""


def fold(text: str) -> str:
    """Lower the case and take diacritics, apostrophes and full stops away; hyphens become spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = MARKS.sub("", plain).translate(LETTERS)
    return " ".join(plain.replace("-", " ").replace("–", " ").replace(",", " ").split())


def slug(name: str) -> str:
    """Make the stable identifier of a person's name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def default_surname(name: str, *, order: str) -> str:
    """Take the part of a name that news use alone: the last word with its particles, or as ``order`` says."""
    words = [word.rstrip(",") for word in name.split() if word.casefold() not in SUFFIXES]
    if order == "whole-name" or len(words) < 2:
        return name
    if order == "family-first" and "-" not in words[0]:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])
