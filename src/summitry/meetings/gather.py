"""Documents put together by the meeting that they tell of: by parties and day, never by guess.

A join that rests on less than the same parties and the same day is ``uncertain``, says why, and neither names nor dates
the meeting. The order in which documents come does not matter.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.gazetteer import normalise
from summitry.meetings.gather_groups import group_by_day, iter_entries, known_of
from summitry.meetings.gather_joins import join_uncertain
from summitry.meetings.meeting import Join, Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from summitry.meetings.gather_groups import Entry, Group
    from summitry.meetings.record import Findings, Form, Span, State

#: How firm a day is, by what it rests on; days of the firmest sort are counted, the others are shown.
_BASIS = {"given": 0, "written out": 1, "catalogue": 2, "publication day": 3, "earlier date": 3, "nothing": 4}
_STATES: tuple[State, ...] = ("held", "cancelled", "planned")


def gather(findings: Iterable[Findings]) -> tuple[Meeting, ...]:
    """Put documents together by the meeting that each is about.

    A document counts by the meeting that it is about as a whole; one that is about none, such as an article on several,
    counts by each that it dates. One that tells of no meeting is in none.

    Args:
        findings: What each document gives; the same document is expected once.

    Returns:
        The meetings in the order of days, those without a day last.
    """
    entries = list(iter_entries(findings))
    groups = group_by_day(entries)
    rest = [entry for entry in entries if entry.first_on is None or not entry.mention.parties]
    groups = join_uncertain(groups, rest)
    meetings = [_to_meeting(group) for group in groups]
    return tuple(
        sorted(_with_ids(meetings), key=lambda meeting: (meeting.first_on is None, meeting.first_on, meeting.id))
    )


def _to_meeting(group: Group) -> Meeting:
    certain = sorted(group.certain, key=lambda entry: entry.order)
    first_on, last_on = _days(certain)
    joined = sorted(group.joined, key=lambda part: (part[0].document.id, part[0].mention.passage.start))
    return Meeting(
        id="",
        parties=group.parties,
        first_on=first_on,
        last_on=last_on,
        days=_answers([entry for entry, _, _ in joined]),
        place=_place(certain),
        form=_form(certain),
        setting=_setting(certain),
        state=_state(certain if first_on else [entry for entry, _, _ in joined]),
        known=group.known or known_of(group),
        joins=tuple(Join(entry.document.id, certainty, reason, entry.mention) for entry, certainty, reason in joined),
    )


def _days(certain: Sequence[Entry]) -> tuple[date | None, date | None]:
    """Give the days that most certain documents give on the firmest ground, the earlier where they are as many."""
    dated = [entry for entry in certain if entry.first_on and entry.last_on]
    if not dated:
        return None, None

    def basis(entry: Entry) -> int:
        return 0 if entry.document.held_on else _BASIS.get(entry.mention.rests_on, 3)

    firmest = min(map(basis, dated))
    counted = Counter((entry.first_on, entry.last_on) for entry in dated if basis(entry) == firmest)
    first_on, last_on = min(counted, key=lambda days: (-counted[days], days))
    return first_on, last_on


def _answers(entries: Sequence[Entry]) -> tuple[Span, ...]:
    """Give each different answer to when it was, as the first document that gives it says it."""
    kept: dict[tuple[date | None, date | None], Span] = {}
    for entry in entries:
        held = entry.mention.held
        if held is not None and held.first_on is not None:
            kept.setdefault((held.first_on, held.last_on), held)
    return tuple(kept[days] for days in sorted(kept, key=str))


def _place(certain: Sequence[Entry]) -> str:
    places = [entry.mention.place for entry in certain if entry.mention.place]
    counted = Counter(map(normalise, places))
    if not counted:
        return ""
    best = min(counted, key=lambda place: (-counted[place], place))
    return min(place for place in places if normalise(place) == best)


def _form(certain: Sequence[Entry]) -> Form:
    forms = {entry.mention.form for entry in certain} - {"unknown"}
    return forms.pop() if len(forms) == 1 else "unknown"


def _setting(certain: Sequence[Entry]) -> str:
    """Give the setting; on the sidelines says more than bilateral, and does not contradict it."""
    settings = {entry.mention.setting for entry in certain} - {"unknown"}
    if settings == {"bilateral", "sidelines"}:
        return "sidelines"
    return settings.pop() if len(settings) == 1 else "unknown"


def _state(certain: Sequence[Entry]) -> State:
    """Give the state; of a meeting without a day every document counts, for it may be known by its cancelling alone."""
    states = {entry.mention.state for entry in certain}
    return next((state for state in _STATES if state in states), "unknown")


def _with_ids(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Name each meeting by parties and day; of several with one name all but the first get a letter."""
    by_name: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        by_name.setdefault(_name(meeting), []).append(meeting)
    named = []
    for name, same in by_name.items():
        for number, meeting in enumerate(sorted(same, key=_telling)):
            named.append(replace(meeting, id=f"{name}-{chr(ord('a') + number)}" if number else name))
    return named


def _name(meeting: Meeting) -> str:
    who = "-".join(party.code for party in meeting.parties) or "meeting"
    if meeting.first_on is not None:
        return f"{who}-{meeting.first_on.isoformat()}"
    return f"{who}-undated-{hashlib.sha256(meeting.joins[0].document_id.encode()).hexdigest()[:6]}"


def _telling(meeting: Meeting) -> tuple[object, ...]:
    """Sort meetings of one name by who met, then by their documents: never by the order in which these came."""
    leaders = tuple(leader for party in meeting.parties for leader in party.leaders)
    return (leaders, tuple(join.document_id for join in meeting.joins))
