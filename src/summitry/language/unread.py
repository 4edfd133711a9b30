"""Stretches that hold no running text: columns of figures, codes, one word over and over.

Without sentences to cut at, the model would take many times as long for them as for prose, and find nothing. They are
not read, and whoever reads the document is told so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.model import Passage

BLOCK: Final = 50
"""Words that are judged together; so much prose at most is lost at the edge of a stretch."""
_LEAST_BLOCKS: Final = 40
"""Fewer in a row are read all the same: a long table stays part of its text."""
_SENTENCE: Final = 500
"""Words of a stretch that are hung together, so that it becomes no endless sentence."""
_LEAST_SHARE: Final = 0.1
"""Of the words of running text at least this share is made of letters alone, and more than one."""
_FEWEST_FORMS: Final = 5
"""A block of running text has more different words than this."""


def find_unread(forms: Sequence[str]) -> list[tuple[int, int]]:
    """Give the stretches of words, first and one past the last, that hold no running text.

    Args:
        forms: The words of one text, marks among them.
    """
    found: list[tuple[int, int]] = []
    for start in range(0, len(forms), BLOCK):
        end = min(start + BLOCK, len(forms))
        if _is_prose(forms[start:end]):
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [(start, end) for start, end in found if end - start >= BLOCK * _LEAST_BLOCKS]


def _is_prose(forms: Sequence[str]) -> bool:
    words = [form for form in forms if len(form) > 1 and form.isalpha()]
    return len(words) >= _LEAST_SHARE * len(forms) and len(set(words)) > _FEWEST_FORMS


def say_unread(stretch: Passage) -> str:
    """Say of a stretch that was not read where it is, and why it was not."""
    return f"characters {stretch.start} to {stretch.end} hold no running text and were not read"


def iter_pieces(stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut stretches into what stands for their sentences."""
    for start, end in stretches:
        for first in range(start, end, _SENTENCE):
            yield first, min(first + _SENTENCE, end)


def iter_between(stretches: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """Give what is left of ``size`` words: the stretches that are read."""
    done = 0
    for start, end in [*stretches, (size, size)]:
        if start > done:
            yield done, start
        done = end
