"""Gaps of all dyads over the meetings and over the placebo sets: the one matrix that every test looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from summitry.relations.impact.gaps import GapTable

    Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False, slots=True)
class Trial:
    """Means over K dates for each of R sets of dates and N dyads; row 0 is the meetings.

    Attributes:
        gaps: Mean standardised gap, shape (R, N).
        leads: The same for the days before, shape (R, N).
        unit: What a gap of one is in the panel's unit, on the meetings' dates, shape (N,).
    """

    gaps: NDArray[np.float64]
    leads: NDArray[np.float64]
    unit: NDArray[np.float64]


def run(table: GapTable, at: NDArray[np.int64], progress: Progress | None = None) -> Trial:
    """Compute the gaps of every set of dates.

    Args:
        table: Gaps by date.
        at: Periods, row 0 the meetings, shape (R, K).
        progress: Told how many dates of how many are done.
    """
    dates, places = np.unique(at, return_inverse=True)
    rows = []
    for number, date in enumerate(dates, start=1):
        rows.append(table.row(int(date)))
        if progress:
            progress(number, len(dates))
    places = places.reshape(at.shape)
    gaps = np.stack([row.gap for row in rows])
    leads = np.stack([row.lead for row in rows])
    scales = np.stack([row.scale for row in rows])[places[0]]
    # The mean of gap / scale is that of the gaps weighted by 1 / scale, times the mean of 1 / scale.
    return Trial(_means(gaps, places), _means(leads, places), 1 / np.mean(1 / scales, axis=0))


def _means(values: NDArray[np.float64], places: NDArray[np.int64]) -> NDArray[np.float64]:
    total = np.zeros((len(places), values.shape[1]))
    for column in places.T:
        total += values[column]
    mean: NDArray[np.float64] = total / places.shape[1]
    return mean


def comparable(gaps: NDArray[np.float64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keep the columns that have a gap for the meetings and for four fifths of the placebo sets."""
    there = np.isfinite(gaps[:, columns])
    kept: NDArray[np.int64] = columns[there[0] & (there.mean(0) >= 0.8)]  # noqa: PLR2004
    return kept
