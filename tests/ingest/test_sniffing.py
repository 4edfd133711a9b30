"""What bytes are is told by the bytes before the name."""

from __future__ import annotations

import pytest

from summitry.errors import Unreadable
from summitry.ingest import sniffing
from summitry.ingest.sniffing import find_by_suffix, find_media_type, is_readable
from tests.ingest.samples import make_docx, make_pdf

PAGE = b"<!DOCTYPE html>\n<html><body>x"
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>'


@pytest.mark.parametrize(
    ("raw", "name", "declared", "media_type"),
    [
        (b"words", "a.txt", None, sniffing.TEXT),
        (b"words", "a.md", None, sniffing.MARKDOWN),
        (b"words", "", None, sniffing.TEXT),
        (b"words", "a.unknown", "text/x-unheard-of", sniffing.TEXT),
        (b"# words", "a", "text/x-markdown", sniffing.MARKDOWN),
        (PAGE, "a.txt", None, sniffing.HTML),
        (b"\xef\xbb\xbf  " + PAGE, "a.txt", "text/plain", sniffing.HTML),
        (b"<p>bare", "a.html", None, sniffing.HTML),
        (b"<p>bare", "a.txt", None, sniffing.TEXT),
        (b"<div>in Markdown</div>", "a.md", None, sniffing.MARKDOWN),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a.xml", "application/xml", sniffing.HTML),
        (RSS, "a.xml", None, sniffing.FEED),
        (RSS, "page", "text/html", sniffing.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "", None, sniffing.FEED),
        (make_pdf(["x"]), "a.txt", "text/html", sniffing.PDF),
        (make_docx("x"), "a.bin", "application/octet-stream", sniffing.DOCX),
        (b'{"text": "x"}', "a.jsonl", None, sniffing.JSON_LINES),
        (b'{"text": "x"}', "a.json", None, sniffing.JSON),
        (b'{"text": "x"}', "a", "application/x-ndjson", sniffing.JSON_LINES),
    ],
)
def test_kinds_are_told(raw, name, declared, media_type):
    assert find_media_type(raw, name=name, declared=declared) == media_type


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.txt", "picture"),
        (b"\xff\xd8\xff\xe0", "a.txt", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "save it as .docx"),
        (b"{\\rtf1 x}", "a.txt", "rich text"),
        (b"\x1f\x8b\x08", "a.gz", "unpack it first"),
        (b"MZ\x90\x00", "a.txt", "program"),
        (b"words", "a.pdf", "does not begin like a PDF"),
        (b"words", "a.docx", "not a .docx file"),
        (b"<?xml version='1.0'?><data/>", "a.xml", "neither an RSS or Atom feed nor a page"),
    ],
)
def test_refusals_say_what_it_is_and_what_to_do(raw, name, words):
    with pytest.raises(Unreadable, match=words):
        find_media_type(raw, name=name)


def test_suffix_is_read_through_compression_and_case():
    assert find_by_suffix("A.JSONL.GZ") == sniffing.JSON_LINES
    assert find_by_suffix("archive.tar") is None


def test_types_of_servers_are_known_by_all_their_names():
    assert is_readable("application/rss+xml")
    assert is_readable("application/pdf")
    assert not is_readable("image/png")
