"""Quotations that go on: whole sentences in quotation marks behind an attribution, with no cue of their own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.statements.spans import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.statements.draft import Draft
    from summitry.statements.frame import Frame, Span

#: How much of a sentence may stand outside a quotation that is taken for the whole of it.
LOOSE_CHARACTERS = 3
SILENT = frozenset({"noun", "want", "think"})
#: So many attributions can end in the sentence before a quotation.
REACH = 12


def join_following(frame: Frame, drafts: Sequence[Draft]) -> list[Draft]:
    """Add each quotation that nobody is said to say to the direct attribution right before it.

    Right before means that only white space, or the rest of the attribution's own sentence, stands between; the
    quotation begins a sentence and nearly fills it.
    """
    ordered = sorted(drafts, key=lambda draft: draft.end)
    ends = [draft.end for draft in ordered]
    taken = merge(frame.text, [span for draft in drafts for span in (*draft.content, draft.cue)])
    for quote in frame.quotes:
        if _is_free(quote, taken) and _fills_sentences(frame, quote):
            _join(frame, ordered, ends, quote)
    return ordered


def _is_free(quote: Span, taken: list[Span]) -> bool:
    place = bisect_right(taken, (quote[1], 0)) - 1
    return place < 0 or taken[place][1] <= quote[0]


def _join(frame: Frame, drafts: list[Draft], ends: list[int], quote: Span) -> None:
    last = bisect_right(ends, quote[0])
    near = range(max(0, last - REACH), last)
    places = [at for at in near if _may_go_on(frame, drafts[at]) and _is_next(frame, drafts[at], quote)]
    if not places:
        return
    place = max(places, key=lambda at: drafts[at].cue)
    draft = drafts.pop(place)
    ends.pop(place)
    grown = replace(draft, content=tuple(merge(frame.text, (*draft.content, quote))))
    place = bisect_right(ends, grown.end)
    drafts.insert(place, grown)
    ends.insert(place, grown.end)


def _may_go_on(frame: Frame, draft: Draft) -> bool:
    if draft.cue_kind in SILENT or not draft.content:
        return False
    return any(frame.quote_at(start) for start, _ in draft.content)


def _is_next(frame: Frame, draft: Draft, quote: Span) -> bool:
    """Whether nothing but the rest of the attribution's own sentence stands between it and a quotation."""
    last = draft.end
    end = frame.sentence_at(last - 1)[1]
    gap = frame.text[end : quote[0]] if end <= quote[0] else frame.text[last : quote[0]].strip(",.;:–—")
    return not gap.strip()


def _fills_sentences(frame: Frame, quote: Span) -> bool:
    """Whether a quotation begins a sentence and little is left over where it ends."""
    first = frame.sentence_at(quote[0] + 1)
    last = frame.sentence_at(quote[1] - 1)
    return quote[0] - first[0] <= 1 and last[1] - quote[1] <= LOOSE_CHARACTERS
