"""Documents joined by parties and day, in whatever order they come."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from summitry.meetings.find import find_meetings
from summitry.meetings.gather import gather
from summitry.meetings.record import Findings
from summitry.model import DocumentKind
from tests.meetings.build import read_text


def findings(text, **known):
    reading = read_text(text, **known)
    return Findings(reading.document, 0, 0, 0, 0, (), find_meetings(reading), (), (), ())


def own(text, side, day, **known):
    return findings(
        text, side=side, published_on=date.fromisoformat(day), kind=DocumentKind.READOUT, id=f"{side}-{day}", **known
    )


FRENCH = own("Emmanuel Macron spoke by phone with Angela Merkel.", "FRA", "2019-10-15")
GERMAN = own("Angela Merkel had a telephone conversation with Emmanuel Macron.", "DEU", "2019-10-15")
GERMAN_LATER = own("Angela Merkel had a telephone call with Emmanuel Macron.", "DEU", "2019-10-16")
PRESS = findings(
    "Angela Merkel and Emmanuel Macron talked by phone.",
    published_on=date(2019, 10, 18), kind=DocumentKind.NEWS, publisher="Reuters", id="press",
)  # fmt: skip
OTHERS = own("Boris Johnson spoke by phone with Angela Merkel.", "GBR", "2019-10-15")


def told(meetings):
    return [(meeting.id, [(join.document_id, join.certainty) for join in meeting.joins]) for meeting in meetings]


def test_two_accounts_of_one_day_are_one_meeting():
    (meeting,) = gather([FRENCH, GERMAN])
    assert meeting.id == "DEU-FRA-2019-10-15"
    assert (meeting.form, meeting.state, meeting.setting) == ("call", "held", "bilateral")
    assert {join.certainty for join in meeting.joins} == {"certain"}


def test_a_day_apart_is_one_meeting_and_is_said_to_be_uncertain():
    (meeting,) = gather([FRENCH, GERMAN_LATER])
    assert meeting.first_on == date(2019, 10, 15)
    assert [span.first_on for span in meeting.days] == [date(2019, 10, 15), date(2019, 10, 16)]
    assert told([meeting])[0][1] == [("DEU-2019-10-16", "uncertain"), ("FRA-2019-10-15", "certain")]
    assert "a day apart" in meeting.joins[0].reason


def test_one_publisher_on_two_days_tells_of_two_meetings():
    again = own("Emmanuel Macron spoke by phone with Angela Merkel again.", "FRA", "2019-10-16")
    assert len(gather([FRENCH, again])) == 2


def test_a_text_without_a_day_joins_the_only_meeting_before_it_uncertainly():
    (meeting,) = gather([FRENCH, PRESS])
    assert dict(told([meeting])[0][1])["press"] == "uncertain"
    assert meeting.first_on == date(2019, 10, 15)


def test_it_joins_none_where_two_could_be_meant():
    second = own("Emmanuel Macron spoke by phone with Angela Merkel.", "FRA", "2019-10-17")
    meetings = gather([FRENCH, second, PRESS])
    assert len(meetings) == 3
    assert meetings[-1].first_on is None


def test_others_who_met_on_that_day_are_another_meeting():
    assert [meeting.id for meeting in gather([OTHERS, FRENCH])] == ["DEU-FRA-2019-10-15", "DEU-GBR-2019-10-15"]


def test_ministers_who_met_on_that_day_are_another_meeting():
    ministers = own("Jean-Yves Le Drian spoke by phone with Heiko Maas.", "FRA", "2019-10-15", title="Ministers")
    meetings = gather([FRENCH, ministers])
    assert sorted(meeting.id for meeting in meetings) == ["DEU-FRA-2019-10-15", "DEU-FRA-2019-10-15-b"]


def test_a_call_and_a_meeting_elsewhere_on_one_day_are_two():
    there = own("Angela Merkel received Emmanuel Macron in Meseberg.", "DEU", "2019-10-15", title="Visit")
    assert len(gather([FRENCH, there])) == 2


@pytest.mark.parametrize("order", list(permutations([FRENCH, GERMAN_LATER, PRESS, OTHERS]))[::5])
def test_the_order_of_documents_does_not_matter(order):
    assert gather(order) == gather([FRENCH, GERMAN_LATER, PRESS, OTHERS])


def test_a_known_meeting_is_named_and_several_days_of_it_are_one():
    first = findings(
        "Vladimir Putin received Xi Jinping in Moscow on 20 March 2023.", published_on=date(2023, 3, 20), id="a"
    )
    last = findings(
        "Xi Jinping and Vladimir Putin held talks in Moscow on 21 March 2023.", published_on=date(2023, 3, 22), id="b"
    )
    (meeting,) = gather([first, last])
    assert meeting.known.id == "moscow-2023-xi"
    assert "known meeting" in meeting.joins[1].reason


def test_a_text_that_names_nobody_joins_by_the_given_day_uncertainly():
    day = date(2019, 10, 15)
    nameless = findings("The result was thin, critics said.", held_on=day, id="nameless")
    (meeting,) = gather([FRENCH, nameless])
    assert dict(told([meeting])[0][1])["nameless"] == "uncertain"
    (alone,) = gather([nameless])
    assert (alone.id, alone.parties) == ("meeting-2019-10-15", ())


def test_a_planned_meeting_without_a_day_is_one_by_its_place():
    plan = findings(
        "Emmanuel Macron plans to meet Angela Merkel in Toulouse.", published_on=date(2019, 10, 1), id="plan"
    )
    off = findings(
        "The planned meeting of Angela Merkel and Emmanuel Macron in Toulouse was cancelled.",
        published_on=date(2019, 10, 9),
        id="off",
    )
    (meeting,) = gather([off, plan])
    assert (meeting.first_on, meeting.state, meeting.place) == (None, "cancelled", "Toulouse")
    assert gather([plan, off]) == (meeting,)


def test_nothing_gives_nothing():
    assert gather([]) == ()
    assert gather([findings("The weather was fine.")]) == ()


def test_swapping_the_sides_swaps_nothing_but_the_names():
    swapped = [
        own("Angela Merkel spoke by phone with Emmanuel Macron.", "DEU", "2019-10-15"),
        own("Emmanuel Macron had a telephone conversation with Angela Merkel.", "FRA", "2019-10-15"),
    ]
    one, other = gather([FRENCH, GERMAN])[0], gather(swapped)[0]
    assert (one.id, one.form, one.state, one.first_on) == (other.id, other.form, other.state, other.first_on)
    assert [join.certainty for join in one.joins] == [join.certainty for join in other.joins]


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_two_texts_of_one_day_that_name_nobody_are_doubtful_both_ways(order):
    texts = [
        own("France held talks with Germany today.", "FRA", "2019-10-15"),
        own("Germany held talks with France today.", "DEU", "2019-10-15"),
    ]
    (meeting,) = gather([texts[at] for at in order])
    assert told([meeting])[0][1] == [("DEU-2019-10-15", "certain"), ("FRA-2019-10-15", "uncertain")]
    assert all("they may be two meetings" in join.reason for join in meeting.joins)
