"""Rolling origin: every model forecasts from every past period with what was known then, and is scored on what came.

Which model is used after period ``t`` for ``h`` periods ahead is decided anew at each ``t`` from the CRPS of the
forecasts whose targets had come in by ``t``; the choice is then scored on the target that comes later. So no forecast
is scored on a part of the series that helped to choose it. The rule: the ensemble, unless another model (climatology
among them) was better by more than CLEARLY standard errors. Taking whatever model has the lowest mean follows the noise
of one short series, and forecasts worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from summitry.relations.forecast.models import ar1, averages, random_walk, ses
from summitry.relations.forecast.scores import crps
from summitry.relations.forecast.spread import POINTS, climatology, spread, unrest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.forecast.history import History

Model = Literal["climatology", "random walk", "AR(1)", "SES", "averages", "ensemble"]
BASELINES: tuple[Model, ...] = ("climatology", "random walk", "AR(1)", "SES")
#: All models, the simplest first.
MODELS: tuple[Model, ...] = (*BASELINES, "averages", "ensemble")
#: Members of the ensemble: their values are averaged, and the average is spread by its own earlier errors.
MEMBERS: tuple[Model, ...] = ("AR(1)", "SES", "averages")
#: Standard errors by which a model must have been better than the ensemble to be used in its place.
CLEARLY = 2.0
#: Origins in a block whose mean counts as one observation of a difference; never fewer than the horizon.
BLOCK = 4


@dataclass(frozen=True, eq=False)
class Backtest:
    """What each model said and how that was scored, on the working scale.

    Attributes:
        origins: Periods after which forecasts were made, ascending, the last period last; shape (O,).
        points: Distributions by model, shape (O, H, POINTS).
        seen: What came, shape (O, H); nan where it has not come in, or had no event.
        scores: CRPS by model, shape (O, H); nan likewise.
        choice: Place in MODELS of the model that the rule picks after each origin, shape (O, H); -1 where too few
            scores were in.
    """

    origins: NDArray[np.int64]
    points: dict[Model, NDArray[np.float64]]
    seen: NDArray[np.float64]
    scores: dict[Model, NDArray[np.float64]]
    choice: NDArray[np.int64]

    def chosen_points(self) -> NDArray[np.float64]:
        """Give the distributions of the models that were picked, shape (O, H, POINTS); nan where none was."""
        stacked = np.stack([self.points[model] for model in MODELS])
        return self._pick(stacked, np.full(POINTS, np.nan))

    def chosen_scores(self) -> NDArray[np.float64]:
        """Give the scores of the models that were picked, shape (O, H); nan where none was."""
        return self._pick(np.stack([self.scores[model] for model in MODELS]), np.array(np.nan))

    def _pick(self, stacked: NDArray[np.float64], empty: NDArray[np.float64]) -> NDArray[np.float64]:
        rows, steps = np.indices(self.choice.shape)
        picked: NDArray[np.float64] = stacked[np.maximum(self.choice, 0), rows, steps]
        picked[self.choice < 0] = empty
        return picked


def run_backtest(history: History, ahead: int) -> Backtest:
    """Forecast from every origin and score what has come in since.

    Args:
        history: The dyad's past.
        ahead: Periods ahead, H.
    """
    origins = history.origins[history.origins >= history.rules.learning]
    points = _all_points(history, origins, ahead)
    seen = np.full((len(origins), ahead), np.nan)
    for step in range(1, ahead + 1):
        has_come = origins + step < len(history.seen)
        seen[has_come, step - 1] = history.seen[origins[has_come] + step]
    scores = {model: crps(points[model], seen) for model in MODELS}
    choice = choose(np.stack([scores[model] for model in MODELS]), origins, history.rules.choosing)
    return Backtest(origins, points, seen, scores, choice)


def choose(scores: NDArray[np.float64], origins: NDArray[np.int64], least: int) -> NDArray[np.int64]:
    """Pick after each origin, for each horizon, a model by the scores that had come in by then.

    Args:
        scores: By model in the order of MODELS, origin and horizon, shape (M, O, H).
        origins: Periods of the origins, ascending, shape (O,).
        least: Scores that must be in.

    Returns:
        Shape (O, H); -1 where fewer are in.
    """
    choice = np.full(scores.shape[1:], -1, dtype=np.int64)
    for step in range(1, scores.shape[2] + 1):
        is_scored = ~np.isnan(scores[:, :, step - 1]).any(axis=0)
        rows, came_on = scores[:, is_scored, step - 1], origins[is_scored] + step
        for at, origin in enumerate(origins):
            came_in = int(np.searchsorted(came_on, origin, side="right"))
            if came_in >= least:
                choice[at, step - 1] = pick(rows[:, :came_in], max(BLOCK, step))
    return choice


def pick(scores: NDArray[np.float64], block: int) -> int:
    """Pick one model by scores of the past, shape (M, S) in the order of MODELS and of time, by the rule above."""
    ensemble = MODELS.index("ensemble")
    apart = scores - scores[ensemble]
    means = apart.mean(axis=1)
    blocks = scores.shape[1] // block
    if blocks <= 1:
        return ensemble
    latest = apart[:, scores.shape[1] - blocks * block :].reshape(len(scores), blocks, block).mean(axis=2)
    errors = latest.std(axis=1, ddof=1) / np.sqrt(blocks)
    is_clear = means < -CLEARLY * errors
    return int(np.where(is_clear, means, 0.0).argmin()) if is_clear.any() else ensemble


def _all_points(history: History, origins: NDArray[np.int64], ahead: int) -> dict[Model, NDArray[np.float64]]:
    forecasts: dict[Model, NDArray[np.float64]] = {
        "random walk": random_walk(history, ahead),
        "AR(1)": ar1(history, ahead),
        "SES": ses(history, ahead),
        "averages": averages(history, ahead),
    }
    forecasts["ensemble"] = np.mean([forecasts[model] for model in MEMBERS], axis=0)
    scale = unrest(history.seen, forecasts["averages"][:, 0])
    points: dict[Model, NDArray[np.float64]] = {"climatology": climatology(history.seen, origins, ahead)}
    for model in MODELS[1:]:
        points[model] = spread(forecasts[model], history.seen, scale, origins)
    return points
