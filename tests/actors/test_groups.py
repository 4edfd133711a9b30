from __future__ import annotations

from datetime import date

import pytest

from tests.actors.parses import ids, mention, parsed, unparsed, who

DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Russian officials came.", "Russian officials", ("group:officials:RUS",)),
        ("Critics of the deal came.", "Critics", ("group:critics",)),
        ("The American side came.", "The American side", ("USA",)),
        ("The Ukrainian delegation came.", "The Ukrainian delegation", ("group:delegations:UKR",)),
        ("The Russian and Ukrainian sides met.", "The Russian and Ukrainian sides", ("RUS", "UKR")),
        ("The Biden administration came to America.", "The Biden administration", ("USA",)),
        ("Russia's Foreign Ministry came.", "Russia's Foreign Ministry", ("RUS-FOREIGN-MINISTRY",)),
        ("The Ministry of Foreign Affairs of Ukraine came.", "The Ministry of Foreign Affairs of Ukraine",
         ("UKR-FOREIGN-MINISTRY",)),
        ("The Verkhovna Rada voted.", "The Verkhovna Rada", ("UKR-LEGISLATURE",)),
        ("Ukrainians waited.", "Ukrainians", ("UKR",)),
        ("NATO waited.", "NATO", ("NATO",)),
    ],
)  # fmt: skip
def test_states_sides_and_groups(text, words, actors):
    assert ids(unparsed(text, on=DAY), words) == actors


def test_a_plain_ministry_is_the_publisher_s_or_open():
    text = "The Foreign Ministry answered."
    assert ids(unparsed(text, on=DAY, side="FRA"), "The Foreign Ministry") == ("FRA-FOREIGN-MINISTRY",)
    assert ids(unparsed(text, on=DAY), "The Foreign Ministry") == ()


def test_the_word_us_and_the_sea_are_no_countries():
    assert who(unparsed("They asked us to sail the South China Sea and Latin America.", on=DAY)) == []


def test_a_country_s_name_that_is_a_town_elsewhere_needs_a_second_sign():
    open_one = mention(unparsed("We flew to Georgia.", on=DAY), "Georgia")
    assert open_one.actors == ()
    assert [actor.id for actor in open_one.candidates] == ["GEO"]
    assert ids(unparsed("We flew to Georgia. Tbilisi waited.", on=DAY), "Georgia") == ("GEO",)


def test_initials_of_another_country_s_body_are_not_taken():
    assert ids(unparsed("The NPC reported losses.", on=DAY), "The NPC") == ()


def test_a_name_inside_a_longer_organisation_is_not_taken_out():
    document = unparsed("He works at Moscow State University.", names={"Moscow State University": "ORG"}, on=DAY)
    assert [form for _, form, _ in who(document)] == ["unknown name"]


def test_military_as_an_adjective_is_no_army():
    rows = "Russia PROPN nmod:poss 5\n's PART case 1\nspecial ADJ amod 5\nmilitary ADJ amod 5\noperation NOUN root 0"
    assert who(parsed(rows, on=DAY)) == [("Russia", "country", ("RUS",))]


def test_words_inside_an_address_are_no_names():
    text = "Read https://example.org/2023/russia-and-administration-officials now, or www.example.org/Ukraine."
    assert who(unparsed(text, on=DAY)) == []


def test_a_body_named_with_its_country_is_no_sign_of_another_country():
    name = "Government of National Unity"
    document = unparsed(f"They praised South Africa's {name}. They formed a {name}.", on=DAY)
    assert "LBY-GNU" not in ids(document, name)


def test_a_body_that_the_publisher_s_side_calls_otherwise_is_open():
    text = "He was elected by the National Assembly."
    assert ids(unparsed(text, on=DAY, side="USA"), "the National Assembly") == ()
    assert ids(unparsed(text, on=DAY, side="KOR"), "the National Assembly") == ("KOR-LEGISLATURE",)
    office = "He went to the President's Office."
    assert ids(unparsed(office, on=DAY, side="UKR"), "the President's Office") == ("UKR-PRESIDENCY",)
    assert ids(unparsed("He spoke in the Parliament.", on=DAY, side="UKR"), "the Parliament") == ("UKR-LEGISLATURE",)
