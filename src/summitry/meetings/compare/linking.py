"""Which points of two accounts speak of the same thing: an assignment, and what joins it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: Least likeness of a link of the assignment.
LINK: Final = 0.2
#: Least likeness at which a point that the assignment left over joins the topic of its best partner.
JOIN: Final = 0.3
#: Least likeness of what two documents of one account tell, for it to be told again.
AGAIN: Final = 0.4


@dataclass(frozen=True, slots=True)
class Link:
    """Two points that speak of the same thing, by their places, and how alike they are."""

    first: int
    second: int
    score: float


def between(total: NDArray[np.float64], stretches: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Give the likeness of stretches: that of their two points that are most alike."""
    if all(len(stretch) == 1 for stretch in stretches):
        places = [stretch[0] for stretch in stretches]
        return np.asarray(total[np.ix_(places, places)])
    rows = np.array([total[list(stretch)].max(axis=0) for stretch in stretches])
    return np.array([rows[:, list(stretch)].max(axis=1) for stretch in stretches]).T


def link(score: NDArray[np.float64], here: Sequence[int], there: Sequence[int]) -> list[Link]:
    """Link the points of two accounts.

    The assignment (Jonker and Volgenant's algorithm, as in ``scipy.optimize.linear_sum_assignment``) maximises the sum
    of what links score above ``LINK``, each point in one link at most; then a point that was left over joins its best
    partner where the two are alike enough by themselves, so that one sentence can answer several of the other side.

    Args:
        score: Likeness of every point to every other.
        here: Places of the first account's points.
        there: Places of the second account's points.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  loads slowly

    if not here or not there:
        return []
    block = score[np.ix_(here, there)]
    gain = np.where(block >= LINK, block - LINK + 1e-6, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    links = [
        Link(here[row], there[column], float(block[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if block[row, column] >= LINK
    ]
    linked = {place for found in links for place in (found.first, found.second)}
    for row, place in enumerate(here):
        best = int(np.argmax(block[row]))
        if place not in linked and block[row, best] >= JOIN:
            links.append(Link(place, there[best], float(block[row, best])))
    for column, place in enumerate(there):
        best = int(np.argmax(block[:, column]))
        if place not in linked and block[best, column] >= JOIN:
            links.append(Link(here[best], place, float(block[best, column])))
    return links


def again(score: NDArray[np.float64], stretches: Sequence[tuple[int, str]]) -> list[Link]:
    """Link what several documents of one account tell alike.

    Args:
        score: Likeness of every stretch to every other.
        stretches: The account's stretches: place and document.
    """
    return [
        Link(one, other, float(score[one, other]))
        for (one, first), (other, second) in combinations(stretches, 2)
        if first != second and score[one, other] >= AGAIN
    ]
