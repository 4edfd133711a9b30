"""``summitry events``: event files into a lake, what is in it, and questions to it."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitry.errors import BadField, ExitCode, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summitry.eventdata import FileReport, Info, Report

app = typer.Typer(help="Event data of the field in one folder of Parquet: load, look, ask.", no_args_is_help=True)

Lake = Annotated[Path, typer.Argument(help="The lake's folder.", metavar="LAKE")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output and nothing else.")]
Memory = Annotated[int, typer.Option(help="Megabytes for DuckDB, before it writes to disk.", min=100)]
Threads = Annotated[int, typer.Option(help="Threads for DuckDB.", min=1)]


class Dedup(StrEnum):
    """Rules for what counts once; ``events info --dedup`` shows what each does."""

    NONE = "none"
    ARTICLE = "article"
    MIRROR = "mirror"
    DAY = "day"


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="Files (plain, gzip, zip, Parquet) or folders.")],
    out: Annotated[Path, typer.Option(help="The lake's folder; it is made if it is not there.", metavar="LAKE")],
    *,
    mapping: Annotated[Path | None, typer.Option(help="YAML that says what the columns are.")] = None,
    source: Annotated[str | None, typer.Option(help="Data set, where its look is not to decide: gdelt2 ...")] = None,
    urls: Annotated[bool, typer.Option("--urls", help="Keep the article's address in every row.")] = False,
    memory: Memory = 400,
    threads: Threads = 2,
    as_json: AsJson = False,
) -> None:
    """Load event files into a lake: GDELT 1.0 and 2.0, ICEWS, POLECAT, Phoenix, our own, any table by --mapping.

    A file that is in the lake is passed over, so an interrupted load is taken up by the same command. Rows that cannot
    be used are counted by reason and kept in the lake's folder _aside with file and line.
    Exit codes: 0 all loaded, 1 some file set aside, 2 wrong input, 75 disk full or lake in use, 130 interrupted.
    """
    from datetime import UTC, datetime

    from summitry import eventdata

    settings = eventdata.Settings(today=datetime.now(UTC).date(), memory_mb=memory, threads=threads, keep_urls=urls)
    with _bar(files) as watch:
        report = eventdata.load(files, out, mapping=mapping, source=source, settings=settings, watch=watch)
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        _print_report(report)
    for file in report.failed:
        typer.echo(f"set aside: {_visible(file.name)}: {_visible(file.why)}", err=True)
    if report.failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


@app.command()
def info(
    lake: Lake,
    *,
    dedup: Annotated[bool, typer.Option("--dedup", help="Also show what each rule for duplicates does.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is in a lake: sources, days, events, rows set aside and why."""
    from summitry import eventdata

    told = eventdata.info(lake)
    effects = []
    if dedup:
        with closing(eventdata.connect(lake)) as engine:
            effects = [asdict(effect) for effect in eventdata.measure_effects(engine)]
    if as_json:
        typer.echo(json.dumps(asdict(told) | ({"dedup": effects} if dedup else {}), ensure_ascii=False))
        return
    _print_info(told)
    if dedup:
        _print_table(
            ("source", "rule", "events", "left out", "mean Goldstein", "cooperation"),
            (
                (
                    effect["source"],
                    effect["rule"],
                    f"{effect['events']:,}",
                    f"{effect['share_left_out']:.1%}",
                    _figure(effect["mean_goldstein"], "+.2f"),
                    _figure(effect["share_cooperation"], ".1%"),
                )
                for effect in effects
            ),
        )


