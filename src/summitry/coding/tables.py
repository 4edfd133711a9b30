"""Events as files that others read: JSON lines in PLOVER's words, ICEWS's columns, CSV, Parquet."""

from __future__ import annotations

import csv
import json
import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TextIO

from summitry import gazetteer
from summitry.codebook import load_scheme
from summitry.codebook.columns import ICEWS_COLUMNS, OWN_COLUMNS
from summitry.coding.rows import iter_rows
from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from summitry.coding.record import Event, Party
    from summitry.model import Document

#: A document and its events.
Coded = tuple["Document", "Sequence[Event]"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BREAKS = re.compile(r"\s+")
_BATCH = 20_000


def write_csv(items: Iterable[Coded], out: TextIO) -> None:
    """Write our own columns; a cell of text that a spreadsheet would take for a formula gets an apostrophe."""
    writer = csv.DictWriter(out, OWN_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for document, events in items:
        writer.writerows({key: to_cell(value) for key, value in row.items()} for row in iter_rows(document, events))


def write_plover_jsonl(items: Iterable[Coded], out: TextIO) -> None:
    """Write one event a line, with the fields of the PLOVER manual."""
    for document, events in items:
        out.writelines(json.dumps(to_plover(document, event), ensure_ascii=False) + "\n" for event in events)


def to_plover(document: Document, event: Event) -> dict[str, Any]:
    """Give an event in PLOVER's words; unknown things are null."""
    return {
        "id": event.id,
        "date": _iso(event.happened.first_on),
        "end_date": _iso(event.happened.last_on),
        "date_from": event.happened.assumed_from or event.happened.rests_on,
        "actor": [_plover_party(event.actor)],
        "recipient": [_plover_party(event.recipient)] if event.recipient else [],
        "event": event.event_type,
        "mode": event.mode,
        "context": list(event.contexts),
        "auxiliary_modes": list(event.flags),
        "score": event.plover_score,
        "quad": load_scheme().types[event.event_type].quad,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "location": event.place.exact if event.place else None,
        "text": event.sentence.exact,
        "text_id": event.document_id,
        "offsets": [[passage.start, passage.end] for passage in event.passages],
        "publisher": document.publisher,
        "publication_date": _iso(document.published_on),
        "rule": event.rule,
    }


def _plover_party(party: Party) -> dict[str, Any]:
    country = party.code.removesuffix(party.role or "") if party.code else None
    return {"actor": country, "sector": party.role, "code": party.code, "text": party.text}


def write_icews_tsv(items: Iterable[Coded], out: TextIO) -> None:
    """Write ICEWS's twenty columns, tab between, no quotes; what is not known is empty."""
    out.write("\t".join(ICEWS_COLUMNS) + "\n")
    for document, events in items:
        sentences = {event.sentence.start for event in events}
        numbers = {start: number for number, start in enumerate(sorted(sentences), 1)}
        for event in events:
            cells = _icews_cells(document, event, numbers[event.sentence.start])
            out.write("\t".join(_BREAKS.sub(" ", str(to_cell(cell))) for cell in cells) + "\n")


def _icews_cells(document: Document, event: Event, number: int) -> Iterator[Any]:
    """Give the cells; the sentence's number counts sentences with events."""
    yield event.id
    yield _iso(event.happened.first_on)
    yield from _icews_party(event.actor)
    yield load_scheme().cameo[event.cameo].name
    yield event.cameo
    yield event.goldstein
    yield from _icews_party(event.recipient)
    yield event.document_id
    yield number
    yield document.publisher
    yield event.place.exact if event.place else None
    yield from (None, None, None, None, None)


def _icews_party(party: Party | None) -> tuple[str | None, str | None, str | None]:
    if party is None:
        return (None, None, None)
    code = party.code.removesuffix(party.role or "") if party.code else ""
    country = gazetteer.load().countries.get(code)
    return (party.actor.label if party.actor else party.text, party.role, country.name if country else code or None)


def write_parquet(items: Iterable[Coded], path: Path) -> None:
    """Write our own columns as Parquet, typed, in batches, by pyarrow or else by DuckDB.

    Raises:
        InputError: Neither is installed.
    """
    write = next((write for name, write in _PARQUET.items() if find_spec(name)), None)
    if write is None:
        msg = "Parquet needs pyarrow or duckdb; install one with: pip install 'summitry[arrow]'"
        raise InputError(msg)
    write(_batches(items), path)


def _batches(items: Iterable[Coded]) -> Iterator[list[dict[str, Any]]]:
    """Give rows in batches, the last one always, so that an empty table has its columns."""
    batch: list[dict[str, Any]] = []
    for document, events in items:
        batch.extend(iter_rows(document, events))
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch


def _by_pyarrow(batches: Iterable[list[dict[str, Any]]], path: Path) -> None:
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")

    kinds = {"text": pa.string(), "day": pa.date32(), "number": pa.float64(), "whole": pa.int64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in OWN_COLUMNS.items()])
    with pq.ParquetWriter(path, schema) as writer:
        for batch in batches:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _by_duckdb(batches: Iterable[list[dict[str, Any]]], path: Path) -> None:
    duckdb = import_module("duckdb")

    kinds = {"text": "VARCHAR", "day": "DATE", "number": "DOUBLE", "whole": "BIGINT"}
    columns = ", ".join(f'"{name}" {kinds[kind]}' for name, kind in OWN_COLUMNS.items())
    insert = f"INSERT INTO events VALUES ({', '.join('?' * len(OWN_COLUMNS))})"  # noqa: S608 -- our own column count
    with duckdb.connect() as lake:
        lake.execute(f"CREATE TABLE events ({columns})")
        for batch in batches:
            if batch:
                lake.executemany(insert, [list(row.values()) for row in batch])
        lake.table("events").write_parquet(str(path))


_PARQUET: dict[str, Callable[[Iterable[list[dict[str, Any]]], Path], None]] = {
    "pyarrow": _by_pyarrow,
    "duckdb": _by_duckdb,
}


def to_cell(value: object) -> object:
    """Make a value fit for a cell: nothing for None, an apostrophe before what looks like a formula."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
