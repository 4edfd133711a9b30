"""The drafts of one document put together, one for each meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from summitry.gazetteer import normalise
from summitry.meetings.find.draft import can_be_one, join_parties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.meetings.find.draft import Draft
    from summitry.meetings.record import Party, Span
    from summitry.model import Document

_OPENING = 3
_RANK = {"held": 3, "cancelled": 2, "planned": 1, "unknown": 0}
_SETTING_RANK = {"sidelines": 3, "multilateral": 2, "bilateral": 1, "unknown": 0}


#: A party's own account that gives no day is of about the day on which it was published.
_OWN_DAYS = timedelta(days=4)


def merge(drafts: Iterable[Draft], document: Document) -> list[Draft]:
    """Put together what tells of one meeting, in the order of the text.

    Two drafts are of one meeting where the same parties met through the same persons, and neither day, month, place
    nor state speaks against it. What is called an earlier or another meeting stays apart, and is left out where it
    has no day of its own.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.is_plural or (draft.is_earlier and draft.held is None):
            continue
        same = next((other for other in kept if _is_one(other, draft, document)), None)
        if same is None:
            kept.append(draft)
        else:
            _take_in(same, draft)
    return kept


def _is_one(first: Draft, second: Draft, document: Document) -> bool:
    if not can_be_one(first.parties, second.parties) or _follows_undated(first, second):
        return False
    if first.held is not None and second.held is not None:
        return overlap(first.held, second.held)
    if _differ(first.held, second.years) or _differ(first.years, second.held) or _is_afar(first, second, document):
        return False
    if {first.form, second.form} == {"call", "in person"}:
        return False
    states = {first.state, second.state}
    if "planned" in states and states & {"held", "cancelled"}:
        return False
    return first.place is None or second.place is None or normalise(first.place.exact) == normalise(second.place.exact)


def _follows_undated(first: Draft, second: Draft) -> bool:
    """Whether only one is called an earlier meeting, and one has no day that could show them to be the same."""
    return first.is_earlier != second.is_earlier and (first.held is None or second.held is None)


def overlap(first: Span, second: Span) -> bool:
    """Whether two stretches of days share one."""
    if first.first_on is None or first.last_on is None or second.first_on is None or second.last_on is None:
        return False
    return first.first_on <= second.last_on and second.first_on <= first.last_on


def _differ(first: Span | None, second: Span | None) -> bool:
    return first is not None and second is not None and not overlap(first, second)


def _is_afar(first: Draft, second: Draft, document: Document) -> bool:
    """Whether one tells without a day what a party's own account is about, and the other a day long before."""
    day = second.held.first_on if first.held is None and second.held is not None else None
    if day is None or document.published_on is None or document.side not in first.codes:
        return False
    return abs(document.published_on - day) > _OWN_DAYS


def _by_name(kept: Draft, other: Draft) -> tuple[Party, ...]:
    """Give the parties of a later telling with those persons alone whom it names, where the first named some already.

    Whom "they" means there may be more than those who met.
    """
    text = normalise(other.sentence.exact)
    parties = []
    for own, party in zip(kept.parties, other.parties, strict=True):
        named = [at for at, label in enumerate(party.leader_labels) if normalise(label.split()[-1]) in text]
        if own.leaders and len(named) < len(party.leaders):
            leaders, labels = (tuple(part[at] for at in named) for part in (party.leaders, party.leader_labels))
            parties.append(replace(party, leaders=leaders, leader_labels=labels))
        else:
            parties.append(party)
    return tuple(parties)


def _is_of_it(other: Draft) -> bool:
    """Whether a later telling is surely of the meeting itself: "virtual consultations" of theirs may be others."""
    return other.held is not None or other.place is not None or other.number < _OPENING


def _take_in(kept: Draft, other: Draft) -> None:
    kept.parties = join_parties(kept.parties, _by_name(kept, other))
    if kept.held is None and other.held is not None:
        kept.held, kept.rests_on = other.held, other.rests_on
    kept.years = kept.years or other.years
    kept.place = kept.place or other.place
    if (kept.form == "unknown" and _is_of_it(other)) or (
        kept.form == "in person" and other.form == "video" and kept.place is None
    ):
        kept.form, kept.form_passage = other.form, other.form_passage
    if _RANK[other.state] > _RANK[kept.state]:
        kept.state = other.state
    if _SETTING_RANK[other.setting] > _SETTING_RANK[kept.setting]:
        kept.setting = other.setting
