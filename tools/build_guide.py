"""Run the commands of ``docs/guide.md`` and put what they print below them: ``python -m tools.build_guide``.

A block of ``sh`` holds commands, one a line; they run one after another in one folder that holds the texts of
``tools/guide_texts.py``. Where a block of ``text`` follows, it holds what the last command printed, or, with
``<!-- shown: FIRST … LAST -->`` between the two, the lines from the one that has FIRST to the next one that has LAST.
Commands that want a network or files from outside are not run. ``tests/test_guide.py`` holds the guide against this.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from typer.testing import CliRunner

from summitry.cli.app import app
from tools.guide_texts import write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GUIDE = Path(__file__).parent.parent / "docs" / "guide.md"
COLUMNS = "96"
BLOCK = re.compile(
    r"```sh\n(?P<commands>.*?)```\n"
    r"(?:(?P<between>\n(?:<!-- shown: (?P<first>.*?) … (?P<last>.*?) -->\n)?)```text\n(?P<shown>.*?)```\n)?",
    re.DOTALL,
)
OUTSIDE = re.compile(r"https?://|--online|--open|\bfetch\b|codebook check|\*\.|summitry demo|\bpip\b|\./scripts/")
"""Commands that are not run: they want a network, a browser, another's data, or more time than a test has."""
EXIT = re.compile(r"# .*exit code (\d+)")


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was run.

    Attributes:
        command: As the guide has it, comment and all.
        printed: Both streams, as a terminal shows them.
        exit_code: What it left with.
    """

    command: str
    printed: str
    exit_code: int

    @property
    def wanted(self) -> int:
        """The exit code that the guide tells."""
        told = EXIT.search(self.command)
        return int(told[1]) if told else 0


def list_commands(text: str) -> list[str]:
    """Give every line of the blocks of ``sh``, in order."""
    return [line for block in BLOCK.finditer(text) for line in block["commands"].splitlines() if line.strip()]


def is_run(command: str) -> bool:
    """Whether a command can run on the guide's own texts."""
    return not OUTSIDE.search(command)


def run(command: str) -> Done:
    """Run one command in the current folder: ``summitry`` in this process, anything else in a shell."""
    words = shlex.split(command, comments=True)
    if words[0] != "summitry":
        done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
        return Done(command, done.stdout + done.stderr, done.returncode)
    with patch.dict(os.environ, COLUMNS=COLUMNS):
        result = CliRunner().invoke(app, words[1:], catch_exceptions=False)
    return Done(command, result.output, result.exit_code)


def fill(text: str, perform: Callable[[str], Done] = run) -> str:
    """Give the guide with what its commands print, run one after another in the current folder."""

    def replace(block: re.Match[str]) -> str:
        done = [perform(line) for line in block["commands"].splitlines() if line.strip() and is_run(line)]
        if block["shown"] is None or not done:
            return block[0]
        shown = "".join(f"{line}\n" for line in _iter_shown(done[-1].printed, block["first"], block["last"]))
        return f"```sh\n{block['commands']}```\n{block['between']}```text\n{shown}```\n"

    return BLOCK.sub(replace, text)


def _iter_shown(printed: str, first: str | None, last: str | None) -> Iterator[str]:
    """Yield the lines from the one that has ``first`` to the next that has ``last``, without empty ends.

    Raises:
        ValueError: There are no such lines.
    """
    lines = "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n").splitlines()
    if first is None or last is None:
        yield from lines
        return
    begin = next((at for at, line in enumerate(lines) if first in line), None)
    end = next((at for at, line in enumerate(lines) if begin is not None and at >= begin and last in line), None)
    if begin is None or end is None:
        msg = f"no lines from {first!r} to {last!r} in:\n{printed}"
        raise ValueError(msg)
    yield from lines[begin : end + 1]


def main() -> None:
    """Write the guide again."""
    text = GUIDE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name, chdir(name):
        write_all(Path(name))
        filled = fill(text)
    GUIDE.write_text(filled, encoding="utf-8")
    print(GUIDE)


if __name__ == "__main__":
    main()
