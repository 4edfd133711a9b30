"""Lines: the words that a reader is shown, each with its passages."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from summitry.dossier.record import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summitry.model import Passage

LONGEST_LINE = 260
"""Characters of a passage that a line shows; the rest is one click away."""


def make_line(
    passages: Sequence[Passage],
    *,
    text: str | None = None,
    account: str | None = None,
    tags: Mapping[str, str] | None = None,
    note: str = "",
) -> Line:
    """Make a line; its name follows from what it says, so the same line may be shown in several places.

    Args:
        passages: What it rests on.
        text: What is shown; the first passage's own words where it is left out.
        account: Key of the account.
        tags: See ``Line``.
        note: See ``Line``.

    Raises:
        ValueError: There is no passage: such a line may not be.
    """
    if not passages:
        msg = f"the line {text!r} has no passage"
        raise ValueError(msg)
    shown = shorten(passages[0].exact if text is None else text)
    told = sorted((tags or {}).items())
    named = [shown, account, told, note, [(p.document_id, p.start, p.end) for p in passages]]
    digest = hashlib.sha256(json.dumps(named).encode()).hexdigest()
    return Line(f"ln-{digest[:12]}", shown, tuple(passages), account, dict(told), note)


def shorten(text: str, longest: int = LONGEST_LINE) -> str:
    """Fold white space, and cut at a word's end where the text is too long."""
    folded = " ".join(text.split())
    if len(folded) <= longest:
        return folded
    cut = folded[:longest].rsplit(" ", 1)[0].rstrip(",;:—–- ")
    return f"{cut} …"
