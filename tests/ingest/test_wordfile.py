"""Word files: what is shown, and nothing of what was deleted."""

from __future__ import annotations

import pytest

from summitry.errors import Unreadable
from summitry.ingest import Settings, parse_bytes
from tests.ingest.samples import ENGLISH, make_docx, make_word_xml, make_zip


def read(raw, **settings):
    return parse_bytes(raw, media_type=None, origin="a.docx", settings=Settings(**settings))


def read_xml(body, **settings):
    return read(make_zip(word__document_xml=make_word_xml(body)), **settings).text


def test_paragraphs_and_tables_are_read_in_order():
    doc = read(make_docx("First.", ENGLISH, rows=(("A", "B"), ("1", "2\n3")), title="A  title"))
    assert doc.text == f"First.\n\n{ENGLISH}\n\nA\tB\n1\t2\n3"
    assert (doc.title, doc.basis["title"]) == ("A title", "page")


def test_breaks_tabs_and_split_runs_are_kept():
    body = (
        "<w:p><w:r><w:t>Vladi</w:t></w:r><w:r><w:t>mir</w:t><w:br/><w:t>P</w:t><w:tab/><w:noBreakHyphen/></w:r></w:p>"
    )
    assert read_xml(body) == "Vladimir\nP\t-"


def test_deleted_text_and_second_copies_are_left_out():
    body = (
        "<w:p><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        '<x:Fallback xmlns:x="urn:x"><w:t>twice</w:t></x:Fallback></w:p>'
    )
    assert read_xml(body) == "new"


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "haha">]>' + make_word_xml("<w:p><w:t>see &a; end</w:t></w:p>")
    assert "haha" not in read(make_zip(word__document_xml=bomb)).text


def test_zip_bomb_is_refused_before_it_is_unpacked():
    raw = make_zip(word__document_xml=b"<a>" + b" " * 5_000_000)
    with pytest.raises(Unreadable, match="unpacks to more than 1,000,000 bytes"):
        read(raw, max_decompressed_bytes=1_000_000)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (make_zip(a="x"), "ZIP archive, but no .docx"),
        (make_docx("x")[:400], "cut short or damaged"),
        (make_zip(word__document_xml="<w:p>"), "cut short or damaged"),
        (make_zip(word__document_xml=make_word_xml("<w:p>" * 50_000)), "cut short or damaged"),
        (make_zip(word__document_xml=make_word_xml("")), "is empty"),
    ],
)
def test_broken_files_say_what_is_wrong(raw, words):
    with pytest.raises(Unreadable, match=rf"^a\.docx: .*{words}"):
        read(raw)
