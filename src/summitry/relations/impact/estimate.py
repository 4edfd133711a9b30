"""The change associated with a meeting, or with a series of them, beside what the same rule finds without one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError
from summitry.relations.impact.describe import check_events, describe, find_periods
from summitry.relations.impact.design import Design
from summitry.relations.impact.draws import draw, spans
from summitry.relations.impact.gaps import GapTable
from summitry.relations.impact.placebo import Ranks, critical_size, rank, visible_size
from summitry.relations.impact.pool import choose
from summitry.relations.impact.rate import measure_rate
from summitry.relations.impact.record import Impact
from summitry.relations.impact.spill import measure_spill
from summitry.relations.impact.trial import comparable, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from summitry.relations.impact.draws import Draws
    from summitry.relations.impact.pool import Pool
    from summitry.relations.impact.record import Result, Word
    from summitry.relations.impact.trial import Progress, Trial
    from summitry.relations.panel import Panel


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
        without=None if without is None else _estimate_without(without, (a, b), asked, design, named, progress),
    )


def _estimate_without(
    panel: Panel,
    dyad: tuple[str, str],
    days: tuple[date, ...],
    design: Design,
    affected: tuple[str, ...],
    progress: Progress | None,
) -> Result:
    """Estimate on the panel that the final word rests on; without it there is no word, rather than a flattering one."""
    try:
        return _estimate_one(panel, dyad, days, design, affected, progress)
    except InputError as error:
        msg = f"without the meetings' own events: {error}"
        raise InputError(msg) from error


def _estimate_one(
    panel: Panel,
    dyad: tuple[str, str],
    days: tuple[date, ...],
    design: Design,
    affected: tuple[str, ...],
    progress: Progress | None,
) -> Result:
    meetings = find_periods(panel, days, design)
    until = int(meetings[0]) - design.windows(panel.grain).lead
    pool = choose(panel, *dyad, until=until, design=design, affected=affected)
    table = GapTable(panel, pool.columns, barred=pool.barred, design=design)
    draws = draw(meetings, table.windows, design)
    check_events(table, panel, dyad, days, meetings)
    trial = run(table, draws.at, progress)
    others = comparable(trial.gaps, pool.others)
    plain = describe(panel, pool, table, days, meetings, trial)
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
        placebo_days=min(int(free[-1] - free[0]) for free in draws.shifts) * table.windows.length,
        is_pooled=pooled,
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
            f"only {count} earlier placebo date{_plural(count)} for a test that needs {design.fewest};"
            " event data from longer before the meeting would help"
        )
    if len(others) < design.fewest:
        return (
            f"only {len(others)} dyad{_plural(len(others))} to compare with for a test that needs {design.fewest};"
            " event data on more dyads without either side would help"
        )
    return ""


def _plural(count: int) -> str:
    return "" if count == 1 else "s"
