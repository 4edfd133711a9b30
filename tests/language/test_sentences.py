from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.sentences import find_breaks, repair_starts
from summitry.model import Document, Passage, Turn

WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.)+|(?:Mr|Mrs|Gen|Dr)\.|[A-Z]\.|\w+|[^\w\s]")


def cut(text: str, at: str = "|", turns: tuple[Turn, ...] = ()) -> list[str]:
    """Cut ``text`` where a model says ``|``, repaired; the bars are taken out first."""
    plain, marks = "", set()
    for char in text:
        if char == at:
            marks.add(len(plain))
        else:
            plain += char
    words = [m.span() for m in WORD.finditer(plain)]
    starts = [9.0 if any(m <= start and not plain[m:start].strip() for m in marks) else -9.0 for start, _ in words]
    fixed = repair_starts(plain, words, starts, find_breaks(Document("d", plain, "", turns=turns)))
    edges = [start for (start, _), flag in zip(words, fixed, strict=True) if flag] + [len(plain)]
    return [plain[a:b].strip() for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He came. |She left.", ["He came.", "She left."]),
        ("Mr. |Putin came. |Gen. |Mills left.", ["Mr. Putin came.", "Gen. Mills left."]),
        ("John F. |Kennedy came.", ["John F. Kennedy came."]),
        ("the U.S. |He left.", ["the U.S.", "He left."]),
        ('|"We met," he said. |"Good."', ['"We met," he said.', '"Good."']),
        ("He came.|” |She left.", ["He came.”", "She left."]),
        ("He came (I saw. |Really.) and left.", ["He came (I saw. Really.) and left."]),
        ("(Applause. |Laughter.) |Thank you.", ["(Applause.", "Laughter.)", "Thank you."]),
        ("One, |two", ["One, two"]),
        ("Heading\nText here.\n- item one\n- item two", ["Heading", "Text here.", "- item one", "- item two"]),
        ("PRESIDENT BIDEN: Thank you.", ["PRESIDENT BIDEN:", "Thank you."]),
        ("Q  When?", ["Q", "When?"]),
    ],
)
def test_layout_and_abbreviations_put_starts_right(text, sentences):
    assert cut(text) == sentences


def test_nothing_starts_inside_a_label():
    text = "President of Russia Vladimir Putin: Good."
    words = [m.span() for m in WORD.finditer(text)]
    scores = [9.0 if text[start:].startswith("Vladimir") else -9.0 for start, _ in words]
    assert sum(repair_starts(text, words, scores, [0, 36])) == 3
    assert sum(repair_starts(text, words, scores, [0, 36], [(0, 34)])) == 2


def test_a_turn_starts_a_sentence_after_its_label():
    text = "Vladimir Putin: Good. Q: When?"
    label = Passage("d", 0, 14, text[:14])
    turn = Turn(Passage("d", 16, 21, text[16:21]), "Vladimir Putin", label)
    assert cut(text, turns=(turn,)) == ["Vladimir Putin:", "Good. Q: When?"]


@given(st.text(st.sampled_from("aB .,()\n|”"), max_size=120))
def test_the_first_word_always_starts_and_nothing_is_lost(text):
    plain = text.replace("|", "")
    assert "".join("".join(cut(text)).split()) == "".join(plain.split()) or not WORD.search(plain)
