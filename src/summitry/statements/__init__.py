"""From a parsed document to statements: who is said to have said what, and who reports it."""

from __future__ import annotations

from summitry.statements.data import statement_to_json
from summitry.statements.extract import extract
from summitry.statements.record import Attribution, Statement

__all__ = ["Attribution", "Statement", "extract", "statement_to_json"]
