"""Score forecasts of many dyads by rolling origin against climatology, random walk, AR(1) and SES, on the same data.

    ./scripts/bench forecast SERIES --columns value=score [--by week] [--busiest 60] [--skip 0] [--svg PIT.svg]

SERIES is a table with ``date, a, b, value``, one row a dyad-day or event. The dyads are those that have the most days
with events; ``--skip 60`` leaves out the first 60, so that the rule by which a model is chosen can be tried on dyads
that nobody looked at when it was made. Scores are mean CRPS over all dyads and all origins for which a choice was made,
on the working scale (asinh of the value less its early median, over its early spread) and again on the plain scale.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summitry.charts import Bar, draw_bars
from summitry.errors import InputError
from summitry.relations.forecast.backtest import BASELINES, MODELS, run_backtest
from summitry.relations.forecast.history import read_history
from summitry.relations.forecast.predict import SEED, count_tenths
from summitry.relations.forecast.scores import block_difference, covers, crps, pit
from summitry.relations.series import Columns, read_series

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.panel import Panel

CHOICE, LEADER = "choice", "lowest mean so far"
NAMES = (*MODELS, CHOICE, LEADER)


@dataclass(frozen=True, eq=False)
class Table:
    """Scores of all dyads: by name (T, H, N) on both scales, 80% coverage likewise, PIT by name."""

    working: dict[str, NDArray[np.float64]]
    plain: dict[str, NDArray[np.float64]]
    covered: dict[str, NDArray[np.float64]]
    pits: NDArray[np.float64]
    dyads: int
    refused: list[str]


def score(panel: Panel, *, ahead: int, dyads: list[tuple[str, str]]) -> Table:
    """Backtest each dyad; all are laid on one axis of time, nan where a choice was not made yet."""
    periods = len(panel.starts)
    parts: dict[str, list[NDArray[np.float64]]] = {f"{kind} {name}": [] for kind in "wpc" for name in NAMES}
    pits, refused = [], []
    for a, b in dyads:
        try:
            history = read_history(panel, a, b, ahead=ahead)
        except InputError as error:
            refused.append(str(error))
            continue
        found = run_backtest(history, ahead)
        said: dict[str, NDArray[np.float64]] = {str(model): points for model, points in found.points.items()}
        said[CHOICE] = found.chosen_points()
        leader = follow_leader(np.stack([found.scores[model] for model in MODELS]), found.origins)
        stacked = np.stack([found.points[model] for model in MODELS])
        rows, steps = np.indices(leader.shape)
        said[LEADER] = stacked[np.maximum(leader, 0), rows, steps]
        is_scored = (found.choice >= 0) & ~np.isnan(found.seen)
        for name in NAMES:
            columns: dict[str, NDArray[np.float64]] = {
                "w": crps(said[name], found.seen),
                "p": crps(np.sinh(said[name]), np.sinh(found.seen)),
                "c": covers(said[name], found.seen, 0.8),
            }
            for kind, column in columns.items():
                full = np.full((periods, ahead), np.nan)
                full[history.first + found.origins] = np.where(is_scored, column, np.nan)
                parts[f"{kind} {name}"].append(full)
        full = np.full((periods, ahead), np.nan)
        full[history.first + found.origins] = np.where(is_scored, pit(said[CHOICE], found.seen), np.nan)
        pits.append(full)
    joined = {key: np.stack(value, axis=-1) for key, value in parts.items()}
    working, plain, covered = ({name: joined[f"{kind} {name}"] for name in NAMES} for kind in "wpc")
    return Table(working, plain, covered, np.stack(pits, axis=-1), len(pits), refused)


def follow_leader(scores: NDArray[np.float64], origins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pick whatever model has the lowest mean score by then: the plain rule that ours is compared with."""
    out = np.full(scores.shape[1:], MODELS.index("ensemble"))
    for step in range(1, scores.shape[2] + 1):
        known = np.where(np.isnan(scores[:, :, step - 1]).any(axis=0), 0.0, scores[:, :, step - 1])
        sums = np.cumsum(known, axis=1)
        came_in = np.searchsorted(origins + step, origins, side="right") - 1
        out[came_in >= 0, step - 1] = sums[:, came_in[came_in >= 0]].argmin(axis=0)
    return out


