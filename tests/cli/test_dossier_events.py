"""``summitry dossier --events`` as a user types it: what is wrong with the event data is said before anything is read."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.dossier import from_json
from summitry.errors import InputError

TEXT = """\
---
title: Meeting with the Chancellor of Germany
publisher: Office of the President of France
published_on: 2023-01-22
side: FRA
kind: readout
---
President Emmanuel Macron met Chancellor Olaf Scholz in Paris on 22 January 2023. The two leaders agreed to build a
rail link between Strasbourg and Stuttgart.
"""
ROWS = "day,x,y,tone\n2022-11-02,FRA,DEU,2\n2022-12-05,DEU,FRA,3\n2023-01-22,FRA,DEU,4\n2023-02-01,DEU,FRA,1\n"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "france.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "days.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_the_same_page_uses_the_event_data_and_names_it(folder):
    columns = "date=day,a=x,b=y,value=tone"
    result = run(
        "dossier", folder / "in", "--out", folder / "out", "--events", folder / "days.csv", "--columns", columns
    )
    assert result.exit_code == 0, result.output
    dossier = from_json((folder / "out" / "dossier.json").read_bytes())
    (meaning,) = dossier.meaning
    assert meaning.title == "Germany and France"
    assert "4 records of events between the two, October 2022 – March 2023, are from days.csv" in meaning.lead
    assert dossier.made.settings["event data"] == "days.csv"
    assert (folder / "out" / "tables" / "figure-barometer-intensity-deu-fra.csv").is_file()
    assert 'id="page-meaning"' in (folder / "out" / "index.html").read_text(encoding="utf-8")


def test_without_event_data_what_ships_is_used(folder):
    assert run("dossier", folder / "in", "--out", folder / "out").exit_code == 0
    (meaning,) = from_json((folder / "out" / "dossier.json").read_bytes()).meaning
    assert [figure.id for figure in meaning.figures] == ["votes-deu-fra"]


@pytest.mark.parametrize("command", [("dossier", "in"), ("demo",)])
def test_event_data_that_is_not_there_is_an_error_before_anything_is_read(folder, command, monkeypatch):
    monkeypatch.chdir(folder)
    result = run(*command, "--out", "out", "--events", "nowhere.csv")
    assert isinstance(result.exception, InputError)
    assert "nowhere.csv is no file" in str(result.exception)
    assert not (folder / "out").exists()


def test_a_missing_column_is_an_error_that_names_those_there_are(folder):
    result = run("dossier", folder / "in", "--out", folder / "out", "--events", folder / "days.csv")
    assert "has no column 'date' for `date`; it has day, x, y, tone" in str(result.exception)


def test_columns_without_event_data_are_an_error(folder):
    result = run("dossier", folder / "in", "--out", folder / "out", "--columns", "date=day")
    assert "name it with --events" in str(result.exception)
