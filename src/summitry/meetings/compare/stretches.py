"""Points of one account that go on with one subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.compare.likeness import Matrix
    from summitry.meetings.record import Point

#: Least likeness at which a point goes on with the subject of one before it: where both have a status, and else.
GO_ON_WITH_STATUS: Final = 0.5
GO_ON: Final = 0.16
#: A point goes on with one that stands at most so many points before it.
REACH: Final = 4


def stretches(points: Sequence[Point], total: Matrix, places: Sequence[int]) -> list[list[int]]:
    """Put the points of one account into stretches of one subject.

    A point with a status is an outcome and stands for itself, unless it is much like one before. A point without one is
    background, and goes on with one shortly before that shares a word or an issue area with it (a lexical chain, as
    Morris and Hirst 1991 call it) and is somewhat like it.

    Args:
        points: The points of all accounts.
        total: Likeness of every point to every other.
        places: Places of the account's points.
    """
    ordered = sorted(places, key=lambda place: _position(points[place]))
    groups: list[list[int]] = []
    group_of: dict[int, list[int]] = {}
    for number, place in enumerate(ordered):
        near = ordered[max(0, number - REACH) : number]
        going_on = [one for one in near if _goes_on(points[one], points[place], float(total[one, place]))]
        if going_on:
            best = max(going_on, key=lambda one: (float(total[one, place]), one))
            group_of[place] = group_of[best]
            group_of[best].append(place)
        else:
            group_of[place] = [place]
            groups.append(group_of[place])
    return groups


def _goes_on(first: Point, second: Point, alike: float) -> bool:
    if first.passage.document_id != second.passage.document_id:
        return False
    if first.status and second.status:
        return alike >= GO_ON_WITH_STATUS
    return alike >= GO_ON and _is_chained(first, second)


def _is_chained(first: Point, second: Point) -> bool:
    """Whether two points share a word or an issue area."""
    one, other = first.features, second.features
    return not (set(one.words).isdisjoint(other.words) and set(one.issues).isdisjoint(other.issues))


def _position(point: Point) -> tuple[str, int]:
    return point.passage.document_id, point.passage.start
