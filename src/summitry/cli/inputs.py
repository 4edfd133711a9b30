"""Options that every command with INPUT takes, and what becomes of what was set aside."""

from __future__ import annotations

import difflib
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitry.errors import BadField, ExitCode, UnknownCode

if TYPE_CHECKING:
    from summitry.ingest import Settings
    from summitry.model import SetAside

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders, links, feeds, .jsonl[.gz], or - for standard input."),
]
Jobs = Annotated[int, typer.Option(help="Processes; each takes about 400 MB.", min=1)]
Pipeline = Annotated[str | None, typer.Option(help="Any installed spaCy pipeline in place of the shipped model.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Let links lead to addresses of this network.")]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Read texts that do not look English all the same.")]
Limit = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=NUMBER", help="Set a limit that a message names, as max_pages=5000, timeout_s=60."),
]
Known = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="What you know of the documents, in place of what they say: title, publisher, side, published_on, kind, "
        "held_on, account.",
    ),
]
LIMITS = (
    "max_bytes",
    "max_characters",
    "max_decompressed_bytes",
    "max_elements",
    "max_pages",
    "max_entries",
    "max_redirects",
    "timeout_s",
)
FIELDS = ("title", "publisher", "side", "published_on", "kind", "held_on", "account")


def make_settings(
    *, allow_private: bool, any_language: bool, limit: list[str] | None, known: list[str] | None
) -> Settings:
    """Put the options together.

    Raises:
        UnknownCode: There is no limit or field of that name.
        BadField: A limit is no number above zero.
    """
    from summitry import ingest

    return replace(
        ingest.Settings(),
        allow_private=allow_private,
        any_language=any_language,
        given=parse_known(known or []),
        **parse_limits(limit or []),
    )


def describe(
    *, known: list[str] | None, any_language: bool, pipeline: str | None, excerpts: bool = False
) -> dict[str, str]:
    """Name the settings that bear on a result, for the reader of it."""
    named = {f"given {name}": value for name, value in parse_known(known or []).items()}
    if any_language:
        named["languages"] = "texts that do not look English were read all the same"
    if pipeline:
        named["pipeline"] = pipeline
    if excerpts:
        named["excerpts"] = "documents are cut down to the passages with their surroundings"
    return named


def parse_known(options: list[str]) -> dict[str, str]:
    """Read ``publisher=The Example Post`` and the like.

    Raises:
        UnknownCode: There is no field of that name, or ``side`` is no code of a country or organisation.
    """
    found = dict(option.partition("=")[::2] for option in options)
    for name in found:
        _check_name(name, "field", FIELDS)
    if found.get("side"):
        _check_side(found["side"])
    return found


def _check_side(side: str) -> None:
    """Want a code: a name ("Norway") would stand for nobody who met."""
    from summitry import gazetteer

    known = gazetteer.load()
    if side in known.countries or side in known.organisations or side == "joint":
        return
    meant = [actor.id for actor in gazetteer.who(side) if actor.id in {*known.countries, *known.organisations}]
    raise UnknownCode(
        side, "code of a country or organisation", meant or difflib.get_close_matches(side, known.countries)
    )


def parse_limits(options: list[str]) -> dict[str, Any]:
    """Read ``max_pages=5000`` and the like.

    Raises:
        UnknownCode: There is no limit of that name.
        BadField: Its value is no number above zero.
    """
    found: dict[str, Any] = {}
    for option in options:
        name, _, value = option.partition("=")
        _check_name(name, "limit", LIMITS)
        number = float(value) if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", value) else 0.0
        if number <= 0 or (name != "timeout_s" and not number.is_integer()):
            raise BadField(f"--limit {name}", "a number above zero", value)
        found[name] = number if name == "timeout_s" else int(number)
    return found


def _check_name(name: str, kind: str, allowed: tuple[str, ...]) -> None:
    if name not in allowed:
        raise UnknownCode(name, kind, difflib.get_close_matches(name, allowed, n=3) or allowed)


def finish(set_aside: list[SetAside]) -> None:
    """Say what was set aside, and leave with the exit code that belongs to it."""
    if not set_aside:
        return
    typer.echo(f"summitry: {len(set_aside)} set aside:", err=True)
    for item in set_aside:
        typer.echo(f"  {item.origin}: {item.reason}", err=True)
    sys.stdout.flush()
    transient = all(item.is_transient for item in set_aside)
    raise typer.Exit(ExitCode.TRY_LATER if transient else ExitCode.SOME_FAILED)
