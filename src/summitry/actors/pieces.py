"""Text cut into pieces that names are matched on: words, numbers and dotted abbreviations, with their offsets.

Matching works on pieces and not on a parser's tokens, so that ``U.S.-Japan`` gives the same names whatever tokenizer
a pipeline brings, and titles of documents, which nobody parses, are read by the same code.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PIECE = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)|[^\W_]+")
_JOINS = frozenset({" ", "-", "'", "’", "‑", "\n", "\u00a0", "\u202f", "", "’ ", "' "})
_DOTTED = frozenset({"jr", "sr", "st", "dr", "mr", "mrs", "ms", "gen", "col", "lt", "sen", "rep", "gov", "prof"})
_FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})


@lru_cache(maxsize=65_536)
def fold(piece: str) -> str:
    """Bring one piece to the form in which names are compared: no case, no diacritics, no dots."""
    plain = piece.casefold()
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain.translate(_FOLDED))
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return plain.replace(".", "")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's pieces.

    Attributes:
        text: The whole text.
        starts: First character of each piece.
        ends: One past the last character of each piece.
        norms: Each piece as ``fold`` gives it.
    """

    text: str
    starts: list[int]
    ends: list[int]
    norms: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def gap(self, index: int) -> str:
        """Give what stands between piece ``index`` and the next one, or all that follows the last."""
        if index + 1 < len(self.starts):
            return self.text[self.ends[index] : self.starts[index + 1]]
        return self.text[self.ends[index] :]

    def is_joined(self, index: int) -> bool:
        """Whether piece ``index`` and the next can belong to one name."""
        if index + 1 >= len(self.starts):
            return False
        gap = self.text[self.ends[index] : self.starts[index + 1]]
        if gap in _JOINS:
            return True
        return gap == ". " and (self.norms[index] in _DOTTED or self.is_initial(index))

    def is_initial(self, index: int) -> bool:
        """Whether the piece is one capital letter."""
        return self.ends[index] - self.starts[index] == 1 and self.text[self.starts[index]].isupper()

    def is_capital(self, index: int) -> bool:
        """Whether the piece begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def is_possessive(self, index: int) -> bool:
        """Whether an apostrophe (and s) follows the piece."""
        gap = self.gap(index)
        if not gap or gap[0] not in "'’":
            return False
        if len(gap) == 1:
            return index + 1 < len(self.starts) and self.norms[index + 1] == "s"
        return self.norms[index].endswith("s") and gap[1:2].isspace()

    def words(self, first: int, last: int) -> str:
        """Give the text from piece ``first`` to piece ``last``, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def cut(text: str) -> Pieces:
    """Cut a text into pieces, in time linear in its length."""
    starts, ends, norms = [], [], []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        norms.append(fold(match.group()))
    return Pieces(text, starts, ends, norms)
