"""Documents of texts at hand: nothing changed, nothing guessed."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import BadField, InputError, UnknownCode, Unreadable
from summitry.ingest import Settings, parse_bytes, to_document
from summitry.ingest.documents import build_document, check_text
from summitry.ingest.fields import Fields
from summitry.model import DocumentKind
from tests.ingest.samples import ENGLISH, FRENCH

texts = st.text(max_size=80).filter(lambda text: text.removeprefix("\ufeff").strip())


@given(texts)
def test_text_is_unchanged_but_for_line_ends(text):
    doc = to_document(text)
    assert doc.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert doc.digest == sha256(doc.text.encode()).hexdigest()


@given(texts)
def test_same_text_gives_the_same_document(text):
    assert to_document(text) == to_document(text)


def test_composed_and_decomposed_letters_are_kept_apart():
    assert to_document("e\u0301").text != to_document("\u00e9").text


def test_what_is_given_is_kept_with_its_ground():
    doc = to_document(
        ENGLISH,
        id="x",
        title="A title",
        publisher="Somebody",
        side="FIN",
        published_on="2018-07-16",
        kind="joint_statement",
    )
    assert (doc.id, doc.title, doc.publisher, doc.side) == ("x", "A title", "Somebody", "FIN")
    assert (doc.published_on, doc.kind, doc.language) == (date(2018, 7, 16), DocumentKind.JOINT_STATEMENT, "en")
    assert doc.basis == {
        "id": "given",
        "title": "given",
        "publisher": "given",
        "side": "given",
        "published_on": "given",
        "kind": "given",
        "language": "text",
    }


def test_what_is_not_given_stays_unknown():
    doc = to_document(ENGLISH)
    assert (doc.title, doc.publisher, doc.side, doc.published_on, doc.url, doc.raw) == (None,) * 5 + (b"",)
    assert doc.kind is DocumentKind.UNKNOWN


def test_publisher_and_side_come_from_the_registry():
    doc = to_document(ENGLISH, url="https://www.whitehouse.gov/x")
    assert (doc.side, doc.basis["side"], doc.basis["publisher"]) == ("USA", "registry", "registry")


def test_id_rests_on_text_and_public_address_alone():
    assert to_document(ENGLISH).id == to_document(ENGLISH, title="x", url="/home/me/a.txt").id
    assert to_document(ENGLISH).id != to_document(ENGLISH, url="https://example.org/a").id
    assert len(to_document(ENGLISH).id) == 16


@pytest.mark.parametrize(
    ("text", "words"), [("", "empty"), (" \n\t", "empty"), ("\ufeff", "empty"), ("a\ud83d", "half characters")]
)
def test_texts_without_words_or_whole_characters_are_refused(text, words):
    with pytest.raises(InputError, match=words):
        to_document(text)


def test_fields_given_by_a_program_are_checked_strictly():
    with pytest.raises(UnknownCode):
        to_document(ENGLISH, kind="poem")
    with pytest.raises(BadField):
        to_document(ENGLISH, published_on="16/07/2018")


def test_language_is_noted_not_refused_for_a_text_at_hand():
    assert to_document(FRENCH).language == "fr"


def test_bounds_are_said_with_both_figures():
    with pytest.raises(
        Unreadable, match=r"has 11 characters, more than the 10 .* split it .* raise the limit max_characters"
    ):
        check_text("hello there", Settings(max_characters=10))


def test_first_layer_wins_and_is_named():
    layers = [
        Fields(basis="front matter", title="One"),
        Fields(basis="feed", title="Two", published_on=date(2020, 1, 1)),
    ]
    doc = build_document(ENGLISH, layers, settings=Settings(given={"side": "NOR"}))
    assert (doc.title, doc.published_on, doc.side) == ("One", date(2020, 1, 1), "NOR")
    assert (doc.basis["title"], doc.basis["published_on"], doc.basis["side"]) == ("front matter", "feed", "given")


PAGE = (
    "<html><head><title>Talks</title><meta property='og:site_name' content='The Kremlin'></head><body><article>"
    + "<p>The two presidents met in the capital and spoke of trade, of energy and of the security of the region.</p>"
    * 6
    + "</article></body></html>"
)


@pytest.mark.parametrize(
    ("url", "side"),
    [("http://en.kremlin.ru/events/1", "RUS"), ("https://kremlin.example.org/events/1", None)],
)
def test_a_page_on_an_unknown_address_gets_no_side_from_what_it_calls_itself(url, side):
    document = parse_bytes(PAGE.encode(), media_type="text/html", origin=url)
    assert document.publisher is not None
    assert document.side == side
