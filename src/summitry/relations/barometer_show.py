"""A barometer as JSON, as a table, as a chart, and as the fields of a dossier's figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import summitry
from summitry.charts import Chart, Line, Mark, Point, draw_lines
from summitry.charts.record import show_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summitry.relations.barometer_record import Barometer, Estimate, Reading, View

#: What is drawn: the mean value of events, or the share of cooperation.
Quantity = Literal["intensity", "share"]

METHOD = (
    "each period drawn toward the dyad's long-run level as far as its few events ask for (hierarchical normal model for"
    " the mean, beta-binomial for the share), reports of one day counted as alike as they are (design effect);"
    " 95% intervals"
)

_DIGITS = 6
_COLUMNS = (
    "from", "events", "days", "worth", "mean", "intensity", "low", "high", "cooperation", "share low", "share high",
)  # fmt: skip


def to_json(barometer: Barometer) -> dict[str, Any]:
    """Give all figures as data for JSON."""
    return {
        "a": barometer.a,
        "b": barometer.b,
        "is_directed": barometer.is_directed,
        "by": barometer.by,
        "measure": barometer.measure,
        "source": barometer.source,
        "selection": barometer.selection,
        "method": METHOD,
        "version": summitry.__version__,
        "breaks": [
            {"source": row.source, "on": row.on.isoformat(), "what": row.what, "reference": row.reference}
            for row in barometer.breaks
        ],
        "views": [_view_to_json(view) for view in barometer.views],
    }


def to_table(barometer: Barometer) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Give heads and rows: one a period, the events asked for first, then the mean of each further view."""
    others = barometer.views[1:]
    rows = []
    for place, reading in enumerate(barometer.readings):
        shown = [_show(reading.intensity), *_show_ends(reading.intensity)]
        share = [_show(reading.share), *_show_ends(reading.share)]
        worth = show_number(reading.effective, 0) if reading.events else "0"
        rows.append((
            reading.start.isoformat() + (" (cut)" if reading.is_cut else ""), f"{reading.events:,}", f"{reading.days}",
            worth, show_number(reading.mean), *shown, *share,
            *(_show(view.readings[place].intensity) for view in others),
        ))  # fmt: skip
    return (*_COLUMNS, *(view.name for view in others)), tuple(rows)


def draw_barometer(
    barometer: Barometer, *, marks: Sequence[tuple[date, str]], quantity: Quantity, chart_id: str
) -> Chart:
    """Draw a line with its band, the same without the meetings' own events, the baseline, and the coverage below.

    Args:
        barometer: The figures.
        marks: Days to be marked, with what they are, such as meetings.
        quantity: ``intensity`` or ``share``.
        chart_id: Unique in the page.

    Returns:
        The drawing; its table is that of the whole barometer, so that coverage and intervals are in it.
    """
    first = barometer.views[0]
    drawn = [first, *(view for view in barometer.views[1:] if view.name.startswith("without"))]
    drawn = [view for view in drawn if any(_estimate(reading, quantity) for reading in view.readings)]
    level = first.long_run if quantity == "intensity" else first.long_run_share
    chart = draw_lines(
        chart_id,
        title(barometer, quantity),
        _describe(barometer, quantity),
        [Line(view.name, tuple(_point(reading, quantity) for reading in view.readings)) for view in drawn],
        level=None if level is None else (f"long-run level of {first.name}: {show_number(level)}", level),
        marks=[Mark(on, label) for on, label in marks],
        breaks=[Mark(row.on, row.what) for row in barometer.breaks],
        bars=(f"events a {barometer.by}", [(reading.start, float(reading.events)) for reading in first.readings]),
    )
    return Chart(chart.svg, *to_table(barometer))


