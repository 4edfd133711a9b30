"""``summitry read``: documents in; sentences, names and who they are, dates and quotes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli import inputs as options
from summitry.errors import InputError


def read(
    inputs: options.Inputs,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON record a line and nothing else.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write one HTML page that works offline.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write a JSON file a document into this folder; a second run reads what is new.")
    ] = None,
    clauses: Annotated[bool, typer.Option("--clauses", help="Show who does what in each sentence.")] = False,
    jobs: options.Jobs = 1,
    pipeline: options.Pipeline = None,
    known: options.Known = None,
    allow_private: options.Private = False,
    any_language: options.AnyLanguage = False,
    limit: options.Limit = None,
) -> None:
    """Read documents and show what was read.

    Exit code 0 if all were read, 1 if some were set aside (each with its reason), 2 if the call itself is wrong, 75 if
    all that failed may work later.
    """
    if sum(bool(wanted) for wanted in (as_json, html, out, clauses)) > 1:
        msg = "--json, --html, --out and --clauses exclude one another: choose where the result should go"
        raise InputError(msg)
    settings = options.make_settings(allow_private=allow_private, any_language=any_language, limit=limit, known=known)
    from summitry import ingest
    from summitry.cli import outputs
    from summitry.cli.progress import follow

    items = follow(ingest.fetch(inputs, settings=settings), inputs)
    if out:
        set_aside = outputs.to_folder(items, out, jobs=jobs, pipeline=pipeline)
    elif as_json:
        set_aside = outputs.to_json_lines(items, jobs=jobs, pipeline=pipeline)
    elif html:
        set_aside = outputs.to_page(items, html, pipeline=pipeline)
    else:
        set_aside = outputs.to_terminal(items, pipeline=pipeline, with_clauses=clauses)
    options.finish(set_aside)
