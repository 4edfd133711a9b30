"""Write docs/cli.md from the commands' own help, and docs/dossier.schema.json from the records.

    python -m tools.build_references

A test holds both against the program, so they cannot fall behind it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.dossier.data import json_schema

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


def main() -> None:
    """Write both."""
    for name, text in (("cli.md", cli_page()), ("dossier.schema.json", schema_text())):
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
