"""Interviews, addresses and briefings mention meetings; opening words, joint words and readouts are of them."""

from __future__ import annotations

import pytest

from summitry.ingest import to_document
from summitry.meetings.find import find_meetings
from summitry.meetings.find.speaking import only_mentions
from tests.meetings.build import read_text

KNOWN = {"published_on": "2019-10-15", "kind": "readout", "side": "FRA"}
TOLD = "Emmanuel Macron met with Chancellor of Germany Angela Merkel in Lyon{day}. The harvest was poor this year."


@pytest.mark.parametrize(
    ("title", "near_miss"),
    [
        ("Interview with Radio Coast", "Interview panel met with the President of Malta"),
        ("Press Gaggle by the spokesperson on board", "Gaggling geese"),
        ("President answered questions from journalists", "President answered the letter of the King"),
        ("The harvest is in - address by the President", "Ministers address the drought"),
        ("Speech by the President in the parliament of Malta", "Speechless: the valley after the flood"),
        ("Background Press Call on the visit to Malta", "Background of the visit to Malta"),
        ("Plenary session of the Northern Forum", "Session of the council"),
        ("Remarks to the press", "Remarks by President Vega and Prime Minister Holm Before Bilateral Meeting"),
        ("Speech by the President", "Opening remarks at the talks with the President of Malta"),
        ("Address to the nation", "Joint address of the two presidents to the press"),
    ],
)
def test_the_title_tells_who_speaks_of_many_things(title, near_miss):
    assert only_mentions(to_document("Good evening.", title=title))
    assert not only_mentions(to_document("Good evening.", title=near_miss))


@pytest.mark.parametrize(
    ("lead", "near_miss"),
    [
        ("The nets were mended, the President said in an interview for Radio Coast.", "An interview was refused."),
        ("The nets were mended. The minister stated this during a briefing.", "They held a joint briefing."),
    ],
)
def test_the_first_words_tell_it_too_unless_the_title_is_of_a_meeting(lead, near_miss):
    assert only_mentions(to_document(lead, title="The nets"))
    assert not only_mentions(to_document(near_miss, title="The nets"))
    assert not only_mentions(to_document(lead, title="Telephone conversation with the President of Malta"))


def test_a_day_given_with_the_text_makes_it_one_of_that_meeting():
    assert not only_mentions(to_document("Hello.", title="Interview with Radio Coast", held_on="2019-10-14"))


def test_an_interview_is_about_no_meeting_and_takes_no_day_from_its_publication():
    title = "Interview with Radio Coast"
    assert find_meetings(read_text(TOLD.format(day=""), title=title, **KNOWN)) == ()
    (meeting,) = find_meetings(read_text(TOLD.format(day=" on 14 October 2019"), title=title, **KNOWN))
    assert not meeting.is_main


@pytest.mark.parametrize(
    ("title", "is_main"),
    [
        ("Background Press Call on the President’s Meeting with Chancellor Merkel of Germany", True),
        ("Background Press Call on the visit to Germany", False),
        ("Interview with Radio Coast after the meeting with Chancellor Merkel of Germany", False),
    ],
)
def test_a_briefing_whose_title_names_who_met_is_of_that_meeting(title, is_main):
    (meeting,) = find_meetings(read_text(TOLD.format(day=" on 14 October 2019"), title=title, **KNOWN))
    assert meeting.is_main is is_main
