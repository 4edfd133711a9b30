from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reading.fragment import iter_blocks, make_visible
from tests.reading.samples import ADA, make_reading


def test_the_pieces_of_a_sentence_are_its_text():
    reading = make_reading()
    for block in iter_blocks(reading):
        assert "".join(piece.text for piece in block.pieces) == block.sentence.exact
        assert block.pieces[0].start == block.sentence.start


def test_a_piece_carries_what_covers_it():
    pieces = [piece for block in iter_blocks(make_reading()) for piece in block.pieces]
    by_text = {piece.text: piece for piece in pieces}
    assert by_text["Ada Example"].mention.actors == (ADA,)
    assert by_text["3 May"].date.first_on.isoformat() == "2020-05-03"
    assert by_text["“We met.”"].quote.is_balanced
    assert by_text["them"].mention.actors == ()


def test_only_the_first_piece_of_a_mention_carries_its_anchor():
    anchors = [piece for block in iter_blocks(make_reading()) for piece in block.pieces if piece.starts_mention]
    assert len(anchors) == 4


def test_a_line_break_opens_a_paragraph():
    assert [block.opens_paragraph for block in iter_blocks(make_reading())] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("caf\u00e9 \u2014 \u201cquoted\u201d", "caf\u00e9 \u2014 \u201cquoted\u201d"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("line\nbreak\ttab", "line\nbreak\ttab"),
    ],
)
def test_characters_that_steer_the_display_are_shown_and_not_obeyed(text, shown):
    assert make_visible(text) == shown


@given(st.text())
def test_what_is_shown_never_steers_a_terminal_or_the_reading_direction(text):
    shown = make_visible(text)
    assert not set(shown) & {
        chr(n) for n in (*range(9), *range(11, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    }
