"""The line for the terminal and the JSON."""

from __future__ import annotations

import json

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from summitry.clauses import extract, iter_lines, to_json
from tests.clauses.build import clauses_of, load_parses, parse, parsed_of

TEXT = "Kenya was urged by Peru to leave."


def read():
    parsed = parse(TEXT, load_parses()[TEXT])
    return parsed, extract(parsed)


def test_a_sentence_stands_before_its_clauses():
    parsed, clauses = read()
    assert list(iter_lines(clauses, parsed)) == [
        TEXT,
        "  [0] urge; who: Peru; whom: Kenya; {past, passive}",
        "  [1] leave; who: Kenya*; infinitive of [0] (to)",
    ]


def test_json_holds_every_role_with_its_passage():
    parsed, clauses = read()
    record = json.loads(json.dumps(to_json(clauses[0], parsed)))
    assert record["agents"][0]["passage"] == {"document_id": "d", "start": 19, "end": 23, "exact": "Peru"}
    assert record["voice"] == "passive"
    assert record["complements"] == [1]


def test_json_refuses_a_clause_of_another_document():
    _, clauses = read()
    doc = Doc(Vocab(), words=["Hello"])
    other = parsed_of(doc)
    object.__setattr__(other.document, "id", "e")
    with pytest.raises(ValueError, match="'d' shown with document 'e'"):
        to_json(clauses[0], other)


def test_control_characters_never_reach_the_terminal():
    doc = Doc(
        Vocab(),
        words=["\x1b[31mBerg\nKim", "said"],
        lemmas=["Berg", "say"],
        heads=[1, 1],
        deps=["nsubj", "root"],
        pos=["PROPN", "VERB"],
        tags=["NNP", "VBD"],
    )
    parsed = parsed_of(doc)
    lines = list(iter_lines(extract(parsed), parsed))
    assert lines[1] == "  [0] say; who: [31mBerg Kim; {past}"
    assert all(line.isprintable() for line in lines)


def test_a_long_phrase_is_cut():
    long_name = "x" * 100
    doc = Doc(
        Vocab(),
        words=[long_name, "fell"],
        lemmas=["x", "fall"],
        heads=[1, 1],
        deps=["nsubj", "root"],
        pos=["PROPN", "VERB"],
        tags=["NNP", "VBD"],
    )
    parsed = parsed_of(doc)
    assert list(iter_lines(extract(parsed), parsed))[1] == f"  [0] fall; who: {'x' * 59}…; {{past}}"


def test_clauses_of_the_table_are_all_shown():
    assert len(clauses_of("The two sides agreed to set up a working group and to hold talks with Turkey.")) == 3
