"""Swap the two sides' names in every document, and the whole dossier is the same with the names swapped."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from summitry import ingest
from summitry.case import make_dossier

# Each side: country, adjective, capital, leader's first name and surname on the day, office.
SIDES = {
    "FRA": ("France", "French", "Paris", "Emmanuel", "Macron", "President"),
    "POL": ("Poland", "Polish", "Warsaw", "Andrzej", "Duda", "President"),
    "ARG": ("Argentina", "Argentine", "Buenos Aires", "Alberto", "Fernández", "President"),
    "RUS": ("Russia", "Russian", "Moscow", "Vladimir", "Putin", "President"),
    "USA": ("America", "American", "Washington", "Joe", "Biden", "President"),
}
CELL = "\n"
FIRST = (
    "President {A3} {A4} met President {B3} {B4} of {B0} in Geneva on 10 May 2023. The two leaders agreed to "
    "reopen the consulates by 1 July 2023. President {A4} urged {B0} to release three fishermen. They "
    "discussed the price of grain. {A0} will send twelve engineers to the dam if the parliament of {B0} "
    "approves the plan. He thanked the hosts."
)
SECOND = (
    "President {B3} {B4} had talks with President {A3} {A4} of {A0} in Geneva on 10 May 2023. It was agreed "
    "to reopen the consulates by 15 July 2023. {B4} proposed a joint patrol of the river. The fishermen were "
    "not discussed. The {B1} side rejected a change to the water quota. Both sides exchanged views on the "
    "price of grain."
)
THIRD = (
    "{A3} {A4} met {B3} {B4} in Geneva on 10 May 2023. Senator Ada Berg criticised their meeting. Analysts "
    "said that {A0} and {B0} are unlikely to open their consulates soon. Critics said that {A4} had given too "
    "much to {B0}."
)


def fill(text, first, second):
    words = {f"A{place}": word for place, word in enumerate(SIDES[first])}
    words |= {f"B{place}": word for place, word in enumerate(SIDES[second])}
    return text.format(**words)


def documents(first, second):
    given = (
        ("one", FIRST, first, "readout"),
        ("two", SECOND, second, "readout"),
        ("three", THIRD, None, "news"),
    )
    return [
        ingest.to_document(
            fill(text, first, second), id=name, side=side, kind=kind, published_on="2023-05-11", publisher=f"P {name}"
        )
        for name, text, side, kind in given
    ]


def swap(text, first, second):
    there = dict(zip(SIDES[first], SIDES[second], strict=True))
    table = there | {word: name for name, word in there.items()} | {first: second, second: first}
    pattern = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return re.sub(rf"\b(?:{pattern})\b", lambda found: table[found[0]], text)


def named(text):
    """The list's own names and the texts' stand for the same side."""
    return text.replace("United States", "America")


def told(dossier):
    """Everything that a reader sees of a dossier, without offsets, which differ with the length of names."""
    parts = []
    for part in dossier.meetings:
        lines = {
            "title": sorted(re.split(r", | and ", named(part.title))),
            "glance": sorted(
                named(f"{fact.label}: {line.text} {line.note}") for fact in part.glance for line in fact.lines
            ),
            "accounts": sorted(named(f"{account.key} {account.label} {account.kind}") for account in part.accounts),
            "rows": sorted(row_of(row) for row in (*part.outcomes, *part.mentions)),
            "silences": sorted(row_of(row) for row in part.silences),
            "disputes": sorted(row_of(row) for row in part.disputes),
            "reactions": sorted(
                named(f"{group.kind} {row.who} {row.role} {row.stance} {row.about} {row.line.text}")
                for group in part.reactions
                for row in group.rows
            ),
            "outlook": sorted(
                named(f"{row.holder} {row.what} {row.due} {row.band} {row.line.text}") for row in part.outlook
            ),
            "watch": sorted(named(f"{row.holder} {row.due} {row.line.text}") for row in part.watch),
            "timeline": sorted(named(f"{moment.first_on} {moment.line.text}") for moment in part.timeline),
            "counts": [str(part.named), str(part.unnamed)],
        }
        parts.append(lines)
    return parts


def row_of(row):
    """A row as a text with a part a cell, so that cells can be put in order after names are swapped."""
    cells = [
        named(f"{cell.account}: {[str(status) for status in cell.statuses]} {[line.text for line in cell.lines]}")
        for cell in row.cells
    ]
    return CELL.join([getattr(row, "kind", ""), *sorted(cells)])


def swapped(parts, first, second):
    def turn(text):
        return CELL.join(sorted(swap(text, first, second).split(CELL)))

    return [{name: sorted(map(turn, value)) for name, value in part.items()} for part in parts]


@pytest.mark.parametrize(("first", "second"), list(combinations(SIDES, 2)), ids="-".join)
def test_swapping_the_sides_swaps_the_dossier(first, second):
    one, _ = make_dossier(documents(first, second))
    other, _ = make_dossier(documents(second, first))
    assert swapped(told(one), first, second) == swapped(told(other), first, first)


def test_the_dossier_of_the_test_says_something():
    (part,) = told(make_dossier(documents("FRA", "POL"))[0])
    assert len(part["rows"]) > 4
    assert part["silences"]
    assert part["reactions"]
    assert any("15 July" in line or "1 July" in line for line in part["timeline"])


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0), (0, 2, 1)], ids=str)
def test_the_order_of_documents_does_not_matter(order):
    given = documents("FRA", "POL")
    one, _ = make_dossier(given)
    other, _ = make_dossier([given[place] for place in order])
    assert one == other
