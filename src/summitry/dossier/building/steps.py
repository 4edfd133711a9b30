"""Which points keep their step of the ladder in a dossier: those that a party to the meeting took, or both together.

What a state or an organisation publishes names others' steps as well: a third state's decision, what somebody at home
urged. That is told, and is no outcome of this meeting, so it is shown as mentioned.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.dossier.building.before import is_told_of_before
from summitry.dossier.building.who import leave_open
from summitry.meetings.record import Status
from summitry.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summitry.meetings.record import Findings, Party, Point

BROKEN = re.compile(r"\b(?:the|an?|to|of|his|her|our|their|I[’']m|going|you know)\W*$|\bto [—–] ", re.IGNORECASE)
"""What words end in that a speaker broke off: "I've asked the —"."""
BINDING = frozenset({Status.AGREED, Status.PLEDGED})
FIRM = frozenset({Status.SIGNED, Status.AGREED})
VIEWS = frozenset({"agreed.joint_assertion", "agreed.joint_view", "agreed.we_see", "agreed.other_forum"})
"""The rules that read a view that both sides are said to hold, or what others decided: nobody is bound by it."""


def keep_steps_of(found: Findings, parties: Sequence[Party]) -> Findings:
    """Take the step from points of a document that only others than the parties are said to have taken.

    Where nobody's country or organisation is known the step stays: "it was agreed" names nobody. Who took it is left
    open where that is not sure (``who.leave_open``).

    Args:
        found: What a document tells.
        parties: Those who met.
    """
    day = found.document.published_on
    points = (
        _weaken(point) if point.status is not None and is_told_of_before(point, day) else point
        for point in found.points
    )
    return replace(found, points=tuple(_stand(point, parties) for point in points))


def keep_joint_steps(found: Findings) -> Findings:
    """Leave of the steps in a document without a meeting those that states took together, and a joint statement's."""
    if found.document.kind is DocumentKind.JOINT_STATEMENT:
        return found
    return replace(found, points=tuple(point if _is_joint(point) else _weaken(point) for point in found.points))


def _stand(point: Point, parties: Sequence[Party]) -> Point:
    is_none = _is_others(point, {party.code for party in parties}) or _is_unsaid(point)
    return leave_open(_weaken(point) if is_none else point, parties)


def _is_unsaid(point: Point) -> bool:
    """Whether words only look like a step: broken off, a heading, or before the words that bind.

    That people talked, with no subject named, is none either: then the label is made of the words that say so.
    """
    words, cue, label = point.passage.exact, point.cue, point.label_passage
    comes_later = cue is not None and cue.start > point.passage.end and point.status in BINDING
    names_nothing = cue is not None and label is not None and label.start <= cue.start < label.end
    return (
        comes_later
        or (names_nothing and point.status is Status.DISCUSSED_ONLY)
        or words.isupper()
        or BROKEN.search(words) is not None
    )


def _is_others(point: Point, codes: Collection[str]) -> bool:
    known = {speaker.country for speaker in point.speakers if speaker.country}
    return point.status is not None and bool(known) and known.isdisjoint(codes)


def _is_joint(point: Point) -> bool:
    """Whether those who took a step together may be two states.

    They are of two; or nobody is named, and something was agreed: what unnamed people discussed or hold in common is
    nobody's outcome.
    """
    if "joint" not in point.flags:
        return False
    if not point.speakers:
        return point.status in FIRM and point.status_rule not in VIEWS
    return len({speaker.country for speaker in point.speakers if speaker.country}) > 1


def _weaken(point: Point) -> Point:
    return replace(point, status=None, status_rule="", cue=None) if point.status is not None else point
