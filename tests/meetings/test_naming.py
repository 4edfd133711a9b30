"""The name of a topic does not depend on whose point comes first."""

from __future__ import annotations

from itertools import permutations

from summitry import reading
from summitry.meetings.compare.naming import find_label
from summitry.meetings.points import find_points


def points_of(*texts):
    return [point for text in texts for point in find_points(reading.read(text))]


def test_the_label_with_the_common_words_of_an_issue_is_chosen_in_any_order():
    points = points_of(
        "They spoke about the framework.",
        "The leaders discussed cyber rules.",
        "Norway pledged to keep them.",
    )
    assert {find_label(list(order)) for order in permutations(points)} == {"cyber rules"}


def test_a_partys_bare_name_is_no_label():
    (point,) = points_of("The ministers discussed Norway.")
    assert point.label == "Norway"
    (war,) = points_of("The ministers spoke about the truce.")
    assert find_label([point, war], frozenset({"NOR"})) == "truce"
