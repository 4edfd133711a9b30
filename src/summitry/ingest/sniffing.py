"""What some bytes are, told by the bytes before the name."""

from __future__ import annotations

import re
from pathlib import PurePath

from summitry.errors import Unreadable

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON_LINES = "application/jsonl"
JSON = "application/json"
FEED = "application/feed+xml"

SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".json": JSON,
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
}
_DECLARED = {
    "application/xhtml+xml": HTML,
    "text/x-markdown": MARKDOWN,
    "application/x-ndjson": JSON_LINES,
    "application/ndjson": JSON_LINES,
    "application/x-jsonlines": JSON_LINES,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/xml": FEED,
    "text/xml": FEED,
    "application/x-pdf": PDF,
}
KNOWN = frozenset({TEXT, MARKDOWN, HTML, PDF, DOCX, JSON_LINES, JSON, FEED})
GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
_REFUSED_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file: save it as .docx or PDF"),
    (b"{\\rtf", "a rich text (RTF) file: save it as .docx or plain text"),
    (b"\x89PNG", "a picture (PNG): give the text, or a PDF with a text layer"),
    (b"\xff\xd8\xff", "a picture (JPEG): give the text, or a PDF with a text layer"),
    (b"GIF8", "a picture (GIF): give the text, or a PDF with a text layer"),
    (b"\x1f\x8b", "a gzip archive: unpack it first; only .jsonl.gz is read packed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x7fELF", "a program: give the document itself"),
    (b"MZ\x90", "a program: give the document itself"),
    (b"SQLite format 3\x00", "an SQLite database: give the documents as JSON lines"),
    (b"PAR1", "a Parquet file: give the documents as JSON lines"),
)
_HTML_HEAD = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.IGNORECASE)
_FEED_HEAD = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HEAD_BYTES = 2_048


def find_media_type(raw: bytes, *, declared: str | None = None, name: str = "") -> str:
    """Tell what ``raw`` is.

    Bytes that say clearly what they are win over the declared type, and that over the name's suffix.

    Args:
        raw: All the bytes, or at least the first few thousand.
        declared: A media type as a server or caller names it, without parameters.
        name: The file's name or address, for its suffix.

    Raises:
        Unreadable: They are of a kind that is not read; the message says which and what to do.
    """
    for magic, what in _REFUSED_MAGIC:
        if raw.startswith(magic):
            msg = f"is {what}"
            raise Unreadable(msg)
    if b"%PDF-" in raw[:1024]:
        return PDF
    if raw.startswith(ZIP_MAGIC):
        return DOCX
    claimed = _DECLARED.get(declared or "", declared) if declared else find_by_suffix(name)
    head = raw[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<") and claimed not in {JSON_LINES, JSON, MARKDOWN}:
        return _find_markup(head, claimed)
    if claimed == PDF:
        msg = "does not begin like a PDF: it is damaged, or something else under that name"
        raise Unreadable(msg)
    if claimed == DOCX:
        msg = "is not a .docx file: it is damaged, or something else under that name; save it again as .docx"
        raise Unreadable(msg)
    return claimed if claimed in KNOWN and claimed != FEED else TEXT


def find_by_suffix(name: str) -> str | None:
    """Give the media type that a file's name promises, or None; ``.gz`` at the end is looked through."""
    path = PurePath(name.lower().removesuffix(".gz"))
    return SUFFIXES.get(path.suffix)


def is_readable(media_type: str) -> bool:
    """Whether a media type, as servers name them, is one that is read."""
    return _DECLARED.get(media_type, media_type) in KNOWN


def _find_markup(head: bytes, claimed: str | None) -> str:
    feed, page = _FEED_HEAD.search(head), _HTML_HEAD.search(head)
    if feed and (page is None or feed.start() < page.start()):
        return FEED
    if page or claimed == HTML:
        return HTML
    if claimed == FEED:
        msg = "is XML, but neither an RSS or Atom feed nor a page: give the document's page, PDF or text"
        raise Unreadable(msg)
    return claimed if claimed in KNOWN else TEXT
