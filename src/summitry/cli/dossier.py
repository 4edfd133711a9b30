"""``summitry dossier``: documents in; a page, JSON, Markdown and tables out, every line with its passage."""

from __future__ import annotations

import webbrowser
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli import event_options as about
from summitry.cli import inputs as options

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE_NAME = "case.sqlite"


def dossier(
    inputs: options.Inputs,
    *,
    out: Annotated[Path, typer.Option(help="Folder for the page, JSON, Markdown, tables, and what was read.")],
    title: Annotated[str | None, typer.Option(help="Heading; left out, made of the meetings.")] = None,
    excerpts: Annotated[
        bool, typer.Option("--excerpts", help="Keep only the passages with their surroundings, for passing on.")
    ] = False,
    case: Annotated[
        Path | None,
        typer.Option(
            help="File that keeps what was read; left out, case.sqlite in the folder (beside it with --excerpts)."
        ),
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read everything again, whatever was kept.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the dossier as JSON and nothing else.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    events: about.Events = None,
    columns: about.Columns = None,
    source: about.Source = None,
    jobs: options.Jobs = 1,
    pipeline: options.Pipeline = None,
    known: options.Known = None,
    allow_private: options.Private = False,
    any_language: options.AnyLanguage = False,
    limit: options.Limit = None,
) -> None:
    """Read documents and say what happened: outcomes, by whose account, what each side left out, disputes, reactions.

    Exit codes as for read: what could not be read is set aside, named in the dossier and at the end.
    """
    chosen = about.parse_events(events, columns, source)
    settings = options.make_settings(allow_private=allow_private, any_language=any_language, limit=limit, known=known)
    from summitry import ingest
    from summitry.case import make_dossier
    from summitry.cli.progress import follow, follow_meetings
    from summitry.dossier import to_json, write_dossier

    kept = None if fresh else case or choose_case(out, excerpts=excerpts)
    with go_on_later(kept):
        built, gathered = make_dossier(
            follow(ingest.fetch(inputs, settings=settings), inputs),
            title=title,
            case=kept,
            jobs=jobs,
            pipeline=pipeline,
            settings=options.describe(known=known, any_language=any_language, pipeline=pipeline, excerpts=excerpts)
            | about.describe_events(events, columns, source),
            **chosen,
            follow=follow_meetings,
        )
    page = write_dossier(built, out, excerpts=excerpts)
    if as_json:
        typer.echo(to_json(built), nl=False)
    else:
        show(built)
        typer.echo(f"documents read now: {gathered.read}, kept from before: {gathered.kept}")
        typer.echo(f"page: {page}")
    if open_page:
        webbrowser.open(page.resolve().as_uri())
    options.finish(gathered.set_aside)


@contextmanager
def go_on_later(case: Path | None) -> Iterator[None]:
    """Say on Ctrl-C where what was read so far is kept."""
    try:
        yield
    except KeyboardInterrupt:
        if case is not None and case.exists():
            typer.echo(f"summitry: what was read is kept in {case}; the same command goes on from there", err=True)
        raise


def choose_case(out: Path, *, excerpts: bool) -> Path:
    """Keep what was read in the folder, but not in one that is made to be passed on without the whole texts."""
    return out.with_name(f"{out.name}.{CASE_NAME}") if excerpts else out / CASE_NAME


def show(built: object) -> None:
    """Print the dossier's view for the terminal."""
    from rich.console import Console

    from summitry.dossier.record import Dossier
    from summitry.dossier.terminal import render_terminal

    assert isinstance(built, Dossier)
    Console(highlight=False).print(render_terminal(built))
