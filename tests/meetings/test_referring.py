"""A source that a phrase points to, and a name elsewhere names, is no unnamed source."""

from __future__ import annotations

import pytest

from summitry.meetings import find_findings
from tests.meetings.build import read_text

MINISTER = (
    "Deputy Transport Minister Anna Berg opened the bridge. It took two years. "
    '"The bridge will carry ten thousand cars," said {source}. '
)
CALL = (
    "President of France Emmanuel Macron had a phone conversation with President of Poland Andrzej Duda. "
    "{source} said that the price of grain is high."
)


def unnamed(text, **known):
    found = find_findings(read_text(text, **known))
    return [passage.exact for passage in found.unnamed_sources], found.named, found.unnamed


def test_a_title_that_one_named_person_bears_is_named():
    sources, named, missing = unnamed(MINISTER.format(source="the Deputy Minister"))
    assert sources == []
    assert (named, missing) == (1, 0)


@pytest.mark.parametrize("source", ["a deputy minister", "the Deputy Finance Minister", "officials"])
def test_a_title_that_nobody_is_named_with_is_unnamed(source):
    sources, named, _ = unnamed(MINISTER.format(source=source))
    assert sources == [source]
    assert named == 0


def test_a_title_that_two_bear_is_unnamed():
    other = "Deputy Defence Minister Carl Lind was there."
    sources, _, _ = unnamed(MINISTER.format(source="the Deputy Minister") + other)
    assert sources == ["the Deputy Minister"]


@pytest.mark.parametrize("source", ["The heads of state", "The leaders", "Both presidents"])
def test_those_who_met_are_named_where_the_text_names_them(source):
    sources, _, missing = unnamed(CALL.format(source=source), side="POL", published_on="2023-05-11", kind="readout")
    assert sources == []
    assert missing == 0


@pytest.mark.parametrize("source", ["European leaders", "The experts"])
def test_a_group_that_is_not_those_who_met_is_unnamed(source):
    sources, _, _ = unnamed(CALL.format(source=source), side="POL", published_on="2023-05-11", kind="readout")
    assert sources == [source]


def test_a_title_spelt_otherwise_is_the_same_title():
    text = 'Advisor to the Mayor Anna Berg spoke. It rained. "The bridge is open," said the Adviser to the Mayor.'
    assert unnamed(text)[0] == []


def test_a_phrase_that_ends_in_the_speakers_name_is_named():
    text = "Harbour Commissioner Anna Berg criticised the toll. Allies of Anna Berg criticised the toll."
    assert unnamed(text)[0] in (["Allies of Anna Berg"], [])
    assert "Harbour Commissioner Anna Berg" not in unnamed(text)[0]


def test_a_pronoun_is_listed_by_whom_it_stands_for_alone():
    sources, _, missing = unnamed("Critics said that the toll is high. They said that the road is bad.")
    assert sources == ["Critics"]
    assert missing == 2


def test_a_body_can_be_asked():
    assert unnamed("The government decided to widen the road.")[0] == []


def test_officials_who_were_named_right_before_are_named():
    named = "Anna Berg and Carl Lind met families. The officials said that the school will open."
    assert unnamed(named)[0] == []
    assert unnamed("Families met. The officials said that the school will open.")[0] == ["The officials"]


@pytest.mark.parametrize("source", ["The heads of state", "The leaders of Poland and Lithuania"])
def test_leaders_who_were_named_are_named_without_a_meeting(source):
    text = f"The talks were warm. President Anna Berg and President Carl Lind came. {source} said that the price of grain is high."
    assert unnamed(text)[0] == []
    assert unnamed(f"The talks were warm. {source} said that the price of grain is high.")[0] == [source]


def test_who_met_by_our_list_alone_is_not_named_by_the_text():
    text = (
        "What came of the Helsinki meeting in 2018 between Trump and Putin is open. Both leaders expressed a desire for "
        "stability. Critics saw little."
    )
    sources, named, _ = unnamed(text)
    assert sources[0] == "Both leaders"
    assert named == 0


@pytest.mark.parametrize(
    ("text", "near_miss"),
    [
        ("Experts discussed the toll.", "Experts said that the toll is high."),
        ("Experts do not say that the toll is high.", "Experts say that the toll is high."),
        ("Experts might say that the toll is high.", "Experts said that the toll is high."),
        ("Why do some experts say that the toll is high?", "Some experts say that the toll is high."),
        ("The toll was set for experts to say that it is high.", "Experts complained that the toll is high."),
        ("Western countries said that the toll is high.", "Western officials said that the toll is high."),
        ("The Prime Ministers of both towns said that the toll is high.", "Ministers said that the toll is high."),
        ("Leaders who make no effort say that the toll is high.", "Leaders who were there said that it is high."),
        ("All journalists say that the toll is high.", "Some journalists say that the toll is high."),
        ("Editorials said that the toll is high.", "Reporters said that the toll is high."),
        ("Soldiers held the bridge.", "An official said that soldiers held the bridge."),
    ],
)
def test_who_says_nothing_in_fact_or_can_be_asked_is_no_unnamed_source(text, near_miss):
    assert unnamed(text)[0] == []
    assert len(unnamed(near_miss)[0]) == 1


def test_those_whom_a_list_of_those_present_names_are_named():
    text = "Senior officials said that the toll is high. Participants included:\n\n{}\n"
    names = "- Anna Berg, Mayor\n- Carl Lind, Harbour Master\n- Dora Falk, Treasurer"
    assert unnamed(text.format(names))[0] == []
    assert unnamed(text.format("- the bridge\n- the road\n- the ferry"))[0] == ["Senior officials"]


def test_the_members_of_a_named_body_are_named():
    text = "{} wrote a report. The experts said that the toll is high."
    assert unnamed(text.format("The International Expert Group on Tolls"))[0] == []
    assert unnamed(text.format("The town"))[0] == ["The experts"]


def test_a_speakers_label_is_listed_once():
    text = "SENIOR OFFICIAL: The toll is high.\n\nMODERATOR: Thank you.\n\nSENIOR OFFICIAL: The road is bad.\n"
    assert unnamed(text, kind="transcript")[0].count("SENIOR OFFICIAL") <= 1


def test_who_leads_the_states_spoken_of_is_known():
    assert unnamed("The leaders of the three countries said that the toll is high.")[0] == []
    assert unnamed("The officials of the three countries said that the toll is high.")[0] != []
