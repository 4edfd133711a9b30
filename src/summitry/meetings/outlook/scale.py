"""Words of likelihood on the scale of Intelligence Community Directive 203 (2015), as data in ``icd203.csv``."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from summitry.meetings.record import Likelihood

if TYPE_CHECKING:
    from summitry.model import Document, Passage


class Degree(NamedTuple):
    """A row: the words, the directive's term, its per cent (None off the scale), and where the row is from."""

    words: str
    band: str
    low: int | None
    high: int | None
    source: str


@cache
def load_scale() -> dict[str, Degree]:
    """Give the rows by their words."""
    text = resources.files("summitry.meetings.outlook").joinpath("icd203.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["words"]: Degree(
            row["words"], row["band"], int(row["low"]) if row["low"] else None,
            int(row["high"]) if row["high"] else None, row["source"],
        )
        for row in rows
    }  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load_scale(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


def find_likelihood(document: Document, passage: Passage) -> Likelihood | None:
    """Find words of likelihood in a passage, as written; words on the scale come before words off it.

    "May" with a capital is the month.
    """
    found = [
        match for match in _pattern().finditer(document.text, passage.start, passage.end) if match.group() != "May"
    ]
    if not found:
        return None
    best = min(found, key=lambda match: (load_scale()[match.group().lower()].low is None, match.start()))
    degree = load_scale()[best.group().lower()]
    return Likelihood(document.passage(*best.span()), degree.band, degree.low, degree.high)
