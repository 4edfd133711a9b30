"""A forecast in words, as a table, and drawn."""

from __future__ import annotations

import csv
import io
import math
import re
from typing import TYPE_CHECKING, Any

from summitry.charts import Line, Mark, Point, draw_lines
from summitry.relations.forecast.backtest import BASELINES, MODELS
from summitry.relations.forecast.grains import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.relations.forecast.record import Forecast, Step
    from summitry.relations.panel import Grain

#: Heads of the table of a forecast and its backtest, as shown.
COLUMNS = (
    "ahead", "begins", "model", "median", "50% interval", "80% interval", "CRPS", "climatology", "random walk", "AR(1)",
    "SES", "minus climatology", "95% interval", "80% covered", "scored", "against climatology",
)  # fmt: skip
#: First characters that a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def verdict(forecast: Forecast) -> str:
    """Say for which periods ahead the forecasts of the past beat climatology, and for which not."""
    noun = RULES[forecast.grain].noun
    parts = []
    for words, steps in (
        ("better than climatology", [step.ahead for step in forecast.steps if word_of(step) == "better"]),
        ("inconclusive", [step.ahead for step in forecast.steps if word_of(step) == "inconclusive"]),
        ("worse than climatology", [step.ahead for step in forecast.steps if word_of(step) == "worse"]),
    ):
        if steps:
            parts.append(f"{words} {_runs(steps)} {noun}{'s' if steps != [1] else ''} ahead")
    sentence = "In its backtest the forecast was " + "; ".join(parts) + "."
    if not any(step.is_better for step in forecast.steps):
        sentence += (
            " Nothing that was chosen beat climatology beyond chance: the usual spread of past values tells as much."
        )
    return sentence


def word_of(step: Step) -> str:
    """Say in one word how the choice's past forecasts compare with climatology's."""
    if step.versus_climatology.high < 0:
        return "better"
    return "worse" if step.versus_climatology.low > 0 else "inconclusive"


def rows_of(forecast: Forecast) -> tuple[tuple[str, ...], ...]:
    """Give the table's cells, as shown, one row a period ahead."""
    return tuple(_row(step, forecast.spread) for step in forecast.steps)


def caption(forecast: Forecast) -> str:
    """Tell data set, days, method, version and baseline in words."""
    noun = RULES[forecast.grain].noun
    sides = f"{forecast.a} to {forecast.b}" if forecast.is_directed else f"{forecast.a} and {forecast.b}"
    known = f"all that was used was known by {forecast.known_at}. {forecast.assumption}".rstrip()
    return (
        f"{sides}, {forecast.measure} by {noun}, from {'; '.join(forecast.sources)}. {forecast.periods} {noun}s up to"
        f" the one that begins on {forecast.last_on}, {forecast.missing} without any event; {known} Bands hold 50% and"
        " 80%: the model's value spread by its own earlier errors (conformal). Learnt from this dyad and"
        f" {forecast.learnt_from} others. Scores are the mean CRPS of forecasts"
        f" made from each past {noun} since {forecast.scored_from} with what was known then (lower is better), on the"
        f" scale asinh((value - {forecast.centre:.4g}) / {forecast.spread:.4g}), beside climatology, random walk, AR(1)"
        f" and SES on the same {noun}s; differences by block bootstrap, seed {forecast.seed}. {verdict(forecast)}"
        f" Summitry {forecast.version}."
    )


def assumption(untold: float, grain: Grain) -> str:
    """Say what is assumed where a share of the events tells no instant at which it became known; else nothing."""
    if not untold:
        return ""
    share = "its events" if untold == 1 else f"{max(untold, 0.01):.0%} of its events"
    return (
        f"The data does not tell when {share} became known; each is taken for known at the end of its"
        f" {RULES[grain].noun}, so that what was reported late may make past forecasts look better than they were."
    )


def title(forecast: Forecast) -> str:
    """Give a heading."""
    joint = " to " if forecast.is_directed else " and "
    noun = RULES[forecast.grain].noun
    return f"{forecast.a}{joint}{forecast.b}: the {len(forecast.steps)} {noun}s to come"


