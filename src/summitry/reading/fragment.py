"""A document's text cut into pieces, each with what was read there: the shape that pages and notebooks draw.

Annotations may lie inside one another (a name in a quotation), so the text is cut at every boundary and each piece
carries what covers it. Nothing is escaped here; the templates do that.
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from summitry.model import DateMention, Mention, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.model import Passage
    from summitry.reading.record import Reading

Annotation = TypeVar("Annotation", Mention, DateMention, Quote)

#: Characters that change how the text around them is shown; they are printed as their code point instead.
HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})
SHOWN_AS_THEY_ARE = frozenset("\n\t\u00ad\u200d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the annotations that cover it.

    Attributes:
        start: First character in the canonical text.
        text: The characters, with controls made visible.
        mention: The innermost mention here, if any.
        date: The expression of time here, if any.
        quote: The quotation here, if any.
        starts_mention: Whether this is the mention's first piece, which carries its anchor.
    """

    start: int
    text: str
    mention: Mention | None
    date: DateMention | None
    quote: Quote | None
    starts_mention: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence as pieces; ``opens_paragraph`` where the text has a line break before it."""

    sentence: Passage
    pieces: tuple[Piece, ...]
    opens_paragraph: bool


def make_visible(text: str) -> str:
    """Replace control and direction characters by their code points, such as ``[U+202E]``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in SHOWN_AS_THEY_ARE or unicodedata.category(character) not in HIDDEN_CATEGORIES:
        return character
    return f"[U+{ord(character):04X}]"


def iter_blocks(reading: Reading) -> Iterator[Block]:
    """Give the text sentence by sentence, cut into pieces."""
    text = reading.document.text
    end = 0
    for sentence in reading.sentences:
        gap = text[end : sentence.start]
        yield Block(sentence, tuple(_iter_pieces(reading, sentence)), end == 0 or "\n" in gap)
        end = sentence.end


def _iter_pieces(reading: Reading, sentence: Passage) -> Iterator[Piece]:
    mentions = [item for item in reading.mentions if _touches(item.passage, sentence)]
    dates = [item for item in reading.dates if _touches(item.passage, sentence)]
    quotes = [item for item in reading.quotes if item.is_balanced and _touches(item.passage, sentence)]
    spans = [*(m.passage for m in mentions), *(d.passage for d in dates), *(q.passage for q in quotes)]
    inside = {edge for span in spans for edge in (span.start, span.end) if sentence.start < edge < sentence.end}
    edges = sorted({sentence.start, sentence.end, *inside})
    for start, stop in itertools.pairwise(edges):
        mention = _innermost(mentions, start)
        yield Piece(
            start=start,
            text=make_visible(reading.document.text[start:stop]),
            mention=mention,
            date=_innermost(dates, start),
            quote=_innermost(quotes, start),
            starts_mention=mention is not None and mention.passage.start == start,
        )


def _touches(passage: Passage, other: Passage) -> bool:
    return passage.start < other.end and other.start < passage.end


def _innermost(items: list[Annotation], at: int) -> Annotation | None:
    covering = [item for item in items if item.passage.start <= at < item.passage.end]
    return min(covering, key=lambda item: item.passage.end - item.passage.start, default=None)
