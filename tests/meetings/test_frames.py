"""By whose account a thing is told is no part of what is told."""

from __future__ import annotations

import pytest

from summitry import reading
from summitry.meetings.points import find_points
from summitry.meetings.record import Status


def point_of(text):
    (point,) = find_points(reading.read(text, kind="news"))
    return point


PLAIN = point_of("Norway rejected the ban on salmon.")


@pytest.mark.parametrize(
    "text",
    [
        "Norway rejected the ban on salmon, according to the site.",
        "According to Jonas Store, Norway rejected the ban on salmon.",
        "Norway rejected the ban on salmon, according to Jonas Store, the prime minister.",
        "By the minister's account, Norway rejected the ban on salmon.",
        "Norway rejected the ban on salmon, by the same account.",
        "Norway rejected the ban on salmon, the minister said.",
        "Norway rejected the ban on salmon, it wrote.",
        "The Harbour Post reported that Norway rejected the ban on salmon.",
        "Its headline says that Norway rejected the ban on salmon.",
    ],
)
def test_a_frame_changes_nothing_of_what_is_told(text):
    point = point_of(text)
    assert (point.status, point.status_rule, point.label) == (Status.REJECTED, PLAIN.status_rule, "ban on salmon")
    assert point.features.words == PLAIN.features.words
    assert point.features.names == PLAIN.features.names
    assert [speaker.actor_id for speaker in point.speakers] == ["NOR"]
    assert point.passage.exact == text


@pytest.mark.parametrize("text", ["Norway said that it would send tents.", "The king took the drought into account."])
def test_what_is_no_frame_stays(text):
    assert point_of(text).features.words


def test_saying_gives_a_status_where_what_is_said_has_none():
    assert point_of("Trade grew by a tenth, the minister noted.").status is Status.DISCUSSED_ONLY


def test_who_says_it_speaks_where_nobody_else_does():
    point = point_of("The border of the valley must be closed, the president of Kenya said.")
    assert point.status is Status.PROPOSED
    assert [speaker.country for speaker in point.speakers] == ["KEN"]


def test_meeting_and_not_talking_is_one_thing():
    point = point_of("The two presidents greeted each other but did not talk, the spokesman said.")
    assert point.status is Status.DENIED


def test_what_it_is_stands_in_the_sentence_before():
    text = "Norway raised the price of grain. The president of Kenya denied it, by the minister's account."
    raised, denied = find_points(reading.read(text, kind="news"))
    assert (denied.status, denied.label) == (Status.DENIED, raised.label)
    assert denied.features.words == raised.features.words
    assert denied.passage.exact.startswith("The president of Kenya")
