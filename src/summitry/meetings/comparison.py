"""Accounts side by side: topics matched, and what differs in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.compare import compare
from summitry.meetings.differences import find_differences
from summitry.meetings.meeting import Comparison
from summitry.meetings.retold import is_retelling, points_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summitry.meetings.meeting import Account, Topic
    from summitry.meetings.record import Findings, Point


def compare_accounts(
    accounts: Sequence[Account], findings: Sequence[Findings], parties: Collection[str] = ()
) -> Comparison:
    """Lay accounts of one meeting side by side.

    Args:
        accounts: The columns; their document ids name the findings.
        findings: What the documents tell.
        parties: Codes of those who met.

    Returns:
        Topics of one or several accounts, and the differences between accounts of the same topic.
    """
    points = _points_of(accounts, findings, parties)
    topics = compare(accounts, points, parties, _retelling(findings))
    # how long a meeting lasted stands in the sentence that names it, which is no topic
    everything = {
        account.key: [
            point for found in findings if found.document.id in account.document_ids for point in found.points
        ]
        for account in accounts
    }
    return Comparison(tuple(accounts), topics, find_differences(topics, accounts, everything))


def list_accounts(accounts: Sequence[Account], findings: Sequence[Findings]) -> Comparison:
    """List what each document says by itself, for documents that are not about one meeting; nothing is compared."""
    points = _points_of(accounts, findings, ())
    topics: list[Topic] = []
    for account in accounts:
        for document_id in account.document_ids:
            own = [point for point in points[account.key] if point.passage.document_id == document_id]
            topics.extend(compare([account], {account.key: own}, (), _retelling(findings)))
    return Comparison(tuple(accounts), tuple(topics), ())


def _retelling(findings: Sequence[Findings]) -> frozenset[str]:
    return frozenset(found.document.id for found in findings if is_retelling(found.document))


def _points_of(
    accounts: Sequence[Account], findings: Sequence[Findings], parties: Collection[str]
) -> dict[str, list[Point]]:
    by_document = {found.document.id: points_of(found, parties) for found in findings}
    return {
        account.key: [point for document_id in account.document_ids for point in by_document[document_id]]
        for account in accounts
    }
