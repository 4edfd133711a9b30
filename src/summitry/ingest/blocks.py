"""An HTML tree to blocks of text: what a browser would show as paragraphs, items, rows and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody tfoot thead tr ul"
)
_DROPPED_NAMES = (
    "applet area audio base button canvas datalist embed frame frameset head iframe img input link map math meta meter "
    "noembed noframes noscript object optgroup option param picture progress script select source style svg template "
    "textarea title track video"
)
BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
LINE_TAGS = frozenset({"li", "tr", "dt", "dd"})
_DROPPED = frozenset(_DROPPED_NAMES.split())
_CELLS = frozenset({"td", "th"})
_HIDDEN_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
# Soft hyphens, zero-width spaces and marks are not seen on the page and would split words and names.
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Block:
    """One stretch of text that stands by itself on the page.

    Attributes:
        text: Its text, spaces collapsed; line breaks only where the page has ``<br>`` or a line of ``<pre>``.
        element: The block element that it is in.
        link_characters: How many of its characters are links.
    """

    text: str
    element: etree._Element
    link_characters: int = 0

    @property
    def is_line(self) -> bool:
        """Whether it is an item or row, which follows its neighbour without a blank line."""
        return self.element.tag in LINE_TAGS


@dataclass(slots=True)
class _Reader:
    """The state of one walk over a tree."""

    open_blocks: list[etree._Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    link_characters: int = 0
    link_depth: int = 0
    pre_depth: int = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = text.translate(_INVISIBLE)
        piece = text if self.pre_depth else _SPACES.sub(" ", text)
        self.pieces.append(piece)
        if self.link_depth:
            self.link_characters += len(piece)

    def take(self) -> Iterator[Block]:
        """Give the block that ends here, if there is text in it."""
        if not self.pieces:
            return
        text = _squeeze("".join(self.pieces))
        if text and self.open_blocks:
            yield Block(text, self.open_blocks[-1], self.link_characters)
        self.pieces.clear()
        self.link_characters = 0


def iter_blocks(root: etree._Element) -> Iterator[Block]:
    """Give the blocks of a tree in the page's order, without what a browser does not show."""
    reader = _Reader(open_blocks=[root])
    walker = etree.iterwalk(root, events=("start", "end"))
    for moment, element in walker:
        tag = element.tag
        if moment == "start":
            if tag in _DROPPED or _is_hidden(element):
                walker.skip_subtree()
                continue
            yield from _open(reader, element, tag)
            continue
        if tag in BLOCK_TAGS and reader.open_blocks[-1] is element:
            yield from reader.take()
            reader.open_blocks.pop()
        if not (tag in _DROPPED or _is_hidden(element)):
            _close(reader, tag)
        if element is not root:
            reader.add(element.tail)
    yield from reader.take()


def join_blocks(blocks: Iterable[Block]) -> str:
    """Write blocks one under the other: a blank line between paragraphs, none between items or rows."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            parts.append("\n" if before.is_line and block.is_line else "\n\n")
        parts.append(block.text)
        before = block
    return "".join(parts)


def _open(reader: _Reader, element: etree._Element, tag: str) -> Iterator[Block]:
    if tag in BLOCK_TAGS:
        yield from reader.take()
        reader.open_blocks.append(element)
    elif tag in _CELLS and reader.pieces:
        reader.pieces.append("\t")
    elif tag == "br":
        reader.pieces.append("\n")
    reader.link_depth += tag == "a"
    reader.pre_depth += tag == "pre"
    reader.add(element.text)


def _close(reader: _Reader, tag: str) -> None:
    reader.link_depth -= tag == "a"
    reader.pre_depth -= tag == "pre"


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _squeeze(text: str) -> str:
    """Collapse what is left of spaces around breaks and cell marks, and more than one blank line."""
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" ?([\n\t]) ?", r"\1", text)
    text = re.sub(r"\t{2,}", "\t", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \t\n")
