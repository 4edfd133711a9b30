"""The name of a topic does not depend on whose point comes first."""

from __future__ import annotations

from itertools import permutations

from summitry import reading
from summitry.meetings.compare.naming import find_label, holds, split
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


def test_a_label_holds_where_a_telling_word_of_it_stands():
    ferry, again, gas = points_of(
        "The leaders discussed the ferry line.", "They agreed to pay for two ferries.", "They spoke about gas."
    )
    assert holds(ferry, again)
    assert not holds(ferry, gas)


def test_a_word_of_routine_makes_no_label_hold():
    (trade,) = points_of("The ministers discussed cooperation in trade.")
    (cooperation,) = points_of("The ministers discussed cooperation of museums.")
    assert not holds(trade, cooperation)


def test_what_one_account_puts_together_is_parted_where_no_label_holds_for_all():
    points = points_of(
        "The leaders discussed the ferry line.", "They spoke about gas.", "They agreed to pay for two ferries."
    )
    assert list(split(points)) == [(points[0], points[2]), (points[1],)]


def test_the_parts_are_the_same_in_any_order():
    points = points_of(
        "The leaders discussed the ferry line.", "They spoke about gas.", "They agreed to pay for two ferries."
    )
    parts = {
        frozenset(frozenset(point.id for point in group) for group in split(list(order)))
        for order in permutations(points)
    }
    assert len(parts) == 1


def test_a_row_on_differing_sums_is_headed_by_the_thing():
    first = points_of("Norway will send 20 million euros for the new schools.")
    second = points_of("Norway will send 30 million euros for the new schools.")
    assert find_label([*first, *second]) == "new schools"
    assert find_label(first) == "20 million euros for the new schools"
