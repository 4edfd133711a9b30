"""HTML to an element tree, within bounds that hold for hostile pages too."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from summitry.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_DEPTH = 200
_MAX_ATTRIBUTES = 64
_MAX_VALUE_CHARACTERS = 20_000
_FRAMES = frozenset({"html", "body"})
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,60}")
_NO_MEANING = "span"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")  # what XML, and so lxml, has no room for


def parse_tree(markup: str, *, max_elements: int) -> etree._Element:
    """Parse a page as browsers do, mending what is broken.

    What is nested deeper than any page needs is kept as text of the deepest element that counts, attributes past
    the first few dozen are dropped, comments too: each of them would cost the parser quadratic time or its stack.

    Raises:
        Unreadable: There is no element in it, or more than ``max_elements``.
    """
    builder = _Builder(max_elements)
    parser = etree.HTMLParser(target=builder, huge_tree=True, encoding="utf-8", no_network=True)
    try:
        root = etree.fromstring(_FORBIDDEN.sub(" ", markup).encode("utf-8"), parser)
    except (etree.LxmlError, AssertionError) as fault:  # the builder asserts that something was opened and closed
        if builder.is_over:
            msg = (
                f"has more than {max_elements:,} elements: save the article alone, as text or a smaller page, "
                "or raise the limit max_elements"
            )
        else:
            msg = "holds no HTML that can be read: give the page as a browser saves it"
        raise Unreadable(msg) from fault
    return root


class _Builder:
    """What the parser calls for each tag; passes on to lxml's own builder what is within bounds.

    ``html`` and ``body`` stay open to the end, and a second one is passed over: what stands after the closing tag
    belongs to the page all the same, as in browsers.
    """

    def __init__(self, max_elements: int) -> None:
        self.is_over = False
        self._inner = etree.TreeBuilder()
        self._max_elements = max_elements
        self._count = 0
        self._depth = 0
        self._frames: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = _to_name(tag)
        self._count += 1
        if self._count > self._max_elements:
            self.is_over = True
            return
        if tag in _FRAMES:
            if tag not in self._frames:
                self._frames.append(tag)
                self._inner.start(tag, _shorten(attributes))
            return
        self._depth += 1
        if self._depth <= _MAX_DEPTH:
            self._inner.start(tag, _shorten(attributes))

    def end(self, tag: str) -> None:
        tag = _to_name(tag)
        if self.is_over or tag in _FRAMES:
            return
        if self._depth <= _MAX_DEPTH:
            self._inner.end(tag)
        self._depth -= 1

    def data(self, text: str) -> None:
        if not self.is_over:
            self._inner.data(text)

    def close(self) -> etree._Element:
        """Close what was left open and give the tree."""
        while self._frames and not self.is_over:
            self._inner.end(self._frames.pop())
        return self._inner.close()


def _to_name(tag: str) -> str:
    """Give a name that lxml accepts; what browsers do not know either, such as ``<a<``, means nothing."""
    return tag if _NAME.fullmatch(tag) else _NO_MEANING


def _shorten(attributes: Mapping[str, str]) -> dict[str, str]:
    named = ((name, value) for name, value in attributes.items() if _NAME.fullmatch(name))
    return {name: value[:_MAX_VALUE_CHARACTERS] for name, value in islice(named, _MAX_ATTRIBUTES)}
