"""The hazard model of meeting again: what is known on a day, and the chance that follows from it.

A discrete-time hazard model (Allison 1982; Singer & Willett 1993): the year after a day is cut into three spans, and
for each span a logistic regression tells the chance of a first meeting in it, given none before. Its weights are fitted
to all pairs together, by Newton's method with a ridge; none belongs to a state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.again_records import Records

#: Months after the day at which each span ends.
MONTHS = (3, 6, 12)
#: What the model is told, in words; the last two are for the span that is asked about.
COVARIATES = (
    "log of 1 + months since the last meeting",
    "log of 1 + meetings in the last year",
    "log of 1 + meetings in the last 5 years",
    "log of 1 + meetings in the last 15 years",
    "log of 1 + foreign ministers' meetings in the last year",
    "log of 1 + foreign ministers' meetings in the last 5 years",
    "met in the same months a year ago",
    "share of the last 5 years with a meeting in the same months",
)
DAYS_A_YEAR, DAYS_A_MONTH = 365.25, 30.4375
#: Years of days that the model learns from, and the fewest cases that it must have.
WINDOW_YEARS, LEAST_CASES = 30, 1000
#: Pull of the weights towards nought, in cases.
RIDGE = 5.0
NEWTON_STEPS, CLOSE_ENOUGH = 25, 1e-8


@dataclass(frozen=True, eq=False)
class Cases:
    """Pairs on days: what was known then, and whether they met after.

    Attributes:
        state: Place of the other state in the records, shape (C,).
        day: The day, shape (C,).
        known: Covariates for each span, shape (3, C, 8).
        met: Whether they met within 3, 6, 12 months after the day, shape (C, 3).
    """

    state: NDArray[np.int64]
    day: NDArray[np.int64]
    known: NDArray[np.float64]
    met: NDArray[np.float64]

    def select(self, rows: NDArray[np.bool_]) -> Cases:
        """Give some of the cases."""
        return Cases(self.state[rows], self.day[rows], self.known[:, rows], self.met[rows])


@dataclass(frozen=True, eq=False)
class Fit:
    """Weights by span: of the standardised covariates and of the constant, with the means and spreads used."""

    weights: NDArray[np.float64]
    means: NDArray[np.float64]
    spreads: NDArray[np.float64]

    def chances(self, known: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the chance of a meeting within 3, 6, 12 months, shape (C, 3), from covariates of shape (3, C, 8)."""
        none_yet = np.ones(known.shape[1])
        out = np.empty((known.shape[1], len(MONTHS)))
        for span in range(len(MONTHS)):
            scaled = (known[span] - self.means[span]) / self.spreads[span]
            none_yet = none_yet * (1 - _logistic(scaled @ self.weights[span, :-1] + self.weights[span, -1]))
            out[:, span] = 1 - none_yet
        return out


def add_months(days: NDArray[np.int64], months: int) -> NDArray[np.int64]:
    """Give the days so many calendar months later, or earlier; the last of a shorter month where it has no such day."""
    dates = days.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    within = dates - month.astype("datetime64[D]")
    target = month + np.timedelta64(months, "M")
    longest = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - target.astype("datetime64[D]")
    moved = target.astype("datetime64[D]") + np.minimum(within, longest - np.timedelta64(1, "D"))
    return np.asarray(moved.astype(np.int64), dtype=np.int64)


def describe(starts: NDArray[np.int64], contacts: NDArray[np.int64], days: NDArray[np.int64]) -> NDArray[np.float64]:
    """Tell what was known of a pair on each day, from what had begun by the end of that day.

    Args:
        starts: First days of its meetings, ascending; at least one by each day.
        contacts: First days of meetings with the foreign minister, ascending.
        days: Days, shape (C,).

    Returns:
        Covariates for each span, shape (3, C, 8).
    """
    last = starts[np.searchsorted(starts, days, side="right") - 1]
    common = [np.log1p((days - last) / DAYS_A_MONTH)]
    for kept, years in ((starts, (1, 5, 15)), (contacts, (1, 5))):
        common += [np.log1p(_count(kept, days - round(span * DAYS_A_YEAR), days)) for span in years]
    out = np.empty((len(MONTHS), len(days), len(COVARIATES)))
    for span, (begin, end) in enumerate(zip((0, *MONTHS), MONTHS, strict=False)):
        # A window of an earlier year that reaches beyond the day is cut there: later meetings were not known.
        met = [
            _count(starts, add_months(days, begin - 12 * back), np.minimum(add_months(days, end - 12 * back), days)) > 0
            for back in range(1, 6)
        ]
        out[span] = np.stack([*common, met[0].astype(float), np.mean(met, axis=0)], axis=1)
    return out


def list_cases(records: Records, days: NDArray[np.int64]) -> Cases:
    """List each pair on each day on which it had met before and both states were there.

    Whether they met later is read from the records; a caller takes only days whose year had passed.
    """
    parts = []
    for place, starts in enumerate(records.starts):
        asked = days[(days >= starts[0]) & (days <= records.ended[place])]
        after = np.searchsorted(starts, asked, side="right")
        coming = np.append(starts, np.iinfo(np.int64).max)[after]
        met = np.stack([coming <= add_months(asked, months) for months in MONTHS], axis=1).astype(float)
        parts.append((np.full(len(asked), place), asked, describe(starts, records.contacts[place], asked), met))
    return Cases(
        state=np.concatenate([part[0] for part in parts]),
        day=np.concatenate([part[1] for part in parts]),
        known=np.concatenate([part[2] for part in parts], axis=1),
        met=np.concatenate([part[3] for part in parts]),
    )


def fit(cases: Cases, until: int) -> Fit | None:
    """Fit the weights to the cases of the WINDOW_YEARS before a day, each span to those whose months had passed by it.

    Returns:
        None where there are fewer than LEAST_CASES.
    """
    since = until - round(WINDOW_YEARS * DAYS_A_YEAR)
    weights, means, spreads = [], [], []
    for span, months in enumerate(MONTHS):
        rows = (cases.day >= since) & (add_months(cases.day, months) <= until)
        if span:
            rows &= cases.met[:, span - 1] == 0
        if np.count_nonzero(rows) < LEAST_CASES:
            return None
        known, met = cases.known[span, rows], cases.met[rows, span]
        mean, spread = known.mean(axis=0), known.std(axis=0)
        spread = np.where(spread > 0, spread, 1.0)
        means.append(mean)
        spreads.append(spread)
        weights.append(_regress((known - mean) / spread, met))
    return Fit(np.array(weights), np.array(means), np.array(spreads))


def _regress(known: NDArray[np.float64], met: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit a logistic regression with a ridge on all but the constant (iteratively reweighted least squares)."""
    rows = np.column_stack([known, np.ones(len(known))])
    pull = np.full(rows.shape[1], RIDGE)
    pull[-1] = 0.0
    share = (met.sum() + 0.5) / (len(met) + 1)
    weights = np.zeros(rows.shape[1])
    weights[-1] = np.log(share / (1 - share))
    for _ in range(NEWTON_STEPS):
        chance = _logistic(rows @ weights)
        slope = rows.T @ (met - chance) - pull * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    return weights


def _count(starts: NDArray[np.int64], after: NDArray[np.int64], until: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the starts later than ``after`` and not later than ``until``."""
    counted = np.searchsorted(starts, until, side="right") - np.searchsorted(starts, after, side="right")
    return np.asarray(np.maximum(counted, 0), dtype=np.int64)


def _logistic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -35, 35))), dtype=np.float64)
