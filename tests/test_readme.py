"""What the README shows is true: its Python runs, its commands and options exist, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = sorted(set(re.findall(r"^ {4}(?:\$ )?summitry ([^#\n]+)", README, re.MULTILINE)))


def test_the_two_commands_open_it():
    first = re.findall(r"^ {4}(\S+)", README, re.MULTILINE)[:2]
    assert first == ["./scripts/demo", "./scripts/test"]
    for script in first:
        assert (ROOT / script).stat().st_mode & 0o111


def test_its_python_runs():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert names["reading"].mentions[0].passage.exact
    assert names["dossier"].meetings[0].outcomes[0].cells


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_and_options_exist(command):
    words = command.split()
    path = words[:2] if words[0] in {"codebook", "events"} else words[:1]
    shown = CliRunner().invoke(app, [*path, "--help"])
    assert shown.exit_code == 0
    for option in re.findall(r"--[a-z-]+", command):
        assert option in shown.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target
