"""Levels and shares of few events, drawn toward the dyad's own long-run level, with intervals that know it.

**Intensity.** Period ``p`` of a dyad has ``n`` events on several days. Reports come in clusters (one visit, twenty
articles, all on one day), so that ``n`` events tell less than ``n`` independent ones. The day is the cluster: from the
dyad's whole series the variance of an event and its correlation within a day are estimated by analysis of variance
(Donner and Koval, Biometrics 36, 1980), and the variance of a period's mean is that of a simple mean times the design
effect ``1 + (m - 1) r`` with ``m`` the mean size of a cluster as an event sees it (Kish, Survey Sampling, 1965, ch. 5).
True levels of periods are taken for normal around the dyad's long-run level (Gelman and others, Bayesian Data Analysis,
3rd edition, 5.4); their spread is integrated out on a grid under a prior that is flat in the variance, whose intervals
keep their coverage for every true spread (Tak, Kelly and Morris, Journal of Statistical Software 78(5), 2017), bent
down beyond the spread of one event so that it is proper. An interval is the moments of that mixture with Student's t,
by the days that the variance rests on.

**Share.** Cooperative among cooperative and conflictual events: beta-binomial with counts divided by their own design
effect; the prior's strength ``k`` is integrated out on a grid under ``k^(-2)`` (flat in ``1/k``, as there). The
long-run share is estimated by moments with its error carried on; the interval is that of the beta distribution with the
mixture's moments.

Everything is done for many dyads at once, and no dyad's figures touch another's. Where the days are too few to tell a
variance, there is no interval: nan, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import special

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

#: Points of the grid over the spread of levels, in units of the spread of one event; dense near 0, where it matters.
SPREADS: Floats = np.geomspace(0.01, 5.0, 24)

#: Points of the grid over the strength of the share's prior, in effective events.
STRENGTHS: Floats = np.geomspace(0.5, 1000.0, 16)

#: Fewest degrees of freedom (days beyond one a period) with which a variance is told.
FEWEST_DEGREES = 2


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """What a model needs of each cell (dyad and period), all of shape (C,).

    Attributes:
        n: Events.
        days: Days with events.
        total: Sum of the values.
        squares: Sum of the squared values; nan where only days' means are known.
        between: Sum over the days of (the day's sum)^2 / (its events).
        sizes: Sum over the days of (its events)^2.
    """

    n: Floats
    days: Floats
    total: Floats
    squares: Floats
    between: Floats
    sizes: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """What a dyad's series tells of its events; shape (N,).

    Attributes:
        variance: Variance of one event within a period; nan where too few days tell.
        correlation: Correlation of two events of one day, 0 to 1; 1 where only days' means are known.
        degrees: Degrees of freedom of the variance.
    """

    variance: Floats
    correlation: Floats
    degrees: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Estimates with 95% intervals; of cells, shape (C,), and of the dyads' long-run level, shape (N,).

    Attributes:
        middle: Posterior mean; the raw mean where there is no interval.
        low: Lower end, nan where too little is known.
        high: Upper end.
        effective: Events worth, after clustering.
        long_run: Long-run level.
        between: Spread of the periods' true levels about it (standard deviation).
    """

    middle: Floats
    low: Floats
    high: Floats
    effective: Floats
    long_run: Floats
    between: Floats


def estimate_spread(cells: Clusters, of: Places, dyads: int) -> Spread:
    """Estimate the variance of events and their correlation within a day, one a dyad, by analysis of variance.

    Args:
        cells: The cells.
        of: Place of each cell's dyad, shape (C,).
        dyads: Number of dyads N.
    """
    n, days, periods = (_add(part, of, dyads) for part in (cells.n, cells.days, np.ones_like(cells.n)))
    per_cell = np.divide(cells.sizes, cells.n, out=np.zeros_like(cells.n), where=cells.n > 0)
    spread_days = _add(
        cells.between - np.divide(cells.total**2, cells.n, where=cells.n > 0, out=np.zeros_like(cells.n)), of, dyads
    )
    within = _add(cells.squares - cells.between, of, dyads)
    sized = n - _add(per_cell, of, dyads)
    degrees_days, degrees_within = days - periods, n - days
    with np.errstate(divide="ignore", invalid="ignore"):
        mean_within = np.maximum(within, 0.0) / degrees_within
        size = sized / degrees_days
        of_days = np.maximum(0.0, (spread_days / degrees_days - mean_within) / size)
        variance = of_days + mean_within
        correlation = np.where(variance > 0, of_days / variance, 0.0)
        alone = ~(degrees_within > 0) | ~np.isfinite(mean_within)
        variance = np.where(alone, np.maximum(spread_days, 0.0) / sized, variance)
    correlation = np.where(alone, 1.0, correlation)
    is_known = (degrees_days >= FEWEST_DEGREES) & np.isfinite(variance)
    return Spread(np.where(is_known, variance, np.nan), correlation, np.maximum(degrees_days, 0.0))


def estimate_levels(cells: Clusters, of: Places, dyads: int) -> Estimates:
    """Estimate each cell's mean value and each dyad's long-run level."""
    spread = estimate_spread(cells, of, dyads)
    mean = cells.total / cells.n
    effective = _effective(cells, spread.correlation[of])
    error = spread.variance[of] / effective
    scale = np.sqrt(spread.variance)
    plain = _add(cells.total, of, dyads) / _add(cells.n, of, dyads)
    # Values are taken from the plain mean of the dyad, so that sums of squares keep their digits; at zero variance (all
    # events alike) any spread is as good, and a tiny error keeps the arithmetic finite.
    value, error, own = mean - plain[of], np.maximum(error, 1e-12), scale[of] ** 2
    weight, centers, sums = _weigh_spreads(value, error, own, of, dyads)
    shift, square = np.zeros_like(mean), np.zeros_like(mean)
    for place, step in enumerate(SPREADS):
        shrink = error / (error + step**2 * own)
        moved = shrink * (centers[place][of] - value)
        share = weight[place][of]
        shift += share * moved
        square += share * ((1.0 - shrink) * error + shrink**2 / sums[place][of] + moved**2)
    middle, variance = mean + shift, np.maximum(square - shift**2, 0.0)
    reach = _student(spread.degrees)[of] * np.sqrt(variance)
    is_known = np.isfinite(reach)
    return Estimates(
        middle=np.where(is_known, middle, mean),
        low=np.where(is_known, middle - reach, np.nan),
        high=np.where(is_known, middle + reach, np.nan),
        effective=effective,
        long_run=np.where(np.isfinite(scale), plain + (weight * centers).sum(axis=0), plain),
        between=(weight * SPREADS[:, None]).sum(axis=0) * scale,
    )


def _weigh_spreads(value: Floats, error: Floats, own: Floats, of: Places, dyads: int) -> tuple[Floats, Floats, Floats]:
    """Give the posterior weight, the long-run level and its precision, for each spread of the grid and dyad."""
    logs, centers, sums = (np.empty((len(SPREADS), dyads)) for _ in range(3))
    for place, step in enumerate(SPREADS):
        precision = 1.0 / (error + step**2 * own)
        total = _add(precision, of, dyads)
        center = _add(precision * value, of, dyads) / total
        fit = _add(np.log(precision) - precision * value**2, of, dyads) + center**2 * total
        logs[place] = 0.5 * (fit - np.log(total)) + np.log(step) - 1.5 * np.log1p(step**2)
        centers[place], sums[place] = center, total
    return _normalise(logs + np.log(_widths(SPREADS))[:, None]), centers, sums


def estimate_shares(cells: Clusters, of: Places, dyads: int) -> Estimates:
    """Estimate each cell's share; ``total`` counts the cooperative among the ``n`` events of either sort."""
    spread = estimate_spread(cells, of, dyads)
    has_any = cells.n > 0
    effective = np.where(has_any, _effective(cells, spread.correlation[of]), np.nan)
    share = np.divide(cells.total, cells.n, out=np.full_like(cells.n, np.nan), where=has_any)
    n, hits = np.where(has_any, effective, 0.0), np.where(has_any, share * effective, 0.0)
    weight, centers, errors = _weigh_strengths(n, hits, of, dyads)
    middle, square = np.zeros_like(n), np.zeros_like(n)
    for place, strength in enumerate(STRENGTHS):
        found = (hits + strength * centers[place][of]) / (n + strength)
        own = found * (1 - found) / (n + strength + 1)
        part = weight[place][of]
        middle += part * found
        square += part * (own + (strength / (n + strength)) ** 2 * errors[place][of] + found**2)
    variance = np.maximum(square - middle**2, 0.0)
    low, high = _beta_interval(middle, variance)
    is_known = has_any & (spread.degrees[of] >= FEWEST_DEGREES)
    total, either = _add(cells.total, of, dyads), _add(cells.n, of, dyads)
    plain = np.divide(total, either, out=np.full_like(total, np.nan), where=either > 0)
    long_run = np.where(spread.degrees >= FEWEST_DEGREES, (weight * centers).sum(axis=0), plain)
    return Estimates(
        middle=np.where(is_known, middle, share),
        low=np.where(is_known, low, np.nan),
        high=np.where(is_known, high, np.nan),
        effective=effective,
        long_run=long_run,
        between=np.sqrt(long_run * (1 - long_run) * (weight / (1 + STRENGTHS[:, None])).sum(axis=0)),
    )


def _weigh_strengths(n: Floats, hits: Floats, of: Places, dyads: int) -> tuple[Floats, Floats, Floats]:
    """Give the posterior weight, the long-run share and its variance, for each strength of the grid and dyad."""
    logs, centers, errors = (np.empty((len(STRENGTHS), dyads)) for _ in range(3))
    for place, strength in enumerate(STRENGTHS):
        center, errors[place] = _center(n, hits, of, dyads, strength)
        alpha, beta = strength * center, strength * (1.0 - center)
        cells = special.betaln(hits + alpha[of], n - hits + beta[of]) - special.betaln(alpha, beta)[of]
        logs[place] = _add(cells, of, dyads) - np.log(strength)
        centers[place] = center
    return _normalise(logs), centers, errors


def _effective(cells: Clusters, correlation: Floats) -> Floats:
    size = np.divide(cells.sizes, cells.n, out=np.ones_like(cells.n), where=cells.n > 0)
    return cells.n / (1.0 + np.maximum(0.0, size - 1.0) * correlation)


def _center(n: Floats, hits: Floats, of: Places, dyads: int, strength: float) -> tuple[Floats, Floats]:
    """Estimate the long-run share by weighted moments, half an event of either sort added, and its variance."""
    weight = n * (strength + 1.0) / (n + strength)
    total = _add(weight, of, dyads)
    shares = np.divide(hits, n, out=np.zeros_like(n), where=n > 0)
    center = (_add(weight * shares, of, dyads) + 0.5) / (total + 1.0)
    return center, center * (1.0 - center) / (total + 1.0)


def _beta_interval(middle: Floats, variance: Floats) -> tuple[Floats, Floats]:
    middle = np.clip(middle, 1e-9, 1.0 - 1e-9)
    most = middle * (1.0 - middle)
    size = most / np.clip(variance, 1e-12, 0.999 * most) - 1.0
    alpha, beta = middle * size, (1.0 - middle) * size
    return special.betaincinv(alpha, beta, 0.025), special.betaincinv(alpha, beta, 0.975)


def _normalise(logs: Floats) -> Floats:
    weight = np.exp(logs - np.max(logs, axis=0))
    normal: Floats = weight / weight.sum(axis=0)
    return normal


def _widths(grid: Floats) -> Floats:
    """Give the width of the grid's cells, so that a sum over it is an integral."""
    edges = np.concatenate([grid[:1], (grid[1:] + grid[:-1]) / 2, grid[-1:]])
    return np.diff(edges)


def _student(degrees: Floats) -> Floats:
    quantile: Floats = special.stdtrit(np.maximum(degrees, 1.0), 0.975)
    return quantile


def _add(part: Floats, of: Places, dyads: int) -> Floats:
    added: Floats = np.bincount(of, weights=part, minlength=dyads).astype(np.float64)
    return added
