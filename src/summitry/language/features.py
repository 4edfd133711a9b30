"""What the model reads about a word besides its pieces: its letter case and the gap before it.

Training and the shipped pipeline import this one file, so that both always build the same input.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache


class Gap(IntEnum):
    """The white space before a word."""

    INSIDE = 0
    """Not a word's first piece (also special pieces and padding)."""
    NONE = 1
    SPACE = 2
    PARAGRAPH = 3


GAPS = len(Gap)
SHAPES = 9
FEATURES = GAPS * SHAPES

_CURLY = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "…": "..."})


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """The letter-case class of ``word``, from 1 to 8 (0 is kept for padding)."""
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return 6 if digits else 7
    if digits:
        return 8
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1
    if upper == len(letters):
        return 4 if upper == 1 else 3
    return 2 if upper == 1 and letters[0].isupper() else 5


def feature_of(shape: int, gap: int) -> int:
    """The single number that the model's feature table is indexed with."""
    return shape * GAPS + gap


def plain(word: str) -> str:
    """``word`` as it is given to the piece vocabulary: curly quotation marks made straight."""
    return word.translate(_CURLY)
