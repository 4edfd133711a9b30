"""One dyad's past, checked and put on the scale on which the models work; and the other dyads that they learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError
from summitry.relations.forecast.grains import MOST_MISSING, RULES, carry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.forecast.grains import Rules
    from summitry.relations.panel import Panel

#: A normal distribution's standard deviation in units of its median absolute deviation.
MAD_TO_SD = 1.4826
#: Share of its early periods with events from which on another dyad is learnt from.
POOL_COVERAGE = 0.9


@dataclass(frozen=True, slots=True)
class Scale:
    """The working scale: ``asinh((value - centre) / spread)``, so that extremes weigh little more than others.

    Both figures come from the periods before the first scored forecast, so that no later value sets the scale. A
    forecast made of points keeps its order on the way back, so that intervals and ranks are the same on both scales.
    """

    centre: float
    spread: float

    def work(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Take values in the panel's unit to the working scale."""
        return np.arcsinh((values - self.centre) / self.spread)

    def back(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Take values on the working scale to the panel's unit."""
        return np.sinh(values) * self.spread + self.centre


@dataclass(frozen=True, eq=False)
class History:
    """A dyad's past on the working scale.

    Attributes:
        seen: Values on the working scale, shape (T,); nan where a period has no event.
        carried: The same with the last value carried over gaps.
        origins: Periods after which something could be foretold, ascending: those that were known before any later
            one was.
        first: Place in the panel of the first period used (the dyad's first event).
        scale: The way back.
        pool: Other dyads' carried values on scales of their own, shape (T, P); nan before a dyad's first event.
        rules: What the length of a period decides.
    """

    seen: NDArray[np.float64]
    carried: NDArray[np.float64]
    origins: NDArray[np.int64]
    first: int
    scale: Scale
    pool: NDArray[np.float64]
    rules: Rules


def read_history(panel: Panel, a: str, b: str, *, ahead: int, last: int | None = None) -> History:
    """Take a dyad's past out of a panel, up to the period ``last``.

    Raises:
        InputError: The dyad is not there, its series is too short, has too many or too long gaps, does not move, or
            became known all at once, so that no forecast of the past can be made with what was known then.
    """
    rules = RULES[panel.grain]
    name = f"{a}-{b}"
    try:
        column = panel.column(a, b)
    except KeyError:
        msg = f"no dyad {name} in {'; '.join(panel.sources)}; ask for one of its {len(panel.dyads)} dyads"
        raise InputError(msg) from None
    end = len(panel.starts) if last is None else last + 1
    values = panel.values[:end, column]
    present = np.flatnonzero(~np.isnan(values))
    first = int(present[0]) if len(present) else end
    values = values[first:]
    _check(values, name, rules, ahead)
    scale = _scale_of(values, rules, name)
    seen = scale.work(values)
    origins = find_origins(panel.known_at[first:end])
    needed = rules.choosing + rules.scoring
    if np.count_nonzero(origins >= rules.learning) < needed:
        msg = (
            f"{name}: only {np.count_nonzero(origins >= rules.learning)} {rules.noun}s became known before later ones"
            f" did, {needed} are needed to test a forecast with what was known at the time; read the events with a"
            " bound on how late they may be known"
        )
        raise InputError(msg)
    return History(
        seen=seen,
        carried=carry(seen),
        origins=origins,
        first=first,
        scale=scale,
        pool=_pool_of(panel.values[first:end], column, rules),
        rules=rules,
    )


def find_origins(known_at: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Find the periods up to which everything, and after which nothing, was known at some instant.

    A period counts as known once it and all periods before it are; where several became known at one instant, only
    the last of them was ever the last known.
    """
    known = np.maximum.accumulate(known_at.astype("datetime64[s]").astype(np.int64))
    is_last = np.append(known[1:] > known[:-1], True)
    return np.flatnonzero(is_last)


def _check(values: NDArray[np.float64], name: str, rules: Rules, ahead: int) -> None:
    least = rules.least(ahead)
    if len(values) < least:
        msg = (
            f"{name}: {len(values)} {rules.noun}s from its first event on, {least} are needed to forecast {ahead}"
            f" {rules.noun}s and to score such forecasts; {rules.advice(len(values))}"
        )
        raise InputError(msg)
    missing = np.isnan(values)
    share = float(missing.mean())
    if share > MOST_MISSING:
        msg = (
            f"{name}: {share:.0%} of its {rules.noun}s have no event, more than {MOST_MISSING:.0%}; take longer periods"
        )
        raise InputError(msg)
    gap = _longest_run(missing)
    if gap > rules.longest_gap:
        msg = (
            f"{name}: {gap} {rules.noun}s in a row have no event, more than {rules.longest_gap}; take longer periods or"
            " a series without that gap"
        )
        raise InputError(msg)


def _longest_run(flags: NDArray[np.bool_]) -> int:
    ends = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return int((ends[1::2] - ends[::2]).max()) if len(ends) else 0


def _scale_of(values: NDArray[np.float64], rules: Rules, name: str) -> Scale:
    early = values[: rules.learning]
    early = early[~np.isnan(early)]
    centre = float(np.median(early))
    spread = float(np.median(np.abs(early - centre))) * MAD_TO_SD
    if not spread > 0:
        msg = f"{name}: its values do not move in their first {rules.learning} {rules.noun}s; there is nothing to learn"
        raise InputError(msg)
    return Scale(centre, spread)


def _pool_of(values: NDArray[np.float64], column: int, rules: Rules) -> NDArray[np.float64]:
    """Put the well-covered other dyads on scales of their own, in an order that no name decides."""
    others = np.delete(values, column, axis=1)
    # Who is learnt from is settled by the periods before the first scored forecast, as the scales are.
    others = others[:, (~np.isnan(others[: rules.learning])).mean(axis=0) >= POOL_COVERAGE]
    early = others[: rules.learning]
    centre = np.nanmedian(early, axis=0) if others.shape[1] else np.empty(0)
    spread = (np.nanmedian(np.abs(early - centre), axis=0) if others.shape[1] else np.empty(0)) * MAD_TO_SD
    moves = spread > 0
    worked = carry(np.arcsinh((others[:, moves] - centre[moves]) / spread[moves]))
    # Sums of floats depend on their order a little; this one rests on early values alone, not on names.
    early = worked[: rules.learning]
    order = np.lexsort((early[-1], np.nansum(early, axis=0)))
    return worked[:, order]
