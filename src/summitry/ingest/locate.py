"""A quote's one place in a document, or a refusal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summitry.errors import QuoteAmbiguous, QuoteNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.model import Document, Passage

_SHOWN_PLACES = 5
_SHOWN_CHARACTERS = 60
_MENDED_CHARACTERS = 2_000  # longer ones nobody mends by hand
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def locate(quote: str, doc: Document, *, prefix: str = "", suffix: str = "") -> Passage:
    """Find where ``doc`` says ``quote``, letter for letter.

    Offsets count characters of ``doc.text``, not of the page or file that it came from, so a passage stays
    true when the page changes.

    Args:
        quote: The words, exactly as the text has them.
        doc: The document to look in.
        prefix: Characters that stand directly before the quote, to tell one place from another.
        suffix: Characters that stand directly after it.

    Raises:
        QuoteNotFound: The words are not there. A near match is never returned.
        QuoteAmbiguous: They are there more than once, with this prefix and suffix.
    """
    if not quote:
        msg = f"an empty quote has no place in document {doc.id!r}: give the words to look for"
        raise QuoteNotFound(msg)
    places = list(_iter_places(quote, doc.text, prefix, suffix))
    if not places:
        raise QuoteNotFound(_say_missing(quote, doc, has_context=bool(prefix or suffix)))
    if len(places) > 1:
        raise QuoteAmbiguous(_say_ambiguous(quote, doc, places))
    return doc.passage(places[0], places[0] + len(quote))


def _iter_places(quote: str, text: str, prefix: str, suffix: str) -> Iterator[int]:
    """Give places that fit, and stop soon after there are more than a message can show."""
    needle = prefix + quote + suffix
    at, count = text.find(needle), 0
    while at >= 0 and count <= _SHOWN_PLACES:
        yield at + len(prefix)
        count += 1
        at = text.find(needle, at + 1)


def _say_missing(quote: str, doc: Document, *, has_context: bool) -> str:
    context = " with that prefix and suffix" if has_context else ""
    msg = f"document {doc.id!r} does not say {_shorten(quote)}{context}"
    place = _find_alike(quote, doc.text)
    if place is None:
        return f"{msg}: copy the words from its text"
    return f"{msg}; it differs in spaces, dashes or quotation marks from {_shorten(place)}: copy those words"


def _find_alike(quote: str, text: str) -> str | None:
    """Find words that differ only in spaces and marks: for the message, never for an answer."""
    words = quote.translate(_ALIKE).split()
    if not words or len(quote) > _MENDED_CHARACTERS:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = re.search(pattern, text.translate(_ALIKE))
    return text[found.start() : found.end()] if found else None


def _say_ambiguous(quote: str, doc: Document, places: list[int]) -> str:
    shown = ", ".join(str(place) for place in places[:_SHOWN_PLACES])
    more = " and further on" if len(places) > _SHOWN_PLACES else ""
    return (
        f"document {doc.id!r} says {_shorten(quote)} more than once, at {shown}{more}: "
        "give a longer quote, or the characters before (prefix) or after it (suffix)"
    )


def _shorten(quote: str) -> str:
    return repr(quote if len(quote) <= _SHOWN_CHARACTERS else quote[: _SHOWN_CHARACTERS - 1] + "…")
