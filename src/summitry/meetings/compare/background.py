"""What an account says beside its subjects, put with the subject that it goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.compare.pointing import points_back, says_little
from summitry.meetings.issues import CONTACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.meetings.record import Point

#: A topic takes in background up to so many points: who goes on longer has come to something else.
MOST: Final = 8


def attach(
    clusters: Iterable[Sequence[int]], points: Sequence[Point], keys: Sequence[str], topical: Sequence[bool]
) -> list[list[int]]:
    """Put background with what stands beside it in the text.

    What one account alone says, with no outcome in it and no issue area of its own, tells more of what was said before
    ("It grew by a third."), or leads to what comes next, so it is no topic by itself. It goes with the topic right
    before it, else with the one right after it, where that is of the same account alone too. A mere remark leads to
    nothing, nor does an outcome that says little ("They concurred"). What points back goes with what stands right
    before it, whoever else says that.

    Args:
        clusters: Places of the points of each topic; none in two.
        points: The points of all accounts.
        keys: For each point its account.
        topical: For each point whether it is more than a remark.

    Returns:
        The clusters, those that were joined as one.
    """
    grouping = _Grouping(clusters, points, keys)
    for key in sorted(set(keys)):
        ordered = grouping.in_order(key)
        for number, place in enumerate(ordered):
            before, after = ordered[max(0, number - 1) : number], ordered[number + 1 : number + 2]
            if before and grouping.points_at(place, before[0]):
                grouping.join(place, before[0])
                continue
            is_leading = any(topical[one] and points[one].status is None for one in grouping.cluster_of[place])
            beside = [one for one in [*before, *(after if is_leading else [])] if grouping.goes_on(place, one)]
            if beside:
                grouping.join(place, beside[0])
    return grouping.clusters()


class _Grouping:
    """Clusters that are joined step by step."""

    def __init__(self, clusters: Iterable[Sequence[int]], points: Sequence[Point], keys: Sequence[str]) -> None:
        self.points, self.keys = points, keys
        self.cluster_of = {place: cluster for cluster in map(list, clusters) for place in cluster}

    def in_order(self, key: str) -> list[int]:
        """Give the places of one account's points in the order of the text."""
        own = [place for place in self.cluster_of if self.keys[place] == key]
        return sorted(own, key=self._position)

    def points_at(self, place: int, before: int) -> bool:
        """Whether one account alone tells a stretch that begins by pointing at what is before it, and has no outcome.

        An outcome that only points ("They agreed to go on with that") is none of its own.
        """
        own = self.cluster_of[place]
        is_first = place == min(own, key=self._position)
        is_told = all(self.points[one].status is None or points_back(self.points[one]) for one in own)
        is_apart = self._is_alone(own) and self._are_two(place, before)
        return is_first and is_told and is_apart and points_back(self.points[place])

    def goes_on(self, place: int, beside: int) -> bool:
        """Whether a point's cluster is background and goes on with that of a point beside it."""
        own, other = self.cluster_of[place], self.cluster_of[beside]
        is_background = all(self.points[one].status is None or says_little(self.points[one]) for one in own)
        are_alone = self._is_alone(own) and self._is_alone(other)
        is_short = len(own) + len(other) <= MOST
        goes_on = is_background and are_alone and is_short and self._issues(own) <= self._issues(other)
        return goes_on and self._are_two(place, beside)

    def join(self, place: int, other: int) -> None:
        """Put a point's cluster into that of another."""
        own, into = self.cluster_of[place], self.cluster_of[other]
        into += own
        self.cluster_of.update(dict.fromkeys(own, into))

    def clusters(self) -> list[list[int]]:
        """Give the clusters as they are now."""
        return [sorted(cluster) for cluster in {id(one): one for one in self.cluster_of.values()}.values()]

    def _are_two(self, place: int, beside: int) -> bool:
        """Whether two points of one text are in different clusters."""
        same_text = self.points[place].passage.document_id == self.points[beside].passage.document_id
        return same_text and self.cluster_of[place] is not self.cluster_of[beside]

    def _position(self, place: int) -> tuple[str, int]:
        return self.points[place].passage.document_id, self.points[place].passage.start

    def _is_alone(self, cluster: Sequence[int]) -> bool:
        return len({self.keys[place] for place in cluster}) == 1

    def _issues(self, cluster: Sequence[int]) -> set[str]:
        return {issue for place in cluster for issue in self.points[place].features.issues} - CONTACT
