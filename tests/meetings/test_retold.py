from __future__ import annotations

import pytest

from summitry import read
from summitry.meetings import find_findings
from summitry.meetings.retold import is_retelling, points_of

PARTIES = ("FRA", "POL")
OPENING = "Emmanuel Macron met Andrzej Duda in Geneva on 10 May 2023."


def told(text, kind="news", side=None):
    findings = find_findings(read(f"{OPENING} {text}", kind=kind, side=side, published_on="2023-05-11"))
    return {point.passage.exact: point.status for point in points_of(findings, PARTIES)}


@pytest.mark.parametrize(
    ("kind", "side", "is_one"),
    [("news", None, True), ("analysis", "FRA", True), ("case note", "FRA", True), ("readout", "FRA", False)],
)
def test_what_retells(kind, side, is_one):
    assert is_retelling(read(OPENING, kind=kind, side=side).document) is is_one


def test_saying_alone_is_no_outcome_where_it_is_only_retold():
    text = "Macron said that the river was high."
    assert set(told(text, kind="news").values()) <= {None}
    assert "discussed only" in told(text, kind="readout", side="FRA").values()


def test_what_somebody_says_was_talked_of_was_talked_of():
    assert "discussed only" in told("Macron said that they had discussed the price of grain.").values()


def test_what_a_party_agreed_stays_agreed():
    assert "agreed" in told("The two presidents agreed to open the border.").values()


def test_what_others_ask_is_no_outcome_of_the_meeting():
    found = told("Prime Minister Petteri Orpo of Finland urged both sides to open the border.")
    assert all(status is None for status in found.values())


def test_the_sentence_that_names_the_meeting_is_no_topic():
    assert OPENING not in told("The two presidents agreed to open the border.")


def test_a_reaction_is_not_shown_as_a_topic_again():
    found = told("Senator Ada Berg criticised the meeting.")
    assert not any("Berg" in words for words in found)


def test_a_sides_own_readout_is_left_as_it_is():
    findings = find_findings(read(f"{OPENING} He said that the river was high.", kind="readout", side="FRA"))
    assert points_of(findings, PARTIES) == findings.points


@pytest.mark.parametrize(
    "text",
    [
        "We are talking about two old neighbours.",
        "The talks should be seen as a beginning.",
        "You will want to know more.",
    ],
)
def test_what_the_writer_says_to_the_reader_has_no_status(text):
    assert set(told(text).values()) <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Nordic leaders issued a statement. The leaders welcomed the price of grain. They will keep up the sanctions.",
        "Norway, Kenya and Canada issued a statement. They called for a ban on land mines. They will keep up the sanctions.",
    ],
)
def test_they_are_those_who_were_named_last_if_these_are_more_than_two(text):
    assert set(told(text).values()) <= {None}


def test_they_are_the_two_who_met_where_nobody_else_was_named():
    assert told("They agreed to open the border.")["They agreed to open the border."] == "agreed"
    text = "Nordic leaders issued a statement. The two presidents agreed to open the border."
    assert "agreed" in told(text).values()
