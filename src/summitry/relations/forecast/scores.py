"""How good a distribution was: CRPS, coverage, PIT, and an interval for a difference of scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Resamples of a bootstrap, and the level of its interval.
RESAMPLES, LEVEL = 2000, 0.95


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference of scores with its interval; below nought the first is better.

    Attributes:
        mean: Mean of the differences.
        low: Lower end of the interval.
        high: Upper end.
        level: Level of the interval.
        block: Length of the blocks that were drawn.
    """

    mean: float
    low: float
    high: float
    level: float
    block: int


def crps(points: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Score distributions of equally likely points by the continuous ranked probability score; lower is better.

    This is ``mean |x - y| - mean |x - x'| / 2`` over all points ``x, x'`` (Gneiting & Raftery 2007, eq. 21), written
    with ranked points, which takes one pass instead of all pairs.

    Args:
        points: Ranked along the last axis, shape (..., K).
        seen: What came, shape (...); nan gives nan.
    """
    count = points.shape[-1]
    levels = (np.arange(count) + 0.5) / count
    apart = points - seen[..., None]
    return np.asarray(2 * np.mean(apart * ((apart > 0) - levels), axis=-1), dtype=np.float64)


def quantile(points: NDArray[np.float64], level: float) -> NDArray[np.float64]:
    """Give the quantile at a level of distributions of ranked, equally likely points (last axis), interpolated."""
    count = points.shape[-1]
    at = min(max(level * count - 0.5, 0.0), count - 1.0)
    low = int(at)
    high = min(low + 1, count - 1)
    return np.asarray(points[..., low] + (at - low) * (points[..., high] - points[..., low]), dtype=np.float64)


def covers(points: NDArray[np.float64], seen: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """Say whether the central interval with ``share`` of the points held what came: 1, 0, or nan if none did."""
    low, high = quantile(points, (1 - share) / 2), quantile(points, (1 + share) / 2)
    is_in = (seen >= low) & (seen <= high)
    return np.where(np.isnan(seen) | np.isnan(low), np.nan, is_in.astype(float))


def pit(points: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the share of a distribution that lay below what came (probability integral transform), ties by half."""
    below = (points < seen[..., None]).sum(-1) + 0.5 * (points == seen[..., None]).sum(-1)
    out = (below + 0.5) / (points.shape[-1] + 1)
    return np.where(np.isnan(seen) | np.isnan(points[..., 0]), np.nan, out)


def block_difference(first: NDArray[np.float64], second: NDArray[np.float64], *, block: int, seed: int) -> Difference:
    """Compare two series of scores of the same forecasts by a circular block bootstrap (Politis & Romano 1992).

    Scores of neighbouring periods go together, since their targets overlap; whole blocks are drawn so that they stay
    together.

    Args:
        first: Scores in the order of time, shape (T,) or (T, N) where N dyads were scored in the same periods.
        second: Likewise.
        block: Periods in a block.
        seed: Seed of the draws.
    """
    apart = first - second
    flat = apart.reshape(len(apart), -1)
    counts, sums = (~np.isnan(flat)).sum(axis=1), np.nansum(flat, axis=1)
    length = len(flat)
    block = max(1, min(block, length))
    draws = np.random.default_rng(seed).integers(0, length, size=(RESAMPLES, -(-length // block)))
    at = (draws[..., None] + np.arange(block)).reshape(RESAMPLES, -1)[:, :length] % length
    means = sums[at].sum(axis=1) / np.maximum(counts[at].sum(axis=1), 1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Difference(float(sums.sum() / max(counts.sum(), 1)), float(low), float(high), LEVEL, block)
