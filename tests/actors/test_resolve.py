from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.actors import resolve
from tests.actors.parses import unparsed

NEWS = sorted((Path(__file__).parent / "data" / "news").glob("*.md"))


@given(st.text(max_size=300))
def test_any_text_gives_exact_ordered_mentions(text):
    document = unparsed(text, on=date(2022, 1, 1), side="USA", title=text[:80])
    mentions = resolve(document)
    assert all(text[m.passage.start : m.passage.end] == m.passage.exact for m in mentions)
    assert all(one.passage.end <= other.passage.start for one, other in pairwise(mentions))


@given(st.lists(st.sampled_from(
    ["the", "The", "President", "of", "Russia", "and", "US", "Biden", "'s", ",", ".", "leaders", "two", "both", "sides", "Mr.", "Prime", "Minister", "Deputy", "Head", "Kremlin", "said", "he", "his", "they", "I", "Office", "former", "elected", "King", "administration", "-", "parties", "of"]), max_size=40))  # fmt: skip
def test_any_heap_of_our_words_is_read(words):
    text = " ".join(words)
    mentions = resolve(unparsed(text, names={"Biden": "PER"}, on=date(2022, 1, 1), side="USA"))
    assert all(m.reason and text[m.passage.start : m.passage.end] == m.passage.exact for m in mentions)
    assert all(not m.candidates or not m.actors for m in mentions)


def test_an_empty_document_has_no_mentions():
    assert resolve(unparsed("")) == ()


@pytest.mark.parametrize("text", ["the President of " * 3000, "Putin " * 6000, "and " * 9000, "leader's " * 4000])
def test_hostile_text_takes_linear_time(text):
    document = unparsed(text, on=date(2022, 1, 1))
    began = time.perf_counter()
    resolve(document)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_our_news_texts_are_read_without_a_parse(path):
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    mentions = resolve(unparsed(body, on=date(2022, 7, 1)))
    assert len(mentions) > 10
