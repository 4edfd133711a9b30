"""Swap the two parties of a readout, and who is meant is swapped, word for word."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from summitry.actors import resolve
from tests.actors.parses import parsed, who

ROWS = (Path(__file__).parent / "data" / "two_presidents.txt").read_text(encoding="utf-8")
DAY = date(2022, 6, 15)


class Side(NamedTuple):
    id: str
    names: tuple[str, str]
    country: str
    code: str
    adjective: str
    capital: str
    is_woman: bool = False


SIDES = [
    Side("emmanuel-macron", ("Emmanuel", "Macron"), "France", "FRA", "French", "Paris"),
    Side("andrzej-duda", ("Andrzej", "Duda"), "Poland", "POL", "Polish", "Warsaw"),
    Side("volodymyr-zelenskyy", ("Volodymyr", "Zelenskyy"), "Ukraine", "UKR", "Ukrainian", "Kyiv"),
    Side("vladimir-putin", ("Vladimir", "Putin"), "Russia", "RUS", "Russian", "Moscow"),
    Side("joe-biden", ("Joe", "Biden"), "America", "USA", "American", "Washington"),
    Side("maia-sandu", ("Maia", "Sandu"), "Moldova", "MDA", "Moldovan", "Chisinau", is_woman=True),
    Side("katalin-novak", ("Katalin", "Novak"), "Hungary", "HUN", "Hungarian", "Budapest", is_woman=True),
]


def readout(first: Side, second: Side):
    words = {}
    for mark, side in (("A", first), ("B", second)):
        words |= {
            f"{mark}0": side.names[0], f"{mark}1": side.names[1], f"{mark}C": side.country, f"{mark}ADJ": side.adjective,
            f"{mark}CAP": side.capital, f"{mark}HE": "She" if side.is_woman else "He",
            f"{mark}HIS": "her" if side.is_woman else "his", f"{mark}MR": "Mrs." if side.is_woman else "Mr.",
        }  # fmt: skip
    names = {" ".join(side.names): "PER" for side in (first, second)} | {
        side.names[1]: "PER" for side in (first, second)
    }
    return parsed(ROWS.format(**words), names=names, on=DAY, side=first.code)


def swapped(actors: tuple[str, ...], first: Side, second: Side) -> tuple[str, ...]:
    there = {
        first.id: second.id, second.id: first.id, first.code: second.code, second.code: first.code,
        f"place:{first.capital.lower()}": f"place:{second.capital.lower()}",
        f"place:{second.capital.lower()}": f"place:{first.capital.lower()}",
    }  # fmt: skip
    return tuple(there[actor] for actor in actors)


@given(st.permutations(SIDES))
def test_swapping_the_sides_swaps_who_is_meant(sides):
    first, second = sides[:2]
    one, other = who(readout(first, second)), who(readout(second, first))
    assert [form for _, form, _ in one] == [form for _, form, _ in other]
    assert [swapped(actors, first, second) for _, _, actors in one] == [actors for _, _, actors in other]


@given(st.permutations(SIDES))
def test_every_mention_of_the_template_is_right(sides):
    first, second = sides[:2]
    both = (first.id, second.id)
    states = (first.code, second.code)
    assert [(form, actors) for _, form, actors in who(readout(first, second))] == [
        ("title and name", (first.id,)),
        ("title and name", (second.id,)),
        ("country", (second.code,)),
        ("pronoun", (first.id,)),
        ("country", (first.code,)),
        ("pair", both),
        ("place", (f"place:{second.capital.lower()}",)),
        ("pronoun", both),
        ("title and name", (second.id,)),
        ("title and name", (first.id,)),
        ("pronoun", (first.id,)),
        ("title", (second.id,)),
        ("pair", states),
        ("title", (first.id,)),
        ("side", (second.code,)),
        ("place", (f"place:{first.capital.lower()}",)),
        ("capital", (second.code,)),
        ("pronoun", (second.code,)),
    ]


@given(st.permutations(SIDES))
def test_passages_are_exact_ordered_and_apart(sides):
    document = readout(*sides[:2])
    mentions = resolve(document)
    text = document.document.text
    assert all(text[m.passage.start : m.passage.end] == m.passage.exact for m in mentions)
    assert all(one.passage.end <= other.passage.start for one, other in pairwise(mentions))
    assert all(m.reason for m in mentions)
