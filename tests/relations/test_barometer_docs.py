"""What docs/barometer.md shows can be run as it stands."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summitry import eventdata
from summitry.cli.app import app
from summitry.relations import measure

DOC = Path(__file__).parent.parent.parent / "docs" / "barometer.md"
COMMANDS = [line.strip() for line in DOC.read_text(encoding="utf-8").splitlines() if line.startswith("    summitry ")]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a lake called LAKE and a series."""
    rows = [
        f"2018-{month:02}-{day:02},USA,RUS,{(day * month) % 7 - 3},{code}"
        for month in range(1, 10)
        for day, code in ((3, "042"), (9, "112"), (21, "057"))
    ]
    (tmp_path / "series.csv").write_text("\n".join(["date,a,b,value,code", *rows]) + "\n", encoding="utf-8")
    columns = "\n".join(
        f"  {name}: {column}"
        for name, column in (("event_date", "date"), ("actor", "a"), ("recipient", "b"), ("code", "code"))
    )
    (tmp_path / "mapping.yaml").write_text(
        f"source: own_events\nontology: CAMEO\ncolumns:\n{columns}\n", encoding="utf-8"
    )
    eventdata.load([tmp_path / "series.csv"], tmp_path / "LAKE", mapping=tmp_path / "mapping.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_commands_to_run():
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_runs(command, folder):
    words = shlex.split(command.split(" > ")[0])[1:]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout or "--html" in words


def test_the_lines_of_python_hold(folder):
    barometer = measure("LAKE", "USA", "RUS", by="month")
    assert barometer.readings[0].intensity is not None
    assert barometer.view("without meeting codes") is not None
    assert barometer.chart().svg.startswith("<svg")
