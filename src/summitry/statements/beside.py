"""The quotation, list or paragraph that stands beside a cue, where the parse hangs nothing on it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from summitry.language.layout import ITEM
from summitry.statements.spans import trim

if TYPE_CHECKING:
    from summitry.statements.frame import Frame, Span

#: What can stand between a quotation and the cue behind it.
GAP_MARKS = " ,:\t –—-…."
WIDEST_GAP = 60
MOST_ITEMS = 200


def find_beside(frame: Frame, cue: Span, holes: list[Span]) -> list[Span]:
    """Find the quotation right behind the cue's clause or right before it, or what its colon leads to.

    Args:
        frame: The document.
        cue: The cue.
        holes: Source and cue: what is said stands before or behind both.
    """
    text = frame.text
    start, end = min(low for low, _ in holes), max(high for _, high in holes)
    own, last = frame.quote_at(cue[0]), frame.sentence_at(cue[0])[1]
    place = bisect_left(frame.quotes, (end, end))
    behind = next((quote for quote in frame.quotes[place : place + 2] if quote != own), None)
    if behind and behind[0] - end < WIDEST_GAP and behind[0] < last:
        return [behind]
    rest = text[end:last].strip()
    if rest in {"that:", ":"} or (text[end - 1] == ":" and not rest):
        end = max(end, min(last, len(text)))
        return [behind] if behind and not text[end : behind[0]].strip() else _next_paragraphs(frame, end)
    place = bisect_left(frame.quotes, (start, start)) - 1
    before = frame.quotes[place] if place >= 0 else None
    if before is None or before == own or before[1] > start or text[before[1] : start].strip(GAP_MARKS):
        return []
    return [before]


def _next_paragraphs(frame: Frame, at: int) -> list[Span]:
    """The paragraph that follows, or all the items of the list that follows."""
    following = frame.paragraphs[bisect_left(frame.paragraphs, (at, at)) :][:MOST_ITEMS]
    items = list(takewhile(lambda paragraph: ITEM.match(frame.text, paragraph[0]), following))
    trimmed = [trim(frame, _without_mark(frame, paragraph)) for paragraph in items or following[:1]]
    return [span for span in trimmed if span]


def _without_mark(frame: Frame, paragraph: Span) -> Span:
    mark = ITEM.match(frame.text, paragraph[0])
    return (mark.end(), paragraph[1]) if mark and mark.end() < paragraph[1] else paragraph
