"""``summitry code``: documents in, coded events out."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli import inputs as options
from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.coding import Party
    from summitry.coding.tables import Coded
    from summitry.ingest import Settings
    from summitry.model import SetAside


class TableFormat(StrEnum):
    """The tables that events can be written as."""

    PLOVER = "plover-jsonl"
    ICEWS = "icews-tsv"
    CSV = "csv"
    PARQUET = "parquet"


def code(
    inputs: options.Inputs,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON record a document on a line.")] = False,
    table: Annotated[TableFormat | None, typer.Option("--format", help="Write a table of events instead.")] = None,
    out: Annotated[Path | None, typer.Option(help="File for the table; else standard output.")] = None,
    codebook: Annotated[Path | None, typer.Option(help="Rules of your own (YAML) beside ours.")] = None,
    nearest: Annotated[
        bool, typer.Option("--nearest", help="Where no rule fits, let likeness to the examples propose; marked so.")
    ] = False,
    jobs: options.Jobs = 1,
    pipeline: options.Pipeline = None,
    known: options.Known = None,
    allow_private: options.Private = False,
    any_language: options.AnyLanguage = False,
    limit: options.Limit = None,
) -> None:
    """Code who did what to whom, each event with its passage and the rule that fired.

    Exit codes as for read.
    """
    if as_json and table:
        msg = "--json and --format exclude one another: choose one"
        raise InputError(msg)
    if table is TableFormat.PARQUET and out is None:
        msg = "--format parquet wants a file: add --out events.parquet"
        raise InputError(msg)
    settings = options.make_settings(allow_private=allow_private, any_language=any_language, limit=limit, known=known)
    set_aside: list[SetAside] = []
    pairs = iter_pairs(inputs, settings, set_aside, codebook=codebook, nearest=nearest, jobs=jobs, pipeline=pipeline)
    if table:
        _write_table(pairs, table, out)
    elif as_json:
        _print_json(pairs)
    else:
        _print_lines(pairs)
    options.finish(set_aside)


def iter_pairs(
    inputs: list[str],
    settings: Settings,
    set_aside: list[SetAside],
    *,
    codebook: Path | None = None,
    nearest: bool = False,
    jobs: int = 1,
    pipeline: str | None = None,
) -> Iterator[Coded]:
    """Yield each document with its events; gather what was set aside in ``set_aside``."""
    from summitry import codebook as books
    from summitry import ingest
    from summitry.cli.progress import follow
    from summitry.model import SetAside
    from summitry.reading.batch import iter_results
    from summitry.reading.events import code_pair

    books.load_codebook(codebook)
    items = follow(ingest.fetch(inputs, settings=settings), inputs)
    make = partial(code_pair, codebook=codebook, nearest=nearest)
    for result in iter_results(items, make, jobs=jobs, pipeline=pipeline):
        if isinstance(result, SetAside):
            set_aside.append(result)
        else:
            yield result


def _print_json(pairs: Iterator[Coded]) -> None:
    from summitry.coding.data import to_json

    for document, events in pairs:
        sys.stdout.write(json.dumps(to_json(document.id, events), ensure_ascii=False, sort_keys=True) + "\n")


def _print_lines(pairs: Iterator[Coded]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    from summitry.reading.fragment import make_visible

    console = Console(highlight=False)
    for document, events in pairs:
        title = Text(make_visible(document.title or document.id))
        table = Table("actor", "type", "recipient", "words", Column("event", no_wrap=True), title=title, box=SIMPLE)
        for event in events:
            kind = f"{event.event_type} {event.cameo}" + (f" ({', '.join(event.flags)})" if event.flags else "")
            cells = (_named(event.actor), kind, _named(event.recipient), event.passage.exact, event.id)
            table.add_row(*(Text(make_visible(cell.replace("\n", " "))) for cell in cells))
        console.print(table if events else Text.assemble(title, ": no events"))


def _named(party: Party | None) -> str:
    if party is None:
        return ""
    return f"{party.code}: {party.text}" if party.code else party.text


def _write_table(pairs: Iterator[Coded], table: TableFormat, out: Path | None) -> None:
    from summitry.coding import tables

    if table is TableFormat.PARQUET:
        assert out is not None
        tables.write_parquet(pairs, out)
        return
    write = {
        TableFormat.PLOVER: tables.write_plover_jsonl,
        TableFormat.ICEWS: tables.write_icews_tsv,
        TableFormat.CSV: tables.write_csv,
    }[table]
    if out is None:
        write(pairs, sys.stdout)
        return
    temporary = out.with_name(f".{out.name}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            write(pairs, stream)
        temporary.replace(out)
    except OSError as error:
        msg = f"cannot write {out}: {error.strerror}; name a file in a folder that exists and that you may write to"
        raise InputError(msg) from error
