"""The barometer by each data set of a lake, side by side, with how far they agree.

Levels of data sets differ, as their texts, coders and scales do; what can be compared is whether they rise and fall
together. So the ranks of the periods are compared (Spearman), with the interval of Bonett and Wright (Psychometrika 65,
2000, 23-28).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import InputError, UnknownCode
from summitry.eventdata.lake import read_batches
from summitry.relations.barometer import measure
from summitry.relations.lake import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.barometer_record import Barometer
    from summitry.relations.panel import Grain
    from summitry.relations.rows import Selection

#: Fewest common periods from which an agreement is told.
FEWEST_PERIODS = 6

_TO_975 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two data sets rise and fall together.

    Attributes:
        first: One data set.
        second: The other.
        periods: Periods in which both have events.
        correlation: Spearman's rank correlation of their intensities, -1 to 1; None where the periods are too few or
            one of them never changes.
        low: Lower end of its 95% interval, or None.
        high: Its upper end.
    """

    first: str
    second: str
    periods: int
    correlation: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A dyad's barometer by each data set.

    Attributes:
        barometers: By data set, in the order of their names.
        agreements: One a pair of them.
        without: Data sets that have no event of the dyad, with what was said of them.
    """

    barometers: tuple[tuple[str, Barometer], ...]
    agreements: tuple[Agreement, ...]
    without: tuple[tuple[str, str], ...]


def list_sources(lake: Path | str) -> tuple[str, ...]:
    """List the data sets of a lake, sorted."""
    return tuple(sorted({part.source for batch in read_batches(Path(lake)) for part in batch.parts}))


def measure_each(
    lake: Path | str,
    a: str,
    b: str,
    *,
    by: Grain = "month",
    selection: Selection | None = None,
    reading: Reading | None = None,
) -> SideBySide:
    """Measure a dyad's barometer by each data set of a lake.

    Args:
        lake: The lake's folder.
        a: One side.
        b: The other.
        by: Length of a period.
        selection: Which events count.
        reading: Scale and rule against duplicates; its ``source`` is not looked at.

    Raises:
        InputError: The lake holds nothing, or no data set has an event of the dyad.
    """
    sources = list_sources(lake)
    if not sources:
        msg = f"{lake} holds no events; load some with `summitry events load FILES... --out {lake}`"
        raise InputError(msg)
    found, without = [], []
    for source in sources:
        own = replace(reading or Reading(), source=source)
        try:
            found.append((source, measure(lake, a, b, by=by, selection=selection, reading=own)))
        except (InputError, UnknownCode) as error:
            without.append((source, str(error)))
    if not found:
        raise InputError("; ".join(why for _, why in without))
    agreements = tuple(agree(one, other) for one, other in combinations(found, 2))
    return SideBySide(tuple(found), agreements, tuple(without))


def agree(one: tuple[str, Barometer], other: tuple[str, Barometer]) -> Agreement:
    """Compare two data sets' intensities period by period, by their ranks."""
    first, second = (_means(barometer) for _, barometer in (one, other))
    common = sorted(first.keys() & second.keys())
    x, y = (_ranks(np.array([means[start] for start in common])) for means in (first, second))
    told = len(common) >= FEWEST_PERIODS and np.ptp(x) > 0 and np.ptp(y) > 0
    if not told:
        return Agreement(one[0], other[0], len(common), None, None, None)
    correlation = float(np.corrcoef(x, y)[0, 1])
    # Rounding may leave a perfect agreement a hair beyond 1, where its transform is not defined.
    z = math.atanh(max(-0.999999, min(0.999999, correlation)))
    reach = _TO_975 * math.sqrt((1 + correlation**2 / 2) / (len(common) - 3))
    return Agreement(one[0], other[0], len(common), correlation, math.tanh(z - reach), math.tanh(z + reach))


def _means(barometer: Barometer) -> dict[str, float]:
    return {row.start.isoformat(): row.mean for row in barometer.readings if row.mean is not None}


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rank values, equal ones by the mean of their places."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = (last - (counts - 1) / 2)[place]
    return ranks
