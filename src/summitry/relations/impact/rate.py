"""How often the whole rule calls an effect on this data where nobody says that there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summitry.relations.impact.draws import spans
from summitry.relations.impact.placebo import rank
from summitry.relations.impact.record import ErrorRate
from summitry.relations.impact.trial import comparable, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from summitry.relations.impact.design import Design
    from summitry.relations.impact.draws import Draws
    from summitry.relations.impact.gaps import GapTable
    from summitry.relations.impact.pool import Pool
    from summitry.relations.impact.trial import Trial

#: Earlier dates at which the rule is tried, at most.
TRIED_DATES = 12


def measure_rate(table: GapTable, pool: Pool, draws: Draws, trial: Trial, design: Design) -> ErrorRate | None:
    """Apply the rule where no meeting was asked about, with what was known there and then.

    It is asked about every dyad without either side on the meetings' dates, and about those and the dyad itself on
    earlier dates, each with its own earlier placebo dates and its own donors.

    Returns:
        The rate, or None where no dyad could be tried.
    """
    calls: dict[int, list[bool]] = {}
    dates = 0
    for at, places, pooled in _iter_tries(pool, draws, table, design):
        gaps = trial.gaps if at is draws.at else run(table, at).gaps
        dates += 1
        for place in places:
            if np.isfinite(gaps[0, place]):
                near = np.append(pool.others, 0)
                donors = comparable(gaps, near[~pool.shared[place, near]])
                if len(donors) >= design.fewest:
                    joint = rank(gaps[:, np.append(place, donors)], pooled=pooled).joint
                    calls.setdefault(int(place), []).append(joint <= design.level)
    tests = sum(len(called) for called in calls.values())
    if not tests:
        return None
    called = sum(sum(one) for one in calls.values())
    low, high = _wilson(called / tests, len(calls))
    return ErrorRate(called, tests, len(calls), dates, low, high)


def _iter_tries(
    pool: Pool, draws: Draws, table: GapTable, design: Design
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], bool]]:
    """Yield sets of dates, row 0 those that the rule is tried on, the places of the dyads, and how it compares."""
    windows = table.windows
    yield draws.at, pool.others, spans(draws.shifts, windows.full_span)
    common = draws.shifts[0]
    for free in draws.shifts[1:]:
        common = np.intersect1d(common, free)
    moved: list[tuple[int, list[NDArray[np.int64]]]] = []
    for shift in common:
        left = [free[free >= shift + windows.lead + windows.after] for free in draws.shifts]
        if min(len(free) for free in left) >= design.fewest:
            moved.append((int(shift), left))
    if moved:
        for place in np.unique(np.linspace(0, len(moved) - 1, TRIED_DATES).round().astype(int)):
            shift, left = moved[place]
            at = np.vstack([draws.at[0] - shift, draws.earlier(left, design)])
            yield at, np.append(0, pool.others), spans(left, windows.full_span)


def _wilson(share: float, size: int) -> tuple[float, float]:
    """Give the 95% interval of a share of ``size`` independent trials (Wilson 1927)."""
    z = 1.959964
    centre = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z * float(np.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))) / (1 + z**2 / size)
    return max(0.0, centre - half), min(1.0, centre + half)
