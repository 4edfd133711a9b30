from __future__ import annotations

from datetime import date

import pytest

from tests.actors.parses import ids, mention, parsed, unparsed, who

DAY = date(2021, 12, 7)


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("the President of Russia", "vladimir-putin"),
        ("the Russian leader", "vladimir-putin"),
        ("Russia's president", "vladimir-putin"),
        ("the US president", "joe-biden"),
        ("the American Secretary of State", "antony-blinken"),
        ("the head of the Ukrainian state", "volodymyr-zelenskyy"),
        ("the Secretary General of NATO", "jens-stoltenberg"),
        ("the Prime Minister of India", "narendra-modi"),
    ],
)
def test_a_role_with_its_country_is_the_holder_on_the_day(words, person):
    assert ids(unparsed(f"Today {words} spoke.", on=DAY), words) == (person,)


def test_the_president_is_the_publisher_s_own():
    assert ids(unparsed("The President spoke.", on=DAY, side="USA"), "The President") == ("joe-biden",)
    assert ids(unparsed("The President spoke.", on=DAY, side="RUS"), "The President") == ("vladimir-putin",)


def test_the_president_stays_the_publisher_s_own_beside_a_guest():
    text = "President Biden met President Macron. The President spoke."
    assert ids(unparsed(text, on=DAY, side="USA"), "The President") == ("joe-biden",)


def test_without_a_side_the_president_is_the_only_one_named():
    text = "Emmanuel Macron came. The president of France spoke. The president left."
    names = {"Emmanuel Macron": "PER"}
    assert ids(unparsed(text, names=names, on=DAY), "The president") == ("emmanuel-macron",)


def test_without_a_side_and_with_two_presidents_it_is_open():
    text = "President Biden waited.\n\nPresident Putin came late.\n\nLater the President left."
    assert ids(unparsed(text, on=DAY), "the President") == ()


def test_nobody_is_guessed_without_a_day():
    found = mention(unparsed("The President of Russia spoke."), "The President of Russia")
    assert [(actor.kind, actor.country) for actor in found.actors] == [("role", "RUS")]
    assert ids(unparsed("The President spoke.", side="RUS"), "The President") == ()


def test_an_ordinal_means_a_former_holder():
    text = "The 43rd President of the United States George W. Bush came. The 43rd President of the United States left."
    document = unparsed(text, names={"George W. Bush": "PER"}, on=date(2022, 5, 5))
    assert [actors for _, _, actors in who(document)] == [("george-w-bush",), ("george-w-bush",)]


def test_a_deputy_is_not_the_holder():
    text = "The Deputy Prime Minister of Japan spoke."
    assert "fumio-kishida" not in ids(unparsed(text, on=date(2022, 5, 5)), "The Deputy Prime Minister of Japan")
    assert ids(unparsed("The Deputy Head of State of Japan spoke.", on=DAY), "The Deputy Head of State of Japan") == ()


def test_an_office_that_somebody_gains_is_not_its_holder():
    assert who(unparsed("He was elected President of Russia.", on=DAY))[0][0] == "Russia"


def test_an_office_that_somebody_had_is_not_its_holder():
    rows = "When SCONJ mark 5\nI PRON nsubj 5\nwas AUX cop 5 be\nVice PROPN compound 5\nPresident PROPN root 0\n. PUNCT punct 5"
    found = [m for m in who(parsed(rows, on=DAY, side="USA")) if m[1] == "title"]
    assert all(actors == () for _, _, actors in found)


def test_a_spokesman_without_name_is_a_role():
    document = unparsed("A Kremlin spokesman declined to comment.", on=DAY)
    found = mention(document, "Kremlin spokesman")
    assert [(actor.kind, actor.country) for actor in found.actors] == [("role", "RUS")]


def test_apposition_gives_the_title_to_the_name():
    rows = """Volker PROPN nsubj 9
Perthes PROPN flat 1
, PUNCT punct 5
the DET det 5
envoy NOUN appos 1
for ADP case 7
Sudan PROPN nmod 5
, PUNCT punct 5
spoke VERB root 0 speak
. PUNCT punct 9"""
    document = parsed(rows, names={"Volker Perthes": "PER"}, on=DAY)
    assert ids(document, "the envoy for Sudan") == ("name:volker-perthes",)
