from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from summitry.errors import InputError
from summitry.language import load_pipeline, mapping, read
from summitry.model import Document, NameLabel


def parse(rows: str) -> Doc:
    """Build a ``Doc`` from lines of form, head (from 0), ClearNLP relation and part of speech."""
    words, heads, deps, pos = zip(*(row.split() for row in rows.strip().splitlines()), strict=True)
    lemmas = ["be" if word in {"is", "was"} else word for word in words]
    vocab = spacy.blank("en").vocab
    return Doc(vocab, words=words, heads=[int(h) for h in heads], deps=deps, pos=pos, lemmas=lemmas)


def tree(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in mapping.map_labels(doc)]


def test_a_preposition_becomes_the_case_of_its_noun():
    doc = parse("He 1 nsubj PRON\nmet 1 ROOT VERB\nPutin 1 dobj PROPN\nin 1 prep ADP\nHelsinki 3 pobj PROPN")
    assert tree(doc) == [
        ("He", "nsubj", "met"),
        ("met", "root", "met"),
        ("Putin", "obj", "met"),
        ("in", "case", "Helsinki"),
        ("Helsinki", "obl", "met"),
    ]


def test_a_noun_below_a_noun_is_a_modifier():
    doc = parse("President 0 ROOT NOUN\nof 0 prep ADP\nRussia 1 pobj PROPN")
    assert tree(doc)[2] == ("Russia", "nmod", "President")


def test_an_agent_is_marked():
    doc = parse("It 2 nsubjpass PRON\nwas 2 auxpass AUX\nsigned 2 ROOT VERB\nby 2 agent ADP\nTrump 3 pobj PROPN")
    assert tree(doc) == [
        ("It", "nsubj:pass", "signed"),
        ("was", "aux:pass", "signed"),
        ("signed", "root", "signed"),
        ("by", "case", "Trump"),
        ("Trump", "obl:agent", "signed"),
    ]


def test_be_becomes_a_copula():
    doc = parse("Talks 1 nsubj NOUN\nis 1 ROOT AUX\nuseful 1 acomp ADJ\n. 1 punct PUNCT")
    assert tree(doc) == [
        ("Talks", "nsubj", "useful"),
        ("is", "cop", "useful"),
        ("useful", "root", "useful"),
        (".", "punct", "useful"),
    ]


def test_conjuncts_hang_on_the_first():
    doc = parse("A 0 ROOT NOUN\n, 0 punct PUNCT\nB 0 conj NOUN\nand 2 cc CCONJ\nC 2 conj NOUN")
    assert tree(doc) == [
        ("A", "root", "A"),
        (",", "punct", "A"),
        ("B", "conj", "A"),
        ("and", "cc", "C"),
        ("C", "conj", "A"),
    ]


@pytest.mark.parametrize(
    ("given", "ours"),
    [
        ("PERSON", "PER"),
        ("GPE", "LOC"),
        ("FAC", "LOC"),
        ("ORG", "ORG"),
        ("NORP", "OTH"),
        ("LAW", "OTH"),
        ("DATE", None),
    ],
)
def test_names_get_our_labels_and_dates_are_none(given, ours):
    doc = Doc(spacy.blank("en").vocab, words=["Lavrov", "came"])
    doc.ents = [Span(doc, 0, 1, label=given)]
    assert [e.label_ for e in mapping.map_labels(doc).ents] == ([ours] if ours else [])


def test_labels_that_are_universal_already_stay():
    doc = parse("He 1 nsubj PRON\nmet 1 root VERB\nPutin 1 obj PROPN")
    assert tree(doc) == [("He", "nsubj", "met"), ("met", "root", "met"), ("Putin", "obj", "met")]


def test_every_relation_of_the_table_maps_to_a_lower_case_one():
    assert all(to == to.lower() and to for to in mapping.RELATIONS.values())
    assert set(mapping.NAMES.values()) == {label.value for label in NameLabel}


def test_another_pipeline_takes_the_place_of_ours(tmp_path):
    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Helsinki"}, {"label": "DATE", "pattern": "Monday"}])
    other.to_disk(tmp_path / "other")
    parsed = read(Document("d", "They met in Helsinki. On Monday they left.", ""), pipeline=str(tmp_path / "other"))
    assert [(n.passage.exact, n.label) for n in parsed.names] == [("Helsinki", NameLabel.PLACE)]
    assert [s.exact for s in parsed.sentences] == ["They met in Helsinki.", "On Monday they left."]


def test_a_pipeline_that_is_not_there_says_how_to_get_it():
    with pytest.raises(InputError, match="spacy download en_no_such_model"):
        load_pipeline("en_no_such_model")
