"""Who speaks, and what sort of actor that is."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.ingest import to_document
from summitry.meetings.record import SpeakerKind
from summitry.meetings.speaker_kinds import kind_by_words, word_rows
from summitry.meetings.speakers import publisher_of, speakers_of, speakers_of_mention
from tests.meetings.build import read_text

DAY = date(2018, 7, 18)


def told(text):
    reading = read_text(text, published_on=DAY)
    return [
        (speaker.label, speaker.kind.value, speaker.role, speaker.is_named)
        for statement in reading.statements
        for speaker in speakers_of(statement.attribution, reading)
    ]


@pytest.mark.parametrize(("words", "kind", "example"), word_rows())
def test_each_word_gives_its_kind(words, kind, example):
    assert words in example.lower()
    assert kind_by_words(example) is kind


@pytest.mark.parametrize("phrase", ["the sentence", "a template", "the deputation", "experience", "Formerly Known"])
def test_a_word_inside_another_says_nothing(phrase):
    assert kind_by_words(phrase) is None


def test_what_somebody_is_now_counts_more_than_what_they_were():
    assert kind_by_words("a former ambassador, now a fellow at a think tank") is SpeakerKind.EXPERT
    assert kind_by_words("a former ambassador") is SpeakerKind.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senator John McCain said that it was a mistake.", ("John McCain", "legislator", "Senator", True)),
        ("Rep. Adam Schiff, D-Calif., called it a disgrace.", ("Adam Schiff", "legislator", "Rep.", True)),
        (
            "Kremlin spokesman Dmitry Peskov said the talks were useful.",
            ("Dmitry Peskov", "government", "Kremlin spokesman", True),
        ),
        (
            "NATO Secretary General Jens Stoltenberg welcomed the talks.",
            ("Jens Stoltenberg", "organisation", "NATO Secretary General", True),
        ),
        (
            "Ada Berg, an analyst at a research centre, argued that the deal was weak.",
            ("Ada Berg", "expert", "an analyst at a research centre", True),
        ),
        ("Amnesty International criticised the deal.", ("Amnesty International", "organisation", "", True)),
        ("Reuters reported that the deal was dead.", ("Reuters", "press", "", True)),
        ("Some analysts believe that the deal is weak.", ("some analysts", "expert", "", False)),
        ("Critics argued that the deal was weak.", ("critics", "public", "", False)),
        ("Critics who had hoped for more said that the deal was weak.", ("critics", "public", "", False)),
        ("Republicans criticised the deal.", ("Republicans", "other", "", False)),
        ("Andrei Berg of the Brookings Institution criticised the deal.", ("Andrei Berg", "expert", "", True)),
    ],
)
def test_a_speaker_is_what_the_text_calls_them(text, expected):
    assert told(text)[0] == expected


def test_one_who_is_carried_over_is_called_as_before():
    assert told("Some analysts believe that it failed. They argue that nobody gained.")[1][:2] == (
        "some analysts",
        "expert",
    )


def test_two_who_speak_together_are_two_speakers():
    text = "President Emmanuel Macron met Chancellor Angela Merkel. The two leaders said that the talks went well."
    assert [label for label, *_ in told(text)[-2:]] == ["Emmanuel Macron", "Angela Merkel"]


def test_a_mention_gives_its_speakers():
    reading = read_text("Emmanuel Macron met Angela Merkel in Berlin.", published_on=DAY)
    first = next(mention for mention in reading.mentions if mention.actors)
    (speaker,) = speakers_of_mention(first)
    assert (speaker.label, speaker.country, speaker.passage) == ("Emmanuel Macron", "FRA", first.passage)


@pytest.mark.parametrize("pair", [("FRA", "Emmanuel Macron"), ("DEU", "Angela Merkel"), ("RUS", "Vladimir Putin")])
def test_no_country_has_a_kind_of_its_own(pair):
    code, name = pair
    reading = read_text(f"{name} said that the talks were useful.", published_on=DAY)
    (speaker,) = speakers_of(reading.statements[0].attribution, reading)
    assert (speaker.country, speaker.kind, speaker.is_named) == (code, SpeakerKind.GOVERNMENT, True)


def test_a_publisher_speaks_for_its_side():
    document = to_document("x", publisher="The White House", side="USA")
    assert publisher_of(document).kind is SpeakerKind.GOVERNMENT
    assert publisher_of(to_document("x", publisher="Reuters")).kind is SpeakerKind.PRESS
    nobody = publisher_of(to_document("x"))
    assert (nobody.is_named, nobody.kind) == (False, SpeakerKind.OTHER)
