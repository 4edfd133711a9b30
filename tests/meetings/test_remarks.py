"""Remarks that tell a little: kept where another account says the like, or where an account goes on with them."""

from __future__ import annotations

import pytest

from summitry.meetings.compare import compare
from summitry.meetings.compare.standing import is_aside, is_remark, is_topic
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points
from tests.meetings.build import read_text

SEEN = "The whole world has seen the courage of the sailors."
SHOWN = "Our sailors showed courage."
HARBOUR = "We will build a joint harbour in Mombasa."
ENGINEERS = "We will teach forty engineers in Bergen."


def lay(retelling=(), **texts):
    accounts = [Account(key, key, "side", (key,)) for key in texts]
    points = {key: find_points(read_text(text, id=key)) for key, text in texts.items()}
    return [
        {key: [point.passage.exact for point in held] for key, held in topic.points.items()}
        for topic in compare(accounts, points, retelling=retelling)
    ]


def test_a_remark_that_both_make_is_a_topic():
    assert {"a": [SEEN], "b": [SHOWN]} in lay(a=f"{HARBOUR} {SEEN}", b=f"{SHOWN} {ENGINEERS}")


def test_a_remark_that_one_makes_goes_with_what_it_is_said_beside():
    assert lay(a=f"{HARBOUR} {SEEN}", b=ENGINEERS) == [{"a": [HARBOUR, SEEN]}, {"b": [ENGINEERS]}]


def test_a_remark_by_itself_is_none():
    assert lay(a=SEEN) == []
    assert lay(a=SEEN, b=ENGINEERS) == [{"b": [ENGINEERS]}]
    assert lay(a=f"{SEEN} {HARBOUR}") == [{"a": [HARBOUR]}]


def test_what_only_retells_has_no_remarks():
    assert lay(retelling=("a", "b"), a=f"{HARBOUR} {SEEN}", b=f"{SHOWN} {ENGINEERS}") == [
        {"a": [HARBOUR]},
        {"b": [ENGINEERS]},
    ]


@pytest.mark.parametrize("text", ["Thank you very much.", "It is a pleasure to be here.", "Shall we begin?"])
def test_courtesy_and_questions_are_no_remarks(text):
    assert not any(is_remark(point, frozenset()) for point in find_points(read_text(text, id="a")))


def test_an_aside_goes_with_what_it_is_said_beside_and_is_no_topic():
    aside = "It was hardly cheap."
    (point,) = find_points(read_text(aside, id="a"))
    assert is_aside(point, frozenset())
    assert lay(a=f"{HARBOUR} {aside}", b=ENGINEERS) == [{"a": [HARBOUR, aside]}, {"b": [ENGINEERS]}]
    assert lay(a=aside) == []
    assert lay(a=aside, b=aside) == []


@pytest.mark.parametrize("text", ["(Laughter.)", "Yes, I know.", "Thank you so much."])
def test_what_has_no_word_of_its_own_is_no_aside(text):
    assert not any(is_aside(point, frozenset()) for point in find_points(read_text(text, id="a")))
    assert lay(a=f"{HARBOUR} {text}") == [{"a": [HARBOUR]}]


def test_an_outcome_that_says_little_stands_with_what_is_before_it():
    promise = "We will do all that we can."
    (point,) = find_points(read_text(promise, id="a"))
    assert not is_topic(point, frozenset())
    assert lay(a=f"{HARBOUR} {promise}") == [{"a": [HARBOUR, promise]}]
    assert lay(a=promise) == []


def test_a_remark_names_no_topic_that_has_a_subject():
    texts = {"a": f"{HARBOUR} In any case, all of this is of great mutual interest to us.", "b": ENGINEERS}
    points = {key: find_points(read_text(text, id=key)) for key, text in texts.items()}
    first, _ = compare([Account(key, key, "side", (key,)) for key in texts], points)
    assert len(first.points["a"]) == 2
    assert first.label in HARBOUR


def test_a_topic_is_no_remark():
    (point,) = find_points(read_text(HARBOUR, id="a"))
    assert is_topic(point, frozenset())
    assert not is_remark(point, frozenset())
