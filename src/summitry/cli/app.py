"""The program's entry: commands, and what becomes of an error."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Annotated

import typer

from summitry import __version__
from summitry.cli import codebook, events
from summitry.cli.barometer import barometer
from summitry.cli.check import check
from summitry.cli.code import code
from summitry.cli.compare import compare
from summitry.cli.demo import demo
from summitry.cli.dossier import dossier
from summitry.cli.events_fetch import fetch as fetch_events
from summitry.cli.events_sql import sql as events_sql
from summitry.cli.explain import explain
from summitry.cli.forecast import forecast
from summitry.cli.impact import impact
from summitry.cli.read import read
from summitry.cli.who import who
from summitry.errors import ExitCode, SummitryError

app = typer.Typer(
    name="summitry",
    help="Reads what each side publishes about a meeting of leaders. Every line opens the passage that it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summitry {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Read what each side publishes about a meeting of leaders."""


app.command(short_help="See it first: meetings of Trump and Putin.")(demo)
app.command(short_help="Say what happened, from many documents.")(dossier)
app.command(short_help="Lay the accounts of one meeting side by side.")(compare)
app.command(short_help="Hold every line of a dossier against its text.")(check)
app.command(short_help="Show what is read in a text: who, when, who says it.")(read)
app.command(short_help="Tell whom a name can mean on a day.")(who)
app.command(short_help="Code who did what to whom, as PLOVER and CAMEO.")(code)
app.command(short_help="Explain an event, a rule, a code, a word of the field.")(explain)
app.command(short_help="Show how relations stood over time.")(barometer)
app.command(short_help="Forecast relations, or whether two leaders meet again.")(forecast)
app.command(short_help="Estimate the change that went with a meeting.")(impact)
events.app.command("fetch")(fetch_events)
events.app.command("sql")(events_sql)
app.add_typer(codebook.app, name="codebook", short_help="Check and show the coding rules.")
app.add_typer(events.app, name="events", short_help="Load and ask event data of the field.")


def main() -> None:
    """Run the program; errors of our own end in one line on standard error and their exit code."""
    _speak_plainly()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # what is still held back would fail after the last error that can be caught
    except SummitryError as error:
        typer.echo(f"summitry: {error}", err=True)
        sys.exit(error.exit_code)
    except SystemExit as ended:
        # Typer ends the program without a word where the reader pressed Ctrl-C.
        if ended.code == ExitCode.INTERRUPTED:
            typer.echo("summitry: interrupted", err=True)
        raise
    except BrokenPipeError:
        # The reader of our output has gone (as `| head` does); nothing more can be said to it.
        _close_output()
        sys.exit(ExitCode.SOME_FAILED)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        _close_output()
        typer.echo("summitry: no space is left where the output goes; make room, or send it elsewhere", err=True)
        sys.exit(ExitCode.USAGE)


def _speak_plainly() -> None:
    """Write UTF-8 into files and pipes, and escape what a terminal cannot show rather than stop at it."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    is_chosen = sys.stdout.isatty() or "PYTHONIOENCODING" in os.environ
    sys.stdout.reconfigure(encoding=sys.stdout.encoding if is_chosen else "utf-8", errors="backslashreplace")


def _close_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
