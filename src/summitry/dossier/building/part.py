"""Everything on one meeting, put together from what its documents tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.dossier.building.denials import set_apart
from summitry.dossier.building.glance import build_glance, title_of
from summitry.dossier.building.lines import make_line
from summitry.dossier.building.timeline import build_timeline
from summitry.dossier.building.topics import build_disputes, build_rows, choose_summary, find_silences, has_status
from summitry.dossier.building.voices import build_outlook, build_reactions, find_watch
from summitry.dossier.record import DocumentRow, MeetingPart
from summitry.meetings import compare_accounts, list_accounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summitry.meetings.meeting import Account, Join, Meeting
    from summitry.meetings.record import Findings


def build_part(
    meeting: Meeting, findings: Sequence[Findings], accounts: Sequence[Account], *, compared: bool = True
) -> MeetingPart:
    """Build one meeting's part.

    Args:
        meeting: The meeting; its joins name the documents.
        findings: What these documents tell, sorted by document id.
        accounts: Whose accounts they are, the columns of the matrix.
        compared: Whether to look for what several accounts speak of; not where they are about different things.
    """
    by_document = {id_: account.key for account in accounts for id_ in account.document_ids}
    joins = {join.document_id: join for join in meeting.joins}
    parties = [party.code for party in meeting.parties]
    comparison = compare_accounts(accounts, findings, parties) if compared else list_accounts(accounts, findings)
    rows = build_rows(comparison, _join_notes(joins), parties)
    disputes = set_apart(build_disputes(comparison))
    outlook = build_outlook((item for found in findings for item in found.outlook), by_document)
    reactions = [item for found in findings for item in found.reactions]
    outcomes = tuple(row for row in rows if has_status(row))
    return MeetingPart(
        id=meeting.id,
        title=title_of(meeting, [f.document.published_on for f in findings if f.document.published_on]),
        state=meeting.state,
        glance=build_glance(meeting),
        summary=choose_summary(rows, disputes),
        accounts=comparison.accounts,
        outcomes=outcomes,
        mentions=tuple(row for row in rows if not has_status(row)),
        silences=find_silences(rows, comparison.accounts),
        disputes=disputes,
        reactions=build_reactions(reactions, by_document),
        outlook=outlook,
        watch=find_watch(outlook),
        timeline=build_timeline(meeting, findings, by_document),
        documents=tuple(_document_row(found, by_document, joins) for found in findings),
        named=sum(found.named for found in findings),
        unnamed=sum(found.unnamed for found in findings),
        parties=tuple(party.code for party in meeting.parties),
        first_on=meeting.first_on,
        last_on=meeting.last_on,
        form=meeting.form,
    )


def _join_notes(joins: Mapping[str, Join]) -> dict[str, str]:
    return {
        id_: "uncertain whether this document is about this meeting; why stands with the documents"
        for id_, join in joins.items()
        if join.certainty == "uncertain"
    }


def _document_row(found: Findings, accounts: Mapping[str, str], joins: Mapping[str, Join]) -> DocumentRow:
    document_id = found.document.id
    join = joins.get(document_id)
    lines = tuple(make_line((passage,), tags={"kind": "unnamed source"}) for passage in found.unnamed_sources)
    return DocumentRow(
        document_id=document_id,
        account=accounts[document_id],
        certainty=join.certainty if join else "uncertain",
        reason=join.reason if join else "no meeting was found in it",
        words=found.words,
        named=found.named,
        unnamed=found.unnamed,
        lines=lines,
    )
