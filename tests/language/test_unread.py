"""What holds no running text is not read, and is told."""

from __future__ import annotations

import pytest

from summitry import language
from summitry.language.unread import BLOCK, find_unread, iter_between
from summitry.language.windows import Words, cut
from summitry.model import Document

PROSE = "The minister met the envoy in Oslo on Monday and they discussed trade. "
JUNK = {
    "figures": " ".join(str(number * 7919) for number in range(2_500)),
    "one word": "blah " * 2_500,
    "quotation marks": '" ' * 2_500,
    "codes": " ".join(f"{number * 2654435761 & 0xFFFFFFFF:08x}" for number in range(2_500)),
}


def read(text, nlp):
    return language.read(Document("d", text, ""), pipeline=nlp)


@pytest.mark.parametrize("kind", JUNK)
def test_a_long_stretch_without_running_text_is_told_and_not_read(kind, nlp):
    parsed = read(f"{PROSE}{JUNK[kind]}", nlp)
    (stretch,) = parsed.unread
    assert parsed.document.text[stretch.start : stretch.end] == stretch.exact
    inside = [token for token in parsed.doc if stretch.start <= token.idx < stretch.end]
    assert len(inside) > 1_900
    assert {token.pos_ for token in inside} == {"X"}
    assert not any(stretch.start < date.passage.start < stretch.end for date in parsed.dates)


def test_the_text_around_is_read_as_if_alone(nlp):
    alone = read(PROSE, nlp)
    parsed = read(f"{PROSE * 60}\n\n{JUNK['figures']}\n\n{PROSE}", nlp)
    tail = parsed.doc[-len(alone.doc) :]
    assert [(token.text, token.pos_, token.dep_) for token in tail if token.pos_ != "SPACE"] == [
        (token.text, token.pos_, token.dep_) for token in alone.doc if token.pos_ != "SPACE"
    ]


@pytest.mark.parametrize(
    "text", [PROSE * 200, " ".join(map(str, range(1_400))), f"{PROSE}1 2 3 4 5 6 7 8 9 10 11 12 13. " * 100]
)
def test_prose_and_tables_of_usual_length_are_read(text, nlp):
    assert read(text, nlp).unread == ()


def test_stretches_are_whole_blocks_and_what_is_between_is_left():
    forms = [*(["one", "two", "three", "four", "five", "six", "seven", "eight"] * 125), *["7"] * (40 * BLOCK)]
    assert find_unread(forms) == [(1_000, 3_000)]
    assert find_unread(forms[:-1]) == []
    assert list(iter_between([(1_000, 3_000)], 4_000)) == [(0, 1_000), (3_000, 4_000)]
    assert list(iter_between([], 3)) == [(0, 3)]


def test_no_window_holds_what_is_not_read():
    words = Words(["a"] * 50, [0] * 50, ((10, 40),))
    assert [(window.start, window.end) for window in cut(0, words, [1] * 50)] == [(0, 10), (40, 50)]
