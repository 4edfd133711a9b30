"""What each kind of figure gives: figures, and in words what could not be shown and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitry.dossier.record import Figure
from summitry.relations.forecast.grains import shift

if TYPE_CHECKING:
    from summitry.errors import SummitryError
    from summitry.relations.panel import Panel


@dataclass(frozen=True, slots=True)
class Share:
    """One kind's share of a dyad's figures.

    Attributes:
        figures: In the order in which they are shown.
        said: What they come to, a sentence for the reader who sees no figure; empty where they claim nothing.
        missing: What is not shown and why, a sentence each.
        level: Nominal level of the test that was made, or None where none was.
    """

    figures: tuple[Figure, ...] = ()
    said: str = ""
    missing: tuple[str, ...] = ()
    level: float | None = None


def make_figure(fields: dict[str, Any], **changed: Any) -> Figure:
    """Make a figure of what a relation's ``figure_fields`` gives, with some of it said in the dossier's words."""
    return Figure(**(fields | changed))


def reason_of(error: SummitryError) -> str:
    """Give an error's message as the end of a sentence."""
    return str(error).rstrip(". ") or type(error).__name__


def span_of(panel: Panel) -> str:
    """Give the first and last day of a panel, in words; a panel of one period that was not over is empty."""
    if not len(panel.starts):
        return f"no whole {panel.grain}"
    return f"{panel.starts[0]} to before {shift(panel.starts[-1], panel.grain, 1)}"


def count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
