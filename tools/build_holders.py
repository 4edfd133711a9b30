"""Builds ``holders_*.csv`` and ``completeness.csv`` of the gazetteer.

Run from the checkout::

    python -m tools.build_holders --reign FILE --factbook FILE --world FILE --current FILE --cabinets FILE --out FOLDER

The lists in ``tools/holders/*.txt`` are the project's own; the five files are public facts (see ``HOLDERS.md`` in the
output folder for what each is). Facts that find no term are printed for a person to look at.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING

from tools.holders import sources
from tools.holders.lists import read_list
from tools.holders.merge import Merged, merge
from tools.holders.records import COLUMNS, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = Path(__file__).with_name("holders")
LISTED_TO = "2025-10-01"
HEADS_FROM = "1990-01-01"
HEAD_OFFICES = ("head_of_state", "head_of_government")


def to_row(term: Term) -> dict[str, str]:
    """Make the CSV row of a term."""
    return {
        "id": term.person,
        "name": term.name,
        "aliases": "|".join(term.aliases),
        "surname": term.surname,
        "gender": term.gender,
        "country": term.country,
        "office": term.office,
        "title": term.title,
        "from": term.start,
        "to": term.end,
        "acting": str(int(term.acting)),
        "from_source": term.basis,
        "note": term.note,
    }


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[dict[str, str]]) -> None:
    """Write a CSV file with a line feed at the end of each line."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def file_of(term: Term) -> str:
    """Name the file that a term goes into."""
    return f"holders_{term.part.partition('_')[0]}.csv"


def write_terms(merged: Merged, folder: Path) -> dict[str, int]:
    """Write the holders, one file for each kind of list; return the number of rows of each."""
    files: dict[str, dict[tuple[str, str, str, str], Term]] = {}
    for term in merged.terms:
        files.setdefault(file_of(term), {}).setdefault((term.country, term.office, term.start, term.person), term)
    for name, terms in files.items():
        write_rows(folder / name, COLUMNS, (to_row(terms[key]) for key in sorted(terms)))
    return {name: len(terms) for name, terms in files.items()}


def write_completeness(merged: Merged, folder: Path) -> None:
    """Write as of which day each office is complete: by country for heads, from the hand-kept table for the rest."""
    columns = ("office", "scope", "complete_from", "complete_as_of", "note")
    first: dict[tuple[str, str], str] = {}
    for term in merged.terms:
        if term.office in HEAD_OFFICES and file_of(term) == "holders_heads.csv":
            key = (term.office, term.country)
            first[key] = min(term.start, first.get(key, term.start))
    rows = [
        {
            "office": office,
            "scope": country,
            "complete_from": max(HEADS_FROM, start),
            "complete_as_of": max(LISTED_TO, merged.seen_on.get(country, "")),
            "note": "",
        }
        for (office, country), start in sorted(
            first.items(), key=lambda item: (HEAD_OFFICES.index(item[0][0]), item[0])
        )
    ]
    rows += sources.read_rows(LISTS / "completeness.csv")
    write_rows(folder / "completeness.csv", columns, rows)


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    for name in ("reign", "factbook", "world", "current", "cabinets", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Build the files and print what found no place."""
    args = read_arguments()
    lines = [line for path in sorted(LISTS.glob("*.txt")) for line in read_list(path)]
    heads = [
        *sources.read_factbook(args.factbook),
        *sources.read_world(args.world),
        *sources.read_current(args.current),
    ]
    merged, missing = merge(lines, sources.read_reign(args.reign), heads, sources.read_cabinets(args.cabinets))
    for message in missing:
        print("no day:", message)
    for fact in merged.unmatched:
        print("no term:", fact.source, fact.country, fact.office, fact.name, fact.start, sep="\t")
    write_completeness(merged, args.out)
    for name, count in sorted(write_terms(merged, args.out).items()):
        print(f"{name}: {count} rows")


if __name__ == "__main__":
    main()
