"""Sentences that point back."""

from __future__ import annotations

import pytest

from summitry.meetings.compare import compare
from summitry.meetings.compare.pointing import points_back, says_little
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points
from tests.meetings.build import read_text


def point_of(text):
    return find_points(read_text(text, id="a"))[0]


@pytest.mark.parametrize(
    "text",
    [
        "This will help the fishermen of both coasts.",
        "And, of course, it is a good sign for farming.",
        "That's the largest wheat harvest in a decade.",
        "These ports feed a million people.",
        "We agreed to go on in that direction.",
        "In this we agree.",
    ],
)
def test_what_begins_with_a_pointer(text):
    assert points_back(point_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "This week the fishermen came home.",
        "It is vital to the fishermen that ports stay open.",
        "That is why we bought forty trawlers.",
        "They discussed fish.",
        "The fishermen of Norway like this.",
        "We met this year to talk of boats.",
    ],
)
def test_what_does_not(text):
    assert not points_back(point_of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We agreed to work together for its success.", True),
        ("We agreed to continue in that direction.", True),
        ("We agreed to restore the supply of this grain.", False),
        ("We agreed to restore the supply of ink.", False),
        ("We will do all that we can.", True),
        ("We agreed to lend Kenya such things.", False),
    ],
)
def test_an_outcome_that_says_nothing_of_its_own(text, expected):
    assert says_little(point_of(text)) is expected


def lay(**texts):
    accounts = [Account(key, key, "side", (key,)) for key in texts]
    points = {key: find_points(read_text(text, id=key)) for key, text in texts.items()}
    return [
        {key: [point.passage.exact for point in held] for key, held in topic.points.items()}
        for topic in compare(accounts, points)
    ]


GRAIN = "We spoke of the grain harvest."
HELP = "This will help the hospitals of both countries."


def test_it_goes_with_what_both_say():
    assert {"a": [GRAIN, HELP], "b": ["The leaders discussed the grain harvest."]} in lay(
        a=f"{GRAIN} {HELP}", b="The leaders discussed the grain harvest."
    )


def test_with_a_subject_of_its_own_it_does_not():
    other = "Hospitals in both countries lack nurses."
    assert {"a": [other]} in lay(a=f"{GRAIN} {other}", b="The leaders discussed the grain harvest.")


def test_an_outcome_that_only_points_goes_with_what_is_before_it():
    step = "We agreed to continue in that direction."
    assert lay(a=f"{GRAIN} {step}") == [{"a": [GRAIN, step]}]
    shared = "The leaders discussed the grain harvest."
    assert lay(a=f"{GRAIN} {step}", b=shared) == [{"a": [GRAIN, step], "b": [shared]}]
    assert lay(a=f"{step} {GRAIN}") == [{"a": [step]}, {"a": [GRAIN]}]
