"""The guide is true: its commands run and print what it shows, its options exist, its Python runs."""

from __future__ import annotations

import re
from contextlib import chdir

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from tools import guide_pictures, screenshots
from tools.build_guide import GUIDE, fill, is_run, list_commands, run
from tools.guide_texts import write_all

TEXT = GUIDE.read_text(encoding="utf-8")
COMMANDS = [command for command in list_commands(TEXT) if command.startswith("summitry ")]
NESTED = {"codebook", "events"}


@pytest.fixture(scope="module")
def guided(tmp_path_factory):
    """The guide, filled again in a folder of its own, and what each command did."""
    folder = tmp_path_factory.mktemp("guide")
    done = []

    def perform(command):
        done.append(run(command))
        return done[-1]

    with chdir(folder):
        write_all(folder)
        filled = fill(TEXT, perform)
    return folder, filled, done


def test_it_shows_what_its_commands_print(guided):
    _, filled, _ = guided
    assert filled == TEXT, "run: python -m tools.build_guide"


def test_each_command_ends_as_the_guide_says(guided):
    _, _, done = guided
    assert {one.command: one.exit_code for one in done} == {one.command: one.wanted for one in done}


def test_nearly_all_commands_are_run(guided):
    _, _, done = guided
    assert len(done) > 0.75 * len(list_commands(TEXT))


@pytest.mark.parametrize("command", sorted({command for command in COMMANDS if not is_run(command)}))
def test_what_is_not_run_has_its_options(command):
    words = command.split()[1:]
    shown = CliRunner().invoke(app, [*words[: 2 if words[0] in NESTED else 1], "--help"])
    assert shown.exit_code == 0
    for option in re.findall(r"--[a-z-]+", command):
        assert option in shown.stdout


def test_its_python_runs(guided):
    folder, _, _ = guided
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    names: dict[str, object] = {}
    with chdir(folder):
        exec(code, names)
    assert names["silences"]
    assert (folder / names["page"]).is_file()
    assert names["events"]


def test_every_section_of_its_table_of_contents_is_there():
    headings = {
        re.sub(r"[^a-z -]", "", line.lower()).replace(" ", "-") for line in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    }
    for target in re.findall(r"\]\(#([^)]+)\)", TEXT):
        assert target in headings


def test_its_pictures_are_those_that_the_script_makes():
    shown = set(re.findall(r"\]\(images/([\w-]+)\.png\)", TEXT))
    made = {part.name for part in guide_pictures.PARTS} | {f"guide-{name}" for name in guide_pictures.DRAWINGS}
    of_case = {picture.name for picture in screenshots.TAKEN} | {"dossier-print"}
    assert shown <= made | of_case | {"guide-terminal"}
    assert made <= shown
    assert {path.stem for path in screenshots.PICTURES.glob("guide-*.png")} == made | {"guide-terminal"}
