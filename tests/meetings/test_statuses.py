"""Every rule of the ladder is proved by its own sentences."""

from __future__ import annotations

import pytest

from summitry import gazetteer, reading
from summitry.errors import BadField
from summitry.meetings.points import find_points
from summitry.meetings.record import Status
from summitry.meetings.statuses import load_rules
from summitry.meetings.statuses.loading import read_file

RULES = {rule.id: rule for rule in load_rules()}


def fired(text):
    return {point.status_rule: point for point in find_points(reading.read(text))}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_gives_its_status_in_its_examples(name):
    for text in RULES[name].examples:
        points = fired(text)
        assert name in points, f"{text!r} is decided by {sorted(points)}"
        assert points[name].status == RULES[name].status


@pytest.mark.parametrize("name", RULES)
def test_a_rule_keeps_silent_in_its_near_misses(name):
    for text in RULES[name].near_misses:
        assert name not in fired(text), text


def test_every_step_of_the_ladder_has_rules():
    assert {rule.status for rule in RULES.values()} == {None, *Status}


def test_no_rule_knows_a_country():
    names = {country.name.casefold() for country in gazetteer.load().countries.values()}
    for rule in RULES.values():
        words = set().union(rule.main, rule.content, rule.words, rule.lacks)
        assert not names & {word.casefold() for word in words}, rule.id


@pytest.mark.parametrize(
    ("node", "place"),
    [
        ({"name": "x", "about": "y", "near_misses": ["a"]}, "an example and a near miss"),
        ({"name": "x", "about": "y", "examples": ["a"], "near_misses": ["b"], "mian": ["agree"]}, "mian"),
        ({"name": "x", "about": "y", "examples": ["a"], "near_misses": ["b"], "who": ["they"]}, "they"),
    ],
)
def test_a_wrong_rule_is_named(node, place):
    with pytest.raises(BadField, match=place):
        list(read_file({"status": "agreed", "rules": [node]}, "own"))


def test_flags_tell_condition_joint_subject_and_future():
    points = find_points(reading.read("The two leaders agreed to meet again. Norway will send tents if the king asks."))
    assert "joint" in points[0].flags
    assert {"conditional", "future"} <= set(points[1].flags)


def test_the_cue_stands_in_the_text():
    text = "The minister made clear that Norway intends to send tents."
    (point,) = find_points(reading.read(text))
    assert point.cue is not None
    assert text[point.cue.start : point.cue.end] == point.cue.exact


@pytest.mark.parametrize(
    ("text", "is_conditional"),
    [
        ("President Castro reiterated the commitment to support Norway for as long as it takes.", False),
        ("President Castro said that Kenya will keep the bridge open as long as Norway does the same.", True),
    ],
)
def test_for_as_long_as_it_takes_is_no_condition(text, is_conditional):
    (point,) = find_points(reading.read(text))
    assert ("conditional" in point.flags) is is_conditional
