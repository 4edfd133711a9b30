"""The barometer of all dyads at once, as columns: for maps, for rankings, for a table of the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError
from summitry.relations.asking import asking
from summitry.relations.cells import add_up
from summitry.relations.events import open_events
from summitry.relations.rows import EventRows, Selection
from summitry.relations.shrinkage import Estimates, estimate_levels, estimate_shares

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from summitry.relations.cells import Cells
    from summitry.relations.lake import Reading
    from summitry.relations.panel import Grain
    from summitry.relations.series import Columns

#: Heads of ``Overview.iter_rows``.
COLUMNS = (
    "a", "b", "start", "events", "days", "mean", "intensity", "low", "high", "share", "share_low", "share_high",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """Every dyad and period with an event, by dyad and period.

    Attributes:
        by: Length of a period.
        measure: What intensity is.
        source: The data set, with its rows and what was left out.
        selection: Which events count, in words.
        dyads: The N dyads, sorted; sorted within where direction does not count.
        of: Place of each row's dyad, shape (C,).
        starts: First day of each row's period, shape (C,).
        events: Events, shape (C,).
        days: Days with events, shape (C,).
        mean: Plain mean, shape (C,).
        intensity: The mean drawn toward the dyad's long-run level.
        share: Share of cooperation, likewise.
    """

    by: Grain
    measure: str
    source: str
    selection: str
    dyads: tuple[tuple[str, str], ...]
    of: NDArray[np.int64]
    starts: NDArray[np.datetime64]
    events: NDArray[np.float64]
    days: NDArray[np.float64]
    mean: NDArray[np.float64]
    intensity: Estimates
    share: Estimates

    def iter_rows(self) -> Iterator[tuple[str | float | None, ...]]:
        """Give each row as ``COLUMNS`` names its cells; None where a figure cannot be told."""
        numbers = np.column_stack((
            self.events, self.days, self.mean, self.intensity.middle, self.intensity.low, self.intensity.high,
            self.share.middle, self.share.low, self.share.high,
        ))  # fmt: skip
        starts = self.starts.astype(str).tolist()
        for place, start, row in zip(self.of.tolist(), starts, np.round(numbers, 6).tolist(), strict=True):
            cells = (None if value != value else value for value in row)  # noqa: PLR0124 - nan
            yield (*self.dyads[place], start, *cells)


def measure_all(
    events: EventRows | Path | str,
    *,
    by: Grain = "month",
    selection: Selection | None = None,
    columns: Columns | None = None,
    reading: Reading | None = None,
) -> Overview:
    """Measure the barometer of all dyads; each has the figures that ``measure`` gives it.

    Args:
        events: A lake's folder, a series file, or rows opened before.
        by: Length of a period.
        selection: Which events count.
        columns: Names of a series' columns.
        reading: Which data set, scale and rule against duplicates of a lake.

    Raises:
        InputError: The events cannot be read, or none is left.
    """
    chosen = selection or Selection()
    rows = events if isinstance(events, EventRows) else open_events(events, columns=columns, reading=reading)
    with asking(f"{rows.name} cannot be read") as connection:
        cells = add_up(connection, rows.select(chosen, by=by), by, **rows.shape)
    return to_overview(cells, rows, chosen, by=by)


def to_overview(cells: Cells, rows: EventRows, selection: Selection, *, by: Grain) -> Overview:
    """Estimate the barometer of all dyads from their sums, by whatever engine they were added up.

    Raises:
        InputError: No event is left.
    """
    if not len(cells.starts):
        msg = f"{rows.name}: no event is left ({selection.words()}); widen the days or the kinds of events"
        raise InputError(msg)
    levels = estimate_levels(cells.intensity, cells.of, len(cells.dyads))
    if rows.bounds:
        np.clip(levels.low, *rows.bounds, out=levels.low)
        np.clip(levels.high, *rows.bounds, out=levels.high)
    return Overview(
        by=by,
        measure=rows.measure,
        source=rows.name,
        selection=selection.words(),
        dyads=cells.dyads,
        of=cells.of,
        starts=cells.starts,
        events=cells.intensity.n,
        days=cells.intensity.days,
        mean=cells.intensity.total / cells.intensity.n,
        intensity=levels,
        share=estimate_shares(cells.cooperation, cells.of, len(cells.dyads)),
    )
