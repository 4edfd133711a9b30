"""Made-up panels in which the truth is known."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np

from summitry.relations.panel import Panel

FIRST = np.datetime64("2020-01-01", "D")


def make_panel(*, days: int = 620, countries: int = 12, seed: int = 3, grain: str = "day") -> Panel:
    """Dyads of ``C00``, ``C01``...: a level of their own, slow noise, a common wave, one to nine events a period."""
    rng = np.random.default_rng(seed)
    names = [f"C{number:02}" for number in range(countries)]
    dyads = tuple(combinations(names, 2))
    noise = rng.normal(size=(days, len(dyads)))
    for day in range(1, days):
        noise[day] += 0.3 * noise[day - 1]
    wave = np.sin(np.arange(days) / 40)[:, None] * rng.uniform(0.2, 0.8, len(dyads))
    values = rng.normal(size=len(dyads)) + noise + wave
    step = {"day": 1, "week": 7}.get(grain, 30)
    first = FIRST if grain == "day" else np.datetime64("2019-12-30", "D")
    starts = first + step * np.arange(days)
    return Panel(
        starts=starts,
        grain=grain,
        dyads=dyads,
        is_directed=False,
        values=values,
        counts=rng.integers(1, 10, values.shape),
        known_at=(starts + step).astype("datetime64[s]"),
        measure="mean of a made-up value",
        sources=("made up",),
    )


def plant(panel: Panel, dyad: tuple[str, str], at: int, length: int, size: float) -> Panel:
    """Move one dyad by ``size`` for ``length`` periods from ``at`` on."""
    values = panel.values.copy()
    values[at : at + length, panel.column(*dyad)] += size
    return replace(panel, values=values)


def reorder(panel: Panel, order: np.ndarray) -> Panel:
    """Put the columns in another order."""
    return replace(
        panel,
        dyads=tuple(panel.dyads[column] for column in order),
        values=panel.values[:, order],
        counts=panel.counts[:, order],
    )


def rename(panel: Panel, names: dict[str, str]) -> Panel:
    """Give the countries other names, sorted within a dyad as a panel wants it."""
    return replace(panel, dyads=tuple(tuple(sorted((names[a], names[b]))) for a, b in panel.dyads))


def cut(panel: Panel, start: int, stop: int) -> Panel:
    """Keep the periods from ``start`` up to ``stop``."""
    part = slice(start, stop)
    return replace(
        panel,
        starts=panel.starts[part],
        values=panel.values[part],
        counts=panel.counts[part],
        known_at=panel.known_at[part],
    )
