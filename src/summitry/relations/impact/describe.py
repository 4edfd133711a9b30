"""What needs no test: which periods are meant, the effect itself, each meeting's numbers, the donors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError
from summitry.relations.impact.design import DAYS
from summitry.relations.impact.record import Donor, Meeting, Result

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from summitry.relations.impact.design import Design
    from summitry.relations.impact.gaps import GapTable
    from summitry.relations.impact.pool import Pool
    from summitry.relations.impact.trial import Trial
    from summitry.relations.panel import Panel

#: Donors lighter than this are neither named nor left out one by one.
LEAST_WEIGHT = 0.01


def find_periods(panel: Panel, days: Sequence[date], design: Design) -> NDArray[np.int64]:
    """Give the periods of the days, each once.

    Raises:
        InputError: A window does not lie within the panel.
    """
    windows = design.windows(panel.grain)
    since = (np.array(days, dtype="datetime64[D]") - panel.starts[0]).astype(np.int64)
    at = since // DAYS[panel.grain]
    last = len(panel.starts) - windows.after
    for day, period in zip(days, at, strict=True):
        if not windows.first <= period <= last:
            end = panel.starts[-1] + np.timedelta64(DAYS[panel.grain] - 1, "D")
            msg = (
                f"meeting on {day}: needs {design.before + design.lead} days before and {design.after} days from then"
                f" on, and the event data covers {panel.starts[0]} to {end}; leave the day out or give more data"
            )
            raise InputError(msg)
    return np.unique(at)


def check_events(
    table: GapTable, panel: Panel, dyad: tuple[str, str], days: Sequence[date], meetings: NDArray[np.int64]
) -> None:
    """Refuse meetings around which the dyad has too few events for a mean.

    Raises:
        InputError: There are such; it names their days.
    """
    poor = [int(at) for at in meetings if not np.isfinite(table.row(int(at)).gap[0])]
    if poor:
        since = (np.array(days, dtype="datetime64[D]") - panel.starts[0]).astype(np.int64) // DAYS[panel.grain]
        named = ", ".join(str(day) for day, at in zip(days, since, strict=True) if at in poor)
        msg = (
            f"{dyad[0]}-{dyad[1]} has events in too few {panel.grain}s around {named}, or their value never changes;"
            " choose --by week, more sources, or leave the day out"
        )
        raise InputError(msg)


def describe(
    panel: Panel, pool: Pool, table: GapTable, days: Sequence[date], meetings: NDArray[np.int64], trial: Trial
) -> Result:
    """Give what needs no test: the effect, each meeting, the donors."""
    rows = [table.row(int(at)) for at in meetings]
    weights = np.mean([row.weights[0] for row in rows], axis=0)
    order = np.argsort(-weights, kind="stable")
    heavy = order[weights[order] >= LEAST_WEIGHT]
    unit = float(trial.unit[0])
    lead = float(trial.leads[0, 0]) * unit
    return Result(
        word="inconclusive",
        reason="",
        effect=float(trial.gaps[0, 0]) * unit,
        low=None,
        high=None,
        p=None,
        p_time=None,
        p_space=None,
        visible=None,
        error_rate=None,
        lead_effect=lead if np.isfinite(lead) else None,
        lead_p=None,
        meetings=_meetings(panel, pool, table, days),
        own_weight=float(1 - weights.sum()),
        donors=tuple(Donor(pool.dyads[place], float(weights[place])) for place in heavy),
        without_one=_leave_out(table, meetings, heavy, trial),
        third_parties=(),
        placebos=(),
        placebo_days=0,
        is_pooled=False,
        elsewhere=(),
        first_on=panel.starts[0].astype(object),
        last_on=(panel.starts[-1] + np.timedelta64(DAYS[panel.grain] - 1, "D")).astype(object),
        sources=panel.sources,
    )


def _leave_out(
    table: GapTable, meetings: NDArray[np.int64], donors: NDArray[np.int64], trial: Trial
) -> tuple[float, float] | None:
    """Give the lowest and highest effect with any one donor left out (Abadie, Diamond and Hainmueller 2015)."""
    if not len(donors):
        return None
    gaps = np.mean([table.gaps_without(int(at), 0, donors) for at in meetings], axis=0)
    effects = gaps * trial.unit[0]
    return float(effects.min()), float(effects.max())


def _meetings(panel: Panel, pool: Pool, table: GapTable, days: Sequence[date]) -> tuple[Meeting, ...]:
    windows, column = table.windows, int(pool.columns[0])
    found = []
    for day in days:
        at = int((np.datetime64(day, "D") - panel.starts[0]).astype(np.int64)) // DAYS[panel.grain]
        row = table.row(at)
        effect = float(row.gap[0] * row.scale[0])
        after = float(row.after[0])
        before = slice(at - windows.first, at - windows.lead)
        found.append(
            Meeting(
                on=day,
                before=float(row.before[0]),
                after=after,
                counterfactual=after - effect,
                effect=effect,
                events_before=int(panel.counts[before, column].sum()),
                events_after=int(panel.counts[at : at + windows.after, column].sum()),
            )
        )
    return tuple(found)
