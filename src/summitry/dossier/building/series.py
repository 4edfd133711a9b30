"""Several meetings between the same parties: what comes back, what was promised, and what is said of it later."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from summitry.dossier.building.glance import join_names
from summitry.dossier.building.lines import make_line
from summitry.dossier.building.steps import VIEWS
from summitry.dossier.building.topics import LADDER, areas_of, passages_of, point_line
from summitry.dossier.building.who import THANKED
from summitry.dossier.record import Cell, FollowUp, Recurrence, SeriesPart
from summitry.meetings import find_same
from summitry.meetings.compare.standing import is_topic
from summitry.meetings.record import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitry.dossier.record import Line, MeetingPart
    from summitry.meetings.meeting import Meeting
    from summitry.meetings.record import Findings, Point
    from summitry.model import Passage

PROMISES = frozenset({Status.SIGNED, Status.AGREED, Status.PLEDGED})
DEEDS = frozenset({"agreed.confirmed", "agreed.joint_making"})
"""The rules that read what was made, decided or praised; it promises something where the words say what is to come."""
COMING = re.compile(
    r"\b(?:will|shall|would|to be|until|by the end of|next|task\w*|instruct\w*|mandat\w*|announc\w*|launch\w*|set up)\b"
    r"|\bto (?!the\b|a\b|an\b)[a-z]+",
    re.IGNORECASE,
)
BINDING = re.compile(
    r"\b(?:will|shall|would|commit\w*|pledg\w*|promis\w*|vow\w*|agree\w*|ready|readiness|willing\w*|determin\w*|resol\w+"
    r"|deci\w+|inten\w+|plan(?:s|ned)?|announc\w*|undert\w+|sign\w*|launch\w*|establish\w*|set up|to be|guarantee\w*"
    r"|support\w*|offer\w*|task\w*|instruct\w*|going to|continu\w+|coordinat\w*)\b|[’']ll\b",
    re.IGNORECASE,
)
"""Words one of which stands where somebody binds himself to do something, and not only holds that something is so."""
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
    who = join_names([party.label for party in meetings[0].parties])
    return SeriesPart(
        id=series_id,
        title=f"{who}: {len(meetings)} meetings",
        meeting_ids=tuple(meeting.id for meeting in meetings),
        recurring=_recurring(parts, _areas(findings[meeting.id] for meeting in meetings)),
        follow_ups=tuple(_iter_follow_ups(meetings, findings)),
    )


def _areas(told: Iterable[Sequence[Findings]]) -> dict[Passage, frozenset[str]]:
    """Give the issue areas of each point by its passage; a topic's areas are those of all its points together."""
    return {point.passage: frozenset(areas_of(point)) for findings in told for point in _points(findings)}


def _recurring(parts: Sequence[MeetingPart], areas: Mapping[Passage, frozenset[str]]) -> tuple[Recurrence, ...]:
    """Give the issue areas that at least two meetings have, those of more meetings first, with the lines in them."""
    found: dict[str, dict[str, dict[str, list[Line]]]] = {}
    for part in parts:
        for cell in (cell for row in (*part.outcomes, *part.mentions) for cell in row.cells):
            for line in cell.lines:
                for issue in areas.get(line.passages[0], ()):
                    by_account = found.setdefault(issue, {}).setdefault(part.id, {})
                    by_account.setdefault(cell.account, []).append(line)
    ordered = sorted((issue for issue in found if len(found[issue]) > 1), key=lambda issue: (-len(found[issue]), issue))
    return tuple(
        Recurrence(
            issue,
            (issue,),
            tuple(
                (part.id, _cell(account, lines))
                for part in parts
                for account, lines in found[issue].get(part.id, {}).items()
            ),
        )
        for issue in ordered
    )


def _cell(account: str, lines: Sequence[Line]) -> Cell:
    """Gather one account's lines of several topics, the firmest first."""
    statuses = {line.tags.get("status") for line in lines}
    ordered = sorted(lines, key=lambda line: _rank(line.tags.get("status")))
    return Cell(account, tuple(status for status in LADDER if status.value in statuses), tuple(ordered[:MOST_LINES]))


def _rank(status: str | None) -> int:
    return LADDER.index(Status(status)) if status else len(LADDER)


def _iter_follow_ups(meetings: Sequence[Meeting], findings: Mapping[str, Sequence[Findings]]) -> Iterator[FollowUp]:
    """Look for each promise of a meeting in the documents of the meetings after it."""
    for at, meeting in enumerate(meetings[:-1]):
        parties = {party.code for party in meeting.parties}
        told = (point for point in _points(findings[meeting.id]) if is_topic(point, frozenset(parties)))
        promised = [point for point in told if _is_promise(point, parties)]
        later = [point for after in meetings[at + 1 :] for point in _points(findings[after.id])]
        same = find_same(promised, later, parties)
        for point in promised:
            lines = tuple(
                make_line((found.passage,), tags=_status(found)) for found in same.get(point.id, ())[:MOST_LATER]
            )
            yield FollowUp(point_line(None, point), meeting.id, lines)


def _is_promise(point: Point, parties: set[str]) -> bool:
    """Whether a point binds one of those who met to something.

    A view that both hold ("the two noted that the situation is stable", "they reaffirmed the strength of the alliance")
    is agreed, and promises nothing; what is told of a third party's plans binds nobody here.
    """
    if point.status not in PROMISES or point.status_rule in VIEWS | {THANKED}:
        return False
    if point.status_rule in DEEDS and not COMING.search(point.passage.exact):
        return False
    if not any(BINDING.search(passage.exact) for passage in passages_of(point)):
        return False
    countries = {speaker.country for speaker in point.speakers}
    return not countries or bool(countries & parties)


def _points(findings: Sequence[Findings]) -> Iterator[Point]:
    for found in findings:
        yield from found.points


def _status(point: Point) -> dict[str, str]:
    return {"status": point.status.value} if point.status else {}
