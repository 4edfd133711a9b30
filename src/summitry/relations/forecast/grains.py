"""What the length of a period decides: how much past is asked for, and over how many periods averages run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.panel import Grain

#: The furthest period ahead that is forecast.
FURTHEST = 12
#: Scored forecasts of ``ahead`` periods overlap; so many stretches of them must lie side by side without.
LEAST_STRETCHES = 4
#: Share of periods without any event above which a series is refused.
MOST_MISSING = 0.2


@dataclass(frozen=True, slots=True)
class Rules:
    """How the past is used for one length of period; fixed before any result was seen, the same for every dyad.

    Attributes:
        noun: One period in words.
        windows: Periods over which past averages are taken (heterogeneous autoregression).
        learning: Periods before the first origin from which a forecast is scored.
        choosing: Scored forecasts that must be in before a model is chosen by them.
        scoring: Forecasts of the choice that must be scored before even the first horizon is offered.
        longest_gap: Periods in a row without an event that are carried over.
        shown: Past periods that a chart shows.
    """

    noun: str
    windows: tuple[int, ...]
    learning: int
    choosing: int
    scoring: int
    longest_gap: int
    shown: int

    def to_score(self, ahead: int) -> int:
        """Give the forecasts of the choice that must be scored: never less than a few stretches without overlap."""
        return max(self.scoring, LEAST_STRETCHES * ahead)

    def least(self, ahead: int) -> int:
        """Give the periods that a series must have for ``ahead`` periods to be forecast and scored."""
        return self.learning + self.choosing + self.to_score(ahead) + 2 * ahead

    def advice(self, periods: int) -> str:
        """Say what a series of so many periods can carry."""
        most = max((ahead for ahead in range(1, FURTHEST + 1) if self.least(ahead) <= periods), default=0)
        if most:
            return f"ask for at most {most} {self.noun}s ahead"
        return "give a longer series or take shorter periods"


RULES: dict[Grain, Rules] = {
    "day": Rules("day", (1, 7, 28, 91), 182, 91, 91, 14, 90),
    "week": Rules("week", (1, 4, 13, 52), 104, 52, 40, 4, 65),
    "month": Rules("month", (1, 3, 6, 12), 30, 12, 12, 2, 36),
    "quarter": Rules("quarter", (1, 2, 4, 8), 20, 8, 8, 1, 24),
}


def shift(start: np.datetime64, grain: Grain, periods: int) -> np.datetime64:
    """Give the first day of the period that stands ``periods`` after the one that begins on ``start``."""
    months = periods * (3 if grain == "quarter" else 1)
    shifted: np.datetime64
    if grain in ("day", "week"):
        shifted = start.astype("datetime64[D]") + np.timedelta64(periods * (7 if grain == "week" else 1), "D")
    else:
        shifted = (start.astype("datetime64[M]") + np.timedelta64(months, "M")).astype("datetime64[D]")
    return shifted


def carry(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Carry the last known value over gaps, along the first axis; what stands before the first value stays nan."""
    rows = np.arange(len(values)).reshape(-1, *([1] * (values.ndim - 1)))
    last = np.maximum.accumulate(np.where(np.isnan(values), 0, rows), axis=0)
    return np.take_along_axis(values, last, axis=0)
