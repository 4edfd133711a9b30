"""Denials that no other account answers: shown as one side's, behind what accounts really dispute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.dossier.record import DisputeRow

ONE_SIDED = "one-sided denial"


def set_apart(disputes: Sequence[DisputeRow]) -> tuple[DisputeRow, ...]:
    """Put denials of one account behind the disputes of several, and name them so.

    A denial that nobody answers is no dispute. Whether the other accounts are silent on it is not said: they may speak
    of the same in words that no rule matched.

    Args:
        disputes: Differences and denials, in their order, which is kept otherwise.
    """
    several = [row for row in disputes if len(row.cells) > 1]
    alone = [row for row in disputes if len(row.cells) == 1]
    return (*several, *(replace(row, kind=ONE_SIDED) if row.kind == "denial" else row for row in alone))
