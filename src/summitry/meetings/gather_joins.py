"""Joins that rest on less than parties and day: each is shown as uncertain, with its reason."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from summitry.gazetteer import normalise
from summitry.meetings.find.draft import can_be_one
from summitry.meetings.gather_groups import Group, differ_in_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.gather_groups import Entry

#: A text that gives no day is about what was held in the days before it was published; two such, published this close.
_AFTER = timedelta(days=10)
_CLOSE = timedelta(days=3)
_SAME_PLACE = timedelta(days=60)
_PLANNED_AHEAD = timedelta(days=120)
_FIRM = frozenset({"given", "written out", "catalogue"})


def join_uncertain(groups: list[Group], rest: Sequence[Entry]) -> list[Group]:
    """Join groups that lie a day apart, then what gives no day, then what names no parties.

    Args:
        groups: Those that are joined for certain.
        rest: Entries without a day or without parties.
    """
    groups = _join_neighbours(groups)
    ordered = sorted(rest, key=lambda entry: (str(entry.document.published_on or "~"), entry.order[2:]))
    undated: list[Group] = []
    for entry in ordered:
        if entry.mention.parties:
            _join_undated(entry, groups, undated)
    groups = [*groups, *undated]
    for entry in ordered:
        if not entry.mention.parties:
            _join_nameless(entry, groups)
    return groups


def _join_neighbours(groups: list[Group]) -> list[Group]:
    """Join groups whose days differ by one, where they are told by different accounts and only one such is near."""
    bases = sorted(groups, key=_firmness)
    gone: set[int] = set()
    taken: set[int] = set()
    for group in reversed(bases):
        near = [
            other for other in bases if other is not group and id(other) not in gone and _are_neighbours(other, group)
        ]
        if len(near) != 1 or id(group) in taken or _firmness(near[0]) > _firmness(group):
            continue
        for entry, _, _ in group.joined:
            near[0].add(
                entry, "uncertain", "the same parties a day apart; time zones or the day of publication may explain it"
            )
        gone.add(id(group))
        taken.add(id(near[0]))
    return [group for group in groups if id(group) not in gone]


def _firmness(group: Group) -> tuple[object, ...]:
    """The firmest first: a day that is written out, more documents, the earlier day, the name of a document."""
    is_firm = any(entry.mention.rests_on in _FIRM for entry in group.certain)
    return (not is_firm, -len(group.certain), group.first_on, group.certain[0].document.id)


def _are_neighbours(first: Group, second: Group) -> bool:
    if not can_be_one(first.parties, second.parties) or first.first_on is None or second.first_on is None:
        return False
    if first.last_on is None or second.last_on is None:
        return False
    gap = max(first.first_on - second.last_on, second.first_on - first.last_on)
    if gap != timedelta(days=1):
        return False
    accounts = {entry.account for entry, _, _ in first.joined} & {entry.account for entry, _, _ in second.joined}
    return not accounts and not any(differ_in_form(first, entry) for entry in second.certain)


def _join_undated(entry: Entry, groups: Sequence[Group], undated: list[Group]) -> None:
    fitting = [(group, reason) for group in groups if (reason := _reason(group, entry))]
    if len(fitting) == 1:
        fitting[0][0].add(entry, "uncertain", fitting[0][1])
        return
    for group in undated:
        if not fitting and can_be_one(group.parties, entry.mention.parties) and (why := _both_undated(group, entry)):
            group.add(entry, "uncertain", why)
            return
    group = Group(entry.mention.parties)
    group.add(entry, "certain", "it tells of this meeting")
    undated.append(group)


def _both_undated(group: Group, entry: Entry) -> str:
    """Say why two texts without a day may tell of one meeting: one place, or close days of publication."""
    if differ_in_form(group, entry) or _differ_in_place(group, entry):
        return ""
    days = [other.document.published_on for other, _, _ in group.joined if other.document.published_on]
    published_on = entry.document.published_on
    gap = min((abs(published_on - day) for day in days), default=None) if published_on else None
    if entry.mention.place and normalise(entry.mention.place) in _places(group) and (gap is None or gap <= _SAME_PLACE):
        return "the same parties and place; neither text gives a day"
    if gap is not None and gap <= _CLOSE:
        return "the same parties and close days of publication; neither text gives a day"
    return ""


def _reason(group: Group, entry: Entry) -> str:
    """Say why an undated text may tell of a dated meeting; empty where nothing says so."""
    if not can_be_one(group.parties, entry.mention.parties) or group.first_on is None or group.last_on is None:
        return ""
    if differ_in_form(group, entry) or _differ_in_place(group, entry):
        return ""
    published_on = entry.document.published_on
    if published_on is None:
        is_there = entry.mention.place and normalise(entry.mention.place) in _places(group)
        return "the same parties and place; the text gives no day" if is_there else ""
    if entry.mention.state in {"planned", "cancelled"}:
        ahead = group.first_on - published_on
        is_ahead = timedelta(0) <= ahead <= _PLANNED_AHEAD and bool(entry.mention.place)
        return f"the same parties and place, announced {_days(ahead)} before; the text gives no day" if is_ahead else ""
    passed = published_on - group.last_on
    if not timedelta(0) <= passed <= _AFTER:
        return ""
    return f"the same parties, published {_days(passed)} after; the text gives no day"


def _days(span: timedelta) -> str:
    return f"{span.days} day{'s' if span.days != 1 else ''}"


def _places(group: Group) -> set[str]:
    return {normalise(entry.mention.place) for entry in group.certain if entry.mention.place}


def _differ_in_place(group: Group, entry: Entry) -> bool:
    places = _places(group)
    return bool(entry.mention.place) and bool(places) and normalise(entry.mention.place) not in places


def _join_nameless(entry: Entry, groups: list[Group]) -> None:
    """Join a text that was handed over with a day, and names nobody who met, to the only meeting of that day."""
    fitting = [
        group
        for group in groups
        if group.first_on is not None
        and group.last_on is not None
        and entry.first_on is not None
        and group.first_on <= entry.first_on <= group.last_on
    ]
    if len(fitting) == 1 and fitting[0].parties:
        fitting[0].joined.append((entry, "uncertain", "handed over with this day; the text does not name who met"))
        return
    nameless = [group for group in fitting if not group.parties]
    if nameless:
        nameless[0].add(entry, "certain", "handed over with the same day")
        return
    group = Group(())
    group.add(entry, "certain", "handed over with this day; the text does not name who met")
    groups.append(group)
