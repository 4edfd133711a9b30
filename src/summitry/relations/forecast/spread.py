"""From points to distributions: a forecast is spread by the errors that the same model has made before.

This is split-conformal prediction run forward in time (Vovk et al. 2005; Lei et al. 2018, with errors divided by a
local scale): the points of a forecast made after period ``t`` are the model's value plus the ranked errors of its own
earlier forecasts whose targets were known by then, each divided by how much the series moved when it was made and
multiplied by how much it moves now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Equally likely points of a distribution; level of point k is (k - 1/2) / POINTS.
POINTS = 99
LEVELS = (np.arange(POINTS) + 0.5) / POINTS
#: Share of the latest surprises in the running scale, and weight of the running scale against the long-run one.
MEMORY, RUNNING = 0.08, 0.6
#: Errors that must be in before a distribution is made of them, and the most (the latest) that are used.
LEAST_ERRORS, MOST_ERRORS = 20, 520


def points_of(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the POINTS ranked points of a sample, by the conformal ``(n + 1)`` rule; nan where it is too small."""
    ranked = np.sort(values[~np.isnan(values)])
    count = len(ranked)
    if count < LEAST_ERRORS:
        return np.full(POINTS, np.nan)
    at = np.clip(LEVELS * (count + 1) - 1, 0, count - 1)
    low = at.astype(np.int64)
    high = np.minimum(low + 1, count - 1)
    return np.asarray(ranked[low] + (at - low) * (ranked[high] - ranked[low]), dtype=np.float64)


def unrest(seen: NDArray[np.float64], ahead_by_one: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure after each period how much the series moves: a mean of surprises one period ahead, recent ones first.

    Args:
        seen: Values, shape (T,).
        ahead_by_one: What was said after each period of the next one, shape (T,); nan where nothing was.

    Returns:
        Shape (T,), positive.
    """
    surprises = np.abs(seen[1:] - np.where(np.isnan(ahead_by_one[:-1]), seen[:-1], ahead_by_one[:-1]))
    start = float(np.nanmean(surprises[:LEAST_ERRORS]))
    running = longrun = start
    out = np.full(len(seen), start)
    for period, surprise in enumerate(surprises, start=1):
        if not np.isnan(surprise):
            running += MEMORY * (surprise - running)
            longrun += (surprise - longrun) / (period + LEAST_ERRORS)
        out[period] = RUNNING * running + (1 - RUNNING) * longrun
    return out


def spread(
    forecasts: NDArray[np.float64],
    seen: NDArray[np.float64],
    scale: NDArray[np.float64],
    origins: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Give the distributions of one model after each of some origins.

    Args:
        forecasts: Its point forecasts, shape (T, H).
        seen: Values, shape (T,).
        scale: How much the series moves after each period, shape (T,).
        origins: Periods after which distributions are wanted, shape (O,).

    Returns:
        Shape (O, H, POINTS), ascending along the last axis.
    """
    out = np.empty((len(origins), forecasts.shape[1], POINTS))
    for step in range(1, forecasts.shape[1] + 1):
        errors = (seen[step:] - forecasts[:-step, step - 1]) / scale[:-step]
        for row, origin in enumerate(origins):
            known = errors[max(0, origin - step + 1 - MOST_ERRORS) : max(0, origin - step + 1)]
            out[row, step - 1] = forecasts[origin, step - 1] + scale[origin] * points_of(known)
    return out


def climatology(seen: NDArray[np.float64], origins: NDArray[np.int64], ahead: int) -> NDArray[np.float64]:
    """Give the distribution of all values so far, the same for each period ahead; shape (O, H, POINTS)."""
    rows = [points_of(seen[: origin + 1]) for origin in origins]
    return np.repeat(np.array(rows).reshape(len(origins), 1, POINTS), ahead, axis=1)
