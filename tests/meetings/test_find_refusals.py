"""What reads like a meeting of two states and is none, and whom a meeting's own words do not name."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.meetings.find import find_meetings
from tests.meetings.build import read_text

DAY = date(2019, 10, 15)  # Macron and Merkel in office


def meetings_of(text, **known):
    return find_meetings(read_text(text, **{"published_on": DAY, "kind": "readout", "side": "FRA", **known}))


def codes(meeting):
    return [party.code for party in meeting.parties]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron and Angela Merkel welcomed the vote in Geneva yesterday.",
        "France and Germany are ready to meet the challenges of the drought today.",
        "Emmanuel Macron met with German company leaders on 14 October 2019.",
        "Commenting on the negotiation process with Germany, Emmanuel Macron said on 14 October 2019 that it is long.",
    ],
)
def test_things_welcomed_and_private_leaders_are_no_meeting(text):
    assert not any(set(codes(meeting)) == {"DEU", "FRA"} for meeting in meetings_of(text))


@pytest.mark.parametrize(
    "title",
    [
        "Meeting with farmers on the support for Germany",
        "President's meeting with the student community of Germany",
        "Speech by the President at the opening of a meeting on German harvests",
        "Meeting with the baker German Roux",
    ],
)
def test_a_country_that_a_title_only_speaks_of_did_not_meet(title):
    text = "The President spoke of the harvest. It was a long day."
    assert not any("DEU" in codes(meeting) for meeting in meetings_of(text, title=title))


@pytest.mark.parametrize(
    "title", ["Meeting with German Chancellor Angela Merkel", "Franco-German talks", "Talks with Germany"]
)
def test_a_country_that_a_title_puts_at_the_table_did(title):
    text = "The President spoke of the harvest. It was a long day."
    (meeting,) = meetings_of(text, title=title)
    assert codes(meeting) == ["DEU", "FRA"]


def test_a_call_with_the_press_is_not_how_they_will_meet():
    text = "President Emmanuel Macron will meet Chancellor Angela Merkel on 20 October 2019."
    (meeting,) = meetings_of(text, title="Background Press Call on the President's Meeting with Angela Merkel")
    assert meeting.form != "call"


def test_all_of_a_row_met_though_the_parse_keeps_the_first():
    text = (
        "President Emmanuel Macron met with Chancellor Angela Merkel of Germany and Prime Minister Boris Johnson of the "
        "United Kingdom today."
    )
    (meeting,) = meetings_of(text)
    assert codes(meeting) == ["DEU", "FRA", "GBR"]


def test_a_day_before_another_noun_is_not_the_meetings():
    text = (
        "Emmanuel Macron spoke today with Angela Merkel. The two leaders discussed the talks in Doha based on the "
        "27 May 2018 arrangement."
    )
    assert [meeting.held.first_on for meeting in meetings_of(text)] == [DAY]


def test_a_day_of_the_meeting_noun_is_that_of_the_verb():
    text = (
        "President Emmanuel Macron will host Chancellor Angela Merkel for a meeting at the palace on 20 October 2019."
    )
    (meeting,) = meetings_of(text)
    assert (meeting.held.first_on, meeting.state) == (date(2019, 10, 20), "planned")


def test_where_they_are_named_is_told_with_the_words_of_the_meeting():
    text = "Emmanuel Macron called Chancellor Angela Merkel his friend. He spoke with her by phone today."
    named = dict(meetings_of(text)[0].named_at) if meetings_of(text) else {}
    assert {passage.exact for passage in named.values()} <= {"Emmanuel Macron", "Chancellor Angela Merkel"}
    (plain,) = meetings_of("Emmanuel Macron spoke by phone with Angela Merkel today.")
    assert plain.named_at == ()


def test_a_readout_is_not_of_what_was_held_months_before():
    text = "France and Germany announce a plan, which builds on the talks of Emmanuel Macron with Angela Merkel on 3 May 2018."
    assert not any(
        meeting.is_main and meeting.held.first_on.year == 2018 for meeting in meetings_of(text) if meeting.held
    )


@pytest.mark.parametrize(
    ("opening", "leaders"),
    [
        ("Today Ann Lee, Assistant to the President, met with Bo Ek of the harbour board.", ()),
        ("Today the President met with Bo Ek of the harbour board.", ("emmanuel-macron",)),
    ],
)
def test_whom_somebody_serves_is_not_at_the_table_of_the_title(opening, leaders):
    found = meetings_of(opening, title="Meeting with the Government of Germany")
    assert {party.code: party.leaders for meeting in found for party in meeting.parties}["FRA"] == leaders


HARVEST = "The President spoke of the harvest. It was a long day."


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Talks with Papua New Guinea", ["FRA", "PNG"]),
        ("Talks with Equatorial Guinea", ["FRA", "GNQ"]),
        ("Talks with Guinea-Bissau", ["FRA", "GNB"]),
        ("Talks with Guinea and Guinea-Bissau", ["FRA", "GIN", "GNB"]),
        ("Talks with South Sudan", ["FRA", "SSD"]),
        ("Talks with the Dominican Republic", ["DOM", "FRA"]),
        ("Talks with Dominica", ["DMA", "FRA"]),
        ("Talks with the Democratic Republic of the Congo", ["COD", "FRA"]),
        ("Talks between North Korea and South Korea", ["FRA", "KOR", "PRK"]),
        ("Talks with Georgia", ["FRA", "GEO"]),
    ],
)
def test_a_countrys_name_inside_a_longer_ones_is_no_party(title, parties):
    (meeting,) = meetings_of(HARVEST, title=title)
    assert codes(meeting) == parties


@pytest.mark.parametrize(
    "title",
    [
        "Talks with New South Wales",
        "Talks with New Guinea",
        "Meeting with the Governor of the US state of Georgia",
        "Talks with the Lowland state of Georgia",
        "Meeting with Maltese journalists",
        "Meeting with soldiers of Malta",
        "Meeting with the Lowland Region of Malta",
        "Meeting with the Maltese Chamber of Commerce",
        "Meeting with the President of the Maltese Association of Towns",
    ],
)
def test_regions_firms_and_people_in_a_title_are_not_their_state(title):
    assert meetings_of(HARVEST, title=title) == ()


@pytest.mark.parametrize(
    "whom",
    [
        "Germans in Lyon",
        "the German people",
        "the German community",
        "the Governor of Georgia",
        "the Prime Minister of the Lowland Regional Government of Germany",
        "the leader of the Farmers Democratic Union of Germany",
        "the President of the German Football Association",
    ],
)
def test_whoever_speaks_for_a_region_party_or_people_is_not_the_state(whom):
    assert meetings_of(f"Emmanuel Macron met with {whom} on 14 October 2019.") == ()


@pytest.mark.parametrize("whom", ["the Germans", "the German delegation", "the President of Georgia"])
def test_whoever_speaks_for_the_state_is(whom):
    (meeting,) = meetings_of(f"Emmanuel Macron held talks with {whom} on 14 October 2019.")
    assert len(codes(meeting)) == 2


CREDENTIALS = "The ambassadors of Malta, Norway and Germany presented their credentials."


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", f"{CREDENTIALS} The President talked with Ann Roth of Malta, Bo Ek of Norway and Jan Kurz of Germany."),
        ("Meeting with the ambassadors of Malta, Norway and Germany", CREDENTIALS),
    ],
)
def test_states_whose_ambassadors_present_credentials_do_not_meet_one_another(title, text):
    assert not any(len(codes(meeting)) > 2 for meeting in meetings_of(text, title=title))


def test_the_same_words_without_credentials_are_a_meeting():
    text = "The President held talks with Ann Roth of Malta, Bo Ek of Norway and Jan Kurz of Germany."
    (meeting,) = meetings_of(f"{text} The President of France is Emmanuel Macron.")
    assert len(codes(meeting)) > 2
