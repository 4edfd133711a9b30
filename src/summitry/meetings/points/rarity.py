"""How rare a word is in texts of this kind, from a table made of the project's own sentences."""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The row of the table that says how many sentences were counted.
TOTAL = "*"


@cache
def _table() -> tuple[Mapping[str, int], int]:
    text = resources.files("summitry.meetings.points").joinpath("rarity.csv").read_text(encoding="utf-8")
    counts = {row["lemma"]: int(row["sentences"]) for row in csv.DictReader(text.splitlines())}
    return counts, counts.pop(TOTAL)


@cache
def rarity(lemma: str) -> float:
    """Say how rare a lemma is: 1 where no sentence of the table has it, toward 0 where all have it.

    This is the inverse document frequency ``log((N + 1) / (n + 1))``, as a share of its largest value.
    """
    counts, total = _table()
    return math.log((total + 1) / (counts.get(lemma, 0) + 1)) / math.log(total + 1)
