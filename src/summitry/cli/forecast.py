"""``summitry forecast``: where a dyad may stand in the periods to come, or whether its leaders meet again."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli.who import parse_day
from summitry.errors import BadField, InputError

if TYPE_CHECKING:
    from summitry.relations.again import Again
    from summitry.relations.forecast import Forecast


def forecast(  # noqa: PLR0917 - typer calls it by name
    a: Annotated[str, typer.Argument(help="One side, as the data set names it: ISO3 in a lake.")],
    b: Annotated[str, typer.Argument(help="The other side.")],
    events: Annotated[
        Path | None, typer.Option(help="A lake's folder, or a series (CSV, Parquet) with date, a, b, value.")
    ] = None,
    by: Annotated[str, typer.Option(help="day, week, month or quarter.")] = "week",
    ahead: Annotated[int, typer.Option(help="Periods ahead, 1 to 12.")] = 12,
    as_of: Annotated[str | None, typer.Option(help="Use only what was known by the end of this day.")] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Only what the first side does to the other.")] = False,
    governments: Annotated[bool, typer.Option("--governments", help="Events among governments alone.")] = False,
    without_meetings: Annotated[
        bool, typer.Option("--without-meetings", help="Leave out events that are themselves meetings (CAMEO 036, 04).")
    ] = False,
    mode: Annotated[str, typer.Option(help="all, verbal or material.")] = "all",
    known_within: Annotated[
        int, typer.Option(help="Days after a period's end by which an event must have been known.")
    ] = 7,
    columns: Annotated[
        str | None, typer.Option(help="Names of a series' columns: date=DAY,a=SOURCE,value=SCORE.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The lake's data set, where it holds several.")] = None,
    scale: Annotated[str | None, typer.Option(help="CAMEO or PLOVER, where the data set holds both.")] = None,
    dedupe: Annotated[str, typer.Option(help="What counts once: none, article, mirror or day.")] = "none",
    again: Annotated[bool, typer.Option("--again", help="Chance that the two leaders meet again, instead.")] = False,
    on: Annotated[str | None, typer.Option(help="With --again: the day on which it is asked.")] = None,
    met: Annotated[
        list[str] | None, typer.Option(help="With --again: a meeting after the records' end; `none` for none.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    svg: Annotated[Path | None, typer.Option(help="Write the drawing to this file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page with drawing and table to this file.")] = None,
) -> None:
    """Forecast a dyad as distributions, each beside its backtest; or, with --again, the chance of another meeting.

    A forecast is made 1 to 12 periods ahead with what was known by then; its past forecasts are scored by CRPS against
    climatology, random walk, AR(1) and SES. Where none beats climatology it says so. --again needs no events: it rests
    on the visit records that ship.
    """
    found: Again | Forecast
    if again:
        found = _meet_again(a, b, on, met)
    elif on or met:
        msg = "--on and --met belong to --again; for a forecast of events give --as-of"
        raise InputError(msg)
    elif events is None:
        msg = "give --events LAKE_OR_SERIES, or --again for the chance that the two leaders meet again"
        raise InputError(msg)
    else:
        from summitry.relations.forecast import predict
        from summitry.relations.forecast.read import read_panel
        from summitry.relations.lake import Reading
        from summitry.relations.rows import Selection
        from summitry.relations.series import Columns

        _check_choice("--by", by, ("day", "week", "month", "quarter"))
        _check_choice("--mode", mode, ("all", "verbal", "material"))
        instant = _end_of(as_of)
        panel = read_panel(
            events,
            a,
            b,
            by=by,  # type: ignore[arg-type] # checked above
            selection=Selection(
                is_directed=directed,
                mode=mode,  # type: ignore[arg-type] # checked above
                without_meetings=without_meetings,
                government_only=governments,
            ),
            columns=Columns.parse(columns) if columns else None,
            reading=Reading(source, scale, dedupe),
            known_within=known_within,
        )
        found = predict(panel, a, b, ahead=ahead, as_of=instant)
    _show(found, as_json=as_json, as_csv=as_csv, svg=svg, html=html)


def _check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise BadField(option, f"one of {', '.join(choices)}", value)


def _meet_again(a: str, b: str, on: str | None, met: list[str] | None) -> Again:
    from summitry.relations.again import meet_again
    from summitry.relations.again_records import load_records

    day = parse_day(on, "--on")
    if day is None:
        day = load_records().last_on
        typer.echo(f"no --on given: asked as of {day}, the last day of the records", err=True)
    also = None
    if met:
        days = (parse_day(text, "--met") for text in met if text != "none")
        also = [found for found in days if found is not None]
    return meet_again(a, b, day, also=also)


def _end_of(day: str | None) -> datetime | None:
    found = parse_day(day, "--as-of")
    # Where a source tells days, what a day brought was known when the day was over: at the next one's first instant.
    return datetime(found.year, found.month, found.day, tzinfo=UTC) + timedelta(1) if found else None


def _show(found: Again | Forecast, *, as_json: bool, as_csv: bool, svg: Path | None, html: Path | None) -> None:
    from summitry.cli.outputs import write_page

    if as_json and as_csv:
        raise BadField("--json", "either --json or --csv", "both")
    if as_json:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    if as_csv:
        sys.stdout.write(found.to_csv())
    if svg:
        write_page(svg, found.chart() + "\n")
        typer.echo(f"wrote {svg}", err=True)
    if html:
        from summitry.relations.forecast.page import render_page

        write_page(html, render_page([found.figure_fields()]))
        typer.echo(f"wrote {html}", err=True)
    if not (as_json or as_csv or svg or html):
        _print(found)


def _print(found: Again | Forecast) -> None:
    from rich.console import Console

    from summitry.relations.again import Again

    console = Console(highlight=False)
    if isinstance(found, Again):
        from summitry.relations.again_terminal import render_terminal as render_again

        console.print(render_again(found))
    else:
        from summitry.relations.forecast.terminal import render_terminal

        console.print(render_terminal(found, width=console.width))
