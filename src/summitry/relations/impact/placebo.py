"""Ranks among placebo dates and placebo dyads, the test that joins the two, and what it could have seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ranks:
    """Where a gap stands.

    Attributes:
        in_time: Share of the dyad's own dates, the meeting's included, with a gap at least as large.
        in_space: Share of the dyads on the meeting's date, itself included, with a gap at least as large.
        joint: Share of the cells compared, itself included, of which the larger of these two shares is no larger.
    """

    in_time: float
    in_space: float
    joint: float


def rank(gaps: NDArray[np.float64], *, pooled: bool) -> Ranks:
    """Rank the first cell of ``gaps`` in its column, in its row, and in both together.

    The joint test asks that a gap stand out both in time and in space: its statistic is the larger of the two shares
    (as in an intersection-union test, Berger 1982), and other cells give the statistic's distribution, so that the
    level holds although the two shares go together. Ties count against an effect.

    Args:
        gaps: Standardised gaps, row 0 the meeting, column 0 the dyad, shape (R, N); nan where there is none.
        pooled: Compare with all dyads on all dates; else with all dyads on the meeting's date alone. A short past
            makes any later date look unusual, for every dyad alike, and only the second survives that.
    """
    sizes = np.where(np.isfinite(gaps), np.abs(gaps), -1.0)
    there = sizes >= 0
    if not pooled:
        time = (sizes >= sizes[0]).sum(0) / np.maximum(there.sum(0), 1)
        space = (sizes[0][None, :] >= sizes[0][:, None]).sum(1) / there[0].sum()
        larger, is_compared = np.maximum(time, space)[None, :], there[[0]]
        return _joined(float(time[0]), float(space[0]), larger[is_compared])
    times, spaces = _shares(sizes, there), _shares(sizes.T, there.T).T
    return _joined(float(times[0, 0]), float(spaces[0, 0]), np.maximum(times, spaces)[there])


def _joined(time: float, space: float, larger: NDArray[np.float64]) -> Ranks:
    return Ranks(time, space, float(np.mean(larger <= max(time, space))))


def _shares(sizes: NDArray[np.float64], there: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Give for each cell the share of its column's cells that are at least as large; absent cells are below all."""
    order = np.argsort(sizes, axis=0)
    ordered = np.take_along_axis(sizes, order, axis=0)
    places = np.arange(len(sizes))[:, None]
    # Equal sizes all get the place of the first of them, so that each counts the others.
    is_new = np.vstack([np.ones((1, sizes.shape[1]), dtype=bool), np.diff(ordered, axis=0) > 0])
    first = np.maximum.accumulate(np.where(is_new, places, 0), axis=0)
    larger = np.empty(sizes.shape)
    np.put_along_axis(larger, order, (len(sizes) - first).astype(np.float64), axis=0)
    shares: NDArray[np.float64] = larger / np.maximum(there.sum(0), 1)
    return shares


def critical_size(gaps: NDArray[np.float64], level: float, *, pooled: bool) -> float | None:
    """Find the largest size of the first cell that the joint test would still not call an effect.

    The test's outcome changes only where the size passes that of another cell in its row or column, and the larger the
    size the smaller the p, so that halving the gaps between those sizes finds the place.

    Returns:
        The size, in units of ``gaps``; None where no size would be called an effect.
    """
    others = np.abs(np.concatenate([gaps[1:, 0], gaps[0, 1:]]))
    steps = np.concatenate([[0.0], np.unique(others[np.isfinite(others)])])
    between = np.append((steps[:-1] + steps[1:]) / 2, steps[-1] * 2 + 1)
    trial = gaps.copy()

    def is_called(place: int) -> bool:
        trial[0, 0] = between[place]
        return rank(trial, pooled=pooled).joint <= level

    low, high = -1, len(between) - 1
    if not is_called(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_called(middle) else (middle, high)
    return float(steps[high])


def visible_size(placebos: NDArray[np.float64], critical: float, power: float) -> float:
    """Give the smallest change, up or down, that would have passed ``critical`` with the chance ``power``.

    Args:
        placebos: Gaps of the dyad on its placebo dates, shape (K,).
        critical: What a gap must pass, in the same unit.
        power: Chance, between 0 and 1.
    """
    up = critical - float(np.quantile(placebos, 1 - power))
    down = critical + float(np.quantile(placebos, power))
    return max(up, down)
