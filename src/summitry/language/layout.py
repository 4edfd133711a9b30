"""Paragraphs of a plain text, told from its line breaks alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDEST_WRAP: Final = 100
_NARROWEST_WRAP: Final = 50
_LEAST_LINES: Final = 4
_SHORT_LINE: Final = 0.6
ITEM: Final = re.compile(r"[ \t]{0,8}(?:[-–—•●▪◦‣*·]|#{1,6}|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|>)[ \t]{1,4}(?=\S)")
"""The mark of a list item or heading, at the start of a line."""
LABEL: Final = re.compile(
    r"[ \t]{0,4}(?:(?:[A-Z][A-Z.’'\-]{1,20}[ \t]?){1,6}(?:\([^()\n]{1,40}\)[ \t]?)?:|Q(?=[ \t]{1,4}\S))[ \t]{0,4}"
)
"""A speaker's label in capitals, at the start of a line."""


def is_wrapped(text: str) -> bool:
    """Tell whether single line breaks only wrap long lines, as in plain-text mail."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if len(lines) < _LEAST_LINES or max(lines) > _WIDEST_WRAP:
        return False
    return 2 * sum(length >= _NARROWEST_WRAP for length in lines) > len(lines)


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut a text into paragraphs.

    A blank line always ends a paragraph. A single line break does too, unless the text is wrapped; then only a short
    line or a list item tells.

    Returns:
        Start and end of each paragraph that has words, without the white space around it.
    """
    wrapped = is_wrapped(text)
    width = max((len(line) for line in text.split("\n")), default=0) if wrapped else 0
    paragraphs: list[tuple[int, int]] = []
    is_open = False
    for start, end in _iter_lines(text):
        line = text[start:end]
        stripped = line.strip()
        if not stripped:
            is_open = False
            continue
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip())
        if is_open and wrapped and not ITEM.match(line) and not LABEL.match(line):
            paragraphs[-1] = (paragraphs[-1][0], last)
        else:
            paragraphs.append((first, last))
        is_open = not wrapped or len(line) >= _SHORT_LINE * width
    return paragraphs


def _iter_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each line, without its break."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end
        start = end + 1
