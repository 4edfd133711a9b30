from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.errors import BadField


def run(*arguments):
    return CliRunner().invoke(app, ["who", *arguments])


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        ("Putin", "2018-07-16", "vladimir-putin"),
        ("Donald Trump", "2018-07-16", "donald-trump"),
        ("Niinistö", "2018-07-16", "sauli-niinisto"),
        ("Niinisto", "2018-07-16", "sauli-niinisto"),
        ("President of Finland", "2018-07-16", "sauli-niinisto"),
    ],
)
def test_the_first_answer_is_who_held_the_office_that_day(name, day, wanted):
    result = run(name, "--on", day, "--json")
    assert result.exit_code == 0
    first = json.loads(result.stdout)[0]
    assert first["id"] == wanted
    assert first["from"] <= day
    assert first["taken_from"]


def test_an_unknown_name_gives_an_empty_list_and_exit_code_one():
    result = run("Zzyzx Qwertz", "--on", "2018-07-16", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == []


def test_the_table_shows_country_and_terms():
    result = run("Putin")
    assert result.exit_code == 0
    assert "RUS" in result.stdout
    assert "2012-05-07" in result.stdout


def test_a_wrong_day_is_named():
    result = run("Putin", "--on", "16.07.2018")
    assert isinstance(result.exception, BadField)
    assert "--on" in str(result.exception)
