"""What a barometer is: periods with their figures, as several choices of events show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitry.relations.barometer_show import draw_barometer, to_figure, to_json, to_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summitry.charts import Chart
    from summitry.relations.barometer_show import Quantity
    from summitry.relations.breaks import Break
    from summitry.relations.panel import Grain

#: Name of the view that leaves the meetings' own events out.
WITHOUT_MEETINGS = "without meeting codes"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval; the ends are None where too few days tell how far events differ."""

    middle: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One period of one view.

    Attributes:
        start: First day.
        end: First day after it.
        events: Events, rounded where the data set splits some among several dyads.
        days: Days with events.
        effective: Events that they are worth, reports of one day being alike; 0 without events.
        mean: Plain mean of the values, or None without events.
        intensity: The mean drawn toward the long-run level, or None without events.
        cooperative: Cooperative events.
        conflictual: Conflictual events.
        share: Share of the cooperative among these, drawn toward the long-run share, or None without either.
        is_cut: The asked days begin after the period's first or end before its last day.
    """

    start: date
    end: date
    events: int
    days: int
    effective: float
    mean: float | None
    intensity: Estimate | None
    cooperative: int
    conflictual: int
    share: Estimate | None
    is_cut: bool


@dataclass(frozen=True, slots=True)
class View:
    """The periods as some of the events show them.

    Attributes:
        name: Which events, such as ``without meeting codes``.
        readings: One a period, without gaps.
        long_run: Long-run level of intensity, the baseline; None without events.
        between: Spread (standard deviation) of the periods' true levels about it; None where it cannot be told.
        long_run_share: Long-run share of cooperation.
    """

    name: str
    readings: tuple[Reading, ...]
    long_run: float | None
    between: float | None
    long_run_share: float | None


@dataclass(frozen=True, slots=True)
class Barometer:
    """The barometer of one dyad.

    Attributes:
        a: One side, the actor where the barometer is directed.
        b: The other.
        is_directed: Whether only what ``a`` does to ``b`` counts.
        by: Length of a period.
        measure: What intensity is.
        source: The data set, with its rows and what was left out of them.
        selection: Which events count, in words.
        views: All that were asked for first, then the others that the data set allows.
        breaks: Days within the time shown on which the data set changed.
    """

    a: str
    b: str
    is_directed: bool
    by: Grain
    measure: str
    source: str
    selection: str
    views: tuple[View, ...]
    breaks: tuple[Break, ...]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The periods by the events that were asked for."""
        return self.views[0].readings

    def view(self, name: str) -> View | None:
        """Give a view by its name, or None where the data set does not allow it."""
        return next((view for view in self.views if view.name == name), None)

    def to_json(self) -> dict[str, Any]:
        """Give all figures as JSON data; numbers are rounded to six digits."""
        return to_json(self)

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Give heads and rows of the table, cells as shown."""
        return to_table(self)

    def chart(
        self,
        *,
        marks: Sequence[tuple[date, str]] = (),
        quantity: Quantity = "intensity",
        chart_id: str = "barometer",
    ) -> Chart:
        """Draw the barometer; see ``draw_barometer``."""
        return draw_barometer(self, marks=marks, quantity=quantity, chart_id=chart_id)

    def figure(
        self, *, marks: Sequence[tuple[date, str]] = (), quantity: Quantity = "intensity", figure_id: str = "barometer"
    ) -> dict[str, Any]:
        """Give the fields of a dossier's figure: id, title, caption, verdict, svg, columns, rows."""
        return to_figure(self, marks=marks, quantity=quantity, figure_id=figure_id)
