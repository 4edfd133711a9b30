"""Points of one account that go on with one subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.compare.likeness import Measure
    from summitry.meetings.record import Point

#: Least likeness at which a point goes on with the subject of the one before: where both have a status, and else.
GO_ON_WITH_STATUS: Final = 0.6
GO_ON: Final = 0.2
#: A point goes on with one that stands at most so many points before it.
REACH: Final = 3


def stretches(found: Measure, places: Sequence[int]) -> list[list[int]]:
    """Put the points of one account into stretches of one subject.

    A point with a status is an outcome and stands for itself, unless it is much like the one before. A point without
    one is background, and goes on with a neighbour that it is somewhat like.

    Args:
        found: The measure over all points.
        places: Places of the account's points in it.
    """
    ordered = sorted(places, key=lambda place: _position(found.points[place]))
    groups: list[list[int]] = []
    group_of: dict[int, list[int]] = {}
    for number, place in enumerate(ordered):
        best, score = None, 0.0
        for earlier in ordered[max(0, number - REACH) : number]:
            if found.total[earlier, place] > score:
                best, score = earlier, float(found.total[earlier, place])
        if best is not None and score >= _least(found.points[best], found.points[place]):
            group_of[place] = group_of[best]
            group_of[best].append(place)
        else:
            group_of[place] = [place]
            groups.append(group_of[place])
    return groups


def _least(earlier: Point, point: Point) -> float:
    if earlier.passage.document_id != point.passage.document_id:
        return 1.1
    return GO_ON_WITH_STATUS if earlier.status and point.status else GO_ON


def _position(point: Point) -> tuple[str, int]:
    return point.passage.document_id, point.passage.start
