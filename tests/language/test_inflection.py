from __future__ import annotations

import pytest

from summitry.language.inflection import base_verbs, irregular_verbs, iter_bases
from summitry.language.lemmas import Lemmatizer

LEXICON = {
    "VBN": {"traded": "trade"},
    "NN": {"treaty": "treaty", "wife": "wife", "policeman": "policeman"},
    "VB": {"foo": "foo"},
}


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("traded", "VBD", "trade"),
        ("Traded", "VBD", "trade"),
        ("voiced", "VBD", "voice"),
        ("lobbied", "VBD", "lobby"),
        ("permitted", "VBN", "permit"),
        ("wrapping", "VBG", "wrap"),
        ("swore", "VBD", "swear"),
        ("discusses", "VBZ", "discuss"),
        ("treaties", "NNS", "treaty"),
        ("wives", "NNS", "wife"),
        ("fooed", "VBD", "foo"),
        ("recalled", "VBP", "recall"),
        ("forgave", "VBZ", "forgive"),
        ("policemen", "NNS", "policeman"),
    ],
)
def test_a_known_base_form_is_found_behind_its_ending(form, tag, lemma):
    assert Lemmatizer(LEXICON).lemma(form, tag, "=") == lemma


@pytest.mark.parametrize(
    ("form", "tag"), [("blorked", "VBD"), ("blorks", "NNS"), ("Blorking", "VBG"), ("voiced", "JJ")]
)
def test_what_no_known_word_fits_is_left_to_the_script(form, tag):
    assert Lemmatizer(LEXICON).lemma(form, tag, "=") == form


def test_the_verb_lists_are_sorted_base_forms():
    verbs = base_verbs()
    assert len(verbs) > 1000
    assert all(verb.isascii() and verb.isalpha() and verb.islower() for verb in verbs)
    assert set(irregular_verbs().values()) <= verbs
    assert all(form != verb for form, verb in irregular_verbs().items())


def test_other_tags_have_no_endings():
    assert iter_bases("red", "JJ") == []
    assert iter_bases("this", "DT") == []
