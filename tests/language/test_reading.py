from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry import language
from summitry.errors import InputError
from summitry.language import component, pipeline
from summitry.language.tokens import make_doc
from summitry.model import Document, NameLabel

TEXT = """Readout of the call
President Joseph R. Biden, Jr. spoke today with President Vladimir Putin of Russia. “We agreed to talk,” Biden said. \
He didn't say when they would meet in Helsinki.

- The Russian side welcomed NATO's proposal.
- Both leaders thanked Japan."""


def document(text: str, name: str = "d") -> Document:
    return Document(name, text, "", published_on=date(2021, 7, 9))


def everything(parsed: language.Parsed) -> object:
    tokens = [
        (t.idx, t.head.i, t.dep_, t.tag_, t.pos_, t.lemma_, str(t.morph), t.ent_iob_, t.ent_type_) for t in parsed.doc
    ]
    return tokens, parsed.sentences, parsed.names, parsed.dates, parsed.quotes


def test_a_readout_is_read(nlp):
    parsed = language.read(document(TEXT), pipeline=nlp)
    assert parsed.doc.text == TEXT
    assert [s.exact for s in parsed.sentences][:2] == [
        "Readout of the call",
        "President Joseph R. Biden, Jr. spoke today with President Vladimir Putin of Russia.",
    ]
    assert "- The Russian side welcomed NATO's proposal." in [s.exact for s in parsed.sentences]
    named = {(n.passage.exact, n.label) for n in parsed.names}
    assert {("Vladimir Putin", NameLabel.PERSON), ("Russia", NameLabel.PLACE), ("Russian", NameLabel.OTHER)} <= named
    assert [(d.passage.exact, str(d.first_on)) for d in parsed.dates] == [("today", "2021-07-09")]
    assert [q.content[0].exact for q in parsed.quotes] == ["We agreed to talk,"]


def test_the_parse_is_universal_dependencies(nlp):
    doc = language.read(document("The president didn't sign the treaty."), pipeline=nlp).doc
    assert [(t.text, t.dep_, t.head.text) for t in doc] == [
        ("The", "det", "president"),
        ("president", "nsubj", "sign"),
        ("did", "aux", "sign"),
        ("n't", "advmod", "sign"),
        ("sign", "root", "sign"),
        ("the", "det", "treaty"),
        ("treaty", "obj", "sign"),
        (".", "punct", "sign"),
    ]
    assert [t.lemma_ for t in doc][1:5] == ["president", "do", "not", "sign"]
    assert doc[2].morph.get("Tense") == ["Past"]
    assert doc[1].pos_ == "NOUN"


HOSTILE = {
    "empty": "",
    "white space": " \n\t\r\n ",
    "leading space": "   They met.",
    "null bytes": "They\0 met. \0 He left\0.",
    "control characters": "".join(map(chr, range(160))) * 2,
    "emoji": "👍🏽 They met 🇺🇸🇷🇺. 👨‍👩‍👧‍👦 ok.",
    "only quotes": "\"“”‘’«»'" * 30,
    "bidirectional": "\u202eabc\u202c שלום. They met.",
    "combining": "e\u0301" * 500,
    "zero width": "\u200b\u200b \u200b",
    "no spaces": "a" * 30_000,
    "brackets": "( " * 500,
    "one long line": "They met in Kyiv. " * 300,
    "many lines": "\n" * 50_000,
    "long address": "See http://" + "a/" * 20_000 + " and go.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_is_read_and_offsets_give_it_back(nlp, name):
    text = HOSTILE[name]
    parsed = language.read(document(text), pipeline=nlp)
    assert parsed.doc.text == text
    assert "".join(t.text_with_ws for t in parsed.doc) == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in parsed.doc)
    passages = [*parsed.sentences, *(n.passage for n in parsed.names), *(d.passage for d in parsed.dates)]
    assert all(text[p.start : p.end] == p.exact for p in passages)
    assert "".join("".join(s.exact.split()) for s in parsed.sentences) == "".join(text.split())


def test_half_a_surrogate_pair_keeps_offsets(nlp):
    parsed = language.read(document("a \ud800 met Putin"), pipeline=nlp)
    assert len(parsed.doc.text) == len("a \ud800 met Putin")


@settings(max_examples=25)
@given(st.text(max_size=80))
def test_random_text_is_read(nlp, text):
    parsed = language.read(document(text), pipeline=nlp)
    assert len(parsed.doc.text) == len(text)
    roots = [t for t in parsed.doc if t.head.i == t.i]
    assert len(roots) == len(list(parsed.doc.sents))


def test_order_and_company_do_not_matter(nlp):
    texts = [TEXT, "Short.", "Putin met Xi. " * 30, "", "They spoke by phone for an hour about grain, and agreed. " * 9]
    documents = [document(text, str(n)) for n, text in enumerate(texts)]
    together = {p.document.id: everything(p) for p in language.iter_read(documents, pipeline=nlp)}
    shuffled = Random(1).sample(documents, len(documents))
    assert {p.document.id: everything(p) for p in language.iter_read(shuffled, pipeline=nlp)} == together
    alone = {d.id: everything(language.read(d, pipeline=nlp)) for d in documents}
    assert alone == together


def test_nlp_pipe_gives_the_same_as_nlp(nlp):
    texts = [TEXT, "Putin met Xi.", ""]
    assert [[(t.dep_, t.head.i) for t in doc] for doc in nlp.pipe(texts)] == [
        [(t.dep_, t.head.i) for t in nlp(text)] for text in texts
    ]


def test_a_fresh_vocabulary_takes_over_before_memory_grows(monkeypatch):
    name = os.environ.get("SUMMITRY_WEIGHTS") or str(component.WEIGHTS)
    before = language.load_pipeline(name)
    monkeypatch.setattr(pipeline, "MOST_STRINGS", 10)
    monkeypatch.setattr("summitry.language.reading._CHARACTERS_AT_ONCE", 5)
    parsed = list(language.iter_read([document("Putin spoke."), document("Xi spoke.")], pipeline=before))
    assert [p.doc[1].lemma_ for p in parsed] == ["speak", "speak"]
    assert parsed[0].doc.vocab is not before.vocab
    assert len(component.load_network.cache_info()) == 4


def test_spaces_hang_on_the_word_before(nlp):
    doc = make_doc(nlp, document("  They met.\n\nHe left."))
    list(nlp.pipe([doc]))
    spaces = [(t.i, t.head.i, t.dep_) for t in doc if t.is_space]
    assert spaces == [(0, 1, "dep"), (4, 3, "dep")]
    assert [s.start for s in doc.sents] == [0, 5]


def test_missing_weights_are_said(monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "__file__", str(tmp_path / "pipeline.py"))
    with pytest.raises(InputError, match="install the package again"):
        language.load_pipeline()


def test_importing_the_step_loads_nothing_heavy():
    code = "import sys, summitry.language; print(sorted({'spacy', 'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
