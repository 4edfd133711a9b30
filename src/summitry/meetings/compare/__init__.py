"""Accounts side by side: which of their points speak of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summitry.meetings.meeting import Account, Topic
    from summitry.meetings.record import Point

__all__ = ["compare"]


def compare(accounts: Sequence[Account], points: Mapping[str, Sequence[Point]]) -> tuple[Topic, ...]:
    """Lay accounts side by side; see ``compare.topics.compare``."""
    from summitry.meetings.compare.topics import compare as lay  # noqa: PLC0415  loads numpy

    return lay(accounts, points)
