"""What a forecast is: for each period ahead a distribution, beside how such forecasts did before."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from summitry.relations.forecast import show

if TYPE_CHECKING:
    from datetime import date

    from summitry.relations.forecast.backtest import Model
    from summitry.relations.forecast.scores import Difference
    from summitry.relations.panel import Grain


@dataclass(frozen=True, slots=True)
class Step:
    """One period ahead.

    Attributes:
        ahead: Periods after the last known one.
        starts_on: First day of the period.
        model: The model that is used.
        low_80: Lower end of the 80% interval, in the panel's unit, as the next four.
        low_50: Lower end of the 50% interval.
        median: The middle.
        high_50: Upper end of the 50% interval.
        high_80: Upper end of the 80% interval.
        points: The whole distribution: equally likely points, ascending.
        scored: Past forecasts of the choice that the next figures rest on.
        crps: Mean CRPS of the choice on the working scale; lower is better.
        crps_of: Mean CRPS of each model for the same periods.
        versus_climatology: The choice's CRPS minus climatology's, with an interval by block bootstrap.
        best_baseline: The baseline with the lowest mean CRPS in the same periods (seen only afterwards).
        versus_best: The choice's CRPS minus that of the best baseline.
        coverage_80: Share of what came that the 80% interval held.
        coverage_50: Likewise for 50%.
        pit: What came, by the tenth of its forecast that it fell in; ten counts.
        is_better: The interval of the difference to climatology lies below nought.
    """

    ahead: int
    starts_on: date
    model: Model
    low_80: float
    low_50: float
    median: float
    high_50: float
    high_80: float
    points: tuple[float, ...]
    scored: int
    crps: float
    crps_of: dict[Model, float]
    versus_climatology: Difference
    best_baseline: Model
    versus_best: Difference
    coverage_80: float
    coverage_50: float
    pit: tuple[int, ...]
    is_better: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a dyad's value may stand in the periods to come, and how such forecasts did before.

    Attributes:
        a: One side, as in the panel.
        b: The other.
        is_directed: ``a`` acts and ``b`` receives; otherwise their order means nothing.
        grain: Length of a period.
        measure: What is forecast, in words.
        sources: The data sets, in words.
        last_on: First day of the last known period.
        known_at: Instant up to which everything that was used was known, UTC, ISO 8601.
        assumption: What is assumed of events whose source does not tell when they became known; empty without such.
        steps: One a period ahead.
        past: First day and value of the latest known periods; None where there was no event.
        past_median: Median of all values so far.
        periods: Periods from the dyad's first event on.
        missing: Of these without any event.
        learnt_from: Other dyads whose past entered the common weights.
        centre: Value that the working scale puts at nought.
        spread: Distance from it that the working scale puts at about one.
        scored_from: First day of the first period after which a forecast of the choice was scored.
        seed: Seed of the bootstrap.
        version: Of Summitry.
    """

    a: str
    b: str
    is_directed: bool
    grain: Grain
    measure: str
    sources: tuple[str, ...]
    last_on: date
    known_at: str
    assumption: str
    steps: tuple[Step, ...]
    past: tuple[tuple[date, float | None], ...]
    past_median: float
    periods: int
    missing: int
    learnt_from: int
    centre: float
    spread: float
    scored_from: date
    seed: int
    version: str

    @property
    def verdict(self) -> str:
        """Say in one sentence for which periods ahead the forecasts beat climatology before."""
        return show.verdict(self)

    def to_json(self) -> dict[str, Any]:
        """Give everything as plain data; days as ISO 8601."""
        data = asdict(self)
        data["verdict"] = self.verdict
        data["last_on"], data["scored_from"] = self.last_on.isoformat(), self.scored_from.isoformat()
        data["past"] = [[day.isoformat(), value] for day, value in self.past]
        for step in data["steps"]:
            step["starts_on"] = step["starts_on"].isoformat()
        return data

    def to_csv(self) -> str:
        """Give one row a period ahead as CSV."""
        return show.csv_of(self)

    def chart(self) -> str:
        """Draw past and forecast as a fan, as SVG."""
        return show.chart(self)

    def figure_fields(self) -> dict[str, Any]:
        """Give the fields of a dossier's figure: id, title, caption, verdict, svg, columns, rows."""
        return show.figure_fields(self)
