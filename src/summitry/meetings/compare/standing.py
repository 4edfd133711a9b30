"""Which points are about a subject, and which only set the scene or are polite."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import POLITE
from summitry.meetings.points.drafts import ASIDE, NO_SUBJECT
from summitry.meetings.points.rarity import rarity
from summitry.meetings.statuses import load_rules

if TYPE_CHECKING:
    from summitry.meetings.record import Point

#: What one account tells of thanks and greetings is kept, whatever they are for.
_KEPT: Final = "none.gratitude"
#: Units in which a length of time is given, which is no subject.
_TIMES: Final = frozenset({"minutes", "days", "months"})
#: Least rarity, summed over a point's words, names and issue areas, that makes it a topic: with a status, and without.
LEAST_WITH_STATUS: Final = 0.5
LEAST_WITHOUT: Final = 1.5


def is_topic(point: Point, parties: frozenset[str]) -> bool:
    """Whether a point tells a subject, not only that people met, thanked or were glad.

    Words without a status, or with one by a turn of phrase alone ("we will"), must name an issue area, a sum, or
    somebody or something beside the parties.
    """
    if point.status_rule in NO_SUBJECT:
        return False
    if point.status_rule == _KEPT:
        return True
    if point.status is not None and point.status_rule not in _loose_rules():
        return substance(point, parties) >= LEAST_WITH_STATUS
    features = point.features
    sums = [amount for amount in features.amounts if amount.unit not in _TIMES]
    is_held = set(features.issues) - POLITE or set(features.names) - parties or sums
    return bool(is_held) and substance(point, parties) >= (LEAST_WITHOUT if point.status is None else LEAST_WITH_STATUS)


def is_remark(point: Point, parties: frozenset[str]) -> bool:
    """Whether a point that is no topic still tells a little: "500 days, it is hard to believe", "We will help you".

    It is worth telling where another account says the like, or as part of what stands around it.
    """
    if point.status_rule in NO_SUBJECT or is_topic(point, parties):
        return False
    return point.status is not None or substance(point, parties) >= LEAST_WITH_STATUS


def is_aside(point: Point, parties: frozenset[str]) -> bool:
    """Whether a point names nothing and still has a word of its own ("They will be lasting"), as part of a topic."""
    return point.status_rule == ASIDE and substance(point, parties) >= LEAST_WITH_STATUS


@cache
def _loose_rules() -> frozenset[str]:
    """The rules that ask for no predicate: what they find is an outcome only where it names a subject."""
    return frozenset(rule.id for rule in load_rules() if not rule.main)


def substance(point: Point, parties: frozenset[str]) -> float:
    """Say how much a point's words, names and issue areas tell of a subject."""
    features = point.features
    names = sum(name not in parties for name in features.names)
    issues = len(set(features.issues) - POLITE)
    return sum(map(rarity, features.words)) + 0.5 * names + 0.5 * issues + 0.5 * len(features.amounts)
