from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Document, Mention, Passage


def make_document(text):
    return Document(id="d", text=text, digest="0")


@given(st.text(min_size=1), st.data())
def test_a_passage_is_word_for_word(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = make_document(text).passage(start, end)
    assert passage.exact == text[start:end]
    assert text[passage.start : passage.end] == passage.exact


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 6)])
def test_a_passage_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="does not lie in document"):
        make_document("Hello").passage(start, end)


def test_records_are_frozen():
    passage = Passage("d", 0, 1, "H")
    with pytest.raises(dataclasses.FrozenInstanceError):
        passage.start = 4


def test_selectors_follow_the_web_annotation_model():
    position, quote = Passage("d", 2, 4, "ab").to_selectors()
    assert position == {"type": "TextPositionSelector", "start": 2, "end": 4}
    assert quote == {"type": "TextQuoteSelector", "exact": "ab"}


def test_a_mention_without_actors_is_undecided():
    assert not Mention(Passage("d", 0, 2, "he"), "pronoun", (), "no man was named before").is_decided
