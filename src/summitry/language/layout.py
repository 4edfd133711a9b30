"""Paragraphs of a plain text, told from its line breaks alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST_WRAP: Final = 124
_USUAL_WRAP: Final = 100
_NARROWEST_WRAP: Final = 50
_LEAST_LINES: Final = 2
_ENOUGH_LINES: Final = 4
_SHORT_LINE: Final = 0.6
_STOPS: Final = frozenset('.!?:;”"’)')
ITEM: Final = re.compile(r"[ \t]{0,8}(?:[-–—•●▪◦‣*·]|#{1,6}|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|>)[ \t]{1,4}(?=\S)")
"""The mark of a list item or heading, at the start of a line."""
LABEL: Final = re.compile(
    r"[ \t]{0,4}(?:(?:[A-Z][A-Z.’'\-]{1,20}[ \t]?){1,6}(?:\([^()\n]{1,40}\)[ \t]?)?:|Q(?=[ \t]{1,4}\S))[ \t]{0,4}"
)
"""A speaker's label in capitals, at the start of a line."""


def is_wrapped(text: str) -> bool:
    """Tell whether single line breaks only wrap long lines, as in plain-text mail.

    Few lines, and lines wider than mail's, as editors wrap them, must also break off in mid-sentence more often than
    not.
    """
    shown = [line.rstrip() for line in text.split("\n") if line.strip()]
    lines = [len(line) for line in shown]
    if len(lines) < _LEAST_LINES or max(lines) > _WIDEST_WRAP:
        return False
    is_plain = len(lines) >= _ENOUGH_LINES and max(lines) <= _USUAL_WRAP
    if not is_plain and not _breaks_off(shown):
        return False
    return 2 * sum(length >= _NARROWEST_WRAP for length in lines[:-1]) > len(lines) - 1


def _breaks_off(lines: Sequence[str]) -> bool:
    """Tell whether most lines break off in mid-sentence, and some go on with a small letter or a figure."""
    pairs = [(line, after) for line, after in pairwise(lines) if line[-1] not in _STOPS]
    going_on = sum(after.lstrip()[0].islower() or after.lstrip()[0].isdigit() for _, after in pairs)
    return 2 * len(pairs) > len(lines) - 1 and 3 * going_on >= len(pairs) > 0


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
