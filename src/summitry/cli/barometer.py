"""``summitry barometer``: how two states' relations stood, period by period."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitry.cli.who import parse_day
from summitry.errors import BadField, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from summitry.relations.barometer_record import Barometer
    from summitry.relations.lake import Reading
    from summitry.relations.rows import Selection

#: Sessions of the UN and years of visits that the terminal shows.
SHOWN_YEARS = 8

#: Value of --source that asks for every data set.
EACH = "each"

_NOTHING = {"middle": None, "low": None, "high": None}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def barometer(  # noqa: PLR0917 - typer calls it by name
    a: Annotated[str | None, typer.Argument(help="One side, as the data set names it: ISO3 in a lake.")] = None,
    b: Annotated[str | None, typer.Argument(help="The other side.")] = None,
    events: Annotated[
        Path | None, typer.Option(help="A lake's folder, or a series (CSV, Parquet) with date, a, b, value.")
    ] = None,
    by: Annotated[str, typer.Option(help="week, month or quarter.")] = "month",
    since: Annotated[
        str | None, typer.Option(help="First day shown, as 2018-01-01; the baseline is that of all days.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Last day shown.")] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Only what the first side does to the other.")] = False,
    governments: Annotated[bool, typer.Option("--governments", help="Events among governments alone.")] = False,
    without_meetings: Annotated[
        bool, typer.Option("--without-meetings", help="Leave out events that are themselves meetings (CAMEO 036, 04).")
    ] = False,
    mode: Annotated[str, typer.Option(help="all, verbal or material.")] = "all",
    columns: Annotated[
        str | None, typer.Option(help="Names of a series' columns: date=DAY,a=SOURCE,code=CAMEO.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="The lake's data set, where it holds several; each: all, side by side.")
    ] = None,
    scale: Annotated[str | None, typer.Option(help="CAMEO or PLOVER, where the data set holds both.")] = None,
    dedupe: Annotated[str, typer.Option(help="What counts once: none, article, mirror or day.")] = "none",
    mark: Annotated[list[str] | None, typer.Option(help="A day to mark, as 2018-07-16=Helsinki; repeatable.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All dyads, as CSV or JSON lines.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    svg: Annotated[Path | None, typer.Option(help="Write the plot to this file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page with plots and tables to this file.")] = None,
) -> None:
    """Show how relations stood: mean intensity and share of cooperation, with intervals, coverage and baseline.

    Each period stands beside the number of its events and days with events, and beside the same without the events that
    are themselves meetings. Without --events, the slow gauges alone: voting in the UN General Assembly, visits.
    """
    from summitry.relations.lake import Reading
    from summitry.relations.rows import Selection
    from summitry.relations.series import Columns

    _check_choice("--mode", mode, ("all", "verbal", "material"))
    _check_choice("--by", by, ("week", "month", "quarter"))
    first, last = parse_day(since, "--since"), parse_day(until, "--until")
    selection = Selection(
        is_directed=directed,
        since=first if every else None,
        until=last if every else None,
        mode=mode,  # type: ignore[arg-type] # checked above
        without_meetings=without_meetings,
        government_only=governments,
    )
    options = {
        "columns": Columns.parse(columns) if columns else None,
        "reading": Reading(source, scale, dedupe),
    }
    if every:
        _print_all(events, by, selection, options, as_json=as_json)
        return
    if a is None or b is None:
        msg = "name two sides, such as USA RUS, or ask for --all"
        raise InputError(msg)
    if events is None:
        _print_gauges(a, b, as_json=as_json)
        return
    if source == EACH:
        _print_each(events, (a, b), by, selection, Reading(None, scale, dedupe), as_json=as_json)
        return
    from summitry.relations import gauges_show
    from summitry.relations.barometer import between_days, measure

    found = measure(events, a, b, by=by, selection=selection, **options)  # type: ignore[arg-type] # checked above
    found = between_days(found, first, last)
    _write_files(found, [_parse_mark(text) for text in mark or ()], svg, html)
    if as_json:
        typer.echo(json.dumps({**found.to_json(), "gauges": gauges_show.to_json(a, b)}, ensure_ascii=False, indent=1))
    elif as_csv:
        _print_csv(found)
    elif not (svg or html):
        _print_table(found)


def _check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise BadField(option, f"one of {', '.join(choices)}", value)


def _parse_mark(text: str) -> tuple[date, str]:
    day, _, label = text.partition("=")
    found = parse_day(day.strip(), "--mark")
    assert found is not None
    return found, label.strip() or day.strip()


def _print_all(events: Path | None, by: str, selection: Selection, options: dict[str, Any], *, as_json: bool) -> None:
    if events is None:
        msg = "--all needs --events: a lake's folder or a series"
        raise InputError(msg)
    from summitry.relations.barometer_all import COLUMNS, measure_all

    found = measure_all(events, by=by, selection=selection, **options)  # type: ignore[arg-type] # checked above
    if as_json:
        for row in found.iter_rows():
            sys.stdout.write(json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n")
    else:
        _write_csv(COLUMNS, found.iter_rows())
    typer.echo(f"{len(found.dyads):,} dyads, {len(found.of):,} {by}s with events; {found.source}", err=True)


def _print_each(
    lake: Path, pair: tuple[str, str], by: str, selection: Selection, reading: Reading, *, as_json: bool
) -> None:
    from summitry.charts.record import show_number
    from summitry.relations.barometer_sources import measure_each

    found = measure_each(lake, *pair, by=by, selection=selection, reading=reading)  # type: ignore[arg-type] # checked above
    if as_json:
        data = {
            "sources": {source: barometer.to_json() for source, barometer in found.barometers},
            "agreements": [asdict(agreement) for agreement in found.agreements],
            "without": dict(found.without),
        }
        typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for _, one in found.barometers:
        _print_table(one, with_gauges=False)
    for agreement in found.agreements:
        ends = f"[{show_number(agreement.low)}, {show_number(agreement.high)}]" if agreement.low is not None else "[—]"
        typer.echo(
            f"{agreement.first} and {agreement.second} rise and fall together (rank correlation, 95%):"
            f" {show_number(agreement.correlation)} {ends}, {agreement.periods} {by}s"
        )
    for source, why in found.without:
        typer.echo(f"{source}: {why}", err=True)


def _print_csv(found: Barometer) -> None:
    columns = (
        "view", "start", "end", "events", "days", "effective", "mean", "intensity", "low", "high",
        "cooperative", "conflictual", "share", "share_low", "share_high", "is_cut",
    )  # fmt: skip
    rows = []
    for view in found.to_json()["views"]:
        for row in view["readings"]:
            intensity, share = (row[key] or _NOTHING for key in ("intensity", "share"))
            rows.append((
                view["name"], row["start"], row["end"], row["events"], row["days"], row["effective"], row["mean"],
                intensity["middle"], intensity["low"], intensity["high"], row["cooperative"], row["conflictual"],
                share["middle"], share["low"], share["high"], row["is_cut"],
            ))  # fmt: skip
    _write_csv(columns, rows)


def _write_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write rows; a text that a spreadsheet would take for a formula is made inert, a number stays one."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row])


def _write_files(found: Barometer, marks: list[tuple[date, str]], svg: Path | None, html: Path | None) -> None:
    from summitry.cli.outputs import write_page

    if svg:
        write_page(svg, found.chart(marks=marks).svg + "\n")
        typer.echo(f"wrote {svg}", err=True)
    if html:
        from summitry.relations import gauges_show
        from summitry.relations.barometer_page import render_page

        write_page(html, render_page(found, marks=marks, gauges=gauges_show.to_tables(found.a, found.b)))
        typer.echo(f"wrote {html}", err=True)


def _print_table(found: Barometer, *, with_gauges: bool = True) -> None:
    from rich.console import Console

    from summitry.relations import gauges_show
    from summitry.relations.barometer_terminal import render_terminal

    console = Console(highlight=False)
    console.print(render_terminal(found))
    for name, columns, rows in gauges_show.to_tables(found.a, found.b) if with_gauges else ():
        shown = "; ".join(" ".join(cells) for cells in rows[-SHOWN_YEARS:])
        console.print(f"{name} ({', '.join(columns)}): {shown}", markup=False)


def _print_gauges(a: str, b: str, *, as_json: bool) -> None:
    from summitry.relations import gauges_show
    from summitry.relations.gauges import count_visits, voting_distance

    # Both raise for a code that they do not know; which one is told first does not matter.
    voting_distance(a, b)
    count_visits(a, b)
    if as_json:
        typer.echo(json.dumps({"a": a, "b": b, "gauges": gauges_show.to_json(a, b)}, ensure_ascii=False, indent=1))
        return
    for name, columns, rows in gauges_show.to_tables(a, b):
        typer.echo(f"{name}\n  " + "  ".join(columns))
        for row in rows:
            typer.echo("  " + "  ".join(row))
    typer.echo("how relations stood by events: add --events LAKE_OR_SERIES", err=True)
