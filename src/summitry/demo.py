"""The demo: the dossier of the bundled case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry import cases, ingest
from summitry.case import make_dossier
from summitry.dossier import write_dossier
from summitry.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from summitry.case import Gathered
    from summitry.dossier import Dossier
    from summitry.dossier.meaning.dyads import Dyad
    from summitry.meetings.meeting import Meeting
    from summitry.model import Document, SetAside
    from summitry.relations.lake import Reading
    from summitry.relations.series import Columns

CASE = "trump_putin"
CASE_NAME = "case.sqlite"


def write_demo(
    out: Path,
    *,
    follow: Callable[[Iterator[Document | SetAside], list[str]], Iterator[Document | SetAside]] | None = None,
    follow_meetings: Callable[[Sequence[Meeting]], Iterable[Meeting]] | None = None,
    events: Path | None = None,
    columns: Columns | None = None,
    reading: Reading | None = None,
    follow_meaning: Callable[[Sequence[Dyad]], Iterable[Dyad]] | None = None,
) -> tuple[Path, Dossier, Gathered]:
    """Read the bundled case, or take what an earlier run kept of it, and write its dossier.

    Args:
        out: The folder; made if it is not there.
        follow: Wraps the documents as they are read, to show progress.
        follow_meetings: Wraps the meetings as they are worked on, likewise.
        events: Event data for "What it means", as for ``make_dossier``; likewise the next two.
        columns: Names of a series' columns.
        reading: Which data set and scale of a lake.
        follow_meaning: Wraps the pairs of states for which figures are made, to show progress.

    Returns:
        The page's path, the dossier, and what was read.

    Raises:
        InputError: The folder cannot be made or written to, or the event data cannot be used.
        Unreadable: A bundled note cannot be read, which means that the installation is broken.
    """
    notes = [str(path) for path in cases.case_files(CASE)]
    items = ingest.fetch(notes)
    info = cases.case_info(CASE)
    dossier, gathered = make_dossier(
        follow(items, notes) if follow else items,
        title=info.title,
        case=out / CASE_NAME,
        settings={"documents": info.how_written, "facts": info.facts, "licence of the notes": info.licence},
        follow=follow_meetings,
        events=events,
        columns=columns,
        reading=reading,
        follow_meaning=follow_meaning,
    )
    if gathered.set_aside:
        first = gathered.set_aside[0]
        msg = f"{first.origin}: {first.reason}; the installation is broken, install summitry again"
        raise Unreadable(msg)
    return write_dossier(dossier, out), dossier, gathered
