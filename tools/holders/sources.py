"""Reads the files of public facts: who held which office, as each of them prints it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from tools.holders.records import fold

CODES = Path(__file__).with_name("codes.csv")
POSITIONS = Path(__file__).with_name("positions.csv")
LEADING = re.compile(
    r"^(?:note -|Spanish|French|Co-?prince|-prince|prince|Archbishop|Chief|Sheikh|Sr\.|Crown|,|"
    r"Presidential(?: Leadership)?|Swiss Confederation|Elect|elect|Designate|Interior|Foreign|transitional|"
    r"Transition|Taliban|People's Assembly|SAC Chair,|Executive|GNU|CNSP|Capt|Ratu|"
    r"Tan Sri|Afghanistan|Australia|Government or|Privy)\s+"
)
TRAILING = re.compile(r"(?:,? (?:aka|also spelled|serving as|serves as|is caretaker|- formerly|in caretaker).*|,)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a public file: a name as printed there, in a country's post, with the days that it gives."""

    source: str
    country: str
    name: str
    office: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    gender: str = ""
    seen_on: str = ""
    order: str = ""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header."""
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        rows = csv.DictReader(stream)
        return [{key: value or "" for key, value in row.items() if isinstance(key, str)} for row in rows]


def read_codes(column: str) -> dict[str, str]:
    """Map the codes or names that a public file uses to ISO3."""
    return {code: row["iso3"] for row in read_rows(CODES) for code in row[column].split("|") if code}


def to_title_case(printed: str) -> str:
    """Turn ``Keir STARMER`` into ``Keir Starmer`` and take away what the Factbook's parser left in front or behind."""
    text = re.sub(r"\"[^\"]*\"\s*", "", printed).replace("  ", " ").strip()
    while LEADING.match(text):
        text = LEADING.sub("", text, count=1)
    text = TRAILING.sub("", text).strip()
    return " ".join(to_title_word(word) for word in text.split())


def to_title_word(word: str) -> str:
    """Lower the parts of a word that are in capitals: ``O'NEILL`` to ``O'Neill``, ``al-SUDANI`` to ``al-Sudani``.

    Numerals and initials stay.
    """
    if re.fullmatch(r"[IVX]+|.\.|[A-Z]\.?", word):
        return word
    parts = re.split(r"([-'’])", word)
    text = "".join(part.capitalize() if part.isupper() else part for part in parts)
    return re.sub(r"^(Mc)([a-z])", lambda found: found[1] + found[2].upper(), text)


def read_reign(path: Path) -> list[Fact]:
    """Read the list of effective leaders of REIGN (to March 2021); days of the end are not in it."""
    codes = read_codes("reign")
    genders = {"0": "f", "1": "m"}
    return [
        Fact(
            source="reign-2021-03",
            country=codes[row["stateabb"]],
            name=row["leader"],
            start=f"{int(row['syear']):04}-{int(row['smonth']):02}-{int(row['sdate']):02}",
            end=f"{int(row['eyear']):04}-{int(row['emonth']):02}" if row["eyear"] else "",
            gender=genders.get(row["gender"], ""),
        )
        for row in read_rows(path)
        if row["stateabb"] in codes
    ]


def read_factbook(path: Path) -> list[Fact]:
    """Read the heads of state and government of the World Factbook's editions."""
    codes = read_codes("factbook")
    return [
        Fact(
            source="factbook-2026-01",
            country=codes[row["factbook_code"]],
            name=to_title_case(row["name_as_printed"]),
            office=row["office"],
            title=row["title"],
            start=row["since"],
            seen_on=row["last_seen_in_snapshot"],
        )
        for row in read_rows(path)
        if row["factbook_code"] in codes
    ]


def read_world(path: Path) -> list[Fact]:
    """Read EveryPolitician's holders of 2021-22, whose days are years alone."""
    codes = read_codes("names")
    return [
        Fact(
            source="everypolitician-2021",
            country=codes.get(row["country"], row["country"]),
            name=row["officeholderLabel"],
            title=row["positionLabel"],
            start=row["start_year"],
            end=row["end_year"],
        )
        for row in read_rows(path)
    ]


def read_current(path: Path) -> list[Fact]:
    """Read the holders of August 2026."""
    codes = read_codes("names") | {"Turkey": "TUR", "South Korea": "KOR"}
    return [
        Fact(
            source="current-2026-08-22",
            country=codes[row["country"]],
            name=row["name"],
            office=row["position"],
            title=row["title"],
            start=row["since"],
            seen_on=row["snapshot"],
        )
        for row in read_rows(path)
    ]


def read_cabinets(path: Path) -> list[Fact]:
    """Read EveryPolitician's cabinets, the posts that ``positions.csv`` names."""
    wanted = {(row["repo"], row["position"]): row for row in read_rows(POSITIONS)}
    return [
        Fact(
            source="everypolitician-2021",
            country=wanted[key]["country"],
            name=row["person"],
            office=wanted[key]["office"],
            title=wanted[key]["title"],
            start=row["start"],
            end=row["end"],
            order=wanted[key]["order"],
        )
        for row in read_rows(path)
        if (key := (row["repo"], row["position"])) in wanted and fold(row["person"]).isascii()
    ]
