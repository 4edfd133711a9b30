"""Options of the commands that tell "What it means" from event data, and what becomes of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summitry.dossier.meaning.dyads import Dyad
    from summitry.relations.lake import Reading
    from summitry.relations.series import Columns as Named

Events = Annotated[
    Path | None,
    typer.Option(
        help='Event data for "What it means": a lake\'s folder, or a series (CSV, Parquet) with date, a, b, value, its '
        "sides as ISO3. Left out, what ships is used."
    ),
]
Columns = Annotated[
    str | None, typer.Option(help="Names of a series' columns: date=DAY,a=SOURCE,b=TARGET,value=SCORE.")
]
Source = Annotated[str | None, typer.Option(help="The lake's data set, where it holds several.")]


class Chosen(TypedDict):
    """Event data as ``make_dossier`` takes it."""

    events: Path | None
    columns: Named | None
    reading: Reading | None
    follow_meaning: Callable[[Sequence[Dyad]], Iterator[Dyad]]


def parse_events(events: Path | None, columns: str | None, source: str | None) -> Chosen:
    """Put the options together.

    Raises:
        InputError: Columns or a data set are named without event data, or the columns are not ``FIELD=COLUMN``.
    """
    if events is None:
        if columns or source:
            from summitry.errors import InputError

            msg = "--columns and --source say how event data is read; name it with --events"
            raise InputError(msg)
        return Chosen(events=None, columns=None, reading=None, follow_meaning=follow_pairs)
    # The matrices are small: more threads only wait for one another. It has to be set before numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from summitry.relations.lake import Reading
    from summitry.relations.series import Columns as Named

    return Chosen(
        events=events,
        columns=Named.parse(columns) if columns else None,
        reading=Reading(source) if source else None,
        follow_meaning=follow_pairs,
    )


def follow_pairs(pairs: Sequence[Dyad]) -> Iterator[Dyad]:
    """Hand pairs of states on and draw a bar of how many were worked on, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from pairs
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("what it means"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(pairs, description="what it means")


def describe_events(events: Path | None, columns: str | None, source: str | None) -> dict[str, str]:
    """Name the event data among the settings that bear on a result, for the reader of it."""
    if events is None:
        return {}
    told = {"event data": events.name, "columns of the event data": columns, "data set of the event data": source}
    return {name: value for name, value in told.items() if value}
