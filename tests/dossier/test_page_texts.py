from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.dossier.page.excerpts import find_kept, to_excerpts
from summitry.dossier.page.ledger import keep_ledger
from summitry.dossier.page.texts import assign_layers, cut_text, show_passages
from summitry.dossier.record import Dossier, Fact, Line, MeetingPart
from summitry.dossier.walk import iter_lines
from tests.dossier.samples import MADE, make_document, make_dossier

TEXT = "One two three four five.\n\nSix seven eight nine ten. " * 12
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 160)).map(
    lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
)


def make_small(borders, scope="full"):
    document = make_document("d", TEXT)
    lines = tuple(Line(f"ln-{n}", "x", (document.passage(*pair),)) for n, pair in enumerate(borders))
    empty = ((),) * 11
    part = MeetingPart("m", "M", "held", (Fact("who", lines),), *empty, 0, 0)
    return Dossier("t", scope, (part,), (), None, (), (document,), MADE)


def show(dossier):
    ledger = keep_ledger(dossier, set())
    (document,) = dossier.documents
    return document, show_passages(document, ledger)


@given(st.lists(spans, min_size=1, max_size=12))
def test_pieces_make_up_the_text_and_each_passage_its_words(borders):
    document, shown = show(make_small(borders))
    pieces = list(cut_text(document, shown))
    assert "".join(piece.text for piece in pieces) == TEXT
    for item in shown:
        assert lit(pieces, item) == item.passage.exact


def lit(pieces, wanted):
    """What the rules of the style sheet light up: the layer's pieces from the anchor to the layer's next anchor."""
    words, is_on = "", False
    for piece in pieces:
        for item in piece.opens:
            if item.layer == wanted.layer:
                is_on = item is wanted
        if is_on and f"c{wanted.layer}" in piece.classes.split():
            words += piece.text
    return words


@given(st.lists(spans, min_size=1, max_size=30))
def test_no_more_layers_than_passages_that_lie_over_one_another(borders):
    document = make_document("d", TEXT)
    passages = sorted({document.passage(*pair) for pair in borders}, key=lambda one: (one.start, -one.end))
    layers = list(assign_layers(passages))
    deepest = max(sum(one.start <= at < one.end for one in passages) for at in range(len(TEXT)))
    assert max(layers) + 1 == deepest
    for place, (one, layer) in enumerate(zip(passages, layers, strict=True)):
        for other, its in zip(passages[:place], layers[:place], strict=True):
            assert layer != its or other.end <= one.start


@given(st.lists(spans, min_size=1, max_size=6))
def test_an_excerpt_keeps_the_passages_at_their_offsets_and_is_its_own_excerpt(borders):
    whole = make_small(borders)
    cut = to_excerpts(whole)
    (document,) = cut.documents
    assert len(document.text) == len(TEXT)
    for _, line in iter_lines(cut):
        assert all(document.text[passage.start : passage.end] == passage.exact for passage in line.passages)
    assert to_excerpts(cut) == cut
    _, shown = show(cut)
    pieces = list(cut_text(document, shown, is_excerpt=True))
    assert all(lit(pieces, item) == item.passage.exact for item in shown)
    assert "".join(piece.text for piece in pieces).replace(" ", "") == document.text.replace(" ", "")


def test_an_excerpt_leaves_out_the_rest_and_says_where():
    text = "First paragraph.\n\n" + "word " * 200 + "The middle. " + "word " * 200 + "\n\nThe end."
    document = make_document("d", text)
    passage = document.passage(text.index("The middle."), text.index("The middle.") + 11)
    (kept,) = find_kept(text, [passage])
    assert 150 < passage.start - kept[0] <= 200
    assert 150 < kept[1] - passage.end <= 200
    assert text[kept[0] - 1] == " "
    assert text[kept[1]] == " "


def test_surroundings_end_where_the_paragraph_does():
    text = "Before.\n\nThe passage here.\n\nAfter."
    document = make_document("d", text)
    assert find_kept(text, [document.passage(9, 20)]) == [(9, 26)]


def test_excerpts_hold_neither_raw_bytes_nor_the_words_left_out():
    cut = to_excerpts(make_dossier())
    assert cut.scope == "excerpts"
    assert all(document.raw == b"" and document.turns == () for document in cut.documents)
    stray = next(document for document in cut.documents if document.id == "stray")
    assert "Unnamed officials" in stray.text
