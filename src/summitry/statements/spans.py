"""Stretches of text as pairs of offsets: trimmed, joined, cut, and closed up to quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.statements.frame import Frame, Span

#: Cut off where a passage would begin or end with them.
EDGE_MARKS = frozenset(",;:-–—.!([•*|")
CLOSERS = {")": "(", "]": "["}


def trim(frame: Frame, span: Span) -> Span | None:
    """Cut white space and marks off both ends; None where nothing with a letter or digit is left.

    A closing bracket stays where its partner stands inside, a full stop where it belongs to a word ("Jr.").
    """
    text = frame.text
    start, end = span
    while start < end and (text[start].isspace() or text[start] in EDGE_MARKS or text[start] in CLOSERS):
        start += 1
    while end > start and _is_loose(frame, start, end):
        end -= 1
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return start, _behind_bracket(text, start, end)


def _behind_bracket(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes right behind what it opened in."""
    closing = text.find(")", end, end + 2)
    return closing + 1 if closing >= 0 and text.count("(", start, end) > text.count(")", start, end) else end


def _is_loose(frame: Frame, start: int, end: int) -> bool:
    text = frame.text
    last = text[end - 1]
    if last in CLOSERS:
        return text.count(CLOSERS[last], start, end) < text.count(last, start, end)
    if last == ".":
        return frame.tree.starts[frame.token_at(end - 1)] == end - 1
    return last.isspace() or last in EDGE_MARKS


def cut(frame: Frame, spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Take holes out of spans and trim what is left."""
    pieces = list(spans)
    for low, high in holes:
        pieces = [part for a, b in pieces for part in ((a, min(b, low)), (max(a, high), b)) if part[0] < part[1]]
    return [trimmed for piece in pieces if (trimmed := trim(frame, piece))]


def merge(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or that only white space stands between."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def inside(at: int, spans: Iterable[Span]) -> bool:
    """Whether a character stands in any of the spans."""
    return any(start <= at < end for start, end in spans)


def close_quotes(frame: Frame, spans: Sequence[Span], *, cue_at: int) -> list[Span]:
    """Widen each span to the whole of the quotations that it touches; where the cue is quoted itself, stay inside."""
    own = frame.quote_at(cue_at)
    wide = []
    for span in spans:
        start, end = span
        if own is not None:
            start, end = max(start, own[0] + 1), min(end, own[1] - 1)
        else:
            quotes = frame.quotes_in(span)
            start, end = min([start, *(q[0] for q in quotes)]), max([end, *(q[1] for q in quotes)])
        if start < end:
            wide.append((start, end))
    return merge(frame.text, wide)
