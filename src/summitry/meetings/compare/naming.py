"""The name of a topic: the label, of all its points' labels, that tells most of what they have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import CONTACT, find_issues, name_of
from summitry.meetings.points.rarity import rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.record import Point

_WORD: Final = re.compile(r"\w+(?:[’'\-]\w+)*")
_LEAST_LETTERS: Final = 4
#: Of a label's words only so many count, so that a long one is not the better for it.
_COUNTED: Final = 3
#: What an issue word in a label is worth, what the area's own name is, and what a status is.
_ISSUE: Final = 0.6
_AREA: Final = 0.5
_STATUS: Final = 0.3
#: How much less a label tells of a topic for each word that no other point has.
_OWN: Final = 0.15


def find_label(points: Sequence[Point], parties: frozenset[str] = frozenset()) -> str:
    """Choose the label of a topic among its points' labels.

    The best has words that other points have too, rare ones the more, and names an issue; of equals the shortest, then
    the first in the alphabet. Neither the order of accounts nor whose point it is bears on it. A party's bare name is
    no label: the issue area's name stands in its place.

    Args:
        points: All points of the topic.
        parties: Codes of those who met.
    """
    texts = [point.passage.exact.casefold() for point in points]
    best = max(
        points,
        key=lambda point: (round(_worth(point, texts, parties), 6), -len(point.label), _later(point.label)),
    )
    if _is_party(best, parties):
        return next((name_of(issue) for point in points for issue in point.features.issues), best.label)
    return best.label


def _worth(point: Point, texts: Sequence[str], parties: frozenset[str]) -> float:
    status = _STATUS if point.status is not None else 0.0
    if _is_party(point, parties):
        return status - 1.0
    if point.label_passage is None:
        return status + _AREA
    words = [word for word in _WORD.findall(point.label.casefold()) if len(word) >= _LEAST_LETTERS]
    shares = [rarity(word) * sum(word in text for text in texts) / len(texts) for word in words]
    issue = _ISSUE if set(find_issues([_singular(word) for word in words])) - CONTACT else 0.0
    own = _OWN * sum(len(texts) > 1 and sum(word in text for text in texts) <= 1 for word in words)
    return status + issue - own + sum(sorted(shares, reverse=True)[:_COUNTED]) / _COUNTED


def _is_party(point: Point, parties: frozenset[str]) -> bool:
    """Whether a label is nothing but a party's name."""
    is_name = bool(point.label) and all(word[0].isupper() for word in _WORD.findall(point.label))
    return is_name and bool(point.features.names) and set(point.features.names) <= parties


def _singular(word: str) -> str:
    return word.removesuffix("s") if not word.endswith("ss") else word


def _later(label: str) -> tuple[int, ...]:
    """Sort the first in the alphabet last, for ``max``."""
    return tuple(-ord(letter) for letter in label)
