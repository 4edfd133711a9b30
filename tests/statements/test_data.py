from __future__ import annotations

import json

from summitry.statements import statement_to_json
from tests.statements.build import statements_of

KEYS = {"source", "cue", "content", "words", "form", "source_kind", "speakers", "speaker_reason", "antecedent"} | {
    "reporter",
    "reporter_side",
    "cue_lemma",
    "cue_kind",
    "polarity",
    "modality",
    "tense",
    "is_nested",
    "note",
}


def test_a_statement_as_json(nlp):
    text = '"We will sign," Anna Berg said. "It is time."'
    (statement,) = statements_of(nlp, text, publisher="The Oslo Post")
    record = json.loads(json.dumps(statement_to_json(statement)))
    assert set(record) == KEYS
    assert (
        [text[a:b] for a, b in record["content"]] == record["words"]["content"] == ['"We will sign,"', '"It is time."']
    )
    assert [text[a:b] for a, b in record["source"]] == ["Anna Berg"]
    assert [text[a:b] for a, b in record["cue"]] == ["said"]
    assert (record["form"], record["reporter"], record["cue_lemma"]) == ("direct", "The Oslo Post", "say")


def test_where_nothing_is_there_lists_are_empty(nlp):
    (statement,) = statements_of(nlp, "It is believed that the ships will leave.")
    record = statement_to_json(statement)
    assert (record["source"], record["speakers"], record["reporter"]) == ([], [], None)
