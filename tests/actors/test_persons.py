from __future__ import annotations

from datetime import date

import pytest

from tests.actors.parses import ids, mention, unparsed, who

DAY = date(2021, 12, 7)


def test_a_full_name_gives_the_person_with_the_office_of_the_day():
    found = mention(unparsed("Vladimir Putin spoke.", names={"Vladimir Putin": "PER"}, on=DAY), "Vladimir Putin")
    assert [(actor.id, actor.office, actor.country) for actor in found.actors] == [
        ("vladimir-putin", "head_of_state", "RUS")
    ]


def test_a_surname_goes_back_to_the_full_name():
    document = unparsed("Vladimir Putin spoke. Putin left.", names={"Vladimir Putin": "PER", "Putin": "PER"}, on=DAY)
    found = mention(document, "Putin")
    assert found.actors[0].id == "vladimir-putin"
    assert found.antecedent is not None
    assert found.antecedent.exact == "Vladimir Putin"


def test_a_surname_waits_for_the_full_name_that_follows():
    names = {"Zelenskyy": "PER", "Volodymyr Zelenskyy": "PER"}
    document = unparsed("Zelenskyy has spoken. Volodymyr Zelenskyy left.", names=names, on=DAY)
    assert ids(document, "Zelenskyy") == ("volodymyr-zelenskyy",)


def test_a_surname_alone_needs_its_country_in_the_text():
    names = {"Lavrov": "PER"}
    alone = mention(unparsed("Lavrov refused.", names=names, on=DAY), "Lavrov")
    assert alone.actors == ()
    assert [actor.id for actor in alone.candidates] == ["sergei-lavrov"]
    assert ids(unparsed("Russia waited. Lavrov refused.", names=names, on=DAY), "Lavrov") == ("sergei-lavrov",)


def test_without_a_day_a_surname_stays_undecided_and_a_full_name_has_no_office():
    names = {"Putin": "PER", "Sergei Lavrov": "PER"}
    document = unparsed("Putin came to Russia with Sergei Lavrov.", names=names)
    assert ids(document, "Putin") == ()
    found = mention(document, "Sergei Lavrov")
    assert found.actors[0].id == "sergei-lavrov"
    assert found.actors[0].office is None
    assert "no day" in found.reason


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("President Biden spoke.", "President Biden", "joe-biden"),
        ("President Joseph R. Biden, Jr. spoke.", "President Joseph R. Biden, Jr", "joe-biden"),
        ("US President J. Biden spoke.", "US President J. Biden", "joe-biden"),
        ("Foreign Minister Sergei Lavrov spoke.", "Foreign Minister Sergei Lavrov", "sergei-lavrov"),
        ("Prime Minister Modi of India spoke.", "Prime Minister Modi", "narendra-modi"),
        ("President of the French Republic Emmanuel Macron spoke.",
         "President of the French Republic Emmanuel Macron", "emmanuel-macron"),
        ("Secretary of State Blinken spoke.", "Secretary of State Blinken", "antony-blinken"),
        ("PRESIDENT BIDEN: Thank you.", "PRESIDENT BIDEN", "joe-biden"),
    ],
)  # fmt: skip
def test_titles_with_names(text, words, person):
    assert ids(unparsed(text, on=DAY), words) == (person,)


def test_the_same_surname_on_another_day_is_another_person():
    text = "President Bush spoke about Iraq and the United States."
    assert ids(unparsed(text, on=date(1991, 2, 1)), "President Bush") != ids(
        unparsed(text, on=date(2003, 4, 1)), "President Bush"
    )


def test_an_unlisted_person_has_an_identity_inside_the_document():
    names = {"Oleg Tretyak": "PER", "Tretyak": "PER"}
    document = unparsed("Ukraine's culture minister Oleg Tretyak came. Tretyak left.", names=names, on=DAY)
    first = mention(document, "Ukraine's culture minister Oleg Tretyak")
    assert first.actors[0].id == "name:oleg-tretyak"
    assert (first.actors[0].country, first.actors[0].taken_from) == ("UKR", "this document")
    assert ids(document, "Tretyak") == ("name:oleg-tretyak",)


def test_a_title_of_another_country_makes_another_person():
    names = {"Sergei Lavrov": "PER"}
    document = unparsed("Belarusian Foreign Minister Sergei Lavrov came.", names=names, on=DAY)
    assert who(document)[0][2] == ("name:sergei-lavrov",)


def test_two_bearers_of_a_surname_leave_it_undecided():
    names = {"Bill Clinton": "PER", "Hillary Clinton": "PER", "Clinton": "PER"}
    document = unparsed("Bill Clinton and Hillary Clinton came. Clinton spoke.", names=names, on=date(2012, 5, 1))
    assert ids(document, "Clinton") == ()
    assert len(mention(document, "Clinton").candidates) == 2


def test_mr_and_mrs_tell_bearers_apart():
    names = {"Bill Clinton": "PER", "Hillary Clinton": "PER", "Clinton": "PER"}
    text = "Bill Clinton and Hillary Clinton came. Mrs. Clinton spoke."
    assert ids(unparsed(text, names=names, on=date(2012, 5, 1)), "Mrs. Clinton") == ("hillary-clinton",)


def test_a_dead_king_is_not_meant_by_the_living_one_s_name():
    text = "King Abdullah II of Jordan came. King Abdullah spoke."
    assert ids(unparsed(text, on=date(2024, 7, 26)), "King Abdullah") == ids(
        unparsed(text, on=date(2024, 7, 26)), "King Abdullah II"
    )


def test_a_surname_spelt_like_a_roman_number_is_a_name():
    names = {"Xi Jinping": "PER", "Xi": "PER"}
    document = unparsed("Mr. Xi came. President Xi Jinping spoke. Xi left.", names=names, on=DAY)
    assert ids(document, "Mr. Xi") == ids(document, "Xi") == ("xi-jinping",)
    assert ids(unparsed("PRESIDENT XI: Thank you.", on=DAY), "PRESIDENT XI") == ("xi-jinping",)


def test_a_roman_number_is_no_surname():
    document = unparsed("Xi Jinping read Chapter XI. He flew to Xi'an.", names={"Xi Jinping": "PER"}, on=DAY)
    assert [words for words, form, _ in who(document) if form != "pronoun"] == ["Xi Jinping"]
