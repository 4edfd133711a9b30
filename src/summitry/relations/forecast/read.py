"""The panel that a forecast needs: the dyad itself, and the busiest others to learn from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from summitry.relations.assemble import to_panel
from summitry.relations.busiest import find_busiest, find_first
from summitry.relations.events import open_events
from summitry.relations.forecast.grains import RULES, shift
from summitry.relations.periods import floor_days
from summitry.relations.rows import Selection

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from summitry.relations.lake import Reading
    from summitry.relations.panel import Grain, Panel
    from summitry.relations.series import Columns

#: Dyads to learn from; all that tie with the last of them come in too, so that no name decides.
OTHERS = 60
#: Days after a period's end by which an event must have been known to count.
KNOWN_WITHIN = 7


def read_panel(
    events: Path | str,
    a: str,
    b: str,
    *,
    by: Grain = "week",
    selection: Selection | None = None,
    columns: Columns | None = None,
    reading: Reading | None = None,
    known_within: int = KNOWN_WITHIN,
) -> Panel:
    """Read a dyad and those that have the most days with events from a lake or a series.

    Those are chosen by the time before the dyad's first scored forecast, so that nobody is learnt from because of what
    came later.

    Args:
        events: A lake's folder or a series file.
        a: One side; the actor where the selection is directed.
        b: The other.
        by: Length of a period.
        selection: Which events count; its ``known_within`` is set from the argument of that name.
        columns: Names of a series' columns.
        reading: Which data set and scale of a lake.
        known_within: Days after a period's end by which an event must have been known. Later news of a period would
            not have been there when the forecast was made, and would make the whole period count as known late.

    Raises:
        UnknownCode: A side is not in the data set.
        InputError: The events cannot be read, or the two sides have none in common.
    """
    rows = open_events(events, columns=columns, reading=reading)
    chosen = replace(selection or Selection(), known_within=known_within)
    early = _before_scoring(chosen, find_first(rows, chosen, a, b), by)
    dyads, last_on = find_busiest(rows, chosen, a, b, OTHERS, before=early)
    return leave_out_begun(to_panel(rows, chosen, by=by, dyads=dyads), last_on)


def _before_scoring(chosen: Selection, first_on: date | None, by: Grain) -> Selection | None:
    """Narrow a selection to the periods before a dyad's first scored forecast; None where the dyad has no event."""
    if first_on is None:
        return None
    start = floor_days(np.array([first_on], dtype="datetime64[D]"), by)[0]
    last: date = shift(start, by, RULES[by].learning).astype(object) - timedelta(days=1)
    return replace(chosen, until=min(last, chosen.until or last))


def leave_out_begun(panel: Panel, last_on: date | None) -> Panel:
    """Leave out the last period where the events end before it does: half a week is no week to start from.

    Args:
        panel: Dyads by periods.
        last_on: Last day with any event of any dyad.
    """
    if last_on is None or len(panel.starts) == 0:
        return panel
    over_on = shift(panel.starts[-1], panel.grain, 1)
    if np.datetime64(last_on, "D") + np.timedelta64(1, "D") >= over_on:
        return panel
    begun = f"the {panel.grain} begun on {panel.starts[-1]} left out, as events end on {last_on}"
    return replace(
        panel,
        starts=panel.starts[:-1],
        values=panel.values[:-1],
        counts=panel.counts[:-1],
        known_at=panel.known_at[:-1],
        sources=tuple(f"{source}; {begun}" for source in panel.sources),
    )
