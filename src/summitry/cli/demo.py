"""``summitry demo``: the main job on the bundled case."""

from __future__ import annotations

import time
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from summitry.cli import event_options as about


def demo(
    out: Annotated[Path, typer.Option(help="Folder for the page and the other files.")] = Path("summitry-demo"),
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    events: about.Events = None,
    columns: about.Columns = None,
    source: about.Source = None,
) -> None:
    """Read the bundled case, ten meetings of Trump and Putin in 132 notes, and write its dossier."""
    chosen = about.parse_events(events, columns, source)
    from summitry.cli.dossier import show
    from summitry.cli.progress import follow, follow_meetings
    from summitry.demo import write_demo

    started = time.perf_counter()
    page, dossier, gathered = write_demo(out, follow=follow, follow_meetings=follow_meetings, **chosen)
    show(dossier)
    told = (
        f"read {gathered.read} documents, took {gathered.kept} from before"
        if gathered.kept
        else f"read {gathered.read} documents"
    )
    typer.echo(f"{told}; {time.perf_counter() - started:.1f} s in all")
    typer.echo(f"page: {page}")
    if open_page:
        webbrowser.open(page.resolve().as_uri())
