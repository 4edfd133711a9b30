"""Placebo dates: the dyad's own earlier dates, each as far from any meeting as its windows are long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from summitry.relations.impact.design import Design, Windows


@dataclass(frozen=True, eq=False, slots=True)
class Draws:
    """Sets of dates in place of the meetings'.

    Attributes:
        at: Periods, row 0 the meetings themselves, shape (R, K).
        clusters: Which meetings move together, as places among the K.
        shifts: For each cluster, by how many periods it can be moved back, ascending.
        step: Periods between neighbouring placebo dates, one a cluster.
    """

    at: NDArray[np.int64]
    clusters: tuple[NDArray[np.int64], ...]
    shifts: tuple[NDArray[np.int64], ...]
    step: tuple[int, ...]

    def earlier(self, shifts: Sequence[NDArray[np.int64]], design: Design) -> NDArray[np.int64]:
        """Move the meetings' clusters back by ``shifts``, as sets of dates, shape (R, K)."""
        moved: NDArray[np.int64] = self.at[0] - _moves(shifts, self.clusters, self.at.shape[1], design)
        return moved


def draw(meetings: NDArray[np.int64], windows: Windows, design: Design) -> Draws:
    """Move meetings back to dates at which none was held.

    Meetings whose windows touch keep their distance and move together, since their gaps go together; others move by
    themselves. A placebo's window after ends before the lead of the first meeting of its cluster begins, and touches
    no window of any meeting tested.

    Args:
        meetings: Periods, ascending, each once, shape (K,).
        windows: In periods.
        design: How many, and the seed.
    """
    clusters = _clusters(meetings, windows)
    shifts, steps = [], []
    for members in clusters:
        free = _free_shifts(meetings[members], meetings, windows)
        step = int(np.clip(len(free) // design.placebos, 1, windows.widest_step))
        shifts.append(free[(free - free[0]) % step == 0] if len(free) else free)
        steps.append(step)
    moves = _moves(shifts, clusters, len(meetings), design)
    at = np.vstack([meetings[None, :], meetings[None, :] - moves])
    return Draws(at, tuple(clusters), tuple(shifts), tuple(steps))


def spans(shifts: Sequence[NDArray[np.int64]], periods: int) -> bool:
    """Tell whether the shifts of every cluster span so many periods."""
    return all(len(free) and int(free[-1] - free[0]) >= periods for free in shifts)


def _clusters(meetings: NDArray[np.int64], windows: Windows) -> list[NDArray[np.int64]]:
    breaks = np.flatnonzero(np.diff(meetings) >= windows.lead + windows.after) + 1
    return np.split(np.arange(len(meetings)), breaks)


def _free_shifts(members: NDArray[np.int64], meetings: NDArray[np.int64], windows: Windows) -> NDArray[np.int64]:
    width = windows.lead + windows.after
    shifts = np.arange(int(members[-1] - members[0]) + width, int(members[0]) - windows.first + 1)
    moved = members[None, :] - shifts[:, None]
    apart = np.abs(moved[:, :, None] - meetings[None, None, :]) >= width
    free: NDArray[np.int64] = shifts[apart.all((1, 2))]
    return free


def _moves(
    shifts: Sequence[NDArray[np.int64]], clusters: Sequence[NDArray[np.int64]], size: int, design: Design
) -> NDArray[np.int64]:
    """Give by how much each meeting is moved: every shift of a single cluster, random draws for several."""
    if len(clusters) == 1:
        return np.repeat(shifts[0][:, None], size, axis=1)
    if not all(len(free) for free in shifts):
        return np.empty((0, size), dtype=np.int64)
    rng = np.random.default_rng(design.seed)
    moves = np.empty((design.draws, size), dtype=np.int64)
    for free, members in zip(shifts, clusters, strict=True):
        moves[:, members] = rng.choice(free, design.draws)[:, None]
    return moves
