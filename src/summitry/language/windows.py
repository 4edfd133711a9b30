"""Cutting words into windows that the model can read, and windows into batches of like length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from summitry.language.features import Gap
from summitry.language.unread import iter_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SOFT_LIMIT = 140
"""Pieces after which a window ends at the next safe place."""
HARD_LIMIT = 400
"""Pieces that no window exceeds."""
BATCH_PIECES = 3000
"""Pieces whose windows are decoded together."""
_STOPS = frozenset({".", "?", "!", "...", "…", "?!", "!!"})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»"})
_MOST_CLOSERS = 6
"""Closing marks behind a full stop; a text of nothing but such marks costs no more than this."""
_OPENERS = frozenset({'"', "“", "‘", "'", "(", "[", "«"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, white space left out, the gap before each (a ``Gap``), and the stretches not to read."""

    forms: list[str]
    gaps: list[int]
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` (one past the last) of the text number ``text``."""

    text: int
    start: int
    end: int
    pieces: int


def is_safe_cut(words: Words, n: int) -> bool:
    """Whether a window may begin at word ``n``: a paragraph, or what looks like a sentence after a full stop."""
    if words.gaps[n] == Gap.PARAGRAPH:
        return True
    if words.gaps[n] != Gap.SPACE or not (words.forms[n][:1].isupper() or words.forms[n] in _OPENERS):
        return False
    before = n - 1
    for _ in range(_MOST_CLOSERS):
        if before > 0 and words.forms[before] in _CLOSERS:
            before -= 1
    return words.forms[before] in _STOPS


def cut(text: int, words: Words, sizes: Sequence[int]) -> list[Window]:
    """The windows of one text; ``sizes`` are the numbers of pieces of its words."""
    stretches = iter_between(words.unread, len(sizes))
    return [window for first, end in stretches for window in _cut(text, words, sizes, first, end)]


def _cut(text: int, words: Words, sizes: Sequence[int], first: int, end: int) -> list[Window]:
    windows: list[Window] = []
    start = safe = first
    pieces = pieces_to_safe = 0
    for n in range(first, end):
        size = sizes[n]
        if n > start and is_safe_cut(words, n):
            safe, pieces_to_safe = n, pieces
        if pieces + size > SOFT_LIMIT and safe > start:
            windows.append(Window(text, start, safe, pieces_to_safe))
            start, pieces = safe, pieces - pieces_to_safe
        if pieces + size > HARD_LIMIT:
            windows.append(Window(text, start, n, pieces))
            start = safe = n
            pieces = 0
        pieces += size
    if start < end:
        windows.append(Window(text, start, end, pieces))
    return windows


def batch_up(windows: Sequence[Window]) -> list[list[Window]]:
    """Windows sorted by length and grouped so that a padded batch holds about ``BATCH_PIECES`` pieces."""
    batches: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: (w.pieces, w.text, w.start)):
        if not batches or (len(batches[-1]) + 1) * (window.pieces + 2) > BATCH_PIECES:
            batches.append([])
        batches[-1].append(window)
    return batches


def pad(rows: Sequence[Sequence[int]], fill: int = 0) -> NDArray[np.int64]:
    """Rows of unlike length as one array."""
    array = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for n, row in enumerate(rows):
        array[n, : len(row)] = row
    return array
