"""An attribution while it is put together, before anybody knows who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.statements.frame import Span
    from summitry.statements.record import Polarity


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as offsets, with the cue's row.

    Attributes:
        source: The speaker's phrase; None where there is none.
        cue: The words that attribute.
        content: What is said, in order; empty where it is refused.
        cue_lemma: Base form of the cue.
        cue_kind: As in ``cues.csv``, or ``phrase`` or ``label``.
        polarity: What the cue does to its content.
        token: The cue's head token, -1 where it has none.
        note: Why something was left open, or empty.
        is_nested: Whether it stands in what somebody else is said to say.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    cue_lemma: str
    cue_kind: str
    polarity: Polarity = "affirmed"
    token: int = -1
    note: str = ""
    is_nested: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(self._edges())

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self._edges())

    def _edges(self) -> list[int]:
        spans = [self.cue, *self.content, *([self.source] if self.source else [])]
        return [edge for span in spans for edge in span]


def without_empty_parts(draft: Draft) -> Draft | None:
    """Leave out a source or content that trimming has left without a character; None where the cue has none."""
    if draft.cue[1] <= draft.cue[0]:
        return None
    source = draft.source if draft.source is None or draft.source[0] < draft.source[1] else None
    content = tuple(part for part in draft.content if part[0] < part[1])
    return replace(draft, source=source, content=content)
