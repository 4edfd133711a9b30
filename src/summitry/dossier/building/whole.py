"""The dossier, from findings: meetings gathered, accounts compared, documents without a meeting kept apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from summitry import __version__
from summitry.dossier.building.part import build_part
from summitry.dossier.building.passing import find_passing, keep_far, keep_near, say_in_passing, tells
from summitry.dossier.building.series import build_series
from summitry.dossier.building.steps import keep_steps_of
from summitry.dossier.building.unjoined import build_unjoined
from summitry.dossier.record import Dossier, Made
from summitry.ingest.documents import is_link
from summitry.meetings import assign_accounts
from summitry.meetings.gather import gather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from summitry.dossier.record import Meaning, MeetingPart
    from summitry.meetings.meeting import Join, Meeting
    from summitry.meetings.record import Findings
    from summitry.model import Document, SetAside


def build(
    findings: Sequence[Findings],
    *,
    title: str | None = None,
    reader: str = "",
    settings: Mapping[str, str] | None = None,
    set_aside: Sequence[SetAside] = (),
    notes: Sequence[str] = (),
    meaning: Sequence[Meaning] = (),
    follow: Callable[[Sequence[Meeting]], Iterable[Meeting]] | None = None,
) -> Dossier:
    """Build a dossier.

    The order in which documents are given does not matter, and the same findings give the same dossier.

    Args:
        findings: What each document tells; one a document id.
        title: Its heading; left out, made of the meetings.
        reader: What read the documents.
        settings: Settings that bear on the result, for the reader of the dossier.
        set_aside: What could not be read.
        notes: What else a reader should know of how it was made.
        meaning: Figures of what it means.
        follow: Wraps the meetings as they are worked on, to show progress.
    """
    ordered = sorted(findings, key=lambda found: found.document.id)
    meetings = gather(ordered)
    homes = choose_homes(meetings)
    passing = find_passing(meetings, homes, ordered)
    by_meeting: dict[str, list[Findings]] = {meeting.id: [] for meeting in meetings}
    homeless: list[Findings] = []
    for found in ordered:
        _place(found, homes, passing, by_meeting, homeless)
    for meeting in meetings:
        by_meeting[meeting.id] = [keep_steps_of(found, meeting.parties) for found in by_meeting[meeting.id]]
    told = [say_in_passing(meeting, passing) for meeting in meetings if by_meeting[meeting.id]]
    parts = tuple(_part(meeting, by_meeting[meeting.id]) for meeting in (follow(told) if follow else told))
    return Dossier(
        title=title or make_title(parts, len(ordered)),
        scope="full",
        meetings=parts,
        series=build_series(told, parts, by_meeting),
        unjoined=build_unjoined(homeless, passing),
        meaning=tuple(meaning),
        documents=tuple(without_path(found.document) for found in ordered),
        made=Made(
            version=__version__,
            reader=reader,
            settings=dict(settings or {}),
            set_aside=tuple(sorted(map(_by_name, set_aside), key=lambda item: (item.origin, item.reason))),
            notes=tuple(notes),
        ),
    )


def _place(
    found: Findings,
    homes: Mapping[str, str],
    passing: Mapping[str, Join],
    by_meeting: Mapping[str, list[Findings]],
    homeless: list[Findings],
) -> None:
    """Put what a document tells under its meeting, or among those without; what is told in passing, under both."""
    document_id = found.document.id
    if document_id not in homes:
        homeless.append(found)
    elif document_id not in passing:
        by_meeting[homes[document_id]].append(found)
    else:
        mention = passing[document_id].mention.passage
        by_meeting[homes[document_id]].append(keep_near(found, mention))
        rest = keep_far(found, mention)
        if tells(rest):
            homeless.append(rest)


def _part(meeting: Meeting, findings: Sequence[Findings]) -> MeetingPart:
    accounts = assign_accounts(meeting.parties, [found.document for found in findings])
    return build_part(meeting, findings, accounts)


def without_path(document: Document) -> Document:
    """Leave behind the raw bytes, and all of a path but the file's name: a dossier is made to be passed on."""
    url = document.url
    if url is not None and not is_link(url):
        url = PurePath(url).name
    return replace(document, raw=b"", url=url)


def _by_name(item: SetAside) -> SetAside:
    return item if is_link(item.origin) else replace(item, origin=PurePath(item.origin).name or item.origin)


def choose_homes(meetings: Sequence[Meeting]) -> dict[str, str]:
    """Give each document the one meeting under which its words are shown.

    That is the meeting that it is mainly about, else the one whose join is certain, else the earliest; so that no
    line is counted under two meetings.
    """
    best: dict[str, tuple[tuple[bool, bool, int], str]] = {}
    for at, meeting in enumerate(meetings):
        for join in meeting.joins:
            rank = (not join.mention.is_main, join.certainty != "certain", at)
            if join.document_id not in best or rank < best[join.document_id][0]:
                best[join.document_id] = (rank, meeting.id)
    return {document_id: meeting_id for document_id, (_, meeting_id) in best.items()}


def make_title(parts: Sequence[MeetingPart], documents: int) -> str:
    """Head the dossier: by its one meeting, else by how many there are."""
    if len(parts) == 1:
        return parts[0].title
    if not parts:
        return f"{documents} documents, no meeting found" if documents != 1 else "One document, no meeting found"
    return f"{len(parts)} meetings in {documents} documents"
