"""What must hold for any parse at all, and for both parties alike."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from summitry.clauses import Clause, extract, iter_lines, to_json
from tests.clauses.build import load_parses, parse, parsed_of, tell

RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "conj",
    "cc",
    "case",
    "mark",
    "aux",
    "aux:pass",
    "cop",
    "advmod",
    "det",
    "amod",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
    "csubj",
    "parataxis",
    "appos",
    "punct",
    "compound",
    "compound:prt",
    "expl",
    "dep",
    "fixed",
    "flat",
]
TAGS = ("VERB/VBD", "VERB/VBN", "VERB/VBG", "VERB/VB", "AUX/VBZ", "NOUN/NN", "PROPN/NNP", "PRON/WP", "ADJ/JJ")
FORMS = [
    "agreement",
    "talks",
    "hold",
    "reach",
    "say",
    "that",
    "which",
    "it",
    "no",
    "not",
    "if",
    "by",
    "with",
    "of",
    "between",
    "?",
    '"',
    ":",
    ";",
    "…",
    "\u200b",
    "\ud7ff",
    "🕊",
    "<b>",
    "'s",
    "to",
]


@st.composite
def docs(draw):
    """Any tree with any labels."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, place - 1))] if place else token
    deps = ["root" if heads[n] == n else draw(st.sampled_from(RELATIONS)) for n in range(size)]
    tags = [draw(st.sampled_from(TAGS)).split("/") for _ in range(size)]
    words = [draw(st.sampled_from(FORMS)) for _ in range(size)]
    pos = [tag[0] for tag in tags]
    return Doc(Vocab(), words=words, lemmas=words, heads=heads, deps=deps, pos=pos, tags=[tag[1] for tag in tags])


def passages(clause: Clause):
    yield clause.predicate.passage
    roles = (clause.subjects, clause.objects, clause.indirect_objects, clause.agents)
    arguments = [item for role in roles for item in role] + [item.argument for item in clause.obliques]
    for item in arguments:
        yield item.passage
        yield from item.appositions


@given(docs())
def test_any_parse_gives_clauses_whose_passages_are_word_for_word(doc):
    parsed = parsed_of(doc)
    clauses = extract(parsed)
    assert [clause.id for clause in clauses] == list(range(len(clauses)))
    for clause in clauses:
        for passage in passages(clause):
            assert parsed.document.text[passage.start : passage.end] == passage.exact != ""
        for other in (*clause.complements, clause.governor, clause.coordinated_with):
            assert other is None or (0 <= other < len(clauses))
        assert to_json(clause, parsed)["predicate"]["lemma"] == clause.predicate.lemma
    assert all(line.isprintable() for line in iter_lines(clauses, parsed))


@given(docs())
def test_extracting_twice_gives_the_same(doc):
    parsed = parsed_of(doc)
    assert extract(parsed) == extract(parsed)


@pytest.mark.parametrize("text", load_parses())
@pytest.mark.parametrize("pair", [("Norway", "Chile"), ("Peru", "Kenya"), ("Berg", "Lee"), ("Egypt", "Sudan")])
def test_swapped_parties_give_the_swapped_clauses(text, pair):
    row = load_parses()[text]
    swapped = extract(parse(swap(text, pair), swap(row, pair)))
    assert [tell(clause) for clause in swapped] == [swap(tell(clause), pair) for clause in extract(parse(text, row))]


def swap(text: str, pair: tuple[str, str]) -> str:
    first, second = pair
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


@pytest.mark.parametrize("shape", ["chain", "star", "list"])
def test_time_grows_no_faster_than_the_text(shape):
    small, large = (best_time(make_doc(shape, size)) for size in (500, 4_000))
    assert large < 8 * 4 * small + 0.05


def make_doc(shape: str, size: int) -> Doc:
    heads = {"chain": [0, *range(size - 1)], "star": [0] * size, "list": [0, 0] + [1] * (size - 2)}[shape]
    deps = {"chain": "acl:relcl", "star": "obl", "list": "conj"}[shape]
    first = {"chain": [deps], "star": [deps], "list": ["nsubj"]}[shape]
    pos = {"chain": "VERB", "star": "NOUN", "list": "PROPN"}[shape]
    return Doc(
        Vocab(),
        words=["talks"] * size,
        lemmas=["talk"] * size,
        heads=heads,
        deps=["root", *first, *[deps] * (size - 2)],
        pos=["VERB", *[pos] * (size - 1)],
        tags=["VBD"] * size,
    )


def best_time(doc: Doc) -> float:
    parsed = parsed_of(doc)
    taken = []
    for _ in range(2):
        start = time.process_time()
        extract(parsed)
        taken.append(time.process_time() - start)
    return min(taken)


def test_a_text_without_words_has_no_clauses():
    assert extract(parsed_of(Doc(Vocab(), words=[]))) == ()
