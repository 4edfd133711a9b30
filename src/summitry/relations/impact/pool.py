"""Who takes part: the dyad asked about, those that may be donors, and third parties; chosen by busyness alone."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np

from summitry.errors import UnknownCode
from summitry.relations.impact.gaps import share_country

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.impact.design import Design
    from summitry.relations.panel import Panel


@dataclass(frozen=True, eq=False, slots=True)
class Pool:
    """The dyads of one estimate; places count within ``columns``, and the dyad asked about has place 0.

    Attributes:
        columns: Columns of the panel, N of them.
        dyads: Their names.
        others: Places of the dyads without either side or an affected country.
        third_parties: Places of the busiest dyads of each side with somebody else.
        barred: True at (i, j) where j may not be a donor of i, shape (N, N).
        shared: True at (i, j) where a country is in both, shape (N, N).
    """

    columns: NDArray[np.int64]
    dyads: tuple[tuple[str, str], ...]
    others: NDArray[np.int64]
    third_parties: NDArray[np.int64]
    barred: NDArray[np.bool_]
    shared: NDArray[np.bool_]


def choose(panel: Panel, a: str, b: str, *, until: int, design: Design, affected: tuple[str, ...] = ()) -> Pool:
    """Choose the dyads that take part, from what happened before period ``until`` alone.

    Nobody that may be affected is a donor: no dyad with either side in it, nor with a country named in ``affected``.

    Raises:
        UnknownCode: The panel has no such dyad, or no such country.
    """
    treated = _column(panel, a, b)
    _check_countries(panel, affected)
    order = [column for column in _by_busyness(panel, until) if column != treated]
    sides = [
        [column for column in order if _is_third(panel.dyads[column], own, other)] for own, other in ((a, b), (b, a))
    ]
    third = [column for side in sides for column in side[: design.third_parties]]
    chosen = list(dict.fromkeys([treated, *order[: design.pool], *third]))
    dyads = tuple(panel.dyads[column] for column in chosen)
    shared = share_country(dyads)
    parties = {a, b}
    is_near = np.array([not parties.isdisjoint(dyad) for dyad in dyads])
    is_affected = np.array([not set(affected).isdisjoint(dyad) for dyad in dyads])
    barred = shared | (is_near[:, None] & (is_near | is_affected)[None, :])
    return Pool(
        columns=np.array(chosen),
        dyads=dyads,
        others=np.flatnonzero(~is_near & ~is_affected),
        third_parties=np.array([chosen.index(column) for column in third], dtype=np.int64),
        barred=barred,
        shared=shared,
    )


def _column(panel: Panel, a: str, b: str) -> int:
    try:
        return panel.column(a, b)
    except KeyError:
        names = [f"{x}-{y}" for x, y in panel.dyads]
        raise UnknownCode(f"{a}-{b}", "dyad of the event data", get_close_matches(f"{a}-{b}", names)) from None


def _check_countries(panel: Panel, affected: tuple[str, ...]) -> None:
    names = {name for dyad in panel.dyads for name in dyad}
    for name in affected:
        if name not in names:
            raise UnknownCode(name, "country of the event data", get_close_matches(name, sorted(names)))


def _by_busyness(panel: Panel, until: int) -> list[int]:
    """Order the columns by events, then periods with events, then size, never by name."""
    values, counts = panel.values[:until], panel.counts[:until]
    size = np.abs(np.nan_to_num(values)).sum(0)
    order = np.lexsort((-size, -np.isfinite(values).sum(0), -counts.sum(0)))
    return [int(column) for column in order if counts[:, column].any()]


def _is_third(dyad: tuple[str, str], own: str, other: str) -> bool:
    return own in dyad and other not in dyad
