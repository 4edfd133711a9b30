"""Who judged a meeting, how, and by which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.meetings.find import find_meetings
from summitry.meetings.reactions import find_reactions
from summitry.meetings.reactions.rules import load_rules
from summitry.model import DocumentKind
from tests.meetings.build import read_text

DAY = date(2019, 10, 15)
OPENING = "Emmanuel Macron met Angela Merkel in Toulouse on 14 October 2019. "
RULES = load_rules()


def reactions_of(text, **known):
    reading = read_text(text, **{"published_on": DAY, **known})
    return find_reactions(reading, find_meetings(reading))


def told(text, **known):
    return [(r.speaker.label, r.speaker.kind.value, r.stance, r.cue.exact) for r in reactions_of(text, **known)]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.examples], ids=lambda x: getattr(x, "id", None)
)
def test_each_rule_reads_its_examples(rule, text):
    assert rule.stance in {reaction.stance for reaction in reactions_of(OPENING + text)}


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.near_misses],
    ids=lambda x: getattr(x, "id", None),
)
def test_no_rule_reads_its_near_misses(rule, text):
    assert rule.id not in {reaction.rule for reaction in reactions_of(OPENING + text)}


def test_a_reaction_has_who_role_stance_about_and_day():
    text = (
        OPENING
        + "On 15 October 2019, Senator Ada Berg of Malta condemned the meeting of Emmanuel Macron and Angela Merkel."
    )
    (reaction,) = reactions_of(text)
    assert (reaction.speaker.label, reaction.speaker.kind.value, reaction.speaker.is_named) == (
        "Ada Berg",
        "legislator",
        True,
    )
    assert (reaction.stance, reaction.rule) == ("critical", "critical.cue")
    assert reaction.about.startswith("the meeting of")
    assert reaction.said.first_on == date(2019, 10, 15)


def test_two_camps_of_unnamed_experts_stay_two_camps():
    text = OPENING + (
        "\n\nSome analysts believe that these talks laid crucial groundwork. They argue that the dialogue is valuable. "
        "Others, however, are pessimistic about the talks. They point to the lack of progress at the summit. "
        "These critics argue that the summit emboldened others."
    )
    found = [(r.speaker.label, r.speaker.kind.value, r.stance) for r in reactions_of(text)]
    assert found == [
        ("some analysts", "expert", "supportive"),
        ("some analysts", "expert", "supportive"),
        ("others", "expert", "cautious"),
        ("others", "expert", "critical"),
        ("these critics", "expert", "critical"),
    ]
    assert not any(reaction.speaker.is_named for reaction in reactions_of(text))


def test_criticism_without_a_source_is_said_to_have_none():
    (reaction,) = reactions_of(OPENING + "The summit led to accusations that the two were hiding something.")
    assert (reaction.speaker.label, reaction.speaker.is_named, reaction.speaker.passage) == (
        "nobody named",
        False,
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron condemned the attack on a school.",
        "Critics did not condemn the summit.",
        "Both leaders welcomed the agreement on trade.",
        "We criticised the summit.",
        "A senator said that the meeting lasted two hours.",
        "A senator and a mayor discussed preparations for the historic summit.",
        "The failure of a pump flooded the street.",
    ],
)
def test_what_is_no_judgement_of_others_is_no_reaction(text):
    assert reactions_of(OPENING + text) == ()


def test_a_partys_own_account_of_what_was_said_holds_no_reaction():
    text = "Emmanuel Macron met Angela Merkel. Emmanuel Macron criticised the tariffs. The talks drew praise."
    assert reactions_of(text, side="FRA", kind=DocumentKind.READOUT) == ()


NAMES = [("Emmanuel Macron", "Angela Merkel"), ("Vladimir Putin", "Donald Trump"), ("Xi Jinping", "Shinzo Abe")]
TEXT = "{a} met {b} in Toulouse on 14 October 2019. Critics said that {a} had been weak at the summit. The Prime Minister of Sweden praised {b}."


@pytest.mark.parametrize("pair", NAMES, ids=lambda pair: pair[0])
def test_swapping_the_two_swaps_only_the_names(pair):
    a, b = pair
    one, other = told(TEXT.format(a=a, b=b)), told(TEXT.format(a=b, b=a))
    assert one == other
    assert [stance for _, _, stance, _ in one] == ["critical", "supportive"]


PIECES = st.sampled_from(
    ["Critics ", "said that ", "the summit ", "was a mistake. ", "condemned ", "Emmanuel Macron ", "\n\n", "others ", "are pessimistic. ",
     "\u202e", "<b>", "They argue ", "drew criticism from ", "Angela Merkel ", "of the meeting", ". "]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=16).map("".join))
@settings(max_examples=25, deadline=None)
def test_every_passage_is_word_for_word(text):
    reading = read_text(OPENING + text, published_on=DAY)
    found = find_reactions(reading, find_meetings(reading))
    for reaction in found:
        for passage in [reaction.passage, reaction.cue, reaction.about_passage, reaction.speaker.passage]:
            assert passage is None or reading.document.text[passage.start : passage.end] == passage.exact
    assert len({reaction.id for reaction in found}) == len(found)
