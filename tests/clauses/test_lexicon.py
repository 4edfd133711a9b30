"""The word lists: well formed, no row twice, no country in them."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from summitry.clauses.lexicon import load_lexicon

LISTS = ("light_verbs.csv", "nominal_events.csv", "control.csv", "speech_verbs.csv", "verbs.csv")


def rows(name: str) -> list[dict[str, str]]:
    text = files("summitry.clauses").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("name", LISTS)
def test_words_are_lower_case_so_that_no_name_is_among_them(name):
    for row in rows(name):
        assert None not in row
        assert None not in row.values(), row
        assert all(value == value.lower() == value.strip() for value in row.values()), row


@pytest.mark.parametrize(
    ("name", "keys"), [("nominal_events.csv", 1), ("control.csv", 2), ("speech_verbs.csv", 1), ("verbs.csv", 1)]
)
def test_no_row_stands_twice(name, keys):
    found = [tuple(row.values())[:keys] for row in rows(name)]
    assert len(found) == len(set(found))


def test_a_pair_of_verb_and_noun_means_one_thing():
    pairs = [(verb, row["noun"]) for row in rows("light_verbs.csv") for verb in row["verbs"].split("|")]
    assert sorted(pairs) == sorted(set(pairs))
    assert len(pairs) > 1000


def test_sizes_and_some_entries():
    lexicon = load_lexicon()
    assert len(lexicon.event_nouns) > 300
    assert lexicon.light_verbs["reach", "agreement"] == "agree"
    assert lexicon.light_verbs["come to", "agreement"] == "agree"
    assert lexicon.event_nouns["rejection"].of_is_object
    assert not lexicon.event_nouns["visit"].of_is_object
    assert lexicon.controllers["call", "on"] == "oblique"
    assert lexicon.controllers["promise", ""] == "subject"


def test_columns_hold_only_what_they_may():
    assert {row["of"] for row in rows("nominal_events.csv")} == {"subject", "object"}
    assert {row["controller"] for row in rows("control.csv")} == {"subject", "oblique"}


@pytest.mark.parametrize(
    ("cut", "lemma"),
    [
        ("impos", "impose"),
        ("bann", "ban"),
        ("condemne", "condemn"),
        ("compli", "comply"),
        ("agree", "agree"),
        ("zzz", "zzz"),
        ("", ""),
    ],
)
def test_a_lemma_cut_wrongly_is_mended_where_the_verb_is_known(cut, lemma):
    assert load_lexicon().spell(cut) == lemma


@pytest.mark.parametrize(
    ("verb", "standard"),
    [("recognise", "recognize"), ("honour", "honor"), ("raise", "raise"), ("promise", "promise"), ("revise", "revise")],
)
def test_spellings_of_one_verb_mean_one_thing(verb, standard):
    assert load_lexicon().standard(verb) == standard
