from __future__ import annotations

from datetime import date

import pytest

from summitry.actors import parties, resolve
from summitry.ingest import to_document
from summitry.language import load_pipeline, read
from tests.actors.parses import ids, mention, parsed, unparsed

DAY = date(2023, 8, 18)
MEET = """President PROPN nmod:desc 2
Biden PROPN nsubj 10
, PUNCT punct 5
President PROPN nmod:desc 5
Yoon PROPN conj 2
and CCONJ cc 9
Prime PROPN compound 8
Minister PROPN nmod:desc 9
Kishida PROPN conj 2
met VERB root 0 meet
. PUNCT punct 10

The DET det 3
{0} NUM nummod 3
leaders NOUN nsubj 4 leader
agreed VERB root 0 agree
. PUNCT punct 4"""
NAMES = {"Biden": "PER", "Yoon": "PER", "Kishida": "PER"}


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


def test_three_leaders_are_all_who_met():
    found = ids(parsed(MEET.format("three"), names=NAMES, on=DAY), "The three leaders")
    assert found == ("joe-biden", "yoon-suk-yeol", "fumio-kishida")


def test_two_leaders_of_three_stay_open():
    found = mention(parsed(MEET.format("two"), names=NAMES, on=DAY), "The two leaders")
    assert found.actors == ()
    assert len(found.candidates) == 3


def test_nobody_meets_nobody_is_meant():
    found = mention(unparsed("The two leaders agreed.", on=DAY), "The two leaders")
    assert found.actors == ()
    assert "not clear" in found.reason


def test_the_title_names_the_parties():
    title = "Readout of President Biden's Call with President Volodymyr Zelenskyy of Ukraine"
    document = unparsed(
        "Both leaders agreed. Both sides and the two countries agreed.", on=DAY, side="USA", title=title
    )
    assert ids(document, "Both leaders") == ("joe-biden", "volodymyr-zelenskyy")
    assert ids(document, "Both sides") == ids(document, "the two countries") == ("USA", "UKR")
    assert [actor.id for actor in parties(document).persons] == ["joe-biden", "volodymyr-zelenskyy"]


def test_presidents_must_be_presidents():
    title = "Readout of President Biden's Call with Prime Minister Narendra Modi of India"
    assert ids(unparsed("The two presidents agreed.", on=DAY, side="USA", title=title), "The two presidents") == ()


def test_holders_of_listed_countries():
    words = "The presidents of Poland and Lithuania"
    assert ids(unparsed(f"{words} came.", on=date(2021, 12, 20)), words) == ("andrzej-duda", "gitanas-nauseda")


def test_parties_in_congress_are_no_sides():
    title = "Readout of President Biden's Call with President Volodymyr Zelenskyy of Ukraine"
    text = "We thank the American Congress, both parties, for the vote."
    assert ids(unparsed(text, on=DAY, side="USA", title=title), "both parties") == ()


def test_two_presidents_named_only_in_the_next_sentence():
    text = "The two presidents came late. Vladimir Putin spoke first and Joe Biden after him."
    names = {"Vladimir Putin": "PER", "Joe Biden": "PER"}
    found = mention(unparsed(text, names=names, on=DAY), "The two presidents")
    assert [actor.id for actor in found.actors] == ["vladimir-putin", "joe-biden"]
    assert "right after" in found.reason
    assert found.antecedent is not None
    assert found.antecedent.exact == "Vladimir Putin"


def test_three_of_the_office_or_one_far_away_leave_a_pair_open():
    names = {"Vladimir Putin": "PER", "Joe Biden": "PER", "Emmanuel Macron": "PER", "Sergei Lavrov": "PER"}
    for rest in (
        "Vladimir Putin, Joe Biden and Emmanuel Macron spoke.",
        "Vladimir Putin spoke. It rained. Joe Biden left.",
        "Vladimir Putin spoke to Sergei Lavrov.",
    ):
        assert ids(unparsed(f"The two presidents came. {rest}", names=names, on=DAY), "The two presidents") == ()


TITLE = "Readout of President Biden's Call with President Vladimir Putin of Russia"
WINTER = date(2022, 2, 12)


def pair(text, words, pipeline):
    document = to_document(text, title=TITLE, published_on=WINTER, side="USA")
    (found,) = [m for m in resolve(read(document, pipeline=pipeline)) if m.passage.exact == words]
    return found


@pytest.mark.parametrize(
    "before",
    [
        "Emmanuel Macron told Olaf Scholz about gas prices.",
        "Emmanuel Macron called Olaf Scholz.",
        "The leaders of France and Germany were told of it.",
    ],
)
def test_two_others_who_act_together_are_meant(before, nlp):
    found = pair(f"President Biden spoke with President Putin. {before} The leaders want peace.", "The leaders", nlp)
    assert [actor.id for actor in found.actors] == ["emmanuel-macron", "olaf-scholz"]


@pytest.mark.parametrize(
    "before", ["He thanked Emmanuel Macron and Olaf Scholz.", "They discussed Emmanuel Macron and Olaf Scholz."]
)
def test_two_others_of_the_office_in_one_row_leave_a_pair_open(before, nlp):
    text = f"President Biden spoke with President Putin. {before} The two leaders want peace."
    found = pair(text, "The two leaders", nlp)
    assert found.actors == ()
    assert {"joe-biden", "vladimir-putin"} < {actor.id for actor in found.candidates}
    assert "just before" in found.reason


@pytest.mark.parametrize(
    "before",
    [
        "Antony Blinken and Sergei Lavrov will follow up.",
        "He thanked Emmanuel Macron, Olaf Scholz and Boris Johnson.",
        "He briefed Emmanuel Macron.",
        "They discussed Iran and North Korea.",
    ],
)
def test_others_who_do_not_make_such_a_pair_change_nothing(before, nlp):
    text = f"President Biden spoke with President Putin. {before} The two leaders want peace."
    assert [a.id for a in pair(text, "The two leaders", nlp).actors] == ["joe-biden", "vladimir-putin"]
