"""Sentences read by the shipped model, with the clauses that a person finds in them.

``SUMMITRY_WEIGHTS`` may name another folder of weights.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.clauses import extract, iter_lines
from summitry.ingest import to_document
from summitry.language import load_pipeline, read
from summitry.model import Document
from tests.clauses.build import tell

SENTENCES = Path(__file__).parent / "sentences.tsv"
#: Share of the clauses below that must be found with every role; the rest are slips of the parse.
FLOOR = 0.85
TEMPLATES = (
    "{0} warned {1}.",
    "{0} and {1} signed an agreement on trade.",
    "{0} asked {1} to withdraw its troops.",
    "{0} was criticized by {1}.",
    "The president of {0} said that {1} would not attend the meeting.",
    "{0} imposed sanctions on {1}.",
)
WORDS = [
    "Norway",
    "talks",
    "agreed",
    "to",
    "not",
    "that",
    "which",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "(",
    ")",
    '"',
    "“",
    "”",
    "'",
    "—",
    "–",
    "…",
    "by",
    "with",
    "and",
    "or",
    "if",
    "12",
    "%",
    "*",
    "#",
    "\t",
    "\n\n",
    "🕊",
    "said",
]


@pytest.fixture(scope="module")
def pipeline():
    return load_pipeline(os.environ.get("SUMMITRY_WEIGHTS"))


def tell_all(text, pipeline):
    return [tell(clause) for clause in extract(read(to_document(text), pipeline=pipeline))]


def is_told(expected: str, told: list[str]) -> bool:
    """Whether a clause has this head part and these phrases and flags, tense and more phrases aside."""
    head, *parts = expected.split("; ")
    return any(head == item.split("; ")[0] and set(parts) <= set(item.split("; ")[1:]) for item in told)


def test_most_clauses_are_found_with_every_role(pipeline):
    found, missed = 0, []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        text, *expected = line.split("\t")
        told = tell_all(text, pipeline)
        missed += [(text, clause, told) for clause in expected if not is_told(clause, told)]
        found += len(expected)
    share = 1 - len(missed) / found
    assert share >= FLOOR, f"{share:.1%} of {found} clauses found; missed: {missed}"


@pytest.mark.parametrize("template", TEMPLATES)
def test_swapped_parties_give_swapped_clauses(template, pipeline):
    first, second = (tell_all(template.format(*pair), pipeline) for pair in (("Norway", "Kenya"), ("Kenya", "Norway")))
    turned = [item.replace("Kenya", "\0").replace("Norway", "Kenya").replace("\0", "Norway") for item in second]
    assert first == turned
    assert first


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@settings(max_examples=40)
def test_no_text_breaks_it(pipeline, words):
    document = Document("d", " ".join(words), "")
    parsed = read(document, pipeline=pipeline)
    clauses = extract(parsed)
    for clause in clauses:
        passage = clause.predicate.passage
        assert document.text[passage.start : passage.end] == passage.exact
        for item in (*clause.subjects, *clause.objects, *clause.agents):
            assert document.text[item.passage.start : item.passage.end] == item.passage.exact
    assert all(line.isprintable() for line in iter_lines(clauses, parsed))
