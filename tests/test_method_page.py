"""The page on method, held against the words and rules that it explains."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import summitry
from summitry.meetings.meeting import DifferenceKind
from summitry.meetings.points import find_points
from summitry.meetings.record import Stance, Status

PAGE = (Path(__file__).parents[1] / "docs" / "method.md").read_text(encoding="utf-8")
ROW = re.compile(r'^\| ([a-z ]+) \| [^|]+ \| "([^"|]+)" \|$', re.MULTILINE)
EXAMPLES = dict(ROW.findall(PAGE))
# Intelligence Community Directive 203 (2 January 2015), section D.6.e(2)(a).
ICD_203 = [
    ("almost no chance, remote", "1-5"),
    ("very unlikely, highly improbable", "5-20"),
    ("unlikely, improbable", "20-45"),
    ("roughly even chance, roughly even odds", "45-55"),
    ("likely, probable", "55-80"),
    ("very likely, highly probable", "80-95"),
    ("almost certain, nearly certain", "95-99"),
]


def heads(name):
    """The first cells of the rows under a heading."""
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    return [row.split("|")[1].strip() for row in section.splitlines() if row.startswith("|")]


def test_the_ladder_is_told_in_its_order():
    assert list(EXAMPLES) == [status.value for status in Status]


@pytest.mark.parametrize("status", list(Status))
def test_the_sentence_of_a_status_gets_that_status(status):
    points = find_points(summitry.read(EXAMPLES[status.value], published_on="2021-05-05"))
    assert [point.status for point in points] == [status]


def test_every_stance_and_every_kind_of_dispute_is_told():
    assert set(get_args(Stance)) <= set(heads("Reactions"))
    assert set(get_args(DifferenceKind)) <= set(heads("Comparison"))


def test_the_words_of_likelihood_are_those_of_the_directive():
    assert re.findall(r"^\| ([a-z, ]+) \| (\d+-\d+) \|$", PAGE, re.MULTILINE) == ICD_203


def test_the_pages_that_it_links_to_are_there():
    folder = Path(__file__).parents[1] / "docs"
    for link in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (folder / link).exists(), link
