"""Which attributions stand inside what somebody else is said to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.statements.spans import inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.statements.draft import Draft
    from summitry.statements.frame import Frame

#: Fewer words in quotation marks are a turn of phrase, and a cue among them may well be the reporter's.
LEAST_QUOTED_WORDS = 4


def mark_nested(frame: Frame, drafts: Sequence[Draft]) -> list[Draft]:
    """Mark each attribution whose cue stands in another's content, or in a quotation of several words.

    One sweep over the text; only the contents that are open at a cue are looked at.
    """
    spans = sorted((span, place) for place, draft in enumerate(drafts) for span in draft.content)
    marked: list[Draft] = []
    still_open: list[tuple[int, int]] = []
    following = 0
    for place, draft in sorted(enumerate(drafts), key=lambda item: item[1].cue):
        at = draft.cue[0]
        while following < len(spans) and spans[following][0][0] <= at:
            still_open.append((spans[following][0][1], spans[following][1]))
            following += 1
        still_open = [(end, outer) for end, outer in still_open if end > at]
        is_nested = _is_quoted(frame, draft) or any(
            outer != place and _holds(drafts[outer], draft) for _, outer in still_open
        )
        marked.append(replace(draft, is_nested=True) if is_nested else draft)
    return marked


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the content of one holds another's cue; of two that hold each other's, the longer is the outer."""
    if inner.cue_kind == "label" or (outer.cue_kind == "label" and outer.start == inner.start):
        return False
    return not inside(outer.cue[0], inner.content) or _size(outer) > _size(inner)


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _is_quoted(frame: Frame, draft: Draft) -> bool:
    quote = None if draft.cue_kind == "label" else frame.quote_at(draft.cue[0])
    if quote is None:
        return False
    words = frame.text[quote[0] : quote[1]].split(None, LEAST_QUOTED_WORDS)
    return len(words) >= LEAST_QUOTED_WORDS or (quote[0] <= draft.start and draft.end <= quote[1])
