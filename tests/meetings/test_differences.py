"""Different facts, and denials, of accounts of one topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summitry.meetings.amounts import days_in, find_amounts
from summitry.meetings.differences import find_differences
from summitry.meetings.differences.asking import who_asked
from summitry.meetings.meeting import Account, Topic
from summitry.meetings.record import Features, Point, Speaker, SpeakerKind, Status
from tests.meetings.build import read_text, whole

ONE = Account("FRA", "France", "side", ("a",))
OTHER = Account("DEU", "Germany", "side", ("b",))
STOP = frozenset(
    ["the", "will", "of", "to", "a", "for", "at", "that", "on", "and", "by", "in", "was", "were", "not", "its"]
)


def point(text, name="a", status=Status.PLEDGED, flags=(), speaker=None):
    """Make a point of a sentence; its words are those of the sentence without figures and small words."""
    reading = read_text(text, id=name, published_on=date(2019, 10, 15))
    passage = whole(reading)
    words = [t.lemma_.lower() for t in reading.parsed.doc if t.is_alpha and t.lower_ not in STOP]
    features = Features(
        words=tuple(dict.fromkeys(words)), amounts=find_amounts(reading, passage), days=days_in(reading, passage)
    )
    speakers = (Speaker(speaker, None, speaker, "", SpeakerKind.GOVERNMENT, is_named=True),) if speaker else ()
    return Point(
        f"p-{name}-{text[:40]}", passage, passage, text[:20], None, status, "r", None, flags, speakers, (), features
    )


def topic(first=(), second=(), name="t"):
    sides = {"FRA": tuple(first), "DEU": tuple(second)}
    return Topic(name, "buses", (), {key: points for key, points in sides.items() if points}, None)


def compare(first, second):
    a, b = point(first, "a"), point(second, "b")
    return find_differences([topic([a], [b])], [ONE, OTHER])


def test_two_numbers_of_one_thing_are_a_dispute():
    (found,) = compare("France will send 20 buses to Malta.", "France will send 30 buses to Malta.")
    assert (found.kind, found.accounts, found.topic_id) == ("number", ("DEU", "FRA"), "t")
    assert found.values == {"FRA": "20 buses", "DEU": "30 buses"}
    assert found.passages["FRA"][0].exact == "France will send 20 buses to Malta."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("France will send 20 buses to Malta.", "France will send 20 buses to Malta."),
        ("France will send 20 buses to Malta.", "France will send more than 10 buses to Malta."),
        ("France will send about 20 buses to Malta.", "France will send 30 buses to Malta."),
        ("France will send 20 buses to Malta.", "France will send 30 boats to Malta."),
        ("France will send 20 buses to Malta.", "Rain delayed 30 buses."),
        ("France will send 20 buses and 30 buses to Malta.", "France will send 30 buses to Malta."),
        ("Trade grew by 25 per cent.", "Tourism fell by 30 per cent."),
        ("France gave 100 million euros.", "France gave 101 million euros."),
    ],
    ids=["same", "open", "about", "other thing", "other matter", "two numbers", "other shares", "rounding"],
)
def test_numbers_that_may_both_be_true_are_none(first, second):
    assert compare(first, second) == ()


def test_two_days_of_one_thing_are_a_dispute():
    (found,) = compare(
        "The ceasefire in the valley begins on 3 November 2019.",
        "The ceasefire in the valley begins on 5 November 2019.",
    )
    assert (found.kind, found.values["FRA"], found.values["DEU"]) == ("day", "3 November 2019", "5 November 2019")


def test_two_days_of_two_things_are_none():
    assert compare("The ceasefire begins on 3 November 2019.", "The fair opens in Valletta on 5 November 2019.") == ()


def test_what_one_affirms_and_the_other_negates_is_a_dispute():
    a = point("France will lift the tariffs on olive oil.", "a")
    b = point("France will not lift the tariffs on olive oil.", "b", flags=("negated",))
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert found.kind == "polarity"


def test_agreed_here_and_rejected_there_is_a_dispute():
    a = point("The sides agreed on a ferry line to Gozo.", "a", Status.AGREED)
    b = point("The ferry line to Gozo was rejected.", "b", Status.REJECTED)
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert found.kind == "polarity"


def test_a_denial_answers_what_another_account_says():
    a = point("The leaders discussed sanctions on Malta.", "a", Status.DISCUSSED_ONLY)
    b = point("Sanctions on Malta were not discussed.", "b", Status.DENIED)
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert (found.kind, found.accounts) == ("denial", ("DEU", "FRA"))
    (apart,) = find_differences([topic([a], name="t1"), topic((), [b], name="t2")], [ONE, OTHER])
    assert (apart.accounts, apart.topic_id) == (("DEU", "FRA"), "t2")


def test_a_denial_of_what_nobody_here_says_stands_alone():
    b = point("Sanctions on Malta were not discussed.", "b", Status.DENIED)
    a = point("The leaders discussed olive oil.", "a", Status.DISCUSSED_ONLY)
    (found,) = find_differences([topic([a], name="t1"), topic((), [b], name="t2")], [ONE, OTHER])
    assert (found.kind, found.accounts) == ("denial", ("DEU",))


def test_that_they_did_not_talk_answers_that_they_did():
    a = point("The presidents greeted each other but did not talk.", "a", Status.DENIED)
    b = point("The presidents spoke at a dinner.", "b", Status.DISCUSSED_ONLY)
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert found.accounts == ("DEU", "FRA")


@pytest.mark.parametrize(
    "claim",
    [
        ("France announced that it will leave the fishing treaty.", Status.PLEDGED),
        ("The treaty ended without a word.", None),
    ],
)
def test_a_denial_that_a_thing_was_raised_answers_only_who_says_that_it_was(claim):
    text, status = claim
    a = point("The spokesman denied that the leaders discussed the fishing treaty.", "a", Status.DENIED)
    b = point(text, "b", status)
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert found.accounts == ("FRA",)


def test_that_a_thing_was_raised_does_not_dispute_that_it_did_not_happen():
    a = point("France denied any interference in the vote.", "a", Status.DENIED)
    b = point("Germany raised the interference in the vote.", "b", Status.DISCUSSED_ONLY)
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert found.accounts == ("FRA",)


def test_days_of_reporting_are_no_days_of_what_is_told():
    one = "The ceasefire in the valley will hold, a paper reported on 3 November 2019."
    other = "The ceasefire in the valley will hold, a station reported on 5 November 2019."
    assert compare(one, other) == ()


def test_a_length_cut_in_two_points_is_put_together():
    reading = read_text("The talks lasted two hours and 15 minutes.", id="a", published_on=date(2019, 10, 15))
    sentence = whole(reading)
    amount = find_amounts(reading, sentence)[0].passage
    parts = [reading.document.passage(0, amount.start + 9), reading.document.passage(amount.start + 10, sentence.end)]
    made = point("The talks lasted two hours and 15 minutes.", "a")
    cut = [replace(made, passage=p, features=replace(made.features, amounts=find_amounts(reading, p))) for p in parts]
    b = [point("The talks lasted two hours and 16 minutes.", "b")]
    (found,) = find_differences([], [ONE, OTHER], {"FRA": cut, "DEU": b})
    assert found.values == {"FRA": "two hours and 15 minutes", "DEU": "two hours and 16 minutes"}


def test_who_proposed_it_is_disputed():
    a = point("France proposed a ferry line to Gozo.", "a", Status.PROPOSED, (), "FRA")
    b = point("Germany proposed a ferry line to Gozo.", "b", Status.PROPOSED, (), "DEU")
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert (found.kind, found.values) == ("who asked", {"FRA": "FRA", "DEU": "DEU"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The call was held at the request of the German side.", "DEU"),
        ("The call took place at the initiative of France.", "FRA"),
        ("The talks were held at the American side's request.", "USA"),
        ("The conversation was initiated by Germany.", "DEU"),
        ("They spoke at Germany's request.", "DEU"),
        ("France requested the call.", "FRA"),
        ("They met at the request of both.", None),
        ("They met on Tuesday.", None),
    ],
)
def test_who_asked_is_read_from_the_sentence(text, code):
    asked = who_asked(point(text))
    assert (asked.code if asked else None) == code


def test_length_and_request_are_compared_for_the_meeting_as_a_whole():
    a = [point("The talks lasted two hours.", "a"), point("The call was held at the request of the German side.", "a")]
    b = [
        point("The talks lasted three hours.", "b"),
        point("The call was held at the request of the French side.", "b"),
    ]
    found = find_differences([], [ONE, OTHER], {"FRA": a, "DEU": b})
    assert [(one.kind, one.topic_id) for one in found] == [("number", ""), ("who asked", "")]
    assert found[0].values == {"FRA": "two hours", "DEU": "three hours"}


def test_nothing_depends_on_whose_words_come_first():
    texts = ("France will send 20 buses to Malta.", "France will send 30 buses to Malta.")
    one, other = compare(*texts)[0], compare(*reversed(texts))[0]
    assert (one.kind, one.accounts) == (other.kind, other.accounts)
    assert one.values["FRA"] == other.values["DEU"]
    a, b = point(texts[0], "a"), point(texts[1], "b")
    assert find_differences([topic([a], [b])], [OTHER, ONE]) == find_differences([topic([a], [b])], [ONE, OTHER])


def test_no_topics_no_differences():
    assert find_differences([], [ONE, OTHER]) == ()


@pytest.mark.parametrize(
    "text",
    ["I do not consider the toll acceptable.", "We are not even talking about the bridges that we look after."],
)
def test_an_opinion_is_no_denial(text):
    assert find_differences([topic([point(text, "a", Status.DENIED)])], [ONE, OTHER]) == ()


def test_names_that_are_no_actor_tell_what_a_denial_is_of():
    a = point("The pact was discussed.", "a", Status.DISCUSSED_ONLY)
    b = point("The pact was not raised.", "b", Status.DENIED)
    named = [
        replace(one, features=replace(one.features, words=(), names=("harbour pact", "emmanuel-macron")))
        for one in (a, b)
    ]
    (found,) = find_differences([topic(named[:1], name="t1"), topic((), named[1:], name="t2")], [ONE, OTHER])
    assert found.accounts == ("DEU", "FRA")
    only = [replace(one, features=replace(one.features, names=("emmanuel-macron",))) for one in named]
    (found,) = find_differences([topic(only[:1], name="t1"), topic((), only[1:], name="t2")], [ONE, OTHER])
    assert found.accounts == ("DEU",)


def test_a_boast_that_nobody_disputes_is_no_denial():
    boast = point("There was no failure of the ferries.", "a", Status.DENIED)
    assert find_differences([topic([boast])], [ONE, OTHER]) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Trade in oil grew by 20 per cent last year.", "Trade in oil grew by 30 per cent since May 2019."),
        ("Trade in oil grew by 20 per cent last year.", "Trade in oil grew by 30 per cent."),
    ],
)
def test_numbers_of_different_times_are_no_dispute(first, second):
    assert compare(first, second) == ()


def test_a_retelling_that_a_thing_was_discussed_meets_its_denial():
    a = point("The leaders discussed the fishing treaty, by a paper's account.", "a", None)
    b = point("The spokesman denied that the leaders had discussed the fishing treaty.", "b", Status.DENIED)
    (found,) = find_differences([topic([a], [b])], [ONE, OTHER])
    assert (found.kind, found.accounts) == ("denial", ("DEU", "FRA"))


def test_what_a_speaker_has_not_yet_mentioned_is_no_denial():
    said = point("I have not yet mentioned the ferries.", "a", Status.DENIED)
    assert find_differences([topic([said])], [ONE, OTHER]) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("When the ferries were not mentioned in the readout, unions complained.", 0),
        ("No contract was signed, but they discussed the ferries at length.", 0),
        ("When he was asked, the minister denied that the ferries were mentioned.", 1),
        ("The ferries were not mentioned.", 1),
    ],
    ids=["only the case", "another clause", "after the case", "plainly"],
)
def test_a_denial_stands_alone_where_its_own_clause_denies(text, count):
    assert len(find_differences([topic([point(text, "a", Status.DENIED)])], [ONE, OTHER])) == count


def test_not_to_mention_denies_nothing():
    text = "Trains never ran on Sundays, not to mention the ferries."
    assert find_differences([topic([point(text, "a", Status.DENIED)])], [ONE, OTHER]) == ()
