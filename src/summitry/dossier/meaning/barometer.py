"""How the two states' relations stood, by event data, with their meetings marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from summitry.charts.record import show_number
from summitry.dossier.days import write_days
from summitry.dossier.meaning.events import HAND_KEPT
from summitry.dossier.meaning.part import Share, count, make_figure, reason_of
from summitry.errors import InputError
from summitry.relations.barometer_record import WITHOUT_MEETINGS

if TYPE_CHECKING:
    from summitry.dossier.meaning.dyads import Dyad
    from summitry.dossier.meaning.events import Events
    from summitry.dossier.record import Figure
    from summitry.relations.barometer_record import Barometer
    from summitry.relations.barometer_show import Quantity

#: Events that a month must have on average to be shown by itself; with fewer, or with more months than can be told
#: apart in a drawing, quarters are shown.
FEWEST_A_MONTH = 5
MOST_MONTHS = 180


def tell_barometer(dyad: Dyad, events: Events) -> Share:
    """Draw intensity and share of cooperation with the meetings marked, with and without events that are meetings."""
    try:
        barometer = _measure(dyad, events)
    except InputError as error:
        return Share(missing=(_none(events, error),))
    figures = [
        _figure(dyad, barometer, quantity, title)
        for quantity, title in _titles(barometer).items()
        if any(getattr(reading, quantity) for reading in barometer.readings)
    ]
    if events.is_hand_kept:
        figures = [replace(figure, caption=f"{HAND_KEPT}. {figure.caption}") for figure in figures]
    return Share(tuple(figures), said=_describe(barometer, events))


def _figure(dyad: Dyad, barometer: Barometer, quantity: Quantity, title: str) -> Figure:
    fields = barometer.figure(marks=dyad.marks, quantity=quantity, figure_id=f"barometer-{quantity}-{dyad.key}")
    return make_figure(
        fields,
        title=f"{title} by {barometer.by}, meetings marked",
        caption=fields["caption"] + _baseline(barometer, quantity) + _outside(barometer, dyad),
    )


def _titles(barometer: Barometer) -> dict[Quantity, str]:
    return {"intensity": _capital(barometer.measure), "share": "Share of cooperative events"}


def _measure(dyad: Dyad, events: Events) -> Barometer:
    from summitry.relations.barometer import measure  # noqa: PLC0415 - scipy and DuckDB are loaded where needed

    def by(grain: str) -> Barometer:
        return measure(
            events.path,
            dyad.a,
            dyad.b,
            by=grain,  # type: ignore[arg-type] # one of the two below
            columns=events.columns,
            reading=events.reading,
        )

    barometer = by("month")
    months, seen = len(barometer.readings), sum(reading.events for reading in barometer.readings)
    if months > MOST_MONTHS or seen < FEWEST_A_MONTH * months:
        barometer = by("quarter")
    if events.is_hand_kept:
        barometer = replace(barometer, source=f"list of dated events that ships with Summitry, {barometer.source}")
    return barometer


def _describe(barometer: Barometer, events: Events) -> str:
    readings = barometer.readings
    seen = sum(reading.events for reading in readings)
    span = write_days(readings[0].start, readings[-1].end - timedelta(1))
    told = f"{count(seen, 'record')} of events between the two, {span}, {'is' if seen == 1 else 'are'}"
    if events.is_hand_kept:
        return f"{told} from the list that ships, which was put together by hand and is no sample"
    return f"{told} from {events.path.name}"


def _baseline(barometer: Barometer, quantity: Quantity) -> str:
    """Give the long-run level of the events without the meetings' own, where the data set has codes."""
    view = barometer.view(WITHOUT_MEETINGS)
    level = None if view is None else view.long_run if quantity == "intensity" else view.long_run_share
    return f" Without meeting codes the long-run level is {show_number(level)}." if level is not None else ""


def _outside(barometer: Barometer, dyad: Dyad) -> str:
    """Say which meetings the data does not reach."""
    first, end = barometer.readings[0].start, barometer.readings[-1].end
    outside = [write_days(day, day) for day in dyad.days if not first <= day < end]
    return f" These events do not reach the meetings of {', '.join(outside)}." if outside else ""


def _none(events: Events, error: InputError) -> str:
    if events.is_hand_kept:
        return (
            "no event data was given (option --events), and the list of dated events that ships has none of these two"
            " states, so there is no barometer, no effect and no forecast"
        )
    return f"no barometer from {events.path.name}: {reason_of(error)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
