"""The change associated with a meeting, or with a series of them, beside what the same rule finds without one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from summitry.errors import InputError
from summitry.relations.impact.design import DAYS, Design
from summitry.relations.impact.draws import draw, spans
from summitry.relations.impact.gaps import GapTable
from summitry.relations.impact.placebo import Ranks, critical_size, rank, visible_size
from summitry.relations.impact.pool import choose
from summitry.relations.impact.rate import measure_rate
from summitry.relations.impact.record import Donor, Impact, Meeting, Result
from summitry.relations.impact.spill import measure_spill
from summitry.relations.impact.trial import comparable, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from summitry.relations.impact.draws import Draws
    from summitry.relations.impact.gaps import Row
    from summitry.relations.impact.pool import Pool
    from summitry.relations.impact.record import Word
    from summitry.relations.impact.trial import Progress, Trial
    from summitry.relations.panel import Panel

#: Donors lighter than this are neither named nor left out one by one.
LEAST_WEIGHT = 0.01


def estimate(
    panel: Panel,
    a: str,
    b: str,
    days: Sequence[date],
    *,
    design: Design | None = None,
    without: Panel | None = None,
    affected: Sequence[str] = (),
    progress: Progress | None = None,
) -> Impact:
    """Estimate the change in relations associated with one or several meetings.

    The rule, fixed beforehand: the joint placebo test in time and in space (see ``placebo.rank``) at the design's
    level decides between *inconclusive* and the sign of the effect. Where ``without`` is given, the final word is that
    of ``without``. It says what goes with a meeting, not what the meeting brought about.

    Args:
        panel: Events by day or week.
        a: One side; the actor where the panel is directed.
        b: The other side.
        days: Days of the meetings, in any order.
        design: Settings; the defaults where None.
        without: The same panel with the meetings' own events left out.
        affected: Countries that may be affected beside the two sides, so that no dyad of theirs is a donor.
        progress: Told how many dates of how many are done.

    Raises:
        InputError: A day is not covered, the panel is neither by day nor by week, or the dyad has too few events.
        UnknownCode: The panel has no such dyad or country.
    """
    design = design or Design()
    if not days:
        msg = "no meeting to estimate for; give at least one day"
        raise InputError(msg)
    if without is not None and (without.grain, without.is_directed) != (panel.grain, panel.is_directed):
        msg = "the panel without meetings must have the same periods and directions as the one with them"
        raise InputError(msg)
    asked = tuple(sorted(set(days)))
    named = tuple(dict.fromkeys(affected))
    return Impact(
        dyad=(a, b),
        days=asked,
        affected=named,
        grain=panel.grain,
        measure=panel.measure,
        is_directed=panel.is_directed,
        design=design,
        digest=design.digest,
        result=_estimate_one(panel, (a, b), asked, design, named, progress),
        without=None if without is None else _estimate_one(without, (a, b), asked, design, named, progress),
    )


def _estimate_one(
    panel: Panel,
    dyad: tuple[str, str],
    days: tuple[date, ...],
    design: Design,
    affected: tuple[str, ...],
    progress: Progress | None,
) -> Result:
    meetings = _periods(panel, days, design)
    until = int(meetings[0]) - design.windows(panel.grain).lead
    pool = choose(panel, *dyad, until=until, design=design, affected=affected)
    table = GapTable(panel, pool.columns, barred=pool.barred, design=design)
    draws = draw(meetings, table.windows, design)
    _check_events(table, panel, dyad, days, meetings)
    trial = run(table, draws.at, progress)
    others = comparable(trial.gaps, pool.others)
    plain = _describe(panel, pool, table, days, meetings, trial)
    plain = replace(plain, elsewhere=tuple((pool.dyads[j], float(trial.gaps[0, j] * trial.unit[0])) for j in others))
    lack = _lack(draws, trial, others, design)
    if lack:
        return replace(plain, reason=lack)
    return _test(plain, table, pool, draws, trial, others, design)


def _test(
    plain: Result,
    table: GapTable,
    pool: Pool,
    draws: Draws,
    trial: Trial,
    others: NDArray[np.int64],
    design: Design,
) -> Result:
    """Add to the bare effect what the placebos say of it."""
    gaps = trial.gaps[:, np.append(0, others)]
    pooled = spans(draws.shifts, table.windows.full_span)
    ranks = rank(gaps, pooled=pooled)
    unit = float(trial.unit[0])
    placebos = gaps[1:, 0][np.isfinite(gaps[1:, 0])]
    critical = critical_size(gaps, design.level, pooled=pooled)
    word, reason = _decide(plain.effect, ranks, design)
    leads = trial.leads[:, np.append(0, others)]
    has_lead = bool(np.isfinite(leads[0, 0]))
    return replace(
        plain,
        word=word,
        reason=reason,
        low=None if critical is None else plain.effect - critical * unit,
        high=None if critical is None else plain.effect + critical * unit,
        p=ranks.joint,
        p_time=ranks.in_time,
        p_space=ranks.in_space,
        visible=None if critical is None else visible_size(placebos, critical, design.power) * unit,
        error_rate=measure_rate(table, pool, draws, trial, design),
        lead_p=rank(leads, pooled=pooled).joint if has_lead else None,
        third_parties=measure_spill(trial, pool, others, design),
        placebos=tuple(float(gap * unit) for gap in placebos),
    )


def _decide(effect: float, ranks: Ranks, design: Design) -> tuple[Word, str]:
    """Apply the rule, and say in words what it rests on."""
    if ranks.joint <= design.level:
        return (
            "higher" if effect > 0 else "lower",
            f"stands out in time and in space together (p = {ranks.joint:.3f}, at most {design.level:g})",
        )
    missing = [
        where for where, share in (("in time", ranks.in_time), ("in space", ranks.in_space)) if share > design.level
    ]
    lacking = " and ".join(missing) or "in time and in space together"
    return "inconclusive", f"does not stand out {lacking} (p = {ranks.joint:.3f}, more than {design.level:g})"


def _lack(draws: Draws, trial: Trial, others: NDArray[np.int64], design: Design) -> str:
    """Say why no test can be made, or nothing."""
    fewest_dates = min(len(free) for free in draws.shifts)
    there = int(np.isfinite(trial.gaps[1:, 0]).sum())
    if fewest_dates < design.fewest or there < design.fewest:
        count = min(fewest_dates, there)
        return (
            f"only {count} earlier placebo dates for a test that needs {design.fewest};"
            " event data from longer before the meeting would help"
        )
    if len(others) < design.fewest:
        return (
            f"only {len(others)} dyads to compare with for a test that needs {design.fewest};"
            " event data on more dyads without either side would help"
        )
    return ""


def _periods(panel: Panel, days: Sequence[date], design: Design) -> NDArray[np.int64]:
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


def _check_events(
    table: GapTable, panel: Panel, dyad: tuple[str, str], days: Sequence[date], meetings: NDArray[np.int64]
) -> None:
    poor = [int(at) for at in meetings if not np.isfinite(table.row(int(at)).gap[0])]
    if poor:
        since = (np.array(days, dtype="datetime64[D]") - panel.starts[0]).astype(np.int64) // DAYS[panel.grain]
        named = ", ".join(str(day) for day, at in zip(days, since, strict=True) if at in poor)
        msg = (
            f"{dyad[0]}-{dyad[1]} has events in too few {panel.grain}s around {named}, or their value never changes;"
            " choose --by week, more sources, or leave the day out"
        )
        raise InputError(msg)


def _describe(
    panel: Panel, pool: Pool, table: GapTable, days: Sequence[date], meetings: NDArray[np.int64], trial: Trial
) -> Result:
    """Give what needs no test: the effect, each meeting, the donors."""
    rows = [table.row(int(at)) for at in meetings]
    weights = np.mean([row.weights[0] for row in rows], axis=0)
    heavy = sorted(np.flatnonzero(weights >= LEAST_WEIGHT), key=lambda place: -weights[place])
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
        without_one=_leave_out(table, meetings, rows, heavy, trial),
        third_parties=(),
        placebos=(),
        elsewhere=(),
        first_on=panel.starts[0].astype(object),
        last_on=(panel.starts[-1] + np.timedelta64(DAYS[panel.grain] - 1, "D")).astype(object),
        sources=panel.sources,
    )


def _leave_out(
    table: GapTable, meetings: NDArray[np.int64], rows: Sequence[Row], donors: Sequence[np.integer[Any]], trial: Trial
) -> tuple[float, float] | None:
    """Give the lowest and highest effect with any one donor left out (Abadie, Diamond and Hainmueller 2015)."""
    unit = float(trial.unit[0])
    found = [
        unit
        * float(
            np.mean(
                [
                    table.gap_without(int(at), 0, int(place)) if row.weights[0, place] else row.gap[0]
                    for at, row in zip(meetings, rows, strict=True)
                ]
            )
        )
        for place in donors
    ]
    return (min(found), max(found)) if found else None


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
