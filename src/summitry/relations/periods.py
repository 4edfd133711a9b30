"""Periods of time: days, weeks from Monday, months, quarters; in SQL and in numpy alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.panel import Grain

GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter")

#: SQL for the first day after the period that begins on ``{start}``.
PERIOD_END: dict[Grain, str] = {
    "day": "{start} + INTERVAL 1 DAY",
    "week": "{start} + INTERVAL 7 DAY",
    "month": "{start} + INTERVAL 1 MONTH",
    "quarter": "{start} + INTERVAL 3 MONTH",
}


def period_sql(by: Grain, day: str = "day") -> str:
    """Write the first day of the period that ``day`` lies in as SQL.

    Raises:
        InputError: There is no such grain.
    """
    if by not in GRAINS:
        msg = f"periods of {by!r} are not known; choose one of {', '.join(GRAINS)}"
        raise InputError(msg)
    return day if by == "day" else f"date_trunc('{by}', {day})::DATE"


def period_starts(first: np.datetime64, last: np.datetime64, by: Grain) -> NDArray[np.datetime64]:
    """Give the first days of all periods from one to another, both included, without gaps."""
    if by in ("day", "week"):
        step = np.timedelta64(1 if by == "day" else 7, "D")
        return np.arange(first.astype("datetime64[D]"), last.astype("datetime64[D]") + np.timedelta64(1, "D"), step)
    months = np.arange(first.astype("datetime64[M]"), last.astype("datetime64[M]") + np.timedelta64(1, "M"))
    return months[:: 1 if by == "month" else 3].astype("datetime64[D]")


def period_ends(starts: NDArray[np.datetime64], by: Grain) -> NDArray[np.datetime64]:
    """Give the first day after each period."""
    if by in ("day", "week"):
        return starts + np.timedelta64(1 if by == "day" else 7, "D")
    step = np.timedelta64(1 if by == "month" else 3, "M")
    return (starts.astype("datetime64[M]") + step).astype("datetime64[D]")


def floor_days(days: NDArray[np.datetime64], by: Grain) -> NDArray[np.datetime64]:
    """Give the first day of the period that each day lies in."""
    if by == "day":
        return days
    if by == "week":
        # Day 0, 1 January 1970, was a Thursday, three days after a Monday.
        mondays: NDArray[np.datetime64] = days - ((days.astype("datetime64[D]").astype(np.int64) + 3) % 7).astype(
            "timedelta64[D]"
        )
        return mondays
    months = days.astype("datetime64[M]").astype(np.int64)
    return (months - months % (1 if by == "month" else 3)).astype("datetime64[M]").astype("datetime64[D]")
