"""The words that attribute, from ``cues.csv``: a lemma, its kind, polarity, and where its content stands."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from summitry.errors import BadField

if TYPE_CHECKING:
    from summitry.statements.record import Polarity

KINDS = frozenset({"say", "think", "want", "noun"})
POLARITIES = frozenset({"affirmed", "denied", "refused", "doubted"})
FRAMES = frozenset({"clause", "infinitive", "object", "quote", "as", "carrier"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One row.

    Attributes:
        lemma: The verb, with its particle, or the noun.
        kind: ``say``, ``think``, ``want`` or ``noun``.
        polarity: What the cue does to its content when it is not negated itself.
        frames: Where the content can stand: ``clause`` (that-clause, question, direct speech), ``infinitive``,
            ``object``, ``quote`` (an object only if in quotation marks), ``as`` ("describe ... as"), ``carrier``
            (behind the preposition of its object, as in "voice doubts about"), or a preposition such as ``for`` of
            "call for".
    """

    lemma: str
    kind: str
    polarity: Polarity
    frames: frozenset[str]

    @property
    def prepositions(self) -> frozenset[str]:
        """The frames that are prepositions."""
        return self.frames - FRAMES


@cache
def verb_cues() -> dict[str, Cue]:
    """Give the verbs that attribute, by lemma."""
    return {cue.lemma: cue for cue in parse_cues(_text()) if cue.kind != "noun"}


@cache
def noun_cues() -> dict[str, Cue]:
    """Give the nouns that attribute, by lemma."""
    return {cue.lemma: cue for cue in parse_cues(_text()) if cue.kind == "noun"}


def parse_cues(text: str) -> list[Cue]:
    """Read the table.

    Raises:
        BadField: A cell cannot be used; the message tells row and column.
    """
    cues = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        place = f"cues.csv row {number} column"
        if row["kind"] not in KINDS:
            raise BadField(f"{place} kind", " or ".join(sorted(KINDS)), row["kind"])
        if row["polarity"] not in POLARITIES:
            raise BadField(f"{place} polarity", " or ".join(sorted(POLARITIES)), row["polarity"])
        frames = frozenset(row["frames"].split("|"))
        if "" in frames:
            raise BadField(f"{place} frames", "frames between single |", row["frames"])
        cues.append(Cue(row["lemma"], row["kind"], cast("Polarity", row["polarity"]), frames))
    return cues


def _text() -> str:
    return files("summitry.statements").joinpath("cues.csv").read_text(encoding="utf-8")
