"""What a reader is: how a source's rows are cut, and how its columns become ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from summitry.eventdata.crosswalk import System

#: ``tabs``: tabs between cells, a quotation mark is a letter. ``csv``: quoted cells. ``jsonl``: an object a line.
Shape = Literal["tabs", "csv", "jsonl", "parquet"]

#: What a reader's ``fields`` may give, with the DuckDB type; what it leaves out is NULL.
PARSED: dict[str, str] = {
    "id": "VARCHAR",
    "event_date": "DATE",
    "known_at": "TIMESTAMP",
    "known_from": "VARCHAR",
    "actor_code": "VARCHAR",
    "actor_group": "VARCHAR",
    "actor_role": "VARCHAR",
    "recipient_code": "VARCHAR",
    "recipient_group": "VARCHAR",
    "recipient_role": "VARCHAR",
    "code": "VARCHAR",
    "event_type": "VARCHAR",
    "mode": "VARCHAR",
    "quad": "TINYINT",
    "goldstein": "DOUBLE",
    "plover_score": "DOUBLE",
    "weight": "DOUBLE",
    "n_mentions": "INTEGER",
    "n_sources": "INTEGER",
    "n_articles": "INTEGER",
    "is_root": "BOOLEAN",
    "confidence": "DOUBLE",
    "article": "VARCHAR",
    "url": "VARCHAR",
    "flaw": "VARCHAR",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read one source.

    Attributes:
        source: The lake's name for it.
        about: What it is, for a person.
        shape: How its text is cut.
        columns: Names of its columns, in order; by these names ``fields`` speaks of them.
        ontology: The code book of its codes, ``CAMEO`` or ``PLOVER``.
        system: The list that its country codes are from.
        fields: SQL for each name of ``PARSED`` over the raw columns, all of which are VARCHAR.
        has_header: Whether the first line names the columns.
        widths: How many cells a row may have; empty means as many as there are columns.
        required: Columns that a header must name.
        relation: SQL that yields the raw rows, with ``line``; ``raw`` unless one row becomes several.
        flatten: Gives a JSON object's cells, in the order of ``columns``.
        delimiter: Sign between cells of ``csv``; empty means that the header tells.
        explodes: Whether a row can become several events.
    """

    source: str
    about: str
    shape: Shape
    columns: tuple[str, ...]
    ontology: str
    system: System
    fields: Mapping[str, str]
    has_header: bool = False
    widths: frozenset[int] = frozenset()
    required: tuple[str, ...] = ()
    relation: str = "raw"
    flatten: Callable[[Mapping[str, Any]], list[str]] | None = None
    delimiter: str = ""
    explodes: bool = False
    places: Mapping[str, str] = field(default_factory=dict)
    """Further names of countries to ISO3, which go before the crosswalk's."""


def quoted(name: str) -> str:
    """Quote a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"
