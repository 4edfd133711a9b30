"""Write docs/cli.md from the commands' help, docs/dossier.schema.json and docs/dossier-json.md from the records.

    python -m tools.build_references

A test holds them against the program, so they cannot fall behind it.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import inspect
import json
import re
import typing
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.dossier.data import json_schema
from summitry.dossier.record import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

DOCS: Final = Path(__file__).parent.parent / "docs"
INTRO: Final = """# Commands

Written by `python -m tools.build_references` from the commands' own help.

`--json` prints data on standard output and nothing else; talk goes to standard error. Exit codes: 0 fine, 1 some
failed, 2 the call itself is wrong, 75 try again later, 130 interrupted. INPUT is a file, a folder, a link, a feed,
`-`, or `.jsonl[.gz]` with `id`, `text` and optionally `title`, `publisher`, `side`, `published_on`, `kind`, `url`,
`held_on`, `account`; Markdown and text files may carry these as YAML front matter.
"""
JSON_INTRO: Final = """# The data of a dossier

Written by `python -m tools.build_references` from the records' own descriptions. `dossier.json` is a
[Dossier](#dossier) with `"format": "summitry-dossier/1"` beside its fields; its JSON Schema is
[dossier.schema.json](dossier.schema.json). A passage is word for word: `text[start:end] == exact` in the document that
`document_id` names, counted in characters (Unicode code points). The same input gives the same bytes.
"""
#: Fields of the records that stay out of the data.
LEFT_OUT: Final = frozenset({"raw"})
JSON_TYPES: Final = {
    "str": "string",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "date": "day (ISO 8601)",
    "datetime": "instant (ISO 8601, UTC)",
}


def cli_page() -> str:
    """Give docs/cli.md."""
    return INTRO + "".join(
        f"\n## summitry {' '.join(path)}\n\n```text\n{_help_of(path)}\n```\n" for path in sorted(iter_commands(app))
    )


def iter_commands(group: typer.Typer, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give the words of every command, those of sub-commands with their group's."""
    for command in group.registered_commands:
        name = str(command.name or getattr(command.callback, "__name__", ""))
        yield (*before, name.replace("_", "-"))
    for inner in group.registered_groups:
        if inner.typer_instance is not None and inner.name:
            yield from iter_commands(inner.typer_instance, (*before, inner.name))


def _help_of(path: tuple[str, ...]) -> str:
    """Give the help as it prints on 100 columns."""
    result = CliRunner().invoke(app, [*path, "--help"], env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})
    if result.exit_code:
        raise SystemExit(f"summitry {' '.join(path)} --help fails: {result.output}")
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def schema_text() -> str:
    """Give docs/dossier.schema.json."""
    return json.dumps(json_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def json_page() -> str:
    """Give docs/dossier-json.md: every record of dossier.json with its fields, from the records' own docstrings."""
    found = {record.__name__: record for record in _iter_records(Dossier, set())}
    return JSON_INTRO + "".join(_describe(found[name]) for name in found).replace("``", "`")


def _iter_records(record: type, seen: set[type]) -> Iterator[type]:
    """Give a record, then those that its fields hold, each once, in the order in which a reader meets them."""
    if record in seen:
        return
    seen.add(record)
    yield record
    hints = typing.get_type_hints(record)
    for field in dataclasses.fields(record):
        for inner in _records_in(hints[field.name]):
            yield from _iter_records(inner, seen)


def _records_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from _records_in(part)


def _describe(record: type) -> str:
    told = inspect.getdoc(record) or ""
    summary, _, attributes = told.partition("\nAttributes:\n")
    notes = dict(re.findall(r"^    (\w+): (.*(?:\n        .*)*)", attributes, re.MULTILINE))
    hints = typing.get_type_hints(record)
    rows = [
        f"| `{field.name}` | {_name_type(hints[field.name])} | {' '.join(notes.get(field.name, '').split())} |"
        for field in dataclasses.fields(record)
        if field.name not in LEFT_OUT
    ]
    head = f"\n## {record.__name__}\n\n{' '.join(summary.split())}\n\n| field | type | what it is |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def _name_type(hint: object) -> str:
    """Name a type as JSON has it."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return "list of " + " and ".join(_name_type(part) for part in parts if part is not Ellipsis)
    if origin is collections.abc.Mapping:
        return f"object of {_name_type(parts[1])}"
    return " or ".join(map(_name_type, parts)) if parts else _name_plain(hint)


def _name_plain(hint: object) -> str:
    if hint is type(None):
        return "null"
    assert isinstance(hint, type)
    if dataclasses.is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if issubclass(hint, Enum):
        return ", ".join(f"`{item.value}`" for item in hint)
    return JSON_TYPES[hint.__name__]


def main() -> None:
    """Write all three."""
    for name, text in (
        ("cli.md", cli_page()),
        ("dossier.schema.json", schema_text()),
        ("dossier-json.md", json_page()),
    ):
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
