"""Which points are about a subject, and which only set the scene or are polite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import POLITE
from summitry.meetings.points.rarity import rarity

if TYPE_CHECKING:
    from summitry.meetings.record import Point

_NO_SUBJECT: Final = frozenset({"none.setting", "none.courtesy", "none.aside"})
#: Least rarity, summed over a point's words, names and issue areas, that makes it a topic: with a status, and without.
LEAST_WITH_STATUS: Final = 0.5
LEAST_WITHOUT: Final = 1.5


def is_topic(point: Point, parties: frozenset[str]) -> bool:
    """Whether a point tells a subject, not only that people met, thanked or were glad."""
    if point.status_rule in _NO_SUBJECT:
        return False
    least = LEAST_WITHOUT if point.status is None else LEAST_WITH_STATUS
    return substance(point, parties) >= least


def substance(point: Point, parties: frozenset[str]) -> float:
    """Say how much a point's words, names and issue areas tell of a subject."""
    features = point.features
    names = sum(name not in parties for name in features.names)
    issues = len(set(features.issues) - POLITE)
    return sum(map(rarity, features.words)) + 0.5 * names + 0.5 * issues + 0.5 * len(features.amounts)
