"""``summitry demo``: the main job on the bundled case."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from summitry.errors import InputError


def demo(
    out: Annotated[Path, typer.Option(help="Folder for the page.")] = Path("summitry-demo"),
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Read the bundled case, Helsinki 2018, and write a page that shows it read."""
    from summitry.demo import write_demo

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"cannot make the folder {out}: {error.strerror}; name another with --out"
        raise InputError(msg) from error
    page, summary = write_demo(out)
    typer.echo(summary)
    typer.echo(f"page: {page}")
    if open_page:
        webbrowser.open(page.resolve().as_uri())
