"""Point forecasts of the models, each made again at every period with what was there by then.

A model is a function ``(history, ahead) -> (T, ahead)``: row ``t`` holds what it says after period ``t`` of the periods
``t + 1 ... t + ahead``, on the working scale, from values up to ``t`` alone; nan while it has seen too little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.forecast.history import History

#: Steps of the smoothing weight among which SES chooses by its own past errors.
SMOOTHING = np.array([0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
#: AR(1) is kept stationary.
LARGEST_PHI = 0.99
#: Ridge on the common weights of the averages, and the pull of a dyad's own weights towards the common ones, in
#: periods' worth of standardised features.
RIDGE, PULL = 1.0, 50.0
#: A dyad without others to learn from is pulled towards nought instead.
LONE_RIDGE = 10.0
#: Periods that a regression must have seen.
LEAST_ROWS = 8


def random_walk(history: History, ahead: int) -> NDArray[np.float64]:
    """Say the last value again."""
    return np.repeat(history.carried[:, None], ahead, axis=1)


def ses(history: History, ahead: int) -> NDArray[np.float64]:
    """Smooth exponentially, with the weight whose one-step errors so far are smallest (Brown; Hyndman et al. 2008)."""
    levels = np.full(len(SMOOTHING), history.carried[0])
    errors = np.zeros(len(SMOOTHING))
    flat = np.empty(len(history.seen))
    flat[0] = history.carried[0]
    for period in range(1, len(history.seen)):
        value = history.seen[period]
        if not np.isnan(value):
            errors += (value - levels) ** 2
            levels = levels + SMOOTHING * (value - levels)
        flat[period] = levels[errors.argmin()]
    return np.repeat(flat[:, None], ahead, axis=1)


def ar1(history: History, ahead: int) -> NDArray[np.float64]:
    """Regress a value on the one before it (least squares over all pairs so far) and run that on."""
    x, y = history.seen[:-1], history.seen[1:]
    both = ~np.isnan(x) & ~np.isnan(y)
    x, y = np.where(both, x, 0.0), np.where(both, y, 0.0)
    # Row t of each sum holds the pairs whose second value is known after period t.
    n, sx, sy, sxx, sxy = (np.append(0.0, np.cumsum(part)) for part in (both.astype(float), x, y, x * x, x * y))
    n_or_1 = np.maximum(n, 1.0)
    moved = sxx - sx * sx / n_or_1
    slope = np.divide(sxy - sx * sy / n_or_1, moved, out=np.zeros_like(moved), where=moved > 0)
    phi = np.clip(slope, -LARGEST_PHI, LARGEST_PHI)
    mean = (sy - phi * sx) / n_or_1 / (1 - phi)
    steps = np.arange(1, ahead + 1)
    out = mean[:, None] + phi[:, None] ** steps * (history.carried - mean)[:, None]
    out[n < LEAST_ROWS] = np.nan
    return np.asarray(out, dtype=np.float64)


def averages(history: History, ahead: int) -> NDArray[np.float64]:
    """Regress on past averages over short and long windows, one regression a horizon (HAR; Corsi 2009).

    The weights common to all dyads of the panel are fitted first (ridge), then the dyad's own are pulled towards them.
    A weight belongs to an average, never to a country; a dyad enters by its numbers alone.
    """
    own = _features(history.carried[:, None], history.rules.windows)
    pool = _features(history.pool, history.rules.windows)
    size = own.shape[2]
    is_lone = pool.shape[1] == 0
    pool_gram = np.einsum("tni,tnj->tij", pool, pool)
    out = np.full((len(own), ahead), np.nan)
    for step in range(1, ahead + 1):
        rows = own[:-step] * ~np.isnan(history.seen[step:, None, None])
        own_gram = np.einsum("tni,tnj->tij", rows, rows)
        own_sums = _products(rows, history.seen[:, None], step)
        grams = [np.cumsum(gram, axis=0) for gram in (own_gram, own_gram + pool_gram[:-step])]
        sums = [np.cumsum(part, axis=0) for part in (own_sums, own_sums + _products(pool[:-step], history.pool, step))]
        eye = np.eye(size)
        ridge = LONE_RIDGE if is_lone else RIDGE
        common = np.linalg.solve(grams[1] + ridge * eye, sums[1][..., None])[..., 0]
        weights = common
        if not is_lone:
            left = sums[0] - np.einsum("tij,tj->ti", grams[0], common)
            weights = common + np.linalg.solve(grams[0] + PULL * eye, left[..., None])[..., 0]
        # Row s of the weights rests on targets up to s + step, so it serves the forecast made then.
        out[step:, step - 1] = np.einsum("ti,ti->t", own[step:, 0], weights)
        out[: step + LEAST_ROWS, step - 1] = np.nan
    return out


def _features(values: NDArray[np.float64], windows: tuple[int, ...]) -> NDArray[np.float64]:
    """Averages over each window, over all the past, and one: shape (T, N, len(windows) + 2); nought before a start."""
    there = ~np.isnan(values)
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(np.where(there, values, 0.0), axis=0)])
    counts = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(there, axis=0)])
    rows = np.arange(len(values))
    parts = []
    for window in (*windows, len(values)):
        since = np.maximum(rows + 1 - window, 0)
        counted = counts[rows + 1] - counts[since]
        parts.append((sums[rows + 1] - sums[since]) / np.maximum(counted, 1))
    parts.append(there.astype(float))
    return np.stack(parts, axis=-1)


def _products(features: NDArray[np.float64], values: NDArray[np.float64], step: int) -> NDArray[np.float64]:
    """Features times the value ``step`` later, summed over dyads; a missing value is no row."""
    later = np.where(np.isnan(values[step:]), 0.0, values[step:])
    return np.asarray(np.einsum("tni,tn->ti", features, later), dtype=np.float64)
