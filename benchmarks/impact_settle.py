"""How the defaults of ``summitry impact`` were settled, on dyads that none of its published figures rests on.

    ./scripts/bench impact_settle PATH/dyad_days.parquet

The 80 dyads after the 60 busiest; random dyads and dates with a fixed seed. First, windows and ridge, each with how
often the rule calls an effect where nothing is planted and where 0.6 standard deviations of the dyad's earlier days
are; then, how far back the placebo dates must reach for either way of comparing.
"""

from __future__ import annotations

import argparse
import os

# The matrices are small: more threads only wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.impact import LEVEL, Board, busiest_first
from benchmarks.impact_data import read_scores
from summitry.relations.impact import Design
from summitry.relations.impact.placebo import rank
from summitry.relations.impact.trial import comparable, run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.panel import Panel

PLANTED = 0.6
VARIANTS = {
    "as shipped": Design(),
    "ridge 0.01": Design(ridge=0.01),
    "ridge 1": Design(ridge=1.0),
    "ridge 10": Design(ridge=10.0),
    "own past alone": Design(ridge=1e6),
    "before 56": Design(before=56),
    "before 168": Design(before=168),
    "after 14": Design(after=14),
    "lead 14": Design(lead=14),
}
#: Days that the placebo dates span, and days between them.
SPANS = ((19, 1), (71, 1), (168, 1), (364, 2), (600, 3))


def read_second(path: Path, pool: int) -> Panel:
    """Read the dyads that come after the 60 busiest."""
    panel = busiest_first(read_scores(path, "day", 60 + pool))
    kept = slice(60, 60 + pool)
    return replace(panel, dyads=panel.dyads[kept], values=panel.values[:, kept], counts=panel.counts[:, kept])


def size_of(board: Board, at: int, place: int) -> float:
    """Give what is planted, in standard deviations of a day in the window before."""
    return PLANTED * float(np.nanstd(board.panel.values[:at, place]) / board.table.row(at).scale[place])


def report_variant(panel: Panel, name: str, count: int, seed: int) -> None:
    """Print how often the rule calls with one setting changed."""
    board = Board(panel, VARIANTS[name])
    rng = np.random.default_rng(seed)
    calls: list[tuple[bool, bool]] = []
    for _ in range(count):
        at, place = int(rng.integers(700, board.last + 1)), int(rng.integers(60))
        gaps, _, pooled = board.gaps(np.array([at]), place)
        if np.isfinite(gaps[0, 0]):
            calls.append(_ask(gaps, size_of(board, at, place) * float(rng.choice([-1, 1])), pooled=pooled))
    nothing, planted = np.mean(calls, axis=0)
    print(f"| {name} | {nothing:.1%} | {planted:.1%} |", flush=True)


def report_spans(panel: Panel, count: int, seed: int) -> None:
    """Print how often each way of comparing calls, by how far back the placebo dates reach."""
    board = Board(panel, Design())
    for days, step in SPANS:
        rng = np.random.default_rng(seed)
        calls: list[tuple[bool, ...]] = []
        for _ in range(count):
            at, place = int(rng.integers(730, board.last + 1)), int(rng.integers(60))
            dates = np.append(at, np.arange(at - 35, at - 35 - days, -step))[:, None]
            gaps = run(board.table, dates).gaps
            gaps = gaps[:, np.append(place, comparable(gaps, np.flatnonzero(~board.shared[place])))]
            if np.isfinite(gaps[0, 0]):
                size = size_of(board, at, place) * float(rng.choice([-1, 1]))
                time = rank(gaps, pooled=False).in_time <= LEVEL
                calls.append((time, *_ask(gaps, size, pooled=True), *_ask(gaps, size, pooled=False)))
        print(f"| {days} | " + " | ".join(f"{share:.1%}" for share in np.mean(calls, axis=0)) + " |", flush=True)


def _ask(gaps: NDArray[np.float64], size: float, *, pooled: bool) -> tuple[bool, bool]:
    planted = gaps.copy()
    planted[0, 0] += size
    return rank(gaps, pooled=pooled).joint <= LEVEL, rank(planted, pooled=pooled).joint <= LEVEL


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    panel = read_second(options.path, Design().pool)
    print("| setting | calls, nothing planted | calls, 0.6 planted |\n|---|---|---|")
    for name in VARIANTS:
        report_variant(panel, name, options.count, options.seed)
    print("\n| days | time alone | all dates: nothing | 0.6 planted | meeting's date: nothing | 0.6 planted |")
    print("|---|---|---|---|---|---|")
    report_spans(panel, options.count, options.seed)


if __name__ == "__main__":
    main()
