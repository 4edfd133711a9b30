"""The page on method, held against the words and rules that it explains."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import summitry
from summitry.dossier.building.voices import KINDS
from summitry.meetings.compare import linking, stretches
from summitry.meetings.compare.following import FOLLOWS
from summitry.meetings.compare.likeness import WEIGHTS
from summitry.meetings.meeting import DifferenceKind
from summitry.meetings.points import find_points
from summitry.meetings.record import Stance, Status
from summitry.meetings.retold import RETELLING

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


def test_the_weights_and_thresholds_are_those_of_the_program():
    told = re.search(r"([\d.]+) words \+ ([\d.]+) names \+ ([\d.]+) issues \+ ([\d.]+) meaning", PAGE)
    assert told is not None
    assert [float(part) for part in told.groups()] == [
        WEIGHTS[name] for name in ("words", "names", "issues", "meaning")
    ]
    for sentence, value in (
        (r"Pairs under ([\d.]+) are not joined", linking.LINK),
        (r"its best partner from ([\d.]+) on", linking.JOIN),
        (r"score ([\d.]+) within four points", stretches.GO_ON),
        (r"two outcomes only from ([\d.]+) on", stretches.GO_ON_WITH_STATUS),
        (r"with more asked \(([\d.]+)\)", FOLLOWS),
    ):
        found = re.search(sentence, PAGE)
        assert found is not None, sentence
        assert float(found[1]) == value
    assert stretches.REACH == 4


def test_the_kinds_of_text_that_retell_are_told():
    section = PAGE.split("\n## Texts that retell\n")[1].split("\n## ")[0]
    for kind in RETELLING:
        assert f"*{kind.value}*" in section


def test_every_kind_of_actor_is_told():
    section = " ".join(PAGE.split("\n## Reactions\n")[1].split("\n## ")[0].split())
    assert "grouped by kind of actor: " + ", ".join(KINDS.values()) in section
