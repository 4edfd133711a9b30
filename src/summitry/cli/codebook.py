"""``summitry codebook``: check, show and measure the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli import inputs as options
from summitry.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

app = typer.Typer(help="The coding rules: check them, show them, count what they cover.", no_args_is_help=True)
Codebook = Annotated[Path | None, typer.Option(help="Rules of your own (YAML) beside ours.")]


@app.command()
def check(
    codebook: Codebook = None,
    *,
    own: Annotated[bool, typer.Option("--own", help="Only the rules of --codebook, not ours.")] = False,
) -> None:
    """Code every rule's examples and near misses; exit code 1 if any comes out otherwise than the rule says."""
    from summitry import codebook as books
    from summitry.coding.check import check as check_rules

    rules = books.load_codebook(codebook)
    wanted = sorted(set(rules.rules) - set(books.load_codebook().rules)) if own else None
    failures = check_rules(rules, rules=wanted)
    for failure in failures:
        typer.echo(str(failure))
    count = len(rules.rules) if wanted is None else len(wanted)
    typer.echo(f"{count} rules checked, {len(failures)} sentences come out otherwise than their rules say", err=True)
    if failures:
        raise typer.Exit(ExitCode.SOME_FAILED)


@app.command()
def show(codebook: Codebook = None) -> None:
    """Print the whole codebook as Markdown."""
    from summitry import codebook as books
    from summitry.codebook.page import render_page

    typer.echo(render_page(books.load_codebook(codebook)), nl=False)


@app.command()
def coverage(
    inputs: options.Inputs,
    *,
    codebook: Codebook = None,
    pipeline: options.Pipeline = None,
    limit: options.Limit = None,
) -> None:
    """Count over documents which rules fire, and which predicates between two parties have no rule."""
    from summitry import codebook as books
    from summitry import ingest, language
    from summitry.cli.progress import follow
    from summitry.coding.coverage import iter_lines, measure
    from summitry.model import Document, SetAside

    settings = options.make_settings(allow_private=False, any_language=False, limit=limit, known=None)
    rules = books.load_codebook(codebook)
    set_aside: list[SetAside] = []

    def iter_documents() -> Iterator[Document]:
        for item in follow(ingest.fetch(inputs, settings=settings), inputs):
            if isinstance(item, Document):
                yield item
            else:
                set_aside.append(item)

    counts = measure(iter_documents(), rules, pipeline=language.load_pipeline(pipeline))
    for line in iter_lines(counts, rules):
        typer.echo(line)
    options.finish(set_aside)
