"""What event data there is around each meeting, where it carries no test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summitry import __version__
from summitry.charts import Pair, draw_dumbbell
from summitry.dossier.meaning.part import Share
from summitry.dossier.record import Figure
from summitry.relations.impact.design import DAYS, Design

if TYPE_CHECKING:
    from datetime import date

    from summitry.dossier.meaning.dyads import Dyad
    from summitry.relations.panel import Panel


def refuse(dyad: Dyad, panel: Panel, reason: str, *, said: str = "") -> Share:
    """Show how many days around each meeting have an event, beside how many a test asks for; say why there is none."""
    design = Design()
    shares = [_around(dyad, panel, day, design) for day in dyad.days]
    title = "Change associated with the meetings: no test; days with an event around each"
    needed = 100 * design.coverage
    drawn = draw_dumbbell(
        f"impact-{dyad.key}",
        f"{title}: {dyad.label}",
        reason,
        (f"{design.before} days before, %", f"{design.after} days after, %"),
        [
            Pair("asked for at least", needed, needed),
            *(
                Pair(day.isoformat(), 100 * before / design.before, 100 * after / design.after)
                for day, (before, after) in zip(dyad.days, shares, strict=True)
            ),
        ],
        places=0,
    )
    caption = (
        f"Inconclusive: {reason}. Data: {'; '.join(panel.sources)}. The test compares with the same two states on"
        f" earlier dates and with other pairs of states; it asks for events on {design.coverage:.0%} of the days in"
        f" both windows, of which the second begins with the meeting's day. Design {design.digest}, Summitry"
        f" {__version__}."
    )
    rows = tuple(
        (day.isoformat(), f"{before} of {design.before}", f"{after} of {design.after}")
        for day, (before, after) in zip(dyad.days, shares, strict=True)
    )
    columns = ("meeting", "days with an event before", "days with an event after")
    figure = Figure(f"impact-{dyad.key}", title, caption, "inconclusive", drawn.svg, columns, rows)
    return Share((figure,), said=f"Change associated with the meetings: inconclusive; {said or reason}")


def _around(dyad: Dyad, panel: Panel, day: date, design: Design) -> tuple[int, int]:
    """Count the days with an event in the window before and in that after; of the panel's periods, days."""
    if not len(panel.starts):
        return 0, 0
    length = DAYS[panel.grain]
    at = int((np.datetime64(day, "D") - panel.starts[0]).astype(np.int64)) // length
    seen = panel.counts[:, panel.column(dyad.a, dyad.b)] > 0
    windows = design.windows(panel.grain)
    before = seen[max(0, at - windows.first) : max(0, at - windows.lead)]
    after = seen[max(0, at) : max(0, at + windows.after)]
    return int(before.sum()) * length, int(after.sum()) * length
