"""Which blocks of a page are its article, and which are menus, share buttons and other pages' teasers.

trafilatura decides; what it returns has lost its places, so its text is only used to mark blocks of our own.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from lxml import etree

from summitry.ingest.blocks import Block, iter_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_JUDGED_ELEMENTS = 20_000
_RUN = 4
_KEPT_SHARE = 0.6
_LEAST_SHARE = 0.3
_MOSTLY_LINKS = 0.5
_LEAST_CHARACTERS = 25
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_WORD = re.compile(r"\w+")


def find_article(root: etree._Element) -> list[Block]:
    """Give the article's blocks in the page's order; where nothing is left out it is the whole page's."""
    blocks = list(iter_blocks(root))
    plain = _drop_surroundings(blocks, root)
    judged = _mark(blocks, _ask_trafilatura(root, len(blocks)))
    if _count(judged) < _LEAST_SHARE * _count(plain) or _count(judged) < _LEAST_CHARACTERS:
        return plain or blocks
    return judged


def _ask_trafilatura(root: etree._Element, size: int) -> str:
    """Give trafilatura's text of the page; nothing where it finds none or the page is too large for its methods."""
    if size == 0 or sum(1 for _ in root.iter()) > _MAX_JUDGED_ELEMENTS:
        return ""
    import trafilatura  # noqa: PLC0415  takes a fifth of a second

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it would write to standard error
    markup = etree.tostring(root, method="html", encoding="unicode")  # a tree that it does not own it would refuse
    return trafilatura.extract(markup, include_comments=False, include_tables=True) or ""


def _mark(blocks: Sequence[Block], wanted: str) -> list[Block]:
    """Keep blocks whose words stand in ``wanted``, and short ones between them that belong to the same part."""
    if not wanted:
        return []
    lines = {tuple(_words(line)) for line in wanted.splitlines()}
    runs = set(_runs(_words(wanted)))
    kept = [_is_wanted(block, lines, runs) for block in blocks]
    places = [place for place, is_kept in enumerate(kept) if is_kept]
    if not places:
        return []
    parts = {blocks[place].element.getparent() for place in places}
    between = range(places[0], places[-1])
    return [
        block
        for place, block in enumerate(blocks)
        if kept[place] or (place in between and block.element.getparent() in parts and not _is_aside(block))
    ]


def _is_wanted(block: Block, lines: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> bool:
    words = _words(block.text)
    if len(words) < _RUN:
        return tuple(words) in lines
    own = _runs(words)
    return sum(run in runs for run in own) >= _KEPT_SHARE * len(own)


def _drop_surroundings(blocks: Sequence[Block], root: etree._Element) -> list[Block]:
    """Judge by tags alone: what stands in the one article, or in the main part, and is not mostly links."""
    inside = [block for block in blocks if not _is_aside(block)]
    for path in (".//article", ".//main", ".//*[@role='main']"):
        parts = root.findall(path)
        if len(parts) == 1:
            narrowed = [block for block in inside if parts[0] is block.element or _is_within(block.element, parts[0])]
            if _count(narrowed) >= _LEAST_CHARACTERS:
                return narrowed
    return inside


def _is_within(element: etree._Element, part: etree._Element) -> bool:
    return any(ancestor is part for ancestor in element.iterancestors())


def _is_aside(block: Block) -> bool:
    if block.link_characters > _MOSTLY_LINKS * len(block.text):
        return True
    element = block.element
    return element.tag in _ASIDE_TAGS or next(element.iterancestors(*_ASIDE_TAGS), None) is not None


def _count(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
