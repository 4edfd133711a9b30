"""What one account alone says beside its subjects, put with the subject that it goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.issues import CONTACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.meetings.record import Point


def attach(
    clusters: Iterable[Sequence[int]], points: Sequence[Point], keys: Sequence[str], topical: Sequence[bool]
) -> list[list[int]]:
    """Put background with what stands beside it in the text.

    What one account alone says, with no outcome in it and no issue area of its own, tells more of what was said before
    ("It grew by a third."), or leads to what comes next, so it is no topic by itself. It goes with the topic right
    before it, else with the one right after it, where that is of the same account alone too. A mere remark leads to
    nothing.

    Args:
        clusters: Places of the points of each topic; none in two.
        points: The points of all accounts.
        keys: For each point its account.
        topical: For each point whether it is more than a remark.

    Returns:
        The clusters, those that were joined as one.
    """
    cluster_of = {place: cluster for cluster in map(list, clusters) for place in cluster}
    for key in sorted(set(keys)):
        ordered = sorted(
            (place for place in cluster_of if keys[place] == key),
            key=lambda place: (points[place].passage.document_id, points[place].passage.start),
        )
        for number, place in enumerate(ordered):
            own = cluster_of[place]
            if not _is_background(own, points, keys):
                continue
            is_leading = any(topical[one] for one in own)
            following = ordered[number + 1 : number + 2] if is_leading else []
            for beside in [*ordered[max(0, number - 1) : number], *following]:
                other = cluster_of[beside]
                if other is not own and _goes_on(own, other, points, keys) and _same_text(place, beside, points):
                    other += own
                    cluster_of.update(dict.fromkeys(own, other))
                    break
    unique = {id(cluster): cluster for cluster in cluster_of.values()}
    return [sorted(cluster) for cluster in unique.values()]


def _is_background(cluster: Sequence[int], points: Sequence[Point], keys: Sequence[str]) -> bool:
    return _is_alone(cluster, keys) and all(points[place].status is None for place in cluster)


def _goes_on(own: Sequence[int], other: Sequence[int], points: Sequence[Point], keys: Sequence[str]) -> bool:
    return _is_alone(other, keys) and _issues(own, points) <= _issues(other, points)


def _same_text(first: int, second: int, points: Sequence[Point]) -> bool:
    return points[first].passage.document_id == points[second].passage.document_id


def _is_alone(cluster: Sequence[int], keys: Sequence[str]) -> bool:
    return len({keys[place] for place in cluster}) == 1


def _issues(cluster: Sequence[int], points: Sequence[Point]) -> set[str]:
    return {issue for place in cluster for issue in points[place].features.issues} - CONTACT
