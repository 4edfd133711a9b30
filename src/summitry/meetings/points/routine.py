"""Words of diplomacy's routine: they stand in every account and tell one thing from another in none."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Routine:
    """The word lists of ``routine.csv``, as lemmas in lower case.

    Attributes:
        carriers: Nouns that only carry what follows them ("the issue of", "ways to").
        routine: Words that say nothing about the subject.
        setting: Words that describe how a talk went.
        courtesy: Words of greeting and thanks.
        people: Nouns for whoever acts or speaks, which are not what is spoken of.
        texts: Nouns for what is written, which only carry what it is about.
        hollow: Nouns that name nothing by themselves: "the fact that", "the reason why", "millions of".
        turns: Nouns of turns such as "in the event of", "in this regard", "in force", which name nothing.
        broad: Nouns that by themselves say little of what is spoken of: "trust", "the war", "the project".
    """

    carriers: frozenset[str]
    routine: frozenset[str]
    setting: frozenset[str]
    courtesy: frozenset[str]
    people: frozenset[str]
    texts: frozenset[str]
    hollow: frozenset[str]
    turns: frozenset[str]
    broad: frozenset[str]


@cache
def load_routine() -> Routine:
    """Read the lists that ship with the package."""
    text = resources.files("summitry.meetings.points").joinpath("routine.csv").read_text(encoding="utf-8")
    rows = {row["kind"]: frozenset(row["words"].split()) for row in csv.DictReader(text.splitlines())}
    fields = ("carrier", "routine", "setting", "courtesy", "person", "text", "hollow", "turn", "broad")
    return Routine(*(rows[kind] for kind in fields))
