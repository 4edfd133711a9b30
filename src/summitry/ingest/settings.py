"""What a reader may set: bounds on size and time, and what is forced on every document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Bounds on what is read, and what the reader knows better than the documents do.

    Attributes:
        max_bytes: Most bytes of one file, link or record.
        max_characters: Most characters of one canonical text.
        max_decompressed_bytes: Most bytes that a compressed body, or a word-processor file, may unpack to.
        max_elements: Most elements of one HTML page.
        max_pages: Most pages of one PDF.
        max_entries: Most entries that are read of one feed.
        max_redirects: Most redirects that a link may take.
        timeout_s: Most seconds for one link from the first packet to the last, and for one PDF.
        allow_private: Whether links may lead to this machine or to private networks.
        follow_feeds: Whether a feed's entries are read from their links; else from what the feed itself prints.
        any_language: Whether documents in a language that is not read are handed on all the same.
        user_agent: How a web server is told who asks.
        given: Fields that hold for every document, whatever it says of itself: ``publisher``, ``side`` and so on.
    """

    max_bytes: int = 64 * MEBIBYTE
    max_characters: int = 5_000_000
    max_decompressed_bytes: int = 256 * MEBIBYTE
    max_elements: int = 200_000
    max_pages: int = 3_000
    max_entries: int = 200
    max_redirects: int = 10
    timeout_s: float = 30.0
    allow_private: bool = False
    follow_feeds: bool = True
    any_language: bool = False
    user_agent: str = "Summitry (reads public documents)"
    given: Mapping[str, str] = field(default_factory=dict)
