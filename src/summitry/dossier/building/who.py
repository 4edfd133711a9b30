"""Who is said to have said or done something, left open where the words do not tell it surely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.meetings.record import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summitry.meetings.record import Party, Point, Speaker

THANKED = "pledged.support_given"
"""The rule that reads what one side thanks the other for: the pledge is not that of the one who thanks."""


def leave_open(point: Point, parties: Sequence[Party]) -> Point:
    """Leave out of a point those of whom it is not sure that they say it, or are addressed.

    These are: somebody named by a role alone ("the Norwegian leader") and found to be another than who met for that
    side; unnamed people who do not stand in the sentence, but were taken for "they"; "the leaders" where those found
    are of one side; and whoever thanks for what the other side pledged. Of two labels of one person ("Shri A. B.",
    "A. B.") the shorter stays.

    Args:
        point: The point.
        parties: Those who met.
    """
    met = {party.code: party.leaders for party in parties if party.leaders}
    speakers = _known(point, point.speakers, met)
    is_of_one = len({speaker.country for speaker in speakers}) == 1 and len(parties) > 1
    is_open = ("joint" in point.flags and is_of_one) or point.status_rule == THANKED
    addressed = _known(point, point.addressed, met)
    return replace(point, speakers=() if is_open else _named_once(speakers), addressed=_named_once(addressed))


def _named_once(group: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Leave one of several who are called alike: the delegations of both sides are "delegations" to a reader."""
    return tuple({one.label.casefold(): one for one in reversed(group)}.values())[::-1]


def _known(point: Point, group: Sequence[Speaker], met: Mapping[str, Collection[str]]) -> tuple[Speaker, ...]:
    kept = [one for one in group if not _is_another(one, met) and not _is_elsewhere(one, point)]
    labels = [one.label for one in kept]
    return tuple(one for one in kept if not any(one.label.endswith(f" {label}") for label in labels))


def _is_another(speaker: Speaker, met: Mapping[str, Collection[str]]) -> bool:
    """Whether somebody is named by a role alone and taken for another than who met for that side."""
    leaders = met.get(speaker.country or "", ())
    if not leaders or speaker.actor_id is None or speaker.actor_id in leaders or speaker.passage is None:
        return False
    words = speaker.passage.exact.casefold()
    is_person = speaker.kind is SpeakerKind.GOVERNMENT and " " in speaker.label and "(" not in speaker.label
    return is_person and not any(name in words for name in speaker.label.casefold().split())


def _is_elsewhere(speaker: Speaker, point: Point) -> bool:
    """Whether unnamed people ("experts") do not stand in the sentence itself."""
    return not speaker.is_named and speaker.label.casefold() not in point.sentence.exact.casefold()
