"""Documents in which no meeting was found: what they still give, each account by itself, nothing compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.dossier.building.part import build_part
from summitry.meetings import assign_accounts
from summitry.meetings.meeting import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.dossier.record import MeetingPart
    from summitry.meetings.record import Findings

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


def build_unjoined(findings: Sequence[Findings]) -> MeetingPart | None:
    """Build the part of documents without a meeting, or None where there is none.

    Documents about different things must not be laid side by side, so each stands as an account of its own, and no
    topic of one is matched with a topic of another.
    """
    if not findings:
        return None
    accounts = assign_accounts((), [found.document for found in findings])
    part = build_part(NO_MEETING, findings, accounts, compared=False)
    return replace(part, title="Documents in which no meeting was found", silences=())
