"""Who does what to whom: predicates with their roles, read off the parse once for everybody."""

from __future__ import annotations

from summitry.clauses.extract import extract
from summitry.clauses.record import Argument, Clause, Oblique, Predicate
from summitry.clauses.show import iter_lines, to_json

__all__ = ["Argument", "Clause", "Oblique", "Predicate", "extract", "iter_lines", "to_json"]
