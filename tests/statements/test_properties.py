"""What must hold for any text, and for both parties alike."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from summitry import actors, cases, clauses, ingest, language
from summitry.statements import extract
from tests.clauses.build import parsed_of
from tests.statements.build import statements_of, tell, told

TEMPLATES = (
    "{0} said that {1} had crossed the line.",
    "{0} accused {1} of delaying the talks.",
    '"We will not sign," the foreign minister of {0} said after the talks with {1}.',
    "According to {0}, the talks with {1} will go on.",
    "{0} denied that {1} was told of the plan.",
    "{0} called on {1} to stop the tests.",
    "{0} rejected the claim of {1} that its ships had left.",
)
COUNTRIES = ("Norway", "Chile", "Kenya", "Peru", "Japan")
PIECES = [
    *[
        "Norway",
        "said",
        "that",
        "according",
        "to",
        "the",
        "minister",
        "told",
        "who",
        "claim",
        "denied",
        "it",
        "would",
        "leave",
    ],
    *(",", ".", ":", ";", "?", "(", ")", "“", "”", '"', "''", "'", "—", "- ", "\n\n", "\n- "),
    *("PRESIDENT BERG:", "Q ", "\u00a0", "\u200b", "\u202e", "🕊", "<b>", "\x0b"),
]


@pytest.mark.parametrize("template", TEMPLATES)
@given(pair=st.lists(st.sampled_from(COUNTRIES), min_size=2, max_size=2, unique=True))
@settings(max_examples=4)
def test_swapping_the_names_swaps_the_statements(nlp, template, pair):
    a, b = pair
    marked = [line.replace(a, "<0>").replace(b, "<1>") for line in told(nlp, template.format(a, b))]
    swapped = [line.replace(b, "<0>").replace(a, "<1>") for line in told(nlp, template.format(b, a))]
    assert marked == swapped
    assert marked


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@settings(max_examples=40)
def test_any_text_gives_passages_that_are_word_for_word_and_apart(nlp, pieces):
    text = " ".join(pieces)
    for statement in statements_of(nlp, text, nested=True):
        _check(statement.attribution, text)


def _check(attribution, text):
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    assert all(text[part.start : part.end] == part.exact and part.exact for part in parts)
    assert all(a.end <= b.start for a, b in pairwise(attribution.content))
    assert len(attribution.cue) == 1
    assert attribution.content or attribution.note
    if attribution.cue_lemma != "turn" and attribution.source:
        assert attribution.source[0].end <= attribution.cue[0].start or (
            attribution.source[0].start >= attribution.cue[0].end
        )


@pytest.fixture(scope="module")
def notes(nlp):
    documents = ingest.fetch(cases.case_files("trump_putin", "helsinki-2018"))
    return [language.read(document, pipeline=nlp) for document in documents]


def test_every_passage_of_the_bundled_case_is_word_for_word(notes):
    found = 0
    for parsed in notes:
        for statement in extract(parsed, clauses.extract(parsed), actors.resolve(parsed), nested=True):
            _check(statement.attribution, parsed.document.text)
            found += 1
    assert found > len(notes)


def test_no_statement_stands_inside_another_unless_asked_for(notes):
    for parsed in notes:
        cues = []
        contents = []
        for statement in extract(parsed, (), ()):
            assert not statement.is_nested
            cues.append(statement.attribution.cue[0])
            contents.append(statement.attribution.content)
        for cue, own in zip(cues, contents, strict=True):
            holders = [c for c in contents if c is not own and any(p.start <= cue.start < p.end for p in c)]
            assert len(holders) <= 1


@pytest.mark.parametrize("text", ["“”“”", '"" "" ""', "said said said", "\x00\x01\x02", ":::", "''''''", "Q"])
def test_texts_with_nothing_to_tell(nlp, text):
    assert all(statement.attribution.cue for statement in statements_of(nlp, text))


def test_an_empty_document_has_no_statements():
    assert extract(parsed_of(Doc(Vocab(), [])), (), ()) == ()


def test_time_is_in_proportion_to_the_text(nlp):
    """Twelve times the text must not take a hundred times as long."""
    piece = '"We will go," he said, adding that she said that "it" was so. Norway: it claims that. '
    small = language.read(ingest.to_document(piece * 10, id="d"), pipeline=nlp)
    large = language.read(ingest.to_document(piece * 120, id="d"), pipeline=nlp)
    seconds = []
    for parsed in (small, large):
        started = time.process_time()
        for _ in range(3):
            found = extract(parsed, (), ())
        seconds.append(time.process_time() - started)
    assert found
    assert seconds[1] < 60 * max(seconds[0], 0.003)


def test_the_order_is_that_of_the_text(nlp):
    text = "Norway said that it would leave. Chile denied that it would. Critics warn that both will."
    starts = [statement.attribution.source[0].start for statement in statements_of(nlp, text)]
    assert starts == sorted(starts)
    assert [tell(s).split(" | ")[0] for s in statements_of(nlp, text)] == ["Norway", "Chile", "Critics"]
