"""Swap the two sides, and the coding is the swapped coding.

The words of a parsed sentence are swapped under the same parse, so that the test is about our own steps and must hold
without exception; that the model parses both alike is asked for most sentences only.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from summitry import actors, clauses, coding, gazetteer, ingest, language
from summitry.codebook import load_codebook
from summitry.language import Parsed
from summitry.model import Name

#: Names of one word each, so that a swap leaves the tokens where they are.
PAIR = ("Canada", "Brazil")
FRAMES = (
    "{} condemned {}.",
    "{} and {} held talks.",
    "{} agreed with {} to open the border.",
    "{} urged {} to withdraw its troops.",
    "{} was attacked by {}.",
    "{} said that {} had rejected the offer.",
    "{} will not accept an offer from {}.",
    "The president of {} visited {} on Monday.",
    "The police of {} arrested protesters outside the embassy of {}.",
    "{}'s army attacked {}'s navy.",
    "{} imposed sanctions on {} and expelled its ambassador.",
    "{} accused {} of violating the truce; {} denied it.",
)


def swap(text, pair=PAIR):
    first, second = pair
    table = {first: second, second: first}
    return re.sub(rf"\b({re.escape(first)}|{re.escape(second)})\b", lambda found: table[found[1]], text)


def swapped_parse(parsed, pair):
    """The same parse over the swapped words."""
    doc = parsed.doc
    words = [swap(token.text, pair) for token in doc]
    lemmas = [swap(token.lemma_, pair) for token in doc]
    other = Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        pos=[token.pos_ for token in doc],
        tags=[token.tag_ for token in doc],
        lemmas=lemmas,
        morphs=[str(token.morph) for token in doc],
    )
    document = ingest.to_document(other.text)
    places = {token.idx: other[token.i].idx for token in doc}
    ends = {token.idx + len(token): other[token.i].idx + len(other[token.i]) for token in doc}

    def moved(passage):
        return document.passage(places[passage.start], ends[passage.end])

    names = tuple(Name(moved(name.passage), name.label) for name in parsed.names)
    return Parsed(document, other, tuple(map(moved, parsed.sentences)), names, (), ())


def coded(parsed):
    events = coding.code(parsed, clauses.extract(parsed), actors.resolve(parsed))
    return sorted(told(event) for event in events)


def told(event):
    recipient = event.recipient
    return (
        event.event_type,
        event.mode or "",
        event.cameo,
        event.rule,
        event.actor.text,
        event.actor.code or "",
        recipient.text if recipient else "",
        (recipient.code or "") if recipient else "",
        event.flags,
        event.contexts,
    )


def swapped_story(story, codes, pair):
    def turn(word):
        for first, second in (codes, codes[::-1]):
            if word.startswith(first):
                return second + word[len(first) :]
        return word

    return (*story[:4], swap(story[4], pair), turn(story[5]), swap(story[6], pair), turn(story[7]), *story[8:])


def agree(parsed, pair, codes):
    """Whether the swapped words are coded as the swapped coding."""
    there = coded(swapped_parse(parsed, pair))
    return there == sorted(swapped_story(story, codes, pair) for story in coded(parsed))


@given(
    frame=st.sampled_from(FRAMES),
    pair=st.sampled_from(
        [
            ("Canada", "Brazil", "CAN", "BRA"),
            ("Kenya", "Norway", "KEN", "NOR"),
            ("Russia", "Ukraine", "RUS", "UKR"),
            ("China", "Japan", "CHN", "JPN"),
        ]
    ),
)
def test_generated_sentences(frame, pair):
    first, second, *codes = pair
    text = frame.format(*[first, second, second][: frame.count("{}")])
    parsed = language.read(ingest.to_document(text))
    parsed = Parsed(parsed.document, parsed.doc, parsed.sentences, parsed.names, (), ())
    assert agree(parsed, (first, second), codes)


@pytest.fixture(scope="module")
def country_examples():
    """The codebook's examples between two countries, both named in one word, parsed."""
    known = gazetteer.load()
    # a name that may mean something else is left undecided by its own words, not by its side
    codes = {
        country.name: code
        for code, country in known.countries.items()
        if country.name.isalpha() and gazetteer.normalise(country.name) not in known.ambiguous
    }
    rows = []
    for rule in load_codebook().rules.values():
        for example in rule.examples:
            named = [name for name in codes if re.search(rf"\b{name}\b", example.text)]
            if len(named) == 2:
                rows.append((example.text, tuple(named), tuple(codes[name] for name in named)))
    return rows


def test_every_example_of_the_codebook_between_two_countries(country_examples):
    assert len(country_examples) > 200
    parses = language.iter_read(ingest.to_document(text) for text, _, _ in country_examples)
    wrong = []
    for parsed, (text, pair, codes) in zip(parses, country_examples, strict=True):
        bare = Parsed(parsed.document, parsed.doc, parsed.sentences, parsed.names, (), ())
        if not agree(bare, pair, codes):
            wrong.append(text)
    assert wrong == []


def test_the_model_reads_most_swapped_examples_alike(country_examples):
    texts = [text for text, _, _ in country_examples]
    swapped = [swap(text, pair) for text, pair, _ in country_examples]
    here = [coded(parsed) for parsed in language.iter_read(map(ingest.to_document, texts))]
    there = [coded(parsed) for parsed in language.iter_read(map(ingest.to_document, swapped))]
    same = sum(
        sorted(swapped_story(story, codes, pair) for story in one) == other
        for one, other, (_, pair, codes) in zip(here, there, country_examples, strict=True)
    )
    assert same / len(texts) > 0.93
