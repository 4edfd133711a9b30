from __future__ import annotations

from datetime import date

import pytest

from tests.actors.parses import ids, parsed, unparsed, who

DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ("Norway PROPN nsubj 2\ntrained VERB root 0 train\nsoldiers NOUN obj 2 soldier", ("Norway", "country", ("NOR",))),
        ("Chile PROPN nsubj 2\nsent VERB root 0 send\nan DET det 4\nenvoy NOUN obj 2", ("Chile", "country", ("CHL",))),
        ("Chile PROPN nsubj 2\nformed VERB root 0 form\na DET det 4\ngovernment NOUN obj 2",
         ("Chile", "country", ("CHL",))),
        ("The DET det 3\nWhite PROPN compound 3\nHouse PROPN nsubj 4\nhosts VERB root 0 host\nfriends NOUN obj 4",
         ("White House", "seat", ("USA",))),
    ],
)  # fmt: skip
def test_a_verb_ends_what_a_country_can_own(rows, first):
    assert who(parsed(rows, on=DAY))[0] == first


def test_a_verb_s_form_before_a_noun_is_part_of_what_a_country_owns():
    rows = "Norway PROPN nmod:poss 4\n's PART case 1\nvisiting VERB amod 4\nofficials NOUN nsubj 5\nspoke VERB root 0"
    assert who(parsed(rows, on=DAY)) == [("Norway's visiting officials", "group", ("group:officials:NOR",))]


@pytest.mark.parametrize("text", ["They prepared the Leaders Summit.", "They met at the EU Leaders Forum."])
def test_a_summit_of_leaders_is_not_the_leaders(text):
    title = "Readout of President Biden's Call with President Volodymyr Zelenskyy of Ukraine"
    found = who(unparsed(text, on=DAY, side="USA", title=title))
    assert not [words for words, form, _ in found if form in {"pair", "group"}]


def test_the_hosts_of_a_summit_of_leaders_are_still_found():
    document = unparsed("They met at the ASEAN Leaders’ Summit.", names={"ASEAN Leaders": "ORG"}, on=DAY)
    assert who(document) == [("ASEAN", "organisation", ("ASEAN",))]


def test_two_presidents_written_with_a_capital_are_still_two():
    title = "Readout of President Biden's Call with President Volodymyr Zelenskyy of Ukraine"
    document = unparsed("Both Presidents agreed.", on=DAY, side="USA", title=title)
    assert ids(document, "Both Presidents") == ("joe-biden", "volodymyr-zelenskyy")


@pytest.mark.parametrize("text", ["They welcomed the G7 presidency.", "They welcomed Peru's presidency of the G20."])
def test_a_turn_in_the_chair_is_no_president_s_office(text):
    assert not [words for words, form, _ in who(unparsed(text, on=DAY)) if "presidency" in words.casefold()]


def test_a_presidency_by_itself_is_a_president_s_office():
    assert ids(unparsed("The Polish presidency spoke.", on=DAY), "The Polish presidency") == ("POL-PRESIDENCY",)


def test_only_organisations_have_members_that_are_states():
    assert ids(unparsed("The EU members came.", on=DAY), "The EU members") == ("group:member-states:EU",)
    assert not [form for _, form, _ in who(unparsed("Norway's members came.", on=DAY)) if form == "group"]
    assert not [form for _, form, _ in who(unparsed("Government members came.", on=DAY, side="NOR")) if form == "group"]


def test_somebody_s_deputies_sit_in_no_parliament():
    for text in ("He came with his deputies.", "The minister's deputies came."):
        assert not [form for _, form, _ in who(unparsed(text, on=DAY)) if form == "group"]
    assert ids(unparsed("The people's deputies voted.", on=DAY), "deputies") == ("group:mp",)
    assert ids(unparsed("The French deputies voted.", on=DAY), "The French deputies") == ("group:mp:FRA",)


def test_defenders_are_no_supporters():
    assert not [form for _, form, _ in who(unparsed("The defenders came.", on=DAY)) if form == "group"]


def test_a_title_that_the_model_took_for_a_given_name_is_taken_off():
    words = "State Duma Speaker Vyacheslav Volodin"
    document = unparsed(f"They saw {words} there.", names={words: "PER"}, on=DAY)
    assert who(document) == [(words, "title and name", ("vyacheslav-volodin",))]


def test_a_country_s_name_as_a_given_name_stays_one():
    document = unparsed("They saw Jordan Nord there.", names={"Jordan Nord": "PER"}, on=DAY)
    assert who(document) == [("Jordan Nord", "unknown name", ("name:jordan-nord",))]


def test_a_listed_name_stands_where_the_model_s_runs_on():
    document = unparsed("They read what the UN General Assembly on rights said.",
                        names={"UN General Assembly on rights": "ORG"}, on=DAY)  # fmt: skip
    assert who(document) == [("UN General Assembly", "organisation", ("UNGA",))]
