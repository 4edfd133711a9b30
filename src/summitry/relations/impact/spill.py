"""Third parties: whether a side's relations with somebody else moved on the same dates, corrected for many tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summitry.relations.impact.record import ThirdParty
from summitry.relations.impact.trial import comparable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.impact.design import Design
    from summitry.relations.impact.pool import Pool
    from summitry.relations.impact.record import Word
    from summitry.relations.impact.trial import Trial


def measure_spill(trial: Trial, pool: Pool, others: NDArray[np.int64], design: Design) -> tuple[ThirdParty, ...]:
    """Test the third parties together.

    A gap is divided by the median size of the donors' gaps on the same dates, so that it has to stand out from what
    moved everybody, and compared with those of all third parties on the placebo dates and of all donors on all dates.
    Ranks among one dyad's own dates alone could not get below what Holm's correction asks for.

    Args:
        trial: Gaps.
        pool: Who takes part.
        others: Places of the donors that can be compared.
        design: The level.

    Returns:
        The third parties, the most unusual first.
    """
    places = comparable(trial.gaps, pool.third_parties)
    if not len(places):
        return ()
    donors = np.abs(trial.gaps[:, others])
    turbulence = np.array([np.median(row[np.isfinite(row)]) if np.isfinite(row).any() else np.nan for row in donors])
    turbulence[~(turbulence > 0)] = np.nan
    sizes = np.abs(trial.gaps[:, places]) / turbulence[:, None]
    cells = np.concatenate([sizes[1:].ravel(), (donors / turbulence[:, None]).ravel()])
    cells = np.sort(cells[np.isfinite(cells)])
    larger = len(cells) - np.searchsorted(cells, sizes[0], side="left")
    raw = (1 + larger) / (1 + len(cells))
    corrected = correct_holm(raw)
    effects = trial.gaps[0, places] * trial.unit[places]
    found = [
        ThirdParty(pool.dyads[place], float(effect), float(p), float(holm), _word(float(effect), float(holm), design))
        for place, effect, p, holm in zip(places, effects, raw, corrected, strict=True)
    ]
    return tuple(sorted(found, key=lambda third: (third.p, -abs(third.effect))))


def correct_holm(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Correct p values for their number: Holm (1979), Scandinavian Journal of Statistics 6."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(stepped, 1.0)
    return corrected


def _word(effect: float, p: float, design: Design) -> Word:
    if p > design.level:
        return "inconclusive"
    return "higher" if effect > 0 else "lower"
