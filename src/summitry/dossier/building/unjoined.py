"""What documents say apart from any meeting: reactions, outlook, joint steps; nothing is compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.dossier.building.part import build_part
from summitry.dossier.building.steps import keep_joint_steps
from summitry.meetings import assign_accounts
from summitry.meetings.meeting import Meeting

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summitry.dossier.record import MeetingPart
    from summitry.meetings.record import Findings

MOST_LISTED = 20
"""Documents of which the mere mentions are listed too."""
ELSEWHERE = "it mentions a meeting in passing, and stands under it with that; this is what it says besides"
NO_MEETING = Meeting(
    id="no-meeting",
    parties=(),
    first_on=None,
    last_on=None,
    days=(),
    place="",
    form="unknown",
    setting="unknown",
    state="unknown",
    known=None,
    joins=(),
)


def build_unjoined(findings: Sequence[Findings], passing: Collection[str] = ()) -> MeetingPart | None:
    """Build the part of documents without a meeting, or None where there is none.

    Documents about different things must not be laid side by side, so each stands as an account of its own, and no
    topic of one is matched with a topic of another. Without a meeting there is no outcome of one: a president who asks
    a governor for a report has not proposed anything to another side. A step of the ladder stays only where both sides
    are said to have taken it together. What is only mentioned is listed for a few documents alone: a folder of domestic
    speeches would bury the meetings under thousands of lines.

    Args:
        findings: What the documents tell, or the rest of it.
        passing: Ids of those that mention a meeting in passing, and stand under it too.
    """
    if not findings:
        return None
    accounts = assign_accounts((), [found.document for found in findings])
    part = build_part(NO_MEETING, [keep_joint_steps(found) for found in findings], accounts, compared=False)
    rows = tuple(replace(row, reason=ELSEWHERE) if row.document_id in passing else row for row in part.documents)
    mentions = part.mentions if len(findings) <= MOST_LISTED else ()
    return replace(part, title="What stands apart from any meeting", mentions=mentions, silences=(), documents=rows)
