"""What ``docs/extending.md`` shows of meetings fits the files that it names; the gazetteer's rows have a test there."""

from __future__ import annotations

import csv
import re
from importlib import resources
from pathlib import Path

import pytest
import yaml

from summitry.meetings.record import Status
from summitry.meetings.statuses.loading import read_file

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")


def section(heading):
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def block(heading, kind):
    (found,) = re.findall(rf"```{kind}\n(.*?)```", section(heading), re.DOTALL)
    return found


@pytest.mark.parametrize(("heading", "name"), [("An issue area", "issues.csv"), ("A known summit", "summits.csv")])
def test_a_row_of_a_table_of_meetings_has_its_columns(heading, name):
    text = resources.files("summitry.meetings").joinpath(name).read_text(encoding="utf-8")
    lines = block(heading, "text").splitlines()
    assert lines[0] == text.splitlines()[0]
    (row,) = csv.DictReader(lines)
    assert None not in row
    assert row["id"] not in {known["id"] for known in csv.DictReader(text.splitlines())}


def test_the_rule_of_a_status_can_be_read():
    (rule,) = read_file(yaml.safe_load(block("Words that lead to a status", "yaml")), "agreed")
    assert rule.status is Status.AGREED
    assert rule.examples
    assert rule.near_misses


def test_every_file_and_test_that_it_names_is_there():
    named = re.findall(r"`((?:src|tests)/[^`*]+)`", PAGE) + re.findall(r"tests/[\w/.]+", PAGE)
    assert len(named) > 15
    for path in named:
        assert (ROOT / path).exists(), path