@app.command()
def query(
    lake: Lake,
    *,
    dyad: Annotated[tuple[str, str] | None, typer.Option(help="Two actors, in either direction.")] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Only the first acting on the second.")] = False,
    since: Annotated[str | None, typer.Option(help="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    known_by: Annotated[str | None, typer.Option(help="Only what was known at this day's end.")] = None,
    code: Annotated[list[str] | None, typer.Option(help="Beginning of codes: 04 is all of CAMEO 04.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help="PLOVER event type: CONSULT ...")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Data set: gdelt2 ...")] = None,
    quad: Annotated[list[int] | None, typer.Option(help="Quad class, 0 to 4.", min=0, max=4)] = None,
    role: Annotated[list[str] | None, typer.Option(help="Role that both sides have: GOV ...")] = None,
    dedup: Annotated[Dedup, typer.Option(help="What counts once.")] = Dedup.NONE,
    columns: Annotated[str | None, typer.Option(help="Columns, a comma between.")] = None,
    limit: Annotated[int | None, typer.Option(help="Events at most; 40 in a terminal's table.", min=1)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line and nothing else.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV and nothing else.")] = False,
    memory: Memory = 1000,
    threads: Threads = 2,
) -> None:
    """Print the events of a lake that fit all conditions, by day."""
    from summitry import eventdata

    if as_json and as_csv:
        msg = "--json and --csv exclude one another: choose one"
        raise InputError(msg)
    question = eventdata.Question(
        dyad=(dyad[0].upper(), dyad[1].upper()) if dyad else None,
        is_directed=directed,
        since=_day("--since", since),
        until=_day("--until", until),
        known_by=_day("--known-by", known_by),
        codes=tuple(code or ()),
        types=tuple(name.upper() for name in kind or ()),
        sources=tuple(source or ()),
        quads=tuple(quad or ()),
        roles=tuple(name.upper() for name in role or ()),
    )
    is_table = not (as_json or as_csv)
    usual = _SHOWN if is_table else eventdata.SEEN
    wanted = tuple(name.strip() for name in columns.split(",")) if columns else usual
    with closing(eventdata.connect(lake, dedup=dedup.value, memory_mb=memory, threads=threads)) as engine:
        rows = eventdata.query(engine, question, columns=wanted, limit=limit or (_TABLE_ROWS if is_table else None))
        if as_json:
            sys.stdout.writelines(json.dumps(row, ensure_ascii=False, default=_iso) + "\n" for row in rows)
        elif as_csv:
            _print_csv(wanted, rows)
        else:
            _print_table(wanted, ((_cell(value) for value in row.values()) for row in rows))
            typer.echo(f"{eventdata.count(engine, question):,} events in all", err=True)


_TABLE_ROWS = 40
#: Files of a load up to which each has its own line.
_FILE_ROWS = 30
#: Characters of a line where no terminal tells how many it has.
_FILE_WIDTH = 160
_SHOWN = ("event_date", "source", "actor", "actor_role", "recipient", "recipient_role", "code", "event_type")


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadField(option, "a day as YYYY-MM-DD", text) from None


@contextmanager
def _bar(files: list[Path]) -> Iterator[Callable[[int], None] | None]:
    """Draw how many bytes of the input are done, where somebody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    paths = chain.from_iterable(path.rglob("*") if path.is_dir() else (path,) for path in files)
    total = sum(path.stat().st_size for path in paths if path.is_file())
    columns = (TextColumn("loading"), BarColumn(), DownloadColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("loading", total=total)
        yield lambda size: progress.advance(task, size)


def _print_report(report: Report) -> None:
    """Print a row a file, or a row a data set where there are many files."""
    header = ("file", "source", "rows in", "events out", "set aside", "mended", "")
    if len(report.files) <= _FILE_ROWS:
        named = [(file.name, [file]) for file in report.files]
    else:
        kinds = sorted({(file.status, file.source) for file in report.files})
        grouped = [[file for file in report.files if (file.status, file.source) == kind] for kind in kinds]
        named = [(f"{len(group):,} files", group) for group in grouped]
    _print_table(header, (_report_cells(name, group) for name, group in named))


def _report_cells(name: str, group: Sequence[FileReport]) -> Iterator[str]:
    aside: Counter[str] = Counter()
    for file in group:
        aside.update(file.aside)
    yield name
    yield group[0].source
    yield f"{sum(file.rows for file in group):,}"
    yield f"{sum(file.events for file in group):,}"
    yield _reasons(aside)
    yield f"{sum(file.mended for file in group):,}"
    yield "" if group[0].status == "loaded" else group[0].status


def _print_info(told: Info) -> None:
    _print_table(
        ("source", "first", "last", "files", "rows in", "events", "set aside", "MB"),
        (
            (
                source.source,
                source.first_on or "",
                source.last_on or "",
                f"{source.files:,}",
                f"{source.rows:,}",
                f"{source.events:,}",
                _reasons(source.aside),
                f"{source.size / 1e6:.1f}",
            )
            for source in told.sources
        ),
    )
    for path in told.aside_files:
        typer.echo(f"rows set aside, with file and line: {path}")


def _reasons(aside: Mapping[str, int]) -> str:
    from summitry.eventdata import REASONS

    return "; ".join(f"{count:,} {REASONS.get(reason, reason)}" for reason, count in aside.items())


def _print_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    table = Table(*(Column(name, overflow="fold") for name in header), box=SIMPLE)
    for row in rows:
        table.add_row(*(Text(_visible(cell)) for cell in row))
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _FILE_WIDTH
    console.print(table)


def _print_csv(columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    from summitry.coding.tables import to_cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([to_cell(_iso(value)) for value in row.values()] for row in rows)


def _visible(text: str) -> str:
    """Show what would steer a terminal; file names and codes are from outside."""
    from summitry.reading.fragment import make_visible

    return make_visible(text.replace("\n", " "))


def _cell(value: object) -> str:
    return "" if value is None else str(_iso(value))


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _figure(value: float | None, form: str) -> str:
    return "" if value is None else format(value, form)
