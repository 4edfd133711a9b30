"""``summitry impact``: the change in two states' relations that goes with a meeting, beside its placebos."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitry.cli.who import parse_day
from summitry.errors import BadField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from summitry.relations.impact import Design, Impact


def impact(  # noqa: PLR0917 - typer calls it by name
    a: Annotated[str, typer.Argument(help="One side, as the data set names it: ISO3 in a lake.")],
    b: Annotated[str, typer.Argument(help="The other side.")],
    on: Annotated[list[str], typer.Option(help="Day of a meeting, as 2018-07-16; repeatable: tested together.")],
    events: Annotated[Path, typer.Option(help="A lake's folder, or a series (CSV, Parquet) with date, a, b, value.")],
    by: Annotated[str, typer.Option(help="day or week.")] = "day",
    affected: Annotated[
        list[str] | None, typer.Option(help="A third country that is likely affected, so no donor; repeatable.")
    ] = None,
    before: Annotated[int | None, typer.Option(help="Days before; settle it before you look.")] = None,
    lead: Annotated[int | None, typer.Option(help="Days before the meeting that are left out.")] = None,
    after: Annotated[int | None, typer.Option(help="Days after, the meeting's day being the first.")] = None,
    level: Annotated[float | None, typer.Option(help="Nominal level of the test.")] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Only what the first side does to the other.")] = False,
    governments: Annotated[bool, typer.Option("--governments", help="Events among governments alone.")] = False,
    mode: Annotated[str, typer.Option(help="all, verbal or material.")] = "all",
    columns: Annotated[
        str | None, typer.Option(help="Names of a series' columns: date=DAY,a=SOURCE,code=CAMEO.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The lake's data set, where it holds several.")] = None,
    scale: Annotated[str | None, typer.Option(help="CAMEO or PLOVER, where the data set holds both.")] = None,
    dedupe: Annotated[str, typer.Option(help="What counts once: none, article, mirror or day.")] = "none",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print every effect as CSV.")] = False,
    svg: Annotated[Path | None, typer.Option(help="Write the placebo plot to this file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page with plots and tables to this file.")] = None,
) -> None:
    """Estimate the change associated with a meeting, and say higher, lower or inconclusive by a rule fixed beforehand.

    The word rests on ranks among earlier dates and other dyads, with the meetings' own events left out where the data
    has codes. Beside it stand the interval, the rule's own false positives on this data, and the smallest effect that
    it could have seen.
    """
    # The matrices are small: more threads only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from summitry.relations.impact import estimate
    from summitry.relations.impact.read import read_panels
    from summitry.relations.lake import Reading
    from summitry.relations.rows import Selection
    from summitry.relations.series import Columns

    _check_choice("--by", by, ("day", "week"))
    _check_choice("--mode", mode, ("all", "verbal", "material"))
    if as_json and as_csv:
        raise BadField("--json", "either --json or --csv", "both")
    design = _make_design(before=before, lead=lead, after=after, level=level)
    days = _parse_days(on)
    panel, without = read_panels(
        events,
        a,
        b,
        days,
        by=by,  # type: ignore[arg-type] # checked above
        selection=Selection(
            is_directed=directed,
            mode=mode,  # type: ignore[arg-type] # checked above
            government_only=governments,
        ),
        columns=Columns.parse(columns) if columns else None,
        reading=Reading(source, scale, dedupe),
    )
    with _follow() as progress:
        found = estimate(panel, a, b, days, design=design, without=without, affected=affected or (), progress=progress)
    _show(found, as_json=as_json, as_csv=as_csv, svg=svg, html=html)


def _check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise BadField(option, f"one of {', '.join(choices)}", value)


def _parse_days(texts: list[str]) -> list[date]:
    found = [parse_day(text, "--on") for text in texts]
    return [day for day in found if day is not None]


def _make_design(**settings: float | None) -> Design:
    from summitry.relations.impact import Design

    chosen: dict[str, Any] = {name: value for name, value in settings.items() if value is not None}
    return Design(**chosen)


@contextmanager
def _follow() -> Iterator[Callable[[int, int], None] | None]:
    """Draw a bar of the dates done, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("gaps on placebo dates", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _show(found: Impact, *, as_json: bool, as_csv: bool, svg: Path | None, html: Path | None) -> None:
    from summitry.cli.outputs import write_page

    if as_json:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    if as_csv:
        sys.stdout.write(found.to_csv())
    if svg:
        write_page(svg, found.chart().svg + "\n")
        typer.echo(f"wrote {svg}", err=True)
    if html:
        from summitry.relations.forecast.page import render_page

        write_page(html, render_page(found.figures()))
        typer.echo(f"wrote {html}", err=True)
    if not (as_json or as_csv or svg or html):
        from rich.console import Console

        from summitry.relations.impact.terminal import render_terminal

        Console(highlight=False).print(render_terminal(found))
