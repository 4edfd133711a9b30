"""Where relations may stand in the weeks after the event data ends, with the score of such forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry import __version__
from summitry.charts import Bar, draw_bars
from summitry.dossier.days import write_days
from summitry.dossier.meaning.events import NO_SAMPLE
from summitry.dossier.meaning.part import Share, count, make_figure, reason_of, span_of
from summitry.dossier.record import Figure
from summitry.errors import InputError

if TYPE_CHECKING:
    from summitry.dossier.meaning.dyads import Dyad
    from summitry.dossier.meaning.events import Events
    from summitry.relations.forecast import Forecast
    from summitry.relations.panel import Panel

#: Weeks ahead that are tried, the furthest first: a shorter series carries fewer.
AHEAD = (12, 4, 1)


def tell_forecast(dyad: Dyad, events: Events) -> Share:
    """Draw the fan with the score of its backtest; or what there is, and why it carries no forecast."""
    from summitry.relations.forecast.read import read_panel  # noqa: PLC0415 - DuckDB is loaded where needed

    try:
        panel = read_panel(events.path, dyad.a, dyad.b, columns=events.columns, reading=events.reading)
    except InputError as error:
        return Share(missing=() if events.is_hand_kept else (f"no forecast: {reason_of(error)}",))
    if events.is_hand_kept:
        return Share(
            (_refuse(dyad, panel, f"{NO_SAMPLE}, so that it carries no forecast; event data given with --events can"),)
        )
    found = _predict(panel, dyad)
    if isinstance(found, str):
        return Share((_refuse(dyad, panel, found),))
    title = f"The {count(len(found.steps), 'week')} after the event data ends, with the score of such forecasts"
    return Share((make_figure(found.figure_fields(), id=f"forecast-{dyad.key}", title=title),), said=_say(found))


def _say(found: Forecast) -> str:
    first = found.steps[0].starts_on
    return f"Weeks from {write_days(first, first)} on: {found.verdict[:1].lower()}{found.verdict[1:]}"


def _predict(panel: Panel, dyad: Dyad) -> Forecast | str:
    """Forecast as far ahead as the series carries, or say why it carries nothing."""
    from summitry.relations.forecast import predict  # noqa: PLC0415 - as above

    reason = ""
    for ahead in AHEAD:
        try:
            return predict(panel, dyad.a, dyad.b, ahead=ahead)
        except InputError as error:
            reason = reason_of(error)
    return reason


def _refuse(dyad: Dyad, panel: Panel, reason: str) -> Figure:
    """Show how many weeks have an event, and say why that carries no forecast."""
    counts = panel.counts[:, panel.column(dyad.a, dyad.b)]
    seen, weeks = int((counts > 0).sum()), len(counts)
    title = "The weeks to come: no forecast"
    bars = [Bar("weeks with an event", seen), Bar("weeks without any", weeks - seen)]
    drawn = draw_bars(f"forecast-{dyad.key}", f"{title}: {dyad.label}", reason, bars)
    caption = (
        f"Inconclusive: {reason}. Data: {'; '.join(panel.sources)}; {span_of(panel)}. A forecast is shown only beside"
        f" its backtest against climatology, random walk, AR(1) and SES. Summitry {__version__}."
    )
    return Figure(f"forecast-{dyad.key}", title, caption, "inconclusive", drawn.svg, drawn.columns, drawn.rows)
