"""``summitry events fetch``: the public event files, politely, into a folder that a later run takes up."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.errors import BadField, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summitry.eventdata.fetching import Plan, Report, Settings

_LISTED_MOST = 20
_SERVER = "https://data.gdeltproject.org"


class Publisher(StrEnum):
    """Whose files can be fetched."""

    GDELT = "gdelt"


class GdeltRelease(IntEnum):
    """GDELT's releases."""

    ONE = 1
    TWO = 2


def fetch(
    publisher: Annotated[Publisher, typer.Argument(help="Whose files: gdelt.", metavar="gdelt")],
    *,
    since: Annotated[str, typer.Option(help="First day, as 2018-07-01.")],
    until: Annotated[str, typer.Option(help="Last day.")],
    out: Annotated[Path, typer.Option(help="Folder for the files, their lists and the manifest.")],
    release: Annotated[
        GdeltRelease, typer.Option(help="1: a file a day, since 1979. 2: a file each 15 minutes, since February 2015.")
    ] = GdeltRelease.ONE,
    translated: Annotated[
        bool, typer.Option("--translated", help="Release 2: the stream from articles in other languages than English.")
    ] = False,
    dyad: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two countries (ISO3): their events go to a smaller file beside each."),
    ] = None,
    drop_raw: Annotated[
        bool, typer.Option("--drop-raw", help="With --dyad: delete each whole file once the smaller one is written.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Fetch the lists alone, and say how much there is.")
    ] = False,
    base_url: Annotated[str, typer.Option(help="A mirror with the same layout.")] = _SERVER,
    pause: Annotated[float, typer.Option(help="Seconds between two requests.", min=0.0)] = 1.0,
    tries: Annotated[int, typer.Option(help="Requests for one file before it is left for a later run.", min=1)] = 5,
    contact: Annotated[str, typer.Option(help="Your address, told to the server's keepers.")] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let links lead to addresses of this network.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Fetch GDELT's public event files, one request at a time, each held against its published size and MD5.

    Run it again to take up where a run ended. Days that GDELT does not have are counted, and are no fault.
    --dyad works after the download, as the files hold all countries: it saves disk, not traffic.

    Exit codes: 0 all there, 1 some files not as listed, 2 usage, 75 some cannot be had now, 130 interrupted.
    """
    from summitry.eventdata.fetching import Report, Settings, iter_fetch, plan_gdelt

    del publisher  # the one that there is
    if drop_raw and not dyad:
        raise BadField("--drop-raw", "--dyad beside it", "no dyad")
    settings = Settings(
        base_url=base_url,
        dyad=(dyad[0].upper(), dyad[1].upper()) if dyad else None,
        keeps_raw=not drop_raw,
        pause_s=pause,
        tries=tries,
        allow_private=allow_private,
        contact=contact,
    )
    days = _read_day("--since", since), _read_day("--until", until)
    with _follow(None, "reading lists") as on_bytes:
        plan = plan_gdelt(
            *days,
            out,
            settings,
            release=2 if release is GdeltRelease.TWO else 1,
            is_translated=translated,
            on_bytes=on_bytes,
        )
    if dry_run:
        print(json.dumps(plan.to_json()) if as_json else "\n".join(_describe(plan, settings)))
        return
    for line in _describe(plan, settings):
        typer.echo(line, err=True)
    with _follow(plan.left_bytes, "fetching") as on_bytes:
        entries = tuple(iter_fetch(plan, out, settings, on_bytes=on_bytes))
    report = Report(str(out), plan, entries, is_stopped=len(entries) < len(plan.files))
    print(json.dumps(report.to_json()) if as_json else "\n".join(_sum_up(report)))
    _finish(report)


def _read_day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadField(option, "a day as 2018-07-01", text) from error


def _describe(plan: Plan, settings: Settings) -> Iterator[str]:
    """Say what there is to fetch."""
    yield (
        f"GDELT {plan.release}.0, {plan.since} to {plan.until}: {_count(len(plan.files), 'file')}, "
        f"{_to_megabytes(plan.total_bytes)}; {plan.done:,} there already, "
        f"{len(plan.files) - plan.done:,} ({_to_megabytes(plan.left_bytes)}) to fetch"
    )
    unknown = sum(file.size is None for file in plan.files)
    if unknown:
        yield f"{_count(unknown, 'file')} without a listed size, not counted in that"
    outside = [file.name for file in plan.files if file.first_on < plan.since or file.last_on > plan.until]
    if outside:
        shown = ", ".join(outside[:_LISTED_MOST])
        yield f"{shown}{' ...' if len(outside) > _LISTED_MOST else ''}: whole months or years, more than was asked for"
    if plan.missing:
        shown = ", ".join(plan.missing[:_LISTED_MOST])
        more = " ..." if len(plan.missing) > _LISTED_MOST else ""
        yield f"{_count(len(plan.missing), 'file')} that GDELT's list does not have (gaps of the source): {shown}{more}"
    if plan.malformed:
        yield f"{_count(plan.malformed, 'line')} of GDELT's lists cannot be read"
    if settings.dyad:
        kept = "are kept beside them" if settings.keeps_raw else "are deleted once they are read"
        yield f"events of {' and '.join(settings.dyad)} go to smaller files; the whole files {kept}"


def _sum_up(report: Report) -> Iterator[str]:
    from summitry.eventdata.fetching.record import STATUSES

    for status, words in STATUSES.items():
        if report.count(status):
            yield f"{report.count(status):>7,} {words}"
    kept = [entry for entry in report.entries if entry.rows_kept is not None]
    if kept:
        rows, all_rows = sum(entry.rows_kept or 0 for entry in kept), sum(entry.rows or 0 for entry in kept)
        files = sum(bool(entry.narrowed) for entry in kept)
        yield f"{rows:,} of {all_rows:,} rows are of {kept[0].dyad}, in {_count(files, 'file')} below {kept[0].dyad}/"
        short = sum(entry.rows_short or 0 for entry in kept)
        if short:
            yield f"{_count(short, 'row')} too short to say whom they are about, in no smaller file"
    folders = sorted({str(Path(entry.narrowed or entry.path).parent) for entry in report.entries if entry.size})
    for folder in folders:
        yield f"next: summitry events load {Path(report.folder) / folder} --out LAKE"


def _finish(report: Report) -> None:
    """Say what failed, and leave with the exit code that belongs to it."""
    faults = [entry for entry in report.entries if entry.status in {"wrong", "later"}]
    for entry in faults[:_LISTED_MOST]:
        typer.echo(f"summitry: {entry.why}", err=True)
    if len(faults) > _LISTED_MOST:
        typer.echo(f"summitry: and {len(faults) - _LISTED_MOST:,} more, in {report.folder}/manifest.jsonl", err=True)
    if report.is_stopped:
        left = len(report.plan.files) - len(report.entries)
        typer.echo(f"summitry: stopped with {_count(left, 'file')} left, as the server gives nothing now", err=True)
    sys.stdout.flush()
    if report.count("later"):
        typer.echo("summitry: run the same command again later; it takes up where this one ended", err=True)
        raise typer.Exit(ExitCode.TRY_LATER)
    if report.count("wrong"):
        raise typer.Exit(ExitCode.SOME_FAILED)


@contextmanager
def _follow(total: int | None, words: str) -> Iterator[Callable[[int], None]]:
    """Draw a bar of bytes on standard error, if somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn(words), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words, total=total)
        yield lambda size: progress.advance(task, size)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _to_megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
