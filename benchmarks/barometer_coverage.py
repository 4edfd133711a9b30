"""How often the barometer's 95% intervals hold the truth, on simulated events whose truth is known.

    python -m benchmarks.barometer_coverage [--series 400]

Each line simulates dyads of so many periods: days with events (Poisson), events a day (1 + Poisson), true levels spread
normally about a long-run level (or shares about a long-run share, by a beta distribution), events of one day alike by a
correlation. Beside ours stands the plain interval (mean and standard error, or Wald's), which takes the events for
independent and each period for itself.
"""

from __future__ import annotations

import argparse

import numpy as np
from numpy.typing import NDArray

from summitry.relations.shrinkage import Clusters, Estimates, estimate_levels, estimate_shares

#: Periods, days with events a period, events a day, correlation within a day, spread of true levels (event's is 4).
LEVELS: tuple[tuple[float, ...], ...] = (
    (24, 20, 3, 0.1, 0.5), (24, 10, 3, 0.3, 1.0), (24, 10, 3, 0.6, 2.0), (24, 5, 15, 0.3, 1.0), (24, 2, 3, 0.3, 1.0),
    (24, 1, 3, 0.3, 1.0), (60, 0.5, 3, 0.3, 1.0), (6, 3, 3, 0.3, 1.0), (24, 10, 3, 0.0, 0.0),
)  # fmt: skip
#: Periods, days, events a day, correlation within a day, strength of the shares' distribution, long-run share.
SHARES: tuple[tuple[float, ...], ...] = (
    (24, 10, 3, 0.3, 10, 0.5), (24, 10, 3, 0.3, 10, 0.9), (120, 10, 3, 0.3, 5, 0.4), (24, 5, 3, 0.6, 3, 0.3),
    (24, 2, 3, 0.3, 10, 0.5), (24, 1, 3, 0.3, 10, 0.7), (60, 0.5, 3, 0.3, 10, 0.5), (24, 10, 3, 0.0, 500, 0.6),
)  # fmt: skip

Floats = NDArray[np.float64]
Simulated = tuple[Floats, Clusters, NDArray[np.int64]]


def simulate_levels(case: tuple[float, ...], series: int, rng: np.random.Generator) -> Simulated:
    """Simulate dyads' events; give the truth, the sums, and the place of each cell's dyad."""
    periods, days, batch, alike, spread = case
    truth, rows, of = [], [], []
    for dyad in range(series):
        for level in 0.5 + spread * rng.standard_normal(int(periods)):
            count = int(rng.poisson(days))
            if not count:
                continue
            sizes = 1 + rng.poisson(batch - 1, count)
            shifts = rng.normal(0, 4 * np.sqrt(alike), count)
            values = [level + s + rng.normal(0, 4 * np.sqrt(1 - alike), n) for s, n in zip(shifts, sizes, strict=True)]
            sums = np.array([value.sum() for value in values])
            squares = sum(float((value**2).sum()) for value in values)
            rows.append((sizes.sum(), count, sums.sum(), squares, (sums**2 / sizes).sum(), (sizes**2).sum()))
            truth.append(level)
            of.append(dyad)
    return np.array(truth), Clusters(*np.array(rows, dtype=float).T), np.array(of)


def simulate_shares(case: tuple[float, ...], series: int, rng: np.random.Generator) -> Simulated:
    """Likewise for shares."""
    periods, days, batch, alike, strength, middle = case
    truth, rows, of = [], [], []
    for dyad in range(series):
        for share in rng.beta(middle * strength, (1 - middle) * strength, int(periods)):
            count = int(rng.poisson(days))
            if not count:
                continue
            sizes = 1 + rng.poisson(batch - 1, count)
            own = 1 / alike - 1 if alike else np.inf
            day = rng.beta(share * own + 1e-9, (1 - share) * own + 1e-9, count) if alike else np.full(count, share)
            hits = rng.binomial(sizes, day)
            rows.append((sizes.sum(), count, hits.sum(), hits.sum(), (hits**2 / sizes).sum(), (sizes**2).sum()))
            truth.append(share)
            of.append(dyad)
    return np.array(truth), Clusters(*np.array(rows, dtype=float).T), np.array(of)


def print_line(label: str, truth: Floats, cells: Clusters, found: Estimates, plain_error: Floats) -> None:
    """Print coverage of ours, of ours with five events or fewer, of the plain interval; widths; errors."""
    known = np.isfinite(found.low)
    hit = (found.low <= truth) & (truth <= found.high)
    few = known & (cells.n <= 5)
    mean = cells.total / cells.n
    several = cells.n >= 2
    plain = np.abs(mean - truth) <= 1.96 * plain_error
    few_text = f"{hit[few].mean():.3f}" if few.sum() > 50 else "    —"
    print(
        f"{label:52} {hit[known].mean():.3f}  {few_text}  {1 - known.mean():6.3f}  {plain[several].mean():.3f}  "
        f"{np.mean((found.high - found.low)[known]):6.2f}  {np.sqrt(np.mean((found.middle - truth)[known] ** 2)):.3f}  "
        f"{np.sqrt(np.mean((mean - truth) ** 2)):.3f}"
    )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", type=int, default=400)
    series = parser.parse_args().series
    rng = np.random.default_rng(2024)
    print(f"{'':52} cover  n<=5   without  plain   width   error  plain's")
    for case in LEVELS:
        truth, cells, of = simulate_levels(case, series, rng)
        spread = np.maximum(cells.squares - cells.total**2 / cells.n, 0) / np.maximum(cells.n - 1, 1)
        label = "level: {} periods, {} days, {} a day, r {}, spread {}".format(*case)
        print_line(label, truth, cells, estimate_levels(cells, of, series), np.sqrt(spread / cells.n))
    for case in SHARES:
        truth, cells, of = simulate_shares(case, series, rng)
        share = cells.total / cells.n
        label = "share: {} periods, {} days, {} a day, r {}, k {}, {}".format(*case)
        print_line(label, truth, cells, estimate_shares(cells, of, series), np.sqrt(share * (1 - share) / cells.n))


if __name__ == "__main__":
    main()
