"""Clauses with what the coder needs beside the parse: all complements, and who takes on an event that a noun names."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.clauses import Clause


def complete(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Complete the clauses of a document; one that lacks nothing stays the same record."""
    below: dict[int, list[int]] = {}
    for clause in clauses:
        if clause.governor is not None and clause.relation in {"complement", "infinitive"}:
            below.setdefault(clause.governor, []).append(clause.id)
    return [_take_on(_with_complements(clause, below.get(clause.id, ())), clauses) for clause in clauses]


def _with_complements(clause: Clause, below: Sequence[int]) -> Clause:
    """Add the clauses that hang on its object: "accused the guards of beating"."""
    if all(index in clause.complements for index in below):
        return clause
    return replace(clause, complements=tuple(sorted({*clause.complements, *below})))


def _take_on(clause: Clause, clauses: Sequence[Clause]) -> Clause:
    """Give a noun without anybody who acts the subject of its verb: "ordered the arrest of" arrests."""
    if clause.relation != "nominal" or clause.subjects or clause.governor is None:
        return clause
    above = clauses[clause.governor]
    if above.predicate.lemma not in _verbs() or above.is_negated:
        return clause
    head = clause.predicate.tokens[-1]
    done = above.subjects if above.voice == "passive" else above.objects
    acting = above.actors_first()
    if acting and any(argument.head == head for argument in done):
        return replace(clause, subjects=acting)
    return clause


@cache
def _verbs() -> frozenset[str]:
    text = resources.files("summitry.coding").joinpath("taken_on.csv").read_text(encoding="utf-8")
    return frozenset(text.splitlines()[1:])
