"""An HTML page to its canonical text and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.errors import Unreadable
from summitry.ingest.article import find_article
from summitry.ingest.blocks import iter_blocks, join_blocks
from summitry.ingest.decoding import decode
from summitry.ingest.documents import build_document, is_link, to_layers
from summitry.ingest.metadata import parse_metadata
from summitry.ingest.sniffing import HTML
from summitry.ingest.tree import parse_tree

if TYPE_CHECKING:
    from lxml import etree

    from summitry.ingest.fields import Fields
    from summitry.ingest.origin import Origin
    from summitry.model import Document

_GUESSED_GROUND = "page address"


def parse_page(raw: bytes, origin: Origin) -> Document:
    """Read an HTML page: its article as text, and what it says of itself.

    Raises:
        Unreadable: There is no text in it, or it breaks a bound.
    """
    decoded = decode(raw, declared=origin.charset, is_page=True)
    root = parse_tree(decoded.text, max_elements=origin.settings.max_elements)
    text = join_blocks(find_article(root))
    if not text:
        msg = "is a page without text, perhaps drawn by scripts: save it from a browser as PDF or text, and give that"
        raise Unreadable(msg)
    stated, weak = _read_metadata(root, origin)
    return build_document(
        text,
        [*stated, *origin.fallback, *weak],
        settings=origin.settings,
        raw=raw,
        media_type=HTML,
        retrieved_at=origin.retrieved_at,
        decoded=decoded.how,
    )


def _read_metadata(root: etree._Element, origin: Origin) -> tuple[list[Fields], list[Fields]]:
    """Give what the page says of itself, and apart from that what only its address lets guess."""
    link = origin.address.url
    found = parse_metadata(root, url=link if link and is_link(link) else None)
    layers = to_layers(found, "page")
    guessed = f"page ({_GUESSED_GROUND})"
    return [layer for layer in layers if layer.basis != guessed], [layer for layer in layers if layer.basis == guessed]


def to_plain(markup: str, *, max_elements: int) -> str:
    """Give the text of a fragment of HTML, such as a feed's entry: all of it, without judging what is article."""
    return join_blocks(iter_blocks(parse_tree(markup, max_elements=max_elements)))
