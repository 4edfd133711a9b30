"""Do the barometer's intervals foretell what other days of the same period show, on real events?

    python -m benchmarks.barometer_halves SERIES --columns a=...,b=...,value=... [--dyads 60] [--by month]

The days with events of each period are dealt into two halves at random. An interval made from the first half alone must
hold the second half's plain mean as often as its width and that mean's own error say: both errors are put together, the
second's from the dyad's own spread and likeness of events. Beside it, the plain interval of the first half, which takes
events for independent, widened likewise. The busiest dyads are used, as others have nothing to be halved.
"""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

import duckdb
import numpy as np

from summitry.relations.cells import Cells, add_up
from summitry.relations.rows import EventRows, Selection
from summitry.relations.series import Columns, open_series
from summitry.relations.shrinkage import Clusters, estimate_levels, estimate_spread

SHARE = "CASE WHEN hash(day, a, b, {seed}) % 2 = 0 THEN 0 ELSE 1 END"


def halve(rows: EventRows, by: str, dyads: int, seed: int) -> list[Cells]:
    """Add up the two halves of the busiest dyads' days."""
    connection = duckdb.connect()
    try:
        connection.execute(
            f"CREATE TABLE picked AS SELECT *, {SHARE.format(seed=seed)} AS half FROM ({rows.select(Selection())}) AS s"  # noqa: S608 - our own text
        )
        connection.execute(
            "CREATE TABLE busy AS SELECT a, b FROM picked GROUP BY a, b"
            " ORDER BY count(DISTINCT day) DESC, a, b LIMIT ?",
            [dyads],
        )
        return [
            add_up(
                connection,
                f"SELECT p.* FROM picked AS p JOIN busy USING (a, b) WHERE half = {half}",  # noqa: S608 - likewise
                by,  # type: ignore[arg-type] # the parser allows nothing else
                **rows.shape,
            )
            for half in (0, 1)
        ]
    finally:
        connection.close()


def match(first: Cells, second: Cells) -> tuple[np.ndarray, np.ndarray]:
    """Give the places of the cells that both halves have."""
    keys = zip(second.of, second.starts, strict=True)
    there = {(second.dyads[of], start): place for place, (of, start) in enumerate(keys)}
    pairs = [
        (place, there[key])
        for place, key in enumerate((first.dyads[of], start) for of, start in zip(first.of, first.starts, strict=True))
        if key in there
    ]
    return np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])


def take(cells: Clusters, places: np.ndarray) -> Clusters:
    """Take some of the cells."""
    return Clusters(*(getattr(cells, field.name)[places] for field in fields(Clusters)))


def main() -> None:
    """Print how often ours and the plain interval hold the other half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("series", type=Path)
    parser.add_argument("--columns", default="")
    parser.add_argument("--dyads", type=int, default=60)
    parser.add_argument("--by", default="month", choices=["week", "month", "quarter"])
    parser.add_argument("--seeds", type=int, default=5)
    arguments = parser.parse_args()
    rows = open_series(arguments.series, Columns.parse(arguments.columns))
    ours, plain, count, errors, plain_errors = [], [], 0, [], []
    for seed in range(arguments.seeds):
        first, second = halve(rows, arguments.by, arguments.dyads, seed)
        found = estimate_levels(first.intensity, first.of, len(first.dyads))
        spread = estimate_spread(second.intensity, second.of, len(second.dyads))
        one, other = match(first, second)
        cells = take(second.intensity, other)
        of = second.of[other]
        effective = cells.n / (1 + np.maximum(0, cells.sizes / cells.n - 1) * spread.correlation[of])
        mean, error = cells.total / cells.n, spread.variance[of] / effective
        reach = (found.high - found.low)[one] / 2
        known = np.isfinite(reach) & np.isfinite(error)
        gap = found.middle[one] - mean
        ours.append((np.abs(gap) <= np.hypot(reach, 1.96 * np.sqrt(error)))[known])
        half = take(first.intensity, one)
        alone = half.total / half.n
        variance = np.maximum(half.squares - half.total**2 / half.n, 0) / np.maximum(half.n - 1, 1) / half.n
        own = np.maximum(cells.squares - cells.total**2 / cells.n, 0) / np.maximum(cells.n - 1, 1) / cells.n
        plain.append((np.abs(alone - mean) <= 1.96 * np.sqrt(variance + own))[known])
        errors.append((gap**2)[known])
        plain_errors.append(((alone - mean) ** 2)[known])
        count += int(known.sum())
    print(f"{count:,} halves of {arguments.by}s, {arguments.dyads} dyads, {arguments.seeds} deals")
    print(f"ours  {np.concatenate(ours).mean():.3f}  error {np.sqrt(np.concatenate(errors).mean()):.3f}")
    print(f"plain {np.concatenate(plain).mean():.3f}  error {np.sqrt(np.concatenate(plain_errors).mean()):.3f}")


if __name__ == "__main__":
    main()
