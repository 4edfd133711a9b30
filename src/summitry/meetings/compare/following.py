"""What later points say of the same thing as earlier ones: how a promise went on from meeting to meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.compare.likeness import measure
from summitry.meetings.compare.standing import is_topic

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summitry.meetings.record import Point

#: Least likeness: higher than between accounts of one meeting, as nothing but the words joins the two.
FOLLOWS: Final = 0.35


def find_same(
    points: Sequence[Point], later: Sequence[Point], parties: Collection[str] = ()
) -> Mapping[str, tuple[Point, ...]]:
    """Find which later points speak of the same thing as earlier ones, by the measure that compares accounts.

    Args:
        points: The earlier points.
        later: The later points.
        parties: Codes of the parties, whose names tell no two points apart.

    Returns:
        By id of each earlier point that has any, the later ones, in the order in which they were given.
    """
    known = frozenset(parties)
    first = [point for point in points if is_topic(point, known)]
    second = [point for point in later if is_topic(point, known)]
    if not first or not second:
        return {}
    keys = ["earlier"] * len(first) + ["later"] * len(second)
    total = measure([*first, *second], keys, known).total
    found = {
        point.id: tuple(other for place, other in enumerate(second, start=len(first)) if total[row, place] >= FOLLOWS)
        for row, point in enumerate(first)
    }
    return {name: same for name, same in found.items() if same}
