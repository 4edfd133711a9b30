"""Score the chances that leaders meet again by rolling origin: Brier score, skill, calibration, by decade and by pair.

    ./scripts/bench forecast_again [--refit-years 1] [--svg CALIBRATION.svg]

Needs no data beside what ships: the visit records. Chances are told on the first day of each quarter for every pair
that had met before, with weights fitted to what had come in by then; the baselines are the share of all pairs and each
pair's own share (drawn to that of all), over the same years that the model learns from.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from summitry.charts import Pair, draw_dumbbell
from summitry.relations.again import SEED
from summitry.relations.again_backtest import REFIT_YEARS, Score, past_cases, score_past
from summitry.relations.again_model import COVARIATES, MONTHS, Cases, fit
from summitry.relations.again_records import load_records, to_number


def print_scores(scores: tuple[Score, ...]) -> None:
    """Print Brier scores, skill and calibration as Markdown."""
    print(
        "\n| within | cases | met | Brier | base rate's | pair's share's | skill over base rate | 95% of difference |",
        end="",
    )
    print(" skill over pair's share | 95% of difference |\n" + "|---:" * 10 + "|")
    for score in scores:
        base, own = score.versus_base, score.versus_own
        print(
            f"| {score.months} months | {score.cases:,} | {score.base_rate:.1%} | {score.brier:.4f} |"
            f" {score.brier_base:.4f} | {score.brier_own:.4f} | {score.skill:.1%} |"
            f" {base.low:+.4f} to {base.high:+.4f} |"
            f" {score.skill_own:.1%} | {own.low:+.4f} to {own.high:+.4f} |"
        )
    print("\nCalibration: chance told (mean in its tenth) -> share that met (cases)\n")
    for score in scores:
        cells = [f"{part.told:.0%} -> {part.came:.0%} ({part.cases:,})" for part in score.bins]
        print(f"- within {score.months} months: " + "; ".join(cells))


def print_decades(cases: Cases, until: int, refit_years: int) -> None:
    """Print the skill over the base rate by decade of the day on which a chance was told."""
    print("\n| told in | " + " | ".join(f"skill, {months} months" for months in MONTHS) + " | cases |")
    print("|---" + "|---:" * (len(MONTHS) + 1) + "|")
    for decade in range(1961, 2022, 10):
        begin, end = (to_number_of_year(year) for year in (decade, decade + 10))
        # All earlier cases stay for fitting; those after the decade are cut, and earlier ones are scored and taken off.
        upto = cases.select(cases.day < end)
        scores = {True: score_past(upto, min(until, end), seed=SEED, refit_years=refit_years)}
        before = cases.select(cases.day < begin)
        earlier = score_past(before, begin, seed=SEED, refit_years=refit_years) if decade > 1961 else None
        cells = []
        for place, score in enumerate(scores[True]):
            sums = np.array([score.cases * score.brier, score.cases * score.brier_base, score.cases])
            if earlier:
                old = earlier[place]
                sums -= np.array([old.cases * old.brier, old.cases * old.brier_base, old.cases])
            cells.append(f"{1 - sums[0] / sums[1]:.1%}")
        print(f"| {decade}-{decade + 9} | " + " | ".join(cells) + f" | {int(sums[2]):,} |")


def print_weights(cases: Cases, until: int) -> None:
    """Print the weights fitted to the last years, of standardised covariates."""
    weights = fit(cases, until)
    assert weights is not None
    print("\n| covariate, standardised | months 1-3 | 4-6 | 7-12 |\n|---|---:|---:|---:|")
    for place, name in enumerate((*COVARIATES, "constant")):
        print(f"| {name} | " + " | ".join(f"{value:+.2f}" for value in weights.weights[:, place]) + " |")


def draw(score: Score) -> str:
    """Draw the calibration as SVG."""
    pairs = [
        Pair(f"told {part.low:.0%} to {part.high:.0%}: {part.cases:,} cases", 100 * part.told, 100 * part.came)
        for part in score.bins
    ]
    title = f"Chances of meeting again within {score.months} months: told, and come"
    said = f"Mean chance told and share that met, by tenths of the chance; {score.cases:,} cases."
    return draw_dumbbell("calibration", title, said, ("mean chance told, %", "share that met, %"), pairs, places=0).svg


def to_number_of_year(year: int) -> int:
    """Give the first day of a year as days from 1970-01-01."""
    return int(np.datetime64(f"{year}-01-01").astype(np.int64))


def main() -> None:
    """Backtest and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--refit-years", type=int, default=REFIT_YEARS)
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    records = load_records()
    until = to_number(records.last_on)
    started = time.perf_counter()
    cases = past_cases(records, until)
    scores = score_past(cases, until, seed=SEED, refit_years=options.refit_years)
    print(
        f"records of {records.hub}, {records.first_on} to {records.last_on}: {sum(map(len, records.starts)):,} meetings"
        f" with leaders of {len(records.states)} states; weights fitted anew every {options.refit_years} years;"
        f" {time.perf_counter() - started:.1f} s"
    )
    print_scores(scores)
    print_decades(cases, until, options.refit_years)
    print_weights(cases, until)
    if options.svg:
        options.svg.write_text(draw(scores[-1]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
