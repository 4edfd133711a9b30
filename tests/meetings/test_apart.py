"""Two calls told in one text stay two, and a state on the way is no party."""

from __future__ import annotations

import pytest

from summitry.meetings.find import find_meetings
from tests.meetings.build import read_text

KNOWN = {"published_on": "2019-10-15", "kind": "readout", "side": "FRA"}
BOTH = "Angela Merkel and Mark Rutte"


def meetings_of(text, **known):
    return find_meetings(read_text(text, **{**KNOWN, **known}))


def codes_of(text, **known):
    return [[party.code for party in meeting.parties] for meeting in meetings_of(text, **known)]


@pytest.mark.parametrize("title", ["", "Telephone conversations with Angela Merkel and Mark Rutte"])
def test_conversations_with_two_are_one_with_each(title):
    found = meetings_of(f"Emmanuel Macron had telephone conversations with {BOTH}.", title=title)
    assert [[party.code for party in meeting.parties] for meeting in found] == [["DEU", "FRA"], ["FRA", "NLD"]]
    assert {(str(meeting.held.first_on), meeting.form) for meeting in found} == {("2019-10-15", "call")}


@pytest.mark.parametrize("what", ["a telephone conversation", "trilateral conversations"])
def test_one_conversation_of_three_stays_one(what):
    assert codes_of(f"Emmanuel Macron had {what} with {BOTH}.") == [["DEU", "FRA", "NLD"]]


def test_first_one_then_the_other_by_its_own_sentence():
    told = "Emmanuel Macron spoke with {} of {} on {} October 2019."
    text = f"{told.format('Angela Merkel', 'Germany', 13)} {told.format('Mark Rutte', 'the Netherlands', 14)}"
    assert codes_of(text) == [["DEU", "FRA"], ["FRA", "NLD"]]


def test_where_somebody_came_back_from_is_no_party():
    text = "In the evening, after returning from {}, the President of France had a phone conversation with Mark Rutte."
    assert codes_of(text.format("Germany")) == [["FRA", "NLD"]]


def test_a_title_behind_a_name_still_tells_who_that_is():
    text = "Emmanuel Macron, the President of France, met with Angela Merkel, the Chancellor of Germany, today."
    assert codes_of(text) == [["DEU", "FRA"]]
