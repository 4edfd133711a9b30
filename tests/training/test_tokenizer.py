from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.tokenizer import make_tokenizer

TOKENIZER = make_tokenizer(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-China trade", "U.S. - China trade"),
        ("Kyiv-based pro-European ex-ministers", "Kyiv - based pro-European ex-ministers"),
        ("the 27-member bloc", "the 27 - member bloc"),
        ("the G-20 and COVID-19", "the G - 20 and COVID - 19"),
        ("Russia’s and don't", "Russia ’s and do n't"),
        ("(see Figure 8): fine", "( see Figure 8 ) : fine"),
        ("at 7:30PM", "at 7:30 PM"),
        ("What?! No!!!", "What ?! No !!!"),
        ("call 713-853-3989 now", "call 713-853-3989 now"),
        ("1990-1995", "1990 - 1995"),
        ("Lt. Col. Ito and/or Gen. Oduya", "Lt. Col. Ito and / or Gen. Oduya"),
        ("he had wed", "he had wed"),
        ("“He won’t.”", "“ He wo n’t . ”"),
        ("a non-member.", "a non-member ."),
        ("the anti-U.S. mood", "the anti-U.S. mood"),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, words: str) -> None:
    assert [token.text for token in TOKENIZER(text)] == words.split()


@given(st.text(max_size=80))
def test_no_character_is_lost(text: str) -> None:
    assert TOKENIZER(text).text == text
