"""Dyads by periods: the one table that barometer, effect and forecast are computed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Grain = Literal["day", "week", "month", "quarter"]


@dataclass(frozen=True, eq=False)
class Panel:
    """Mean intensity of events for each dyad and period.

    Attributes:
        starts: First day of each period, ``datetime64[D]``, shape (T,), ascending without gaps; weeks begin on Monday.
        grain: Length of a period.
        dyads: The N dyads, ``(actor, recipient)``; sorted within a dyad where ``is_directed`` is false.
        is_directed: Whether direction counts.
        values: Mean intensity (Goldstein's scale, or whatever ``measure`` says), shape (T, N); nan where there is no
            event.
        counts: Events that a value rests on, shape (T, N); all 1 or 0 where a ready series gives no counts.
        known_at: Instant from which a period's value was known, ``datetime64[s]``, shape (T,); the period's end where
            the source does not tell.
        measure: What ``values`` are, in words, such as ``mean Goldstein value``.
        sources: What it was computed from, in words, one a data set.
        untold: Share of the events of which the source does not tell when they became known, 0 to 1; they are taken for
            known at their period's end.
    """

    starts: NDArray[np.datetime64]
    grain: Grain
    dyads: tuple[tuple[str, str], ...]
    is_directed: bool
    values: NDArray[np.float64]
    counts: NDArray[np.int64]
    known_at: NDArray[np.datetime64]
    measure: str
    sources: tuple[str, ...]
    untold: float = 0.0

    def column(self, a: str, b: str) -> int:
        """Give the place of a dyad; its order does not matter where the panel is not directed.

        Raises:
            KeyError: There is no such dyad.
        """
        wanted = (a, b) if self.is_directed else (min(a, b), max(a, b))
        try:
            return self.dyads.index(wanted)
        except ValueError:
            raise KeyError(wanted) from None

    def __post_init__(self) -> None:
        """Hold the shapes against one another.

        Raises:
            ValueError: They do not fit.
        """
        shape = (len(self.starts), len(self.dyads))
        if self.values.shape != shape or self.counts.shape != shape or self.known_at.shape != shape[:1]:
            msg = f"values {self.values.shape}, counts {self.counts.shape}, known_at {self.known_at.shape} for {shape}"
            raise ValueError(msg)
