"""How far each dyad is from its counterfactual after each date, for all dyads alike, the one asked about included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from summitry.relations.impact.simplex import fit_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from summitry.relations.impact.design import Design, Windows
    from summitry.relations.panel import Panel


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """Gaps of all N dyads at one date, in units of ``scale``; nan where windows have too few periods with events.

    Attributes:
        gap: Mean after, less the mean before, less the same change of the weighted donors, shape (N,).
        lead: The same for the days before the meeting that were left out, shape (N,).
        scale: Standard deviation of a period about the level before, in the panel's unit, shape (N,).
        before: Mean before, shape (N,).
        after: Mean after, shape (N,).
        weights: Row i holds the weights of i's donors, shape (N, N).
    """

    gap: NDArray[np.float64]
    lead: NDArray[np.float64]
    scale: NDArray[np.float64]
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    weights: NDArray[np.float32]


class GapTable:
    """Gaps by date, computed when asked for and kept.

    Args:
        panel: Events by period.
        columns: The panel's columns that take part, N of them.
        barred: True at (i, j) where j may not be a donor of i, shape (N, N).
        design: Settings.

    A window's mean counts each event once. Donors and dyad are divided by their own scale before the fit, so that a
    dyad about which much is written does not outweigh the others.
    """

    def __init__(self, panel: Panel, columns: NDArray[np.int64], *, barred: NDArray[np.bool_], design: Design) -> None:
        self.windows: Windows = design.windows(panel.grain)
        self.barred = barred
        self.periods = len(panel.starts)
        self._design = design
        self._values = panel.values[:, columns]
        self._is_there = np.isfinite(self._values) & (panel.counts[:, columns] > 0)
        counts = np.where(self._is_there, panel.counts[:, columns], 0).astype(np.float64)
        sums = np.where(self._is_there, np.nan_to_num(self._values) * counts, 0.0)
        self._sums, self._counts, self._there = (_running(part) for part in (sums, counts, self._is_there))
        self._rows: dict[int, Row] = {}

    def row(self, at: int) -> Row:
        """Give all gaps of a meeting in period ``at``; its windows must lie within the panel."""
        if at not in self._rows:
            self._rows[at] = self._compute(at)
        return self._rows[at]

    def _mean(self, start: int, stop: int) -> NDArray[np.float64]:
        """Average the events of each dyad from period ``start`` up to ``stop``; nan where too few periods have any."""
        counts = self._counts[stop] - self._counts[start]
        there = self._there[stop] - self._there[start]
        enough = there >= max(1.0, self._design.coverage * (stop - start))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(enough, (self._sums[stop] - self._sums[start]) / counts, np.nan)

    def gaps_without(self, at: int, place: int, donors: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give one dyad's gap at a date as it would be without each of the donors in turn, shape of ``donors``."""
        changes = self._changes(at)
        allowed = np.repeat((changes.usable & ~self.barred[place])[None, :], len(donors), axis=0)
        allowed[np.arange(len(donors)), donors] = False
        weights = self._fit(changes.gram, np.repeat(changes.gram[[place]], len(donors), axis=0), allowed)
        gaps: NDArray[np.float64] = changes.after[place] - weights @ np.nan_to_num(changes.after)
        return gaps

    def _changes(self, at: int) -> _Changes:
        windows = self.windows
        start, stop = at - windows.lead - windows.before, at - windows.lead
        before, after = self._mean(start, stop), self._mean(at, at + windows.after)
        lead = self._mean(stop, at) if windows.lead else np.full(len(before), np.nan)
        there = self._is_there[start:stop]
        residuals = np.where(there, self._values[start:stop] - before, 0.0)
        scale = np.sqrt((residuals**2).sum(0) / np.maximum(there.sum(0), 1))
        scale = np.where(np.isfinite(before) & (scale > 0), scale, np.nan)
        standard = np.nan_to_num(residuals / scale, nan=0.0)
        return _Changes(
            before=before,
            mean_after=after,
            scale=scale,
            after=(after - before) / scale,
            lead=(lead - before) / scale,
            gram=standard.T @ standard / len(standard),
        )

    def _fit(
        self, gram: NDArray[np.float64], moments: NDArray[np.float64], allowed: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        return fit_weights(gram, moments, allowed, ridge=self._design.ridge)

    def _compute(self, at: int) -> Row:
        changes = self._changes(at)
        usable = changes.usable
        weights = self._fit(changes.gram, changes.gram, usable[:, None] & usable[None, :] & ~self.barred)
        return Row(
            gap=changes.after - weights @ np.nan_to_num(changes.after),
            # A donor without events in the lead is taken to have stayed where it was.
            lead=changes.lead - weights @ np.nan_to_num(changes.lead),
            scale=changes.scale,
            before=changes.before,
            after=changes.mean_after,
            weights=weights.astype(np.float32),
        )


@dataclass(frozen=True, eq=False, slots=True)
class _Changes:
    """Levels of all dyads around one date, and how they went together before; ``after`` and ``lead`` standardised."""

    before: NDArray[np.float64]
    mean_after: NDArray[np.float64]
    scale: NDArray[np.float64]
    after: NDArray[np.float64]
    lead: NDArray[np.float64]
    gram: NDArray[np.float64]

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Which dyads have both windows."""
        return np.isfinite(self.after)


def share_country(dyads: Sequence[tuple[str, str]]) -> NDArray[np.bool_]:
    """Tell for each pair of dyads whether a country is in both, each with itself included, shape (N, N)."""
    names = sorted({name for dyad in dyads for name in dyad})
    member = np.array([[name in dyad for name in names] for dyad in dyads], dtype=np.int64).reshape(len(dyads), -1)
    return (member @ member.T) > 0


def _running(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Add up down the periods, a row of nought first, so that a window's sum is one difference."""
    total = np.cumsum(values.astype(np.float64), axis=0)
    return np.vstack([np.zeros((1, total.shape[1])), total])