def figure_id(forecast: Forecast) -> str:
    """Give an id for a page: letters, digits and hyphens alone, whatever the sides are called."""
    sides = (re.sub(r"[^a-z0-9]+", "-", side.lower()).strip("-") or "x" for side in (forecast.a, forecast.b))
    return "-".join(("forecast", *sides, forecast.grain))


def chart(forecast: Forecast) -> str:
    """Draw the past and the fan of what may come, with the median of all the past as a level; SVG."""
    noun = RULES[forecast.grain].noun
    points = [Point(day, value) for day, value in forecast.past]
    points += [
        Point(step.starts_on, step.median, ((step.low_80, step.high_80), (step.low_50, step.high_50)))
        for step in forecast.steps
    ]
    last = forecast.steps[-1]
    values = (forecast.steps[0].median, last.median, last.low_80, last.high_80)
    ends = [number(value, forecast.spread) for value in values]
    description = (
        f"{forecast.measure} by {noun}. The median goes from {ends[0]} in the first {noun} to {ends[1]} in the last;"
        f" the 80% interval of the last runs from {ends[2]} to {ends[3]}. {verdict(forecast)}"
    )
    drawn = draw_lines(
        figure_id(forecast),
        title(forecast),
        description,
        [Line("observed, then median with 50% and 80% bands", tuple(points))],
        level=(f"climatology: the median of all {noun}s so far", forecast.past_median),
        marks=[Mark(forecast.last_on, f"the last known {noun}")],
    )
    return drawn.svg


def figure_fields(forecast: Forecast) -> dict[str, Any]:
    """Give the fields of a dossier's figure; its verdict is empty, since a forecast claims no effect."""
    return {
        "id": figure_id(forecast),
        "title": title(forecast),
        "caption": caption(forecast),
        "verdict": "",
        "svg": chart(forecast),
        "columns": COLUMNS,
        "rows": rows_of(forecast),
    }


def csv_of(forecast: Forecast) -> str:
    """Write one row a period ahead as CSV, each number in a cell of its own."""
    heads = [
        "ahead", "begins", "model", "median", "low_50", "high_50", "low_80", "high_80", "scored", "crps",
        *(f"crps {model}" for model in MODELS), "minus_climatology", "low_95", "high_95", "best_baseline",
        "minus_best", "best_low_95", "best_high_95", "coverage_50", "coverage_80", "against_climatology",
    ]  # fmt: skip
    return to_csv(heads, [_csv_row(step) for step in forecast.steps])


def _csv_row(step: Step) -> list[object]:
    apart, best = step.versus_climatology, step.versus_best
    return [
        step.ahead, step.starts_on.isoformat(), step.model, step.median, step.low_50, step.high_50, step.low_80,
        step.high_80, step.scored, step.crps, *(step.crps_of[model] for model in MODELS), apart.mean, apart.low,
        apart.high, step.best_baseline, best.mean, best.low, best.high, step.coverage_50, step.coverage_80,
        word_of(step),
    ]  # fmt: skip


def to_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write a table as CSV; a text that a spreadsheet would take for a formula is quoted, a number stays one."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row])
    return out.getvalue()


def number(value: float, spread: float) -> str:
    """Write a value with as many places as the series' usual spread calls for: two figures of that spread."""
    places = max(0, 1 - math.floor(math.log10(spread)))
    shown = f"{value:.{places}f}"
    return shown if float(shown) else shown.removeprefix("-")


def _row(step: Step, spread: float) -> tuple[str, ...]:
    apart = step.versus_climatology
    return (
        str(step.ahead),
        step.starts_on.isoformat(),
        step.model,
        number(step.median, spread),
        f"{number(step.low_50, spread)} to {number(step.high_50, spread)}",
        f"{number(step.low_80, spread)} to {number(step.high_80, spread)}",
        f"{step.crps:.3f}",
        *(f"{step.crps_of[model]:.3f}" for model in BASELINES),
        f"{apart.mean:+.3f}",
        f"{apart.low:+.3f} to {apart.high:+.3f}",
        f"{step.coverage_80:.0%}",
        str(step.scored),
        word_of(step),
    )


def _runs(numbers: list[int]) -> str:
    """Write ``1, 2, 3, 7`` as ``1 to 3, 7``."""
    runs: list[list[int]] = []
    for value in numbers:
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