def print_tables(table: Table, horizons: list[int]) -> None:
    """Print CRPS, differences, coverage and PIT as Markdown."""
    for label, scores in (("working scale", table.working), ("plain scale", table.plain)):
        print(f"\nMean CRPS, {label}, lower is better\n")
        print("| ahead | " + " | ".join(NAMES) + " | scored |\n" + "|---:" * (len(NAMES) + 2) + "|")
        for step in horizons:
            cells = [f"{np.nanmean(scores[name][:, step - 1]):.4f}" for name in NAMES]
            scored = np.count_nonzero(~np.isnan(scores[CHOICE][:, step - 1]))
            print(f"| {step} | " + " | ".join(cells) + f" | {scored:,} |")
    for label, scores in (("working scale", table.working), ("plain scale", table.plain)):
        print(
            f"\nChoice minus a baseline, {label}, 95% interval by block bootstrap over periods (all dyads together)\n"
        )
        print("| ahead | best single baseline | minus it | 95% | minus climatology | 95% | dyads better than both |")
        print("|---:|---|---:|---|---:|---|---:|")
        for step in horizons:
            print(_difference_row(scores, step))
    print("\nShare of what came inside the 80% interval\n")
    print(
        "| ahead | " + " | ".join(NAMES[:-1]) + " | choice, middle half of dyads |\n" + "|---:" * (len(NAMES) + 1) + "|"
    )
    for step in horizons:
        shares = [f"{np.nanmean(table.covered[name][:, step - 1]):.1%}" for name in NAMES[:-1]]
        low, high = np.quantile(np.nanmean(table.covered[CHOICE][:, step - 1], axis=0), [0.25, 0.75])
        print(f"| {step} | " + " | ".join(shares) + f" | {low:.0%} to {high:.0%} |")
    print("\nPIT of the choice: per cent of what came in each tenth of its forecast (10 each would be even)\n")
    print("| ahead | " + " | ".join(str(place) for place in range(1, 11)) + " |\n" + "|---:" * 11 + "|")
    for step in horizons:
        counts = np.array(count_tenths(table.pits[:, step - 1].ravel()))
        print(f"| {step} | " + " | ".join(f"{100 * count / counts.sum():.1f}" for count in counts) + " |")


def draw_pit(table: Table, step: int, noun: str) -> str:
    """Draw what came by the tenth of its forecast that it fell in, as SVG."""
    counts = np.array(count_tenths(table.pits[:, step - 1].ravel()))
    shares = 100 * counts / counts.sum()
    bars = [Bar(f"{10 * place} to {10 * place + 10}% of the forecast", share) for place, share in enumerate(shares)]
    title = f"Forecasts {step} {noun} ahead: where in its distribution came what came"
    said = f"Ten bars of 10% each would be even; these run from {shares.min():.1f} to {shares.max():.1f}%."
    return draw_bars("pit", title, said, bars, unit="%", places=1).svg + "\n"


def _difference_row(scores: dict[str, NDArray[np.float64]], step: int) -> str:
    by_name = {name: scores[name][:, step - 1] for name in NAMES}
    periods = ~np.isnan(by_name[CHOICE]).all(axis=1)
    means = {name: float(np.nanmean(by_name[name])) for name in BASELINES}
    best = min(BASELINES, key=means.__getitem__)
    cells = []
    for name in (best, "climatology"):
        found = block_difference(by_name[CHOICE][periods], by_name[name][periods], block=max(step, 8), seed=SEED)
        cells.append(f"{found.mean:+.4f} | {found.low:+.4f} to {found.high:+.4f}")
    own = [np.nanmean(by_name[name], axis=0) for name in (CHOICE, best, "climatology")]
    wins = int(((own[0] < own[1]) & (own[0] < own[2])).sum())
    return f"| {step} | {best} | {cells[0]} | {cells[1]} | {wins} of {len(own[0])} |"


def main() -> None:
    """Read, backtest, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("series")
    parser.add_argument("--columns", default="")
    parser.add_argument("--by", default="week", choices=["day", "week", "month", "quarter"])
    parser.add_argument("--busiest", type=int, default=60)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--ahead", type=int, default=12)
    parser.add_argument("--svg", type=Path, help="write the PIT histogram of the first horizon here")
    parser.add_argument("--horizons", type=int, nargs="*", default=[1, 2, 4, 8, 12])
    options = parser.parse_args()
    columns = Columns.parse(options.columns)
    started = time.perf_counter()
    panel = read_series(options.series, by=options.by, columns=columns, busiest=options.busiest + options.skip)
    if options.skip:
        first = set(read_series(options.series, by=options.by, columns=columns, busiest=options.skip).dyads)
        keep = [place for place, dyad in enumerate(panel.dyads) if dyad not in first]
        panel = replace(
            panel,
            dyads=tuple(panel.dyads[place] for place in keep),
            values=panel.values[:, keep],
            counts=panel.counts[:, keep],
        )
    read = time.perf_counter()
    table = score(panel, ahead=options.ahead, dyads=list(panel.dyads))
    print(f"{'; '.join(panel.sources)}")
    print(
        f"{table.dyads} dyads, {len(panel.starts)} {options.by}s from {panel.starts[0]} to {panel.starts[-1]};"
        f" read in {read - started:.1f} s, backtests in {time.perf_counter() - read:.1f} s"
    )
    for message in table.refused:
        print(f"refused: {message}")
    horizons = [step for step in options.horizons if step <= options.ahead]
    print_tables(table, horizons)
    if options.svg:
        options.svg.write_text(draw_pit(table, horizons[0], options.by), encoding="utf-8")


if __name__ == "__main__":
    main()
