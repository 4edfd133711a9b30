"""The panels that an estimate needs: the dyad, and the busiest others before the first meeting; with and without."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from summitry.errors import InputError
from summitry.relations.assemble import to_panel
from summitry.relations.busiest import find_busiest
from summitry.relations.events import open_events
from summitry.relations.forecast.read import leave_out_begun
from summitry.relations.rows import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from summitry.relations.lake import Reading
    from summitry.relations.panel import Grain, Panel
    from summitry.relations.rows import EventRows
    from summitry.relations.series import Columns

#: Dyads that are read beside the one asked about; all that tie with the last of them come in too.
OTHERS = 300


def read_panels(
    events: Path | str,
    a: str,
    b: str,
    days: Sequence[date],
    *,
    by: Grain = "day",
    selection: Selection | None = None,
    columns: Columns | None = None,
    reading: Reading | None = None,
) -> tuple[Panel, Panel | None]:
    """Read a dyad and those that had the most days with events before the first meeting.

    Args:
        events: A lake's folder or a series file.
        a: One side; the actor where the selection is directed.
        b: The other.
        days: Days of the meetings.
        by: ``day`` or ``week``.
        selection: Which events count.
        columns: Names of a series' columns.
        reading: Which data set and scale of a lake.

    Returns:
        The panel, and the same without the meetings' own events; None for the second where the data has no codes, or
        where the selection leaves them out already.

    Raises:
        UnknownCode: A side is not in the data set.
        InputError: The events cannot be read, or the two sides have none in common.
    """
    rows = open_events(events, columns=columns, reading=reading)
    chosen = selection or Selection()
    dyads, last_on = _find_dyads(rows, chosen, a, b, min(days))
    panel = leave_out_begun(to_panel(rows, chosen, by=by, dyads=dyads), last_on)
    if chosen.without_meetings or not rows.has_code:
        return panel, None
    without = to_panel(rows, replace(chosen, without_meetings=True), by=by, dyads=dyads)
    return panel, leave_out_begun(without, last_on)


def _find_dyads(
    rows: EventRows, chosen: Selection, a: str, b: str, first_on: date
) -> tuple[tuple[tuple[str, str], ...], date | None]:
    before = replace(chosen, until=min(first_on - timedelta(days=1), chosen.until or first_on))
    if before.since and before.until and before.since > before.until:
        msg = f"the events asked for begin on {before.since}, after the first meeting on {first_on}; begin earlier"
        raise InputError(msg)
    return find_busiest(rows, chosen, a, b, OTHERS, before=before)
