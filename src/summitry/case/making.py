"""From documents to a dossier in one call: what the command does, for a notebook too."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.case.gathering import gather_findings
from summitry.case.store import Case
from summitry.dossier.building import build
from summitry.dossier.meaning import check_events, find_meaning
from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from summitry.case.gathering import Gathered
    from summitry.dossier.meaning.dyads import Dyad
    from summitry.dossier.record import Dossier
    from summitry.meetings.meeting import Meeting
    from summitry.model import Document, SetAside
    from summitry.relations.lake import Reading
    from summitry.relations.series import Columns


def make_dossier(
    items: Iterable[Document | SetAside],
    *,
    title: str | None = None,
    case: Path | None = None,
    jobs: int = 1,
    pipeline: str | None = None,
    settings: Mapping[str, str] | None = None,
    events: Path | None = None,
    columns: Columns | None = None,
    reading: Reading | None = None,
    follow: Callable[[Sequence[Meeting]], Iterable[Meeting]] | None = None,
    follow_meaning: Callable[[Sequence[Dyad]], Iterable[Dyad]] | None = None,
) -> tuple[Dossier, Gathered]:
    """Read documents, or take what a case keeps of them, and build their dossier.

    Args:
        items: What ``summitry.fetch`` gives.
        title: The heading; left out, made of the meetings.
        case: The file that keeps what was read; None keeps nothing.
        jobs: How many processes read.
        pipeline: Any installed spaCy pipeline in place of the shipped model.
        settings: Settings that bear on the result, shown under "how it was made".
        events: A lake's folder or a series file from which "What it means" is told; left out, what ships.
        columns: Names of a series' columns.
        reading: Which data set and scale of a lake.
        follow: Wraps the meetings as they are worked on, to show progress.
        follow_meaning: Wraps the pairs of states for which figures are made, likewise.

    Raises:
        InputError: No document could be read, or the event data cannot be used, which is found out first; or as
            ``gather_findings`` and ``Case``.
        TryLater: Another program holds the case.
    """
    if events is not None:
        check_events(events, columns=columns, reading=reading)
    with Case(case) if case else nullcontext() as kept:
        gathered = gather_findings(items, case=kept, jobs=jobs, pipeline=pipeline)
    if not gathered.findings:
        reasons = "".join(f"\n  {item.origin}: {item.reason}" for item in gathered.set_aside)
        msg = f"no document could be read, so there is nothing to tell; name files, folders or links with text{reasons}"
        raise InputError(msg)
    dossier = build(
        gathered.findings,
        title=title,
        reader=gathered.reader,
        settings=settings,
        set_aside=gathered.set_aside,
        notes=gathered.notes,
        follow=follow,
    )
    meaning = find_meaning(dossier, events=events, columns=columns, reading=reading, follow=follow_meaning)
    return replace(dossier, meaning=meaning), gathered
