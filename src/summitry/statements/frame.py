"""A document laid out for finding attributions: the parse as lists, each subtree's edges, and the quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.clauses.tree import Tree, build_tree
from summitry.language.layout import find_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.language import Parsed

#: Start and end in characters of the canonical text.
Span = tuple[int, int]

#: Two apostrophes typed for a quotation mark, on both sides.
DOUBLED = re.compile(r"(?<!')''(?!')")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every search of this folder looks at.

    Attributes:
        parsed: The document with its parse.
        tree: The parse as lists.
        low: Leftmost token of each token's subtree, all dependents counted, marks and white space aside.
        high: Rightmost likewise.
        quotes: Quotations whose marks balance, outermost ones alone, with their marks.
        refused: Where marks do not balance.
        sentences: The sentences.
        paragraphs: The paragraphs.
    """

    parsed: Parsed
    tree: Tree
    low: list[int]
    high: list[int]
    quotes: list[Span]
    refused: list[Span]
    sentences: list[Span]
    paragraphs: list[Span]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.tree.text

    def chars(self, first: int, last: int) -> Span:
        """Characters from token ``first`` to token ``last``, both included."""
        return self.tree.starts[first], self.tree.ends[last]

    def subtree(self, token: int) -> Span:
        """Characters of all that hangs below a token."""
        return self.chars(self.low[token], self.high[token])

    def sentence_at(self, at: int) -> Span:
        """The sentence that a character stands in, or the nearest before it."""
        return self.sentences[max(0, bisect_right(self.sentences, (at, len(self.text) + 1)) - 1)]

    def quote_at(self, at: int) -> Span | None:
        """The outermost quotation that a character stands in."""
        place = bisect_right(self.quotes, (at, len(self.text) + 1)) - 1
        return self.quotes[place] if place >= 0 and at < self.quotes[place][1] else None

    def quotes_in(self, span: Span) -> list[Span]:
        """The outermost quotations that share a character with a span."""
        start = max(0, bisect_left(self.quotes, span) - 1)
        found = []
        for quote in self.quotes[start:]:
            if quote[0] >= span[1]:
                break
            if quote[1] > span[0]:
                found.append(quote)
        return found

    def tokens_in(self, span: Span) -> range:
        """The tokens of a span."""
        return range(self.token_at(span[0]), self.token_at(span[1] - 1) + 1)

    def token_at(self, at: int) -> int:
        """The token that a character stands in, or the first one behind it."""
        return min(bisect_right(self.tree.ends, at), len(self.tree.ends) - 1)


def build_frame(parsed: Parsed) -> Frame:
    """Lay out a parsed document."""
    tree = build_tree(parsed.doc, parsed.document)
    low, high = _measure(tree)
    quotes = [quote.passage for quote in parsed.quotes if quote.is_balanced]
    paragraphs = find_paragraphs(tree.text)
    spans = [(quote.start, quote.end) for quote in quotes]
    return Frame(
        parsed,
        tree,
        low,
        high,
        _outermost(spans + _doubled(tree.text, paragraphs)),
        [(quote.passage.start, quote.passage.end) for quote in parsed.quotes if not quote.is_balanced],
        [(sentence.start, sentence.end) for sentence in parsed.sentences] or [(0, len(tree.text))],
        paragraphs or [(0, len(tree.text))],
    )


def _measure(tree: Tree) -> tuple[list[int], list[int]]:
    size = len(tree.heads)
    low, high = list(range(size)), list(range(size))
    for token in reversed(tree.order):
        head = tree.heads[token]
        if head == token or tree.pos[token] in {"PUNCT", "SPACE"}:
            continue
        low[head] = min(low[head], low[token])
        high[head] = max(high[head], high[token])
    return low, high


def _doubled(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Pair doubled apostrophes, a paragraph at a time; an odd number of them is refused."""
    if "''" not in text:
        return []
    pairs = []
    for start, end in paragraphs:
        marks = [mark.span() for mark in DOUBLED.finditer(text, start, end)]
        if len(marks) % 2 == 0:
            pairs += [(a[0], b[1]) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return pairs


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
