"""``summitry explain``: why an event was coded as it was, what a rule or type says, what a word of the field means."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli import inputs as options
from summitry.errors import InputError, UnknownCode

if TYPE_CHECKING:
    from summitry.codebook import Codebook


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="TERM|EVENT|RULE|TYPE|CODE", help="A word of the glossary, or what summitry code prints."
        ),
    ],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT...", help="For an event: the inputs that it was coded from.")
    ] = None,
    *,
    codebook: Annotated[Path | None, typer.Option(help="Rules of your own (YAML) beside ours.")] = None,
    nearest: Annotated[bool, typer.Option("--nearest", help="As the event was coded.")] = False,
    pipeline: options.Pipeline = None,
    known: options.Known = None,
) -> None:
    """Explain an event: its sentence, clause, roles, the rule that fired and the rule's examples.

    An event's name is made from its document, so the same input gives the same name: name the inputs again and the
    event is found in them. A rule, a PLOVER type or a CAMEO code is explained from the codebook alone, a word of the
    field (silence, CRPS, readout) from the glossary.
    """
    from summitry import codebook as books
    from summitry.coding.explain import explain as explain_event
    from summitry.coding.explain import rule_lines

    rules = books.load_codebook(codebook)
    if name in rules.rules:
        typer.echo("\n".join(rule_lines(rules.rules[name], rules)))
        return
    if name in rules.scheme.types:
        typer.echo(f"{name}: {rules.scheme.types[name].about}")
        typer.echo("rules: " + ", ".join(rule.id for rule in rules.rules.values() if rule.gives.event_type == name))
        return
    if name in rules.scheme.cameo:
        typer.echo(_explain_code(name, rules))
        return
    if not name.startswith("ev-"):
        typer.echo(_explain_term(name, [*rules.rules, *rules.scheme.types]))
        return
    if not inputs:
        msg = f"{name} is an event: name the inputs that it was coded from, as in summitry explain {name} notes.md"
        raise InputError(msg)
    from summitry.cli.code import iter_pairs

    settings = options.make_settings(allow_private=False, any_language=False, limit=None, known=known)
    pairs = iter_pairs(inputs, settings, [], codebook=codebook, nearest=nearest, pipeline=pipeline)
    event = next((event for _, events in pairs for event in events if event.id == name), None)
    if event is None:
        msg = f"{name} is not among the events of {', '.join(inputs)}; were they changed, or coded with other options?"
        raise InputError(msg)
    typer.echo(explain_event(event, rules))


def _explain_code(name: str, rules: Codebook) -> str:
    """Give a CAMEO code's name, scale value and PLOVER type, and the rules that give it."""
    code = rules.scheme.cameo[name]
    plover = f", PLOVER {code.event_type}{f' ({code.mode})' if code.mode else ''}" if code.event_type else ""
    giving = ", ".join(rule.id for rule in rules.rules.values() if rule.gives.cameo == name)
    return f"CAMEO {name}: {code.name}. Goldstein {code.goldstein:g}{plover}\nrules: {giving or 'none gives it'}"


def _explain_term(name: str, others: list[str]) -> str:
    """Define a word of the glossary.

    Raises:
        UnknownCode: Neither the glossary nor the codebook has it.
    """
    from summitry import glossary

    try:
        term, definition = glossary.define(name)
    except UnknownCode as error:
        nearest = [*error.nearest, *difflib.get_close_matches(name, others, n=3)]
        raise UnknownCode(name, "term, event, rule, type or CAMEO code", nearest) from None
    return f"{term}: {definition}"
