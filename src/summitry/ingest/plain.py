"""Plain text and Markdown: the text itself is the canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.ingest.decoding import decode
from summitry.ingest.documents import build_document, clean_text
from summitry.ingest.fields import parse_fields
from summitry.ingest.frontmatter import split_front_matter

if TYPE_CHECKING:
    from summitry.ingest.origin import Origin
    from summitry.model import Document


def parse_plain(raw: bytes, origin: Origin, *, media_type: str) -> Document:
    """Read a text or Markdown file; offsets count in what follows its front matter, if it has any.

    Raises:
        Unreadable: It is no text, is empty, breaks a bound, or its front matter cannot be read.
        BadField: A field of the front matter cannot be used.
    """
    decoded = decode(raw, declared=origin.charset)
    record, body = split_front_matter(clean_text(decoded.text))
    stated = parse_fields(record, "front matter")
    return build_document(
        body,
        [stated, *origin.fallback],
        settings=origin.settings,
        raw=raw,
        media_type=media_type,
        retrieved_at=origin.retrieved_at,
        decoded=decoded.how,
    )
