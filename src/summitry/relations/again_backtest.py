"""How the chances of meeting again did before: rolling origin, Brier score, calibration, two baselines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from summitry.relations.again_model import DAYS_A_YEAR, MONTHS, WINDOW_YEARS, add_months, fit, list_cases
from summitry.relations.forecast.scores import block_difference

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.again_model import Cases
    from summitry.relations.again_records import Records
    from summitry.relations.forecast.scores import Difference

#: First year of days on which pairs are looked at, and of days whose chances are scored.
FIRST_YEAR, FIRST_SCORED = 1946, 1961
#: Years after which the weights are fitted anew in a backtest; quarters in a block of the bootstrap.
REFIT_YEARS, BLOCK = 4, 8
#: Cases' worth by which a pair's own frequency is drawn to that of all.
PRIOR_CASES = 8.0
#: Edges of the bins of a calibration table.
EDGES = np.linspace(0, 1, 11)


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases whose chance was told to lie from ``low`` to ``high``: how many, what was told, and what came."""

    low: float
    high: float
    cases: int
    told: float
    came: float


@dataclass(frozen=True, slots=True)
class Score:
    """How the chances for one horizon did.

    Attributes:
        months: The horizon.
        cases: Chances that were scored.
        base_rate: Share that met.
        brier: Mean squared error of the model's chances; lower is better.
        brier_base: Likewise of the share of all pairs that met, as known before.
        brier_own: Likewise of the pair's own share, drawn to that of all.
        skill: ``1 - brier / brier_base``.
        skill_own: ``1 - brier / brier_own``.
        versus_base: Model minus base rate, with an interval by bootstrap of two-year blocks.
        versus_own: Model minus own share, likewise.
        bins: Calibration.
    """

    months: int
    cases: int
    base_rate: float
    brier: float
    brier_base: float
    brier_own: float
    skill: float
    skill_own: float
    versus_base: Difference
    versus_own: Difference
    bins: tuple[Bin, ...]


def quarter_days(first_year: int, until: int) -> NDArray[np.int64]:
    """Give the first day of each quarter from a year on, up to a day; days count from 1970-01-01.

    The three months after one of them end with the next, so that their windows meet without overlap.
    """
    starts = np.arange(np.datetime64(f"{first_year}-01"), np.datetime64(until, "D").astype("datetime64[M]") + 1, 3)
    days = starts.astype("datetime64[D]").astype(np.int64)
    return np.asarray(days[days <= until], dtype=np.int64)


def past_cases(records: Records, until: int) -> Cases:
    """List the cases on the quarter days whose twelve months had passed by ``until``."""
    days = quarter_days(FIRST_YEAR, until)
    return list_cases(records, days[add_months(days, MONTHS[-1]) <= until])


def score_past(cases: Cases, until: int, *, seed: int, refit_years: int = REFIT_YEARS) -> tuple[Score, ...]:
    """Fit before each stretch of years, tell the chances in it, and score them.

    Args:
        cases: Cases of the past.
        until: Day up to which the records may be looked at.
        seed: Seed of the bootstrap.
        refit_years: Years between fits.
    """
    told, base, own = (np.full(cases.met.shape, np.nan) for _ in range(3))
    last_year = np.datetime64(until, "D").astype("datetime64[Y]").astype(int) + 1970
    for year in range(FIRST_SCORED, last_year + 1, refit_years):
        begin, end = (int(np.datetime64(f"{at}-01-01").astype(np.int64)) for at in (year, year + refit_years))
        rows = (cases.day >= begin) & (cases.day < end)
        weights = fit(cases, begin) if rows.any() else None
        if weights is None:
            continue
        told[rows] = weights.chances(cases.known[:, rows])
        base[rows], own[rows] = tell_baselines(cases, begin, cases.state[rows])
    return tuple(_score(cases, told, base, own, span, seed) for span in range(len(MONTHS)))


def tell_baselines(
    cases: Cases, until: int, states: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the share of all pairs, and of each pair drawn to that, that met in windows that had passed by a day.

    Both look at the same years as the model does.

    Returns:
        Shapes (3,) and (len(states), 3).
    """
    size = int(cases.state.max()) + 1
    base, own = np.empty(len(MONTHS)), np.empty((len(states), len(MONTHS)))
    for span, months in enumerate(MONTHS):
        rows = (cases.day >= until - round(WINDOW_YEARS * DAYS_A_YEAR)) & (add_months(cases.day, months) <= until)
        base[span] = cases.met[rows, span].mean()
        counted = np.bincount(cases.state[rows], minlength=size)
        met = np.bincount(cases.state[rows], weights=cases.met[rows, span], minlength=size)
        own[:, span] = ((met + PRIOR_CASES * base[span]) / (counted + PRIOR_CASES))[states]
    return base, own


def _score(
    cases: Cases,
    told: NDArray[np.float64],
    base: NDArray[np.float64],
    own: NDArray[np.float64],
    span: int,
    seed: int,
) -> Score:
    rows = ~np.isnan(told[:, span])
    came = cases.met[rows, span]
    errors = [(part[rows, span] - came) ** 2 for part in (told, base, own)]
    tables = [_by_day(cases, rows, part) for part in errors]
    model, base_rate, own_share = (float(part.mean()) for part in errors)
    return Score(
        months=MONTHS[span],
        cases=int(rows.sum()),
        base_rate=float(came.mean()),
        brier=model,
        brier_base=base_rate,
        brier_own=own_share,
        skill=1 - model / base_rate,
        skill_own=1 - model / own_share,
        versus_base=block_difference(tables[0], tables[1], block=BLOCK, seed=seed),
        versus_own=block_difference(tables[0], tables[2], block=BLOCK, seed=seed),
        bins=_bins(told[rows, span], came),
    )


def _by_day(cases: Cases, rows: NDArray[np.bool_], errors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay errors out as days by states, so that a block of the bootstrap takes all pairs of its days."""
    days, at = np.unique(cases.day[rows], return_inverse=True)
    table = np.full((len(days), int(cases.state.max()) + 1), np.nan)
    table[at, cases.state[rows]] = errors
    return table


def _bins(told: NDArray[np.float64], came: NDArray[np.float64]) -> tuple[Bin, ...]:
    place = np.clip(np.searchsorted(EDGES, told, side="right") - 1, 0, len(EDGES) - 2)
    return tuple(
        Bin(
            float(EDGES[at]),
            float(EDGES[at + 1]),
            int((place == at).sum()),
            float(told[place == at].mean()),
            float(came[place == at].mean()),
        )
        for at in range(len(EDGES) - 1)
        if (place == at).any()
    )
