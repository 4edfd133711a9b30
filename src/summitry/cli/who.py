"""``summitry who``: whom a name can mean on a day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.errors import BadField, ExitCode

if TYPE_CHECKING:
    from summitry.model import Actor


def parse_day(value: str | None, path: str) -> date | None:
    """Read a day as ``2018-07-16``.

    Raises:
        BadField: It is no day of the calendar.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadField(path, "a day such as 2018-07-16", value) from None


def who(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, title, country, seat or organisation, in quotation marks.")
    ],
    on: Annotated[str | None, typer.Option(help="The day that is asked for, as 2018-07-16; else all terms.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell whom a name can mean on a day: "Putin", "the Kremlin", "President of Finland".

    Exit code 0 where somebody was found, 1 where the name is not known.
    """
    day = parse_day(on, "--on")
    from summitry import gazetteer

    actors = gazetteer.load().who(name, day)
    if as_json:
        from summitry.reading.data import actor_to_json

        typer.echo(json.dumps([actor_to_json(actor) for actor in actors], ensure_ascii=False, indent=1))
    elif actors:
        _print_table(actors)
    else:
        typer.echo(f"nobody known as {name!r}{f' on {day}' if day else ''}", err=True)
    if not actors:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _print_table(actors: tuple[Actor, ...]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Column, Table

    table = Table("who", Column("id", no_wrap=True), "country", "office", "term", "taken from", box=SIMPLE)
    for actor in actors:
        office = actor.title or actor.office or actor.kind.value
        table.add_row(
            escape(actor.label),
            actor.id,
            actor.country or "",
            escape(f"{office} ({actor.note})" if actor.note else office),
            _term_of(actor),
            actor.taken_from or "",
        )
    Console().print(table)


def _term_of(actor: Actor) -> str:
    """Write a term; one that goes on is told with the day up to which the lists are complete."""
    from summitry import gazetteer

    if not actor.from_on and not actor.to_on:
        return ""
    known = gazetteer.load().complete_as_of(actor.country or "", actor.office or "")
    as_of = f" (lists complete as of {known.complete_as_of})" if known and known.complete_as_of else ""
    return f"{actor.from_on or '?'} to {actor.to_on or 'now' + as_of}"