def to_figure(
    barometer: Barometer, *, marks: Sequence[tuple[date, str]], quantity: Quantity, figure_id: str
) -> dict[str, Any]:
    """Give id, title, caption, verdict, svg, columns and rows of a figure of the dossier."""
    chart = draw_barometer(barometer, marks=marks, quantity=quantity, chart_id=figure_id)
    return {
        "id": figure_id,
        "title": title(barometer, quantity),
        "caption": caption(barometer, quantity),
        "verdict": "",
        "svg": chart.svg,
        "columns": chart.columns,
        "rows": chart.rows,
    }


def title(barometer: Barometer, quantity: Quantity = "intensity") -> str:
    """Say in one line what is shown."""
    joint = f"{barometer.a} to {barometer.b}" if barometer.is_directed else f"{barometer.a} and {barometer.b}"
    what = barometer.measure if quantity == "intensity" else "share of cooperation"
    return f"{what[:1].upper()}{what[1:]} by {barometer.by}, {joint}"


def caption(barometer: Barometer, quantity: Quantity = "intensity") -> str:
    """Say what a reader must know: coverage, data set, events, baseline, method, version."""
    view = barometer.views[0]
    events, days = sum(row.events for row in view.readings), sum(row.days for row in view.readings)
    level = view.long_run if quantity == "intensity" else view.long_run_share
    span = f"{view.readings[0].start.isoformat()} to before {view.readings[-1].end.isoformat()}"
    return (
        f"{_count(events, 'event')} on {_count(days, 'day')}, {span}; {barometer.selection}. Data: {barometer.source}."
        f" Baseline: the dyad's long-run level, {show_number(level)}. Method: {METHOD}."
        f" Summitry {summitry.__version__}."
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _describe(barometer: Barometer, quantity: Quantity) -> str:
    readings = [row for row in barometer.readings if _estimate(row, quantity)]
    if not readings:
        return "No period has an event."
    ordered = sorted(readings, key=lambda row: (_middle(row, quantity), row.start))
    low, high = ordered[0], ordered[-1]
    return (
        f"Lowest {show_number(_middle(low, quantity))} in the {barometer.by} from {low.start.isoformat()}, highest"
        f" {show_number(_middle(high, quantity))} in that from {high.start.isoformat()}; the table has every period."
    )


def _estimate(reading: Reading, quantity: Quantity) -> Estimate | None:
    return reading.intensity if quantity == "intensity" else reading.share


def _middle(reading: Reading, quantity: Quantity) -> float:
    estimate = _estimate(reading, quantity)
    return estimate.middle if estimate else float("nan")


def _point(reading: Reading, quantity: Quantity) -> Point:
    estimate = _estimate(reading, quantity)
    if estimate is None:
        return Point(reading.start, None, (), reading.end)
    is_known = estimate.low is not None and estimate.high is not None
    band = ((estimate.low, estimate.high),) if is_known else ()
    return Point(reading.start, estimate.middle, band, reading.end)  # type: ignore[arg-type] # None is ruled out above


def _show(estimate: Estimate | None) -> str:
    return show_number(estimate.middle if estimate else None)


def _show_ends(estimate: Estimate | None) -> tuple[str, str]:
    return (show_number(estimate.low), show_number(estimate.high)) if estimate else ("—", "—")


def _view_to_json(view: View) -> dict[str, Any]:
    return {
        "name": view.name,
        "long_run": _round(view.long_run),
        "between": _round(view.between),
        "long_run_share": _round(view.long_run_share),
        "readings": [
            {
                "start": row.start.isoformat(),
                "end": row.end.isoformat(),
                "events": row.events,
                "days": row.days,
                "effective": _round(row.effective),
                "mean": _round(row.mean),
                "intensity": _estimate_to_json(row.intensity),
                "cooperative": row.cooperative,
                "conflictual": row.conflictual,
                "share": _estimate_to_json(row.share),
                "is_cut": row.is_cut,
            }
            for row in view.readings
        ],
    }


def _estimate_to_json(estimate: Estimate | None) -> dict[str, float | None] | None:
    if estimate is None:
        return None
    return {"middle": _round(estimate.middle), "low": _round(estimate.low), "high": _round(estimate.high)}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
