"""Several meetings between the same parties: what comes back, what was promised, and what is said of it later."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summitry.dossier.building.lines import make_line
from summitry.dossier.building.topics import LADDER, point_line
from summitry.dossier.record import Cell, FollowUp, Recurrence, SeriesPart
from summitry.meetings import find_same
from summitry.meetings.record import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summitry.dossier.record import MeetingPart, TopicRow
    from summitry.meetings.meeting import Meeting
    from summitry.meetings.record import Findings, Point

PROMISES = frozenset({Status.SIGNED, Status.AGREED, Status.PLEDGED})
MOST_LINES = 3
"""Lines that one meeting gives to a subject that comes back; its own part has all."""
MOST_LATER = 3


def build_series(
    meetings: Sequence[Meeting], parts: Sequence[MeetingPart], findings: Mapping[str, Sequence[Findings]]
) -> tuple[SeriesPart, ...]:
    """Build a part for every set of parties that met more than once.

    Args:
        meetings: The meetings in the order of days.
        parts: Their parts, in the same order.
        findings: By meeting id, what its documents tell.
    """
    by_parties: dict[tuple[str, ...], list[int]] = {}
    for at, meeting in enumerate(meetings):
        codes = tuple(party.code for party in meeting.parties)
        if len(codes) > 1:
            by_parties.setdefault(codes, []).append(at)
    return tuple(
        _series([meetings[at] for at in places], [parts[at] for at in places], findings)
        for _, places in sorted(by_parties.items())
        if len(places) > 1
    )


def _series(
    meetings: Sequence[Meeting], parts: Sequence[MeetingPart], findings: Mapping[str, Sequence[Findings]]
) -> SeriesPart:
    digest = hashlib.sha256(" ".join(meeting.id for meeting in meetings).encode()).hexdigest()
    series_id = f"sr-{digest[:10]}"
    who = " and ".join(party.label for party in meetings[0].parties)
    return SeriesPart(
        id=series_id,
        title=f"{who}: {len(meetings)} meetings",
        meeting_ids=tuple(meeting.id for meeting in meetings),
        recurring=_recurring(parts),
        follow_ups=tuple(_iter_follow_ups(meetings, findings)),
    )


def _recurring(parts: Sequence[MeetingPart]) -> tuple[Recurrence, ...]:
    """Give the issue areas that at least two meetings have, those of more meetings first."""
    found: dict[str, dict[str, list[TopicRow]]] = {}
    for part in parts:
        for row in (*part.outcomes, *part.mentions):
            for issue in row.issues:
                found.setdefault(issue, {}).setdefault(part.id, []).append(row)
    ordered = sorted((issue for issue in found if len(found[issue]) > 1), key=lambda issue: (-len(found[issue]), issue))
    return tuple(
        Recurrence(
            issue,
            (issue,),
            tuple((part.id, cell) for part in parts for cell in _cells(found[issue].get(part.id, ()))),
        )
        for issue in ordered
    )


def _cells(rows: Sequence[TopicRow]) -> Iterator[Cell]:
    """Gather one account's lines of several topics, the firmest first."""
    by_account: dict[str, list[Cell]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.lines:
                by_account.setdefault(cell.account, []).append(cell)
    for account, cells in by_account.items():
        statuses = {status for cell in cells for status in cell.statuses}
        lines = sorted((line for cell in cells for line in cell.lines), key=lambda line: _rank(line.tags.get("status")))
        yield Cell(account, tuple(status for status in LADDER if status in statuses), tuple(lines[:MOST_LINES]))


def _rank(status: str | None) -> int:
    return LADDER.index(Status(status)) if status else len(LADDER)


def _iter_follow_ups(meetings: Sequence[Meeting], findings: Mapping[str, Sequence[Findings]]) -> Iterator[FollowUp]:
    """Look for each promise of a meeting in the documents of the meetings after it."""
    for at, meeting in enumerate(meetings[:-1]):
        promised = [point for point in _points(findings[meeting.id]) if point.status in PROMISES]
        later = [point for after in meetings[at + 1 :] for point in _points(findings[after.id])]
        same = find_same(promised, later, {party.code for party in meeting.parties})
        for point in promised:
            lines = tuple(
                make_line((found.passage,), tags=_status(found)) for found in same.get(point.id, ())[:MOST_LATER]
            )
            yield FollowUp(point_line(None, point), meeting.id, lines)


def _points(findings: Sequence[Findings]) -> Iterator[Point]:
    for found in findings:
        yield from found.points


def _status(point: Point) -> dict[str, str]:
    return {"status": point.status.value} if point.status else {}
