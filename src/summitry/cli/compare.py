"""``summitry compare``: accounts of one meeting side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from summitry.cli import inputs as options
from summitry.errors import InputError


def compare(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="A B...", help="Two or more inputs; each file, folder or link is one account."),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON and nothing else.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write one HTML page that works offline.")] = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="Say what was changed between two versions of a page, the older first.")
    ] = False,
    jobs: options.Jobs = 1,
    pipeline: options.Pipeline = None,
    known: options.Known = None,
    allow_private: options.Private = False,
    any_language: options.AnyLanguage = False,
    limit: options.Limit = None,
) -> None:
    """Lay accounts side by side: what all mention and how each words it, what only one does, what differs.

    Exit codes as for read.
    """
    if html and (as_json or changes):
        msg = "--html goes with neither --json nor --changes: choose where the result should go"
        raise InputError(msg)
    settings = options.make_settings(allow_private=allow_private, any_language=any_language, limit=limit, known=known)
    from summitry import ingest
    from summitry.case.comparing import compare_inputs, to_dossier, to_record

    named = [(origin, ingest.fetch([origin], settings=settings)) for origin in inputs]
    if changes:
        from summitry.cli.compare_changes import read_versions, write_changes

        typer.echo(write_changes(*read_versions(named), as_json=as_json))
        return
    compared = compare_inputs(named, jobs=jobs, pipeline=pipeline)
    if as_json:
        typer.echo(json.dumps(to_record(compared), ensure_ascii=False, sort_keys=True))
    elif html:
        from summitry.cli.outputs import write_page
        from summitry.dossier.page import render_page
        from summitry.glossary import definitions

        write_page(html, render_page(to_dossier(compared), glossary=definitions()))
        typer.echo(f"wrote {html}", err=True)
    else:
        from summitry.cli.dossier import show

        show(to_dossier(compared))
    options.finish(compared.set_aside)
