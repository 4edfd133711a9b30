"""Days on which an event data set changed, so that levels before and after should not be compared."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Break:
    """A change of a data set.

    Attributes:
        source: Key of the data set.
        on: First day of the new state.
        what: What changed.
        reference: Where that is said.
    """

    source: str
    on: date
    what: str
    reference: str


def find_breaks(sources: tuple[str, ...], first: date, end: date) -> tuple[Break, ...]:
    """Find the breaks of data sets after a first day and before an end, by day."""
    text = files("summitry.relations").joinpath("data", "breaks.csv").read_text(encoding="utf-8")
    rows = (
        Break(row["source"], date.fromisoformat(row["on"]), row["what"], row["reference"])
        for row in csv.DictReader(text.splitlines())
    )
    return tuple(
        sorted((row for row in rows if row.source in sources and first < row.on < end), key=lambda row: row.on)
    )
