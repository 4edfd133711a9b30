"""One dyad's forecast from a panel."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import numpy as np

import summitry
from summitry.errors import InputError
from summitry.relations.forecast.backtest import BASELINES, MODELS, run_backtest
from summitry.relations.forecast.grains import FURTHEST, RULES, shift
from summitry.relations.forecast.history import find_origins, read_history
from summitry.relations.forecast.record import Forecast, Step
from summitry.relations.forecast.scores import block_difference, covers, pit, quantile
from summitry.relations.forecast.show import assumption

if TYPE_CHECKING:
    from datetime import date, datetime

    from numpy.typing import NDArray

    from summitry.relations.forecast.backtest import Backtest
    from summitry.relations.forecast.history import History
    from summitry.relations.panel import Panel

#: Seed of every draw; a field of the result.
SEED = 20180716
#: Tenths of a distribution into which a PIT histogram counts.
TENTHS = 10


def predict(
    panel: Panel, a: str, b: str, *, ahead: int = FURTHEST, as_of: datetime | None = None, seed: int = SEED
) -> Forecast:
    """Forecast a dyad 1 to ``ahead`` periods after the last known one, and score such forecasts in its past.

    The same input gives the same result, to the last digit; so it does with the sides swapped in an undirected panel,
    or with countries renamed.

    Args:
        panel: Dyads by periods; other dyads in it are learnt from as well.
        a: One side; the actor in a directed panel.
        b: The other; the recipient.
        ahead: Periods ahead, 1 to 12.
        as_of: Use only what was known at this instant (UTC); everything where it is None.
        seed: Seed of the block bootstrap.

    Raises:
        InputError: ``ahead`` is not 1 to 12, or the series cannot carry such a forecast: too short, too many gaps, no
            movement, or never known in time. The message says which and what would help.
    """
    if not 1 <= ahead <= FURTHEST:
        msg = f"ahead is {ahead}; give 1 to {FURTHEST} periods"
        raise InputError(msg)
    last = _last_known(panel, as_of)
    history = read_history(panel, a, b, ahead=ahead, last=last)
    backtest = run_backtest(history, ahead)
    steps = tuple(_step(panel, history, backtest, step, last, seed) for step in range(1, ahead + 1))
    column = panel.column(a, b)
    pair = panel.dyads[column]
    known = np.maximum.accumulate(panel.known_at[: last + 1].astype("datetime64[s]").astype(np.int64))[-1]
    shown = range(max(history.first, last + 1 - history.rules.shown), last + 1)
    first_scored = history.first + backtest.origins[np.flatnonzero((backtest.choice >= 0).any(axis=1))[0]]
    return Forecast(
        a=pair[0],
        b=pair[1],
        is_directed=panel.is_directed,
        grain=panel.grain,
        measure=panel.measure,
        sources=panel.sources,
        last_on=_day(panel.starts[last]),
        known_at=f"{np.datetime64(int(known), 's')}Z",
        assumption=assumption(panel.untold, panel.grain),
        steps=steps,
        past=tuple((_day(panel.starts[at]), _value(panel.values[at, column])) for at in shown),
        past_median=float(np.nanmedian(panel.values[history.first : last + 1, column])),
        periods=len(history.seen),
        missing=int(np.isnan(history.seen).sum()),
        learnt_from=history.pool.shape[1],
        centre=history.scale.centre,
        spread=history.scale.spread,
        scored_from=_day(panel.starts[first_scored]),
        seed=seed,
        version=summitry.__version__,
    )


def _last_known(panel: Panel, as_of: datetime | None) -> int:
    origins = find_origins(panel.known_at)
    if as_of is None:
        return int(origins[-1])
    known = np.maximum.accumulate(panel.known_at.astype("datetime64[s]").astype(np.int64))[origins]
    instant = as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
    before = origins[known <= instant.timestamp()]
    if not len(before):
        msg = f"nothing of {'; '.join(panel.sources)} was known at {as_of.isoformat()}; give a later instant"
        raise InputError(msg)
    return int(before[-1])


def _step(panel: Panel, history: History, backtest: Backtest, step: int, last: int, seed: int) -> Step:
    chosen, scores = backtest.chosen_points()[:, step - 1], backtest.chosen_scores()[:, step - 1]
    is_scored = ~np.isnan(scores)
    rules = RULES[panel.grain]
    if backtest.choice[-1, step - 1] < 0 or np.count_nonzero(is_scored) < rules.to_score(step):
        msg = (
            f"{step} {rules.noun}s ahead: {np.count_nonzero(is_scored)} past forecasts could be scored,"
            f" {rules.to_score(step)} are needed; ask for fewer {rules.noun}s ahead or give a longer series"
        )
        raise InputError(msg)
    seen, points = backtest.seen[is_scored, step - 1], chosen[is_scored]
    by_model = {model: backtest.scores[model][is_scored, step - 1] for model in MODELS}
    means = {model: float(part.mean()) for model, part in by_model.items()}
    best = min(BASELINES, key=means.__getitem__)
    block = max(step, round(np.count_nonzero(is_scored) ** (1 / 3)))
    versus = {
        model: block_difference(scores[is_scored], by_model[model], block=block, seed=seed)
        for model in ("climatology", best)
    }
    now: NDArray[np.float64] = history.scale.back(chosen[-1])
    return Step(
        ahead=step,
        starts_on=_day(shift(panel.starts[last], panel.grain, step)),
        model=MODELS[backtest.choice[-1, step - 1]],
        low_80=float(quantile(now, 0.1)),
        low_50=float(quantile(now, 0.25)),
        median=float(quantile(now, 0.5)),
        high_50=float(quantile(now, 0.75)),
        high_80=float(quantile(now, 0.9)),
        points=tuple(now.tolist()),
        scored=len(seen),
        crps=float(scores[is_scored].mean()),
        crps_of=means,
        versus_climatology=versus["climatology"],
        best_baseline=best,
        versus_best=versus[best],
        coverage_80=float(np.nanmean(covers(points, seen, 0.8))),
        coverage_50=float(np.nanmean(covers(points, seen, 0.5))),
        pit=count_tenths(pit(points, seen)),
        is_better=versus["climatology"].high < 0,
    )


def count_tenths(values: NDArray[np.float64]) -> tuple[int, ...]:
    """Count PIT values by tenths; nan is no value."""
    there = values[~np.isnan(values)]
    at = np.minimum((there * TENTHS).astype(np.int64), TENTHS - 1)
    return tuple(np.bincount(at, minlength=TENTHS).tolist())


def _day(start: np.datetime64) -> date:
    return start.astype("datetime64[D]").item()  # type: ignore[no-any-return]


def _value(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
