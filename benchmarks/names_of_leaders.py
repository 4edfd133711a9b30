"""How many leaders of two public lists the gazetteer knows under the name printed there, on a day of their term.

Run from the checkout::

    python -m benchmarks.names_of_leaders CURRENT.csv WORLD_2021.csv [HOLDERS_FOLDER]

A leader counts as found when exactly one person bears the printed name (case and diacritics aside) in that country on
that day. The gazetteer's CSV files are read as they are, so that this measures the data and no code.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tools.holders.records import fold
from tools.holders.sources import read_codes, read_rows

HOLDERS = Path(__file__).parents[1] / "src" / "summitry" / "gazetteer"
LAST_YEAR = 2022
ALSO = {"Turkey": "TUR", "South Korea": "KOR"}
TERM_OFFICES = frozenset({"head_of_state", "head_of_government", "supreme_leader", "organisation_head", "other"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A printed name, its country, and a day on which its bearer was in office."""

    name: str
    country: str
    on: str


def read_holders(folder: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Index the gazetteer's rows by country and by each comparable name."""
    index: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for path in sorted(folder.glob("holders_*.csv")):
        for row in read_rows(path):
            for name in {fold(name) for name in [row["name"], *row["aliases"].split("|")] if name}:
                index[row["country"], name].append(row)
    return index


def is_in_term(row: dict[str, str], on: str) -> bool:
    """Tell whether a row's term covers a day; a year or a month alone counts as the whole of it."""
    start, end = row["from"], row["to"]
    return on[: len(start)] >= start and (not end or on[: len(end)] <= end)


def find_persons(index: dict[tuple[str, str], list[dict[str, str]]], asked: Asked) -> set[str]:
    """Find the persons whom a printed name can mean on the day."""
    rows = index.get((asked.country, fold(asked.name)), [])
    return {row["id"] for row in rows if row["office"] in TERM_OFFICES and is_in_term(row, asked.on)}


def read_current(path: Path) -> list[Asked]:
    """Read the present leaders, each once for each country."""
    codes = read_codes("names") | ALSO
    rows = [(row["name"], codes[row["country"]], row["snapshot"]) for row in read_rows(path)]
    return [Asked(*row) for row in dict.fromkeys(rows)]


def read_world(path: Path) -> list[list[Asked]]:
    """Read the holders of 2021-22, one entry for each person: its printed terms at the middle of each year."""
    codes = read_codes("names")
    people: dict[str, list[Asked]] = defaultdict(list)
    for row in read_rows(path):
        country = codes.get(row["country"], row["country"])
        days = days_of(int(row["start_year"]), int(row["end_year"] or LAST_YEAR))
        people[row["officeholder"]] += [Asked(row["officeholderLabel"], country, day) for day in days]
    return list(people.values())


def days_of(first: int, last: int) -> list[str]:
    """Give the days to try for a term of which the years alone are known, the latest year first.

    The middle of each year; for a term within one or two years also the first and the twentieth of each month.
    """
    years = range(last, first - 1, -1)
    days = [f"{year}-07-01" for year in years]
    if last - first < 2:
        days += [f"{year}-{month:02}-{day:02}" for year in years for month in range(1, 13) for day in (1, 20)]
    return days


def main() -> int:
    """Print found and total for both lists, and each miss."""
    current, world, *folder = (Path(text) for text in sys.argv[1:])
    index = read_holders(folder[0] if folder else HOLDERS)
    entries = read_current(current)
    missed = [asked for asked in entries if len(find_persons(index, asked)) != 1]
    names = {asked.name for asked in entries}
    print(f"current leaders: {len(names - {asked.name for asked in missed})}/{len(names)}")
    people = read_world(world)
    lost = [terms[0] for terms in people if not any(len(find_persons(index, asked)) == 1 for asked in terms)]
    print(f"leaders of 2021-22: {len(people) - len(lost)}/{len(people)}")
    for asked in [*missed, *lost]:
        found = sorted(find_persons(index, asked))
        print("missed:", asked.country, asked.name, asked.on, found, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
