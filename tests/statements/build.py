"""Statements of a text, each put in one line, for the tests of this folder."""

from __future__ import annotations

from summitry import actors, clauses, language
from summitry.ingest import to_document
from summitry.statements import Statement, extract


def statements_of(nlp, text: str, *, nested: bool = False, **fields: str) -> tuple[Statement, ...]:
    document = to_document(text, id="d", **fields)
    parsed = language.read(document, pipeline=nlp)
    return extract(parsed, clauses.extract(parsed), actors.resolve(parsed), nested=nested)


def tell(statement: Statement) -> str:
    """``source | cue | content``, the parts of each joined by an ellipsis."""
    attribution = statement.attribution
    return " | ".join(
        " … ".join(passage.exact for passage in part)
        for part in (attribution.source, attribution.cue, attribution.content)
    )


def told(nlp, text: str, *, nested: bool = False) -> list[str]:
    return [tell(statement) for statement in statements_of(nlp, text, nested=nested)]
