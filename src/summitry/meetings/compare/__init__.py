"""Accounts side by side: which of their points speak of the same thing, and what two versions of a page changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summitry.meetings.compare.changes import Change
    from summitry.meetings.meeting import Account, Topic
    from summitry.meetings.record import Point
    from summitry.reading import Reading

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


def changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    """Say what was changed between two versions of a page; see ``compare.changes.changes``."""
    from summitry.meetings.compare.changes import changes as tell  # noqa: PLC0415  only where asked for

    return tell(old, new)
