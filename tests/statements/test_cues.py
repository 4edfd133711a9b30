from __future__ import annotations

import pytest

from summitry.errors import BadField
from summitry.statements.cues import FRAMES, noun_cues, parse_cues, verb_cues

HEAD = "lemma,kind,polarity,frames\n"


def test_a_row():
    (cue,) = parse_cues(HEAD + "call on,say,affirmed,on|quote\n")
    assert (cue.lemma, cue.kind, cue.polarity) == ("call on", "say", "affirmed")
    assert cue.frames == {"on", "quote"}
    assert cue.prepositions == {"on"}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("say,speak,affirmed,clause", "kind"),
        ("say,say,true,clause", "polarity"),
        ("say,say,affirmed,clause|", "frames"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(row, column):
    with pytest.raises(BadField, match=f"row 2 column {column}"):
        parse_cues(HEAD + row + "\n")


def test_the_table_knows_hundreds_of_words():
    assert len(verb_cues()) > 400
    assert len(noun_cues()) > 80
    assert verb_cues()["deny"].polarity == "denied"
    assert noun_cues()["refusal"].polarity == "refused"


def test_no_word_stands_twice():
    from importlib.resources import files  # noqa: PLC0415

    rows = parse_cues(files("summitry.statements").joinpath("cues.csv").read_text(encoding="utf-8"))
    keys = [(cue.lemma, cue.kind == "noun") for cue in rows]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys, key=lambda key: key[0])


def test_prepositions_are_words():
    for cue in (*verb_cues().values(), *noun_cues().values()):
        assert all(word.isalpha() and word.islower() for word in cue.prepositions), cue
        assert cue.frames & FRAMES or cue.prepositions
