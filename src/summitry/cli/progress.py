"""Progress on standard error while many or long documents are read; nothing where nobody watches."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.meetings.meeting import Meeting
    from summitry.model import Document, SetAside

#: Pieces of words that take some seconds to read; fewer get no bar of their own.
LONG = 10_000

Item = TypeVar("Item", "Document | SetAside", object)


def follow(items: Iterator[Item], inputs: list[str]) -> Iterator[Item]:
    """Hand items on and draw a bar of how many were taken, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    from summitry.language.watching import watching

    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("documents", total=count_documents(inputs))
        inside = progress.add_task("pieces of words of those at hand", visible=False)

        def show(done: int, total: int) -> None:
            progress.update(inside, completed=done, total=total, visible=done < total and total > LONG)

        with watching(show):
            for item in items:
                yield item
                progress.advance(task)


def follow_meetings(meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    """Hand meetings on and draw a bar of how many were worked on, if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from meetings
        return
    columns = (TextColumn("comparing"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(meetings, description="comparing")


def count_documents(inputs: list[str]) -> int | None:
    """Count the documents of files and folders without reading them; None where it cannot be told beforehand."""
    total = 0
    for origin in inputs:
        path = Path(origin)
        if origin == "-" or origin.startswith(("http://", "https://")) or not path.exists():
            return None
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        total += sum(_count_in_file(file) for file in files)
    return total


def _count_in_file(file: Path) -> int:
    if file.name.endswith(".jsonl.gz"):
        try:
            with gzip.open(file, "rb") as lines:
                return sum(1 for line in lines if line.strip())
        except (OSError, EOFError):
            return 1
    if file.suffix == ".jsonl":
        with file.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    return 1
