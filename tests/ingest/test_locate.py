"""A quote is found word for word, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import QuoteAmbiguous, QuoteNotFound
from summitry.ingest import locate, to_document

TEXT = "He said “peace”. She said peace. They\nagreed on peace talks."
DOC = to_document(TEXT, id="d")

# Few letters, so that repeats and overlaps are common.
texts = st.text(alphabet="ab é\n😀", min_size=1, max_size=40).filter(str.strip)


def test_quote_is_given_with_its_place():
    passage = locate("They\nagreed", DOC)
    assert (passage.document_id, passage.exact) == ("d", "They\nagreed")
    assert TEXT[passage.start : passage.end] == "They\nagreed"


@pytest.mark.parametrize("near", ["they\nagreed", "They agreed", '"peace"', "said  peace", "peace talk ", "Peace"])
def test_near_matches_are_refused(near):
    with pytest.raises(QuoteNotFound):
        locate(near, DOC)


def test_message_shows_words_that_differ_in_marks_alone():
    with pytest.raises(QuoteNotFound, match="copy those words") as caught:
        locate('said "peace".', DOC)
    assert "“peace”" in str(caught.value)


def test_message_names_document_and_quote():
    with pytest.raises(QuoteNotFound, match="'d' does not say 'war'"):
        locate("war", DOC)


def test_empty_quote_has_no_place():
    with pytest.raises(QuoteNotFound, match="empty"):
        locate("", DOC)


def test_words_said_twice_are_refused_with_their_places():
    with pytest.raises(QuoteAmbiguous, match="at 9, 26, 48: give a longer quote"):
        locate("peace", DOC)


def test_many_places_are_not_all_listed():
    with pytest.raises(QuoteAmbiguous, match="and further on"):
        locate("a", to_document("a" * 5000))


@pytest.mark.parametrize(
    ("around", "start"), [({"prefix": "“"}, 9), ({"suffix": " talks"}, 48), ({"prefix": "said "}, 26)]
)
def test_prefix_and_suffix_tell_places_apart(around, start):
    assert locate("peace", DOC, **around).start == start


def test_prefix_that_does_not_fit_finds_nothing():
    with pytest.raises(QuoteNotFound, match="with that prefix and suffix"):
        locate("talks", DOC, prefix="war ")


def test_overlapping_places_count_as_two():
    with pytest.raises(QuoteAmbiguous):
        locate("aa", to_document("aaa b"))


@given(texts, st.data())
def test_whatever_is_cut_out_is_found_again_or_said_to_be_there_twice(text, data):
    doc = to_document(text)
    start = data.draw(st.integers(0, len(doc.text) - 1))
    end = data.draw(st.integers(start + 1, len(doc.text)))
    quote = doc.text[start:end]
    if sum(doc.text.startswith(quote, at) for at in range(len(doc.text))) == 1:
        assert locate(quote, doc) == doc.passage(start, end)
    else:
        with pytest.raises(QuoteAmbiguous):
            locate(quote, doc)
    assert locate(quote, doc, prefix=doc.text[:start], suffix=doc.text[end:]) == doc.passage(start, end)


@given(texts, texts)
def test_answer_is_always_the_quote_itself(text, quote):
    doc = to_document(text)
    try:
        passage = locate(quote, doc)
    except QuoteNotFound:
        assert quote not in doc.text
    except QuoteAmbiguous:
        assert doc.text.find(quote) != doc.text.rfind(quote)
    else:
        assert doc.text[passage.start : passage.end] == passage.exact == quote
