"""PDF to text, page by page."""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from summitry.errors import Unreadable
from summitry.ingest.documents import build_document
from summitry.ingest.fields import Fields
from summitry.ingest.sniffing import PDF

if TYPE_CHECKING:
    from summitry.ingest.origin import Origin
    from summitry.ingest.settings import Settings
    from summitry.model import Document

_END_MARK = b"%%EOF"
# What pypdf is known to raise, besides its own errors, when a file contradicts itself.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_DAMAGED = "is cut short or damaged: fetch it again, or open it in a viewer and print it to a new PDF"
_HYPHEN_END = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})-\n([^\W\d_]{2,})")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}-[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MACHINE_TITLE = re.compile(r"(?i)microsoft word|untitled|\.(?:docx?|pdf|indd|rtf|odt|qxd)$")
_INVISIBLE = str.maketrans({"\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": "", "\x00": "", "\u00a0": " "})


def parse_pdf(raw: bytes, origin: Origin) -> Document:
    """Read a PDF that has a text layer.

    Pages are parted by blank lines; line ends stay as printed. A word that is parted at a line's end is joined only
    where the document spells it elsewhere.

    Raises:
        Unreadable: It needs a password, is cut short, has no text layer, or breaks a bound.
    """
    if _END_MARK not in raw:
        msg = f"{_DAMAGED} (its end mark is missing)"
        raise Unreadable(msg)
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it would write to standard error
    try:
        reader = _open(raw)
        pages = _read_pages(reader, origin.settings)
        title = _find_title(reader)
    except (PyPdfError, *_FAULTS) as fault:
        msg = f"{_DAMAGED} ({type(fault).__name__})"
        raise Unreadable(msg) from fault
    text = join_parted_words("\n\n".join(page for page in pages if page))
    if not text:
        msg = "holds no text, only pictures of it: run text recognition (OCR) over it first"
        raise Unreadable(msg)
    stated = Fields(basis="page", title=title)
    return build_document(
        text,
        [stated, *origin.fallback],
        settings=origin.settings,
        raw=raw,
        media_type=PDF,
        retrieved_at=origin.retrieved_at,
    )


def join_parted_words(text: str) -> str:
    """Join words that a line's end parts, where the same text shows how they are spelled.

    A hyphen at a line's end may belong to the word (``vice-president``) or not (``coop-eration``); where the text
    does not tell, it stays as it is.
    """
    whole = {found[0].casefold() for found in _WORD.finditer(text)}
    hyphenated = {found[0].casefold() for found in _HYPHENATED.finditer(text)}

    def join(found: re.Match[str]) -> str:
        before, after = found[1], found[2]
        if f"{before}{after}".casefold() in whole:
            return f"{before}{after}"
        if f"{before}-{after}".casefold() in hyphenated:
            return f"{before}-{after}"
        return found[0]

    return _HYPHEN_END.sub(join, text)


def _open(raw: bytes) -> PdfReader:
    msg = "is encrypted and needs a password: save a copy without one, and give that"
    reader = PdfReader(io.BytesIO(raw), strict=False)
    if not reader.is_encrypted:
        return reader
    try:
        # Many official files are locked against printing alone, and open with an empty password.
        is_open = bool(reader.decrypt(""))
    except (DependencyError, FileNotDecryptedError, NotImplementedError) as fault:
        raise Unreadable(msg) from fault
    if not is_open:
        raise Unreadable(msg)
    return reader


def _read_pages(reader: PdfReader, settings: Settings) -> list[str]:
    count = len(reader.pages)
    if count > settings.max_pages:
        most = f"{settings.max_pages:,}"
        msg = f"has {count:,} pages, more than the {most} that one may have: split it, or raise the limit max_pages"
        raise Unreadable(msg)
    end = time.monotonic() + settings.timeout_s
    pages: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages, start=1):
        if time.monotonic() > end:
            reached = f"page {number} of {count}"
            msg = (
                f"takes longer than {settings.timeout_s:g} seconds ({reached}): split it, or raise the limit timeout_s"
            )
            raise Unreadable(msg)
        pages.append(_tidy(page.extract_text()))
        length += len(pages[-1])
        if length > settings.max_characters:
            break  # the finished text is refused with the bound that it breaks
    return pages


def _tidy(text: str) -> str:
    """Drop what is not seen, spaces at line ends, and more than one blank line."""
    shown = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    lines = [" ".join(line.split()) for line in shown.encode("utf-8", "ignore").decode("utf-8").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _find_title(reader: PdfReader) -> str | None:
    """Give the title in the file's properties, unless a program put a file's name there."""
    title = reader.metadata.title if reader.metadata else None
    if not isinstance(title, str) or not title.strip() or _MACHINE_TITLE.search(title.strip()):
        return None
    return " ".join(title.split())[:500]
