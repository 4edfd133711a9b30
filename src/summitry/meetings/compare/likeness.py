"""How alike the points of two accounts are, and in which respects.

Four parts, each 0 to 1: ``words`` (stems shared, the rarer the more), ``names`` (who and what is named beside the
parties), ``issues`` (issue areas shared), ``meaning`` (cosine of the encoder's vectors, made with the parties masked).
Words and names that many of the points in hand share tell little, so each is weighted by how few points have it. The
measure is the same whichever account comes first, and knows no party: their names are left out before.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from summitry.meetings.issues import CONTACT, POLITE
from summitry.meetings.meeting import Likeness
from summitry.meetings.points.rarity import rarity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from summitry.meetings.record import Point

    Matrix = NDArray[np.float64]

PARTS: Final = ("words", "names", "issues", "meaning")
#: What each part counts for; see ``docs/comparison-figures.md`` for what they were fitted on.
WEIGHTS: Final = {"words": 0.2, "names": 0.1, "issues": 0.2, "meaning": 0.5}
#: What it tells that two points share an issue area which any words on a meeting name, and one of courtesy.
_CONTACT: Final = 0.5
_POLITE: Final = 0.2
_SIZE: Final = 384
#: As many points as this stand in for an account's mean of zero, so that a short account keeps most of its meaning.
_FEW: Final = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """Likeness of every point to every other point in hand.

    Attributes:
        points: The points.
        parts: By part a square matrix, in the order of the points.
        total: The weighted sum.
    """

    points: tuple[Point, ...]
    parts: dict[str, Matrix]
    total: Matrix

    def likeness(self, first: int, second: int) -> Likeness:
        """Give one pair's score and its parts, rounded to four places so that every machine prints the same."""
        parts = {name: round(float(self.parts[name][first, second]), 4) for name in PARTS}
        return Likeness(round(float(self.total[first, second]), 4), parts)


def measure(points: Sequence[Point], keys: Sequence[str], parties: frozenset[str]) -> Measure:
    """Measure every pair of points.

    Args:
        points: The points of all accounts.
        keys: For each point its account.
        parties: Codes of the parties, which name nothing that tells one point from another.
    """
    parts = {
        "words": _shared(points, lambda point: point.features.words, rarity),
        "names": _shared(points, lambda point: _names(point, parties), lambda _: 1.0),
        "issues": _shared(points, lambda point: point.features.issues, _worth_of_issue),
        "meaning": _cosines(points, keys),
    }
    # rounded, so that neither the order of the points nor the machine's arithmetic decides a tie
    total = np.round(np.asarray(sum(WEIGHTS[name] * parts[name] for name in PARTS)), 6)
    return Measure(tuple(points), parts, total)


def _worth_of_issue(issue: str) -> float:
    return _POLITE if issue in POLITE else _CONTACT if issue in CONTACT else 1.0


def _names(point: Point, parties: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in point.features.names if name not in parties)


def _shared(
    points: Sequence[Point], keys_of: Callable[[Point], tuple[str, ...]], worth: Callable[[str], float]
) -> Matrix:
    """Cosine of the points' keys, each worth what ``worth`` says times how few of the points have it."""
    keys = [frozenset(keys_of(point)) for point in points]
    counts = Counter(key for own in keys for key in own)
    columns = {key: column for column, key in enumerate(sorted(key for key, count in counts.items() if count > 1))}
    table = np.zeros((len(points), len(columns)))
    norms = np.zeros(len(points))
    for row, own in enumerate(keys):
        for key in sorted(own):
            value = worth(key) * _fewness(counts[key], len(points))
            norms[row] += value * value
            if key in columns:
                table[row, columns[key]] = value
    norms = np.sqrt(np.maximum(norms, 1.0))
    table /= norms[:, None]
    return np.asarray(np.clip(table @ table.T, 0.0, 1.0))


def _fewness(count: int, of: int) -> float:
    """How much a key tells that ``count`` of the points have: 1 for two of them, toward 0 for all."""
    most = math.log((of + 1) / 3) if of > 2 else 1.0  # noqa: PLR2004  two points and one more
    return min(1.0, max(0.05, math.log((of + 1) / (count + 1)) / most)) if of > 2 else 1.0  # noqa: PLR2004


def _cosines(points: Sequence[Point], keys: Sequence[str]) -> Matrix:
    """Cosines of the vectors, less what all points of the accounts have in common, below zero as zero.

    Everything said at one meeting is alike; what is left after the mean is taken out tells its points apart. Each
    account counts the same in the mean, however long it is, and few points take out less of it.
    """
    vectors = np.zeros((len(points), _SIZE))
    for row, point in enumerate(points):
        if point.features.vector:
            vectors[row] = np.frombuffer(point.features.vector, dtype="<f2")
    rows_of: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        rows_of.setdefault(key, []).append(row)
    means = [vectors[rows].sum(axis=0) / (len(rows) + _FEW) for _, rows in sorted(rows_of.items())]
    if means:
        vectors = vectors - sum(means) / len(means)
    norms = np.linalg.norm(vectors, axis=1)
    vectors = vectors / np.where(norms > 0, norms, 1.0)[:, None]
    return np.asarray(np.clip(vectors @ vectors.T, 0.0, 1.0))
