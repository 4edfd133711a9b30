"""How a document and a passage are cited, and where the original stands."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from summitry.dossier.days import write_days
from summitry.model import DocumentKind
from summitry.reading.fragment import make_visible
from summitry.reading.page import safe_link

if TYPE_CHECKING:
    from datetime import date

    from summitry.model import Document, Passage

#: Words at either end of a passage that a text fragment names, and the longest passage that it names whole.
FRAGMENT_WORDS = 5
LONGEST_WHOLE = 80


ADDRESS = re.compile(r"https?://\S+")


def cite_document(document: Document) -> str:
    """Give publisher, title, day and address, as far as they are known; never a path on somebody's machine."""
    parts = [document.publisher or "publisher unknown", f"“{name_of(document)}”"]
    parts.append(print_day(document.published_on) or "no date")
    if document.kind is DocumentKind.CASE_NOTE:
        parts.append("as restated in a case note")
    link = safe_link(document.url)
    return ", ".join([*parts, link] if link else parts)


def name_of(document: Document) -> str:
    """Give a document's title; without one its file's name, or at last its id."""
    return document.title or place_of(document) or document.id


def print_day(day: date | None) -> str:
    """Write a day out, such as ``7 December 2021``; empty where it is not known."""
    return write_days(day, day) if day else ""


def place_of(document: Document) -> str:
    """Name a document's file without the folders that it lay in; empty for a link or where it has no path."""
    if not document.url or safe_link(document.url):
        return ""
    return PurePath(document.url.replace("\\", "/")).name


def write_note(note: str) -> Markup:
    """Write a note with its addresses as links that show the host alone: an address is followed, not read."""
    written, done = Markup(), 0
    for found in ADDRESS.finditer(note):
        link = safe_link(found[0])
        if link:
            shown = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(link, urlsplit(link).hostname)
            written, done = written + make_visible(note[done : found.start()]) + shown, found.end()
    return written + make_visible(note[done:])


def link_to_words(document: Document, passage: Passage) -> str | None:
    """Give the original's address with a text fragment that names the passage's first and last words.

    Browsers that know text fragments (WICG, "URL Fragment Text Directives") scroll there; others open the page. A case
    note restates its page in other words, so its link leads to the page alone.
    """
    link = safe_link(document.url)
    if link is None or document.kind is DocumentKind.CASE_NOTE or urlsplit(link).fragment:
        return link
    words = passage.exact.split()
    if len(passage.exact) <= LONGEST_WHOLE or len(words) <= 2 * FRAGMENT_WORDS:
        return f"{link}#:~:text={_escape(words)}"
    return f"{link}#:~:text={_escape(words[:FRAGMENT_WORDS])},{_escape(words[-FRAGMENT_WORDS:])}"


def _escape(words: list[str]) -> str:
    # A hyphen has a meaning of its own in the directive and is left alone by quote().
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
