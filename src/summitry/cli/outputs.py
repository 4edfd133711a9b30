"""Where the result of ``summitry read`` goes: terminal, JSON lines, a folder, a page."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from summitry import clauses, language
from summitry.errors import InputError
from summitry.model import SetAside
from summitry.reading.batch import ReadingFolder, iter_records, name_reader, read_into
from summitry.reading.page import render_page
from summitry.reading.steps import read_document
from summitry.reading.terminal import render_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summitry.model import Document
    from summitry.reading.record import Reading


def to_terminal(
    items: Iterator[Document | SetAside], *, pipeline: str | None, with_clauses: bool = False
) -> list[SetAside]:
    """Print each reading, or its clauses alone; return what was set aside."""
    console = Console(highlight=False)
    set_aside: list[SetAside] = []
    for number, reading in enumerate(_iter_readings(items, set_aside, pipeline)):
        if number:
            console.rule()
        if with_clauses:
            console.print("\n".join(clauses.iter_lines(reading.clauses, reading.parsed)), markup=False)
        else:
            console.print(render_terminal(reading))
    return set_aside


def to_json_lines(items: Iterator[Document | SetAside], *, jobs: int, pipeline: str | None) -> list[SetAside]:
    """Print one record a line; return what was set aside."""
    set_aside = []
    for result in iter_records(items, jobs=jobs, pipeline=pipeline):
        if isinstance(result, SetAside):
            set_aside.append(result)
        else:
            sys.stdout.write(json.dumps(result, ensure_ascii=False, sort_keys=True) + "\n")
    return set_aside


def to_folder(items: Iterator[Document | SetAside], out: Path, *, jobs: int, pipeline: str | None) -> list[SetAside]:
    """Write one record a file, skipping what is there; return what was set aside."""
    folder = ReadingFolder(out, pipeline=pipeline)
    tally = read_into(folder, items, jobs=jobs, pipeline=pipeline)
    typer.echo(f"{out}: {tally.read} read, {tally.kept} kept from earlier, {len(tally.set_aside)} set aside", err=True)
    return tally.set_aside


def to_page(items: Iterator[Document | SetAside], html: Path, *, pipeline: str | None) -> list[SetAside]:
    """Write one page of all readings; return what was set aside.

    Raises:
        InputError: The page cannot be written there.
    """
    set_aside: list[SetAside] = []
    readings = list(_iter_readings(items, set_aside, pipeline))
    count = f"{len(readings)} document{'s' if len(readings) != 1 else ''}"
    page = render_page(readings, heading="Summitry: documents read", lead=f"{count}.", set_aside=set_aside)
    write_page(html, page)
    typer.echo(f"wrote {html}", err=True)
    return set_aside


def write_page(path: Path, page: str) -> None:
    """Write a page whole or not at all.

    Raises:
        InputError: The folder does not exist or cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_text(page, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        msg = f"cannot write {path}: {error.strerror}; name a file in a folder that exists and that you may write to"
        raise InputError(msg) from error


def _iter_readings(
    items: Iterator[Document | SetAside], set_aside: list[SetAside], pipeline: str | None
) -> Iterator[Reading]:
    name_reader(pipeline)
    for item in items:
        if isinstance(item, SetAside):
            set_aside.append(item)
        else:
            yield read_document(item, pipeline=language.load_pipeline(pipeline))
