"""Accounts side by side: which of their points speak of the same thing, and what two versions of a page changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

# at once: imported later, the module would take the place of the function of its name
from summitry.meetings.compare.changes import changes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summitry.meetings.meeting import Account, Topic
    from summitry.meetings.record import Point

__all__ = ["changes", "compare", "find_same"]


def compare(
    accounts: Sequence[Account],
    points: Mapping[str, Sequence[Point]],
    parties: Collection[str] = (),
    retelling: Collection[str] = (),
) -> tuple[Topic, ...]:
    """Lay accounts side by side; see ``compare.topics.compare``."""
    from summitry.meetings.compare.topics import compare as lay  # noqa: PLC0415  loads numpy

    return lay(accounts, points, parties, retelling)


def find_same(
    points: Sequence[Point], later: Sequence[Point], parties: Collection[str] = ()
) -> Mapping[str, tuple[Point, ...]]:
    """Find which later points speak of the same thing; see ``compare.following.find_same``."""
    from summitry.meetings.compare.following import find_same as find  # noqa: PLC0415  loads numpy

    return find(points, later, parties)
