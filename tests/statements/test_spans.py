from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.ingest import to_document
from summitry.statements.draft import Draft, without_empty_parts
from summitry.statements.frame import build_frame
from summitry.statements.spans import close_quotes, cut, inside, merge, overlaps, trim
from tests.clauses.build import parse

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=8)


@pytest.fixture(scope="module")
def frame():
    row = (
        "Ann/Ann/PROPN/NNP/3/nsubj Jr./Jr./PROPN/NNP/1/flat left/leave/VERB/VBD/0/root "
        "(/(/PUNCT/-LRB-/5/punct early/early/ADV/RB/3/advmod )/)/PUNCT/-RRB-/5/punct ././PUNCT/./3/punct"
    )
    return build_frame(parse("Ann Jr. left ( early ).", row))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((0, 8), "Ann Jr."),
        ((0, 13), "Ann Jr. left"),
        ((8, 23), "left ( early )"),
        ((12, 20), "early"),
        ((20, 23), None),
    ],
)
def test_trim(frame, span, words):
    trimmed = trim(frame, span)
    assert (frame.text[slice(*trimmed)] if trimmed else None) == words


def test_cut_takes_holes_out(frame):
    pieces = cut(frame, [(0, 23)], [(4, 7)])
    assert [frame.text[a:b] for a, b in pieces] == ["Ann", "left ( early )"]


@given(SPANS)
def test_merged_spans_are_sorted_and_apart_and_lose_nothing(spans):
    text = "x" * 60
    merged = merge(text, spans)
    assert merged == sorted(merged)
    assert all(a[1] < b[0] for a, b in pairwise(merged))
    assert {i for a, b in merged for i in range(a, b)} == {i for a, b in spans for i in range(a, b)}


@given(SPANS, st.integers(0, 50))
def test_inside_and_overlaps_agree(spans, at):
    assert inside(at, spans) == overlaps((at, at + 1), spans)


def test_spans_that_white_space_parts_are_joined():
    assert merge("ab cd", [(3, 5), (0, 2)]) == [(0, 5)]


@pytest.fixture(scope="module")
def quoted(nlp):
    from summitry import language  # noqa: PLC0415

    text = "The text was “too weak” and ''far too late'' they said."
    parsed = language.read(to_document(text, id="d"), pipeline=nlp)
    return build_frame(parsed)


def test_doubled_apostrophes_are_quotation_marks(quoted):
    assert [quoted.text[a:b] for a, b in quoted.quotes] == ["“too weak”", "''far too late''"]


def test_a_span_is_closed_up_to_quotation_marks(quoted):
    start = quoted.text.index("weak")
    assert close_quotes(quoted, [(0, start)], cue_at=50) == [(0, quoted.text.index("” and") + 1)]


def test_where_the_cue_is_quoted_nothing_leaves_the_quotation(quoted):
    start = quoted.text.index("too weak")
    assert close_quotes(quoted, [(0, 40)], cue_at=start) == [(start, start + len("too weak"))]


@pytest.mark.parametrize(
    ("source", "cue", "content", "kept"),
    [
        ((0, 4), (5, 9), ((10, 20),), ((0, 4), ((10, 20),))),
        ((8, 4), (5, 9), ((10, 20),), (None, ((10, 20),))),
        ((0, 4), (5, 9), ((10, 20), (24, 22)), ((0, 4), ((10, 20),))),
        ((0, 4), (9, 5), ((10, 20),), None),
    ],
)
def test_parts_without_a_character_are_left_out(source, cue, content, kept):
    sound = without_empty_parts(Draft(source, cue, content, "say", "say"))
    assert (sound and (sound.source, sound.content)) == kept
