"""Numbers with units, and days, word for word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.meetings.amounts import days_in, find_amounts, load_units
from tests.meetings.build import read_text, whole


def amounts_of(text):
    reading = read_text(text, published_on=date(2021, 5, 5))
    return [(a.value, a.unit, a.passage.exact) for a in find_amounts(reading, whole(reading))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta will give $500 million to Cyprus.", [(5e8, "usd", "$500 million")]),
        ("Malta will give 3 billion euros to Cyprus.", [(3e9, "eur", "3 billion euros")]),
        ("Malta will give €40bn to Cyprus.", [(4e10, "eur", "€40bn")]),
        ("They talked for two hours and 15 minutes.", [(135.0, "minutes", "two hours and 15 minutes")]),
        ("They talked for about 90 minutes.", [(90.0, "minutes", "about 90 minutes")]),
        ("Trade fell by 25 per cent.", [(25.0, "percent", "25 per cent")]),
        ("Trade fell by 5.5%.", [(5.5, "percent", "5.5%")]),
        ("More than 2,500 soldiers will leave.", [(2500.0, "soldier", "More than 2,500 soldiers")]),
        ("They exchanged 300 Maltese prisoners of war.", [(300.0, "prisoner", "300 Maltese prisoners")]),
        ("The treaty runs for three years.", [(36.0, "months", "three years")]),
        ("A million people fled.", [(1e6, "people", "A million people")]),
    ],
)
def test_an_amount_has_value_unit_and_its_words(text, expected):
    assert amounts_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met on 16 July 2018.",
        "Malta bought F-16 jets under Resolution 2231 and Article 5.",
        "Millions of people fled.",
        "The G20 will meet in 2022.",
        "One of them left.",
    ],
)
def test_no_amount_is_made_of_a_date_a_name_or_a_pair(text):
    assert amounts_of(text) == []


def test_only_the_passage_is_read():
    reading = read_text("Malta sent 40 tents. Cyprus sent 50 tents.")
    first, second = reading.sentences
    assert [a.value for a in find_amounts(reading, first)] == [40.0]
    assert [a.value for a in find_amounts(reading, second)] == [50.0]


def test_days_come_with_what_they_rest_on():
    reading = read_text("They met on 16 July 2018. They will meet tomorrow.", published_on=date(2018, 7, 17))
    written, counted = days_in(reading, whole(reading))
    assert (written.first_on, written.last_on, written.assumed_from) == (date(2018, 7, 16), date(2018, 7, 16), None)
    assert (counted.first_on, counted.assumed_from) == (date(2018, 7, 18), "published_on")


def test_units_are_positive_and_in_lower_case():
    for word, unit in load_units().items():
        assert unit.factor > 0
        assert word == word.lower()


WORDS = st.sampled_from(["$", "5", " ", "million", "more than", "12,000", "people", "%", "two", "hours", ".", "€", "x"])


@given(st.lists(WORDS, max_size=12).map("".join))
@settings(max_examples=25, deadline=None)
def test_an_amount_is_word_for_word(text):
    reading = read_text(text or "x")
    if reading.document.text:
        for amount in find_amounts(reading, whole(reading)):
            passage = amount.passage
            assert reading.document.text[passage.start : passage.end] == passage.exact
