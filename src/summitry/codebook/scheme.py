"""What an event can be: PLOVER types, modes and contexts, CAMEO codes, each with its score, as data.

The facts are those of the public manuals; README.md beside this file names them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Steps of the ladder that an outcome stands on, strongest first; see the glossary.
STATUSES = ("signed", "agreed", "pledged", "proposed", "discussed only", "rejected", "denied")


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's types.

    Attributes:
        name: In capitals, such as ``CONSULT``.
        quad: Verbal or material, cooperation or conflict.
        score: PLOVER's score of the type; not on the Goldstein scale.
        needs_recipient: Whether an event of this type without a recipient is none.
        takes_place: Whether the place stands as the recipient where nobody is named: troops sent to a region.
        about: What it is, in our words.
        modes: PLOVER's modes of this type with their scores, None where the manual gives none.
    """

    name: str
    quad: str
    score: float
    needs_recipient: bool
    takes_place: bool
    about: str
    modes: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code, with the PLOVER type and mode that the public mapping gives it ("" where it gives none)."""

    code: str
    name: str
    goldstein: float
    event_type: str
    mode: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """All types, contexts and codes that a rule may name."""

    types: Mapping[str, EventType]
    contexts: tuple[str, ...]
    cameo: Mapping[str, CameoCode]


@cache
def load_scheme() -> Scheme:
    """Read the scheme from the package's tables."""
    modes: dict[str, dict[str, float | None]] = {}
    for row in rows_of("modes.csv"):
        modes.setdefault(row["type"], {})[row["mode"]] = float(row["score"]) if row["score"] else None
    types = {
        row["type"]: EventType(
            row["type"],
            row["quad"],
            float(row["score"]),
            row["needs_recipient"] == "1",
            row["takes_place"] == "1",
            row["about"],
            modes.get(row["type"], {}),
        )
        for row in rows_of("types.csv")
    }
    cameo = {
        row["code"]: CameoCode(row["code"], row["name"], float(row["goldstein"]), row["type"], row["mode"])
        for row in rows_of("cameo.csv")
    }
    return Scheme(types, tuple(row["context"] for row in rows_of("contexts.csv")), cameo)


def rows_of(name: str) -> list[dict[str, str]]:
    """Read one table of this folder, its header giving the keys."""
    text = resources.files("summitry.codebook").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
