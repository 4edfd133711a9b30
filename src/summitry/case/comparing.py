"""Accounts laid side by side as they were handed over: one input, one account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from summitry import __version__
from summitry.case.gathering import gather_findings
from summitry.dossier.building.part import build_part
from summitry.dossier.building.unjoined import NO_MEETING
from summitry.dossier.building.whole import without_path
from summitry.dossier.record import Dossier, Made
from summitry.errors import InputError
from summitry.ingest.records import passage_to_json
from summitry.meetings import compare_accounts
from summitry.meetings.gather import gather
from summitry.meetings.meeting import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.case.gathering import Gathered
    from summitry.meetings.meeting import Comparison, Difference, Meeting, Topic
    from summitry.meetings.record import Findings
    from summitry.model import Document, SetAside

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PAIR = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison rests on, and what it gave.

    Attributes:
        accounts: One an input, keyed ``A``, ``B``, ``C``...
        findings: What their documents tell, sorted by document id.
        comparison: The accounts side by side.
        gathered: What was read, one an input.
    """

    accounts: tuple[Account, ...]
    findings: tuple[Findings, ...]
    comparison: Comparison
    gathered: tuple[Gathered, ...]

    @property
    def set_aside(self) -> list[SetAside]:
        """What could not be read."""
        return [item for gathered in self.gathered for item in gathered.set_aside]


def compare_inputs(
    inputs: Sequence[tuple[str, Iterable[Document | SetAside]]], *, jobs: int = 1, pipeline: str | None = None
) -> Compared:
    """Lay accounts side by side.

    Args:
        inputs: For each account what it is called (a path or link) and its documents.
        jobs: How many processes read.
        pipeline: Any installed spaCy pipeline in place of the shipped model.

    Raises:
        InputError: There are not two to twenty-six accounts, one has no document that can be read, or the same
            document stands in two.
    """
    if not PAIR <= len(inputs) <= len(LETTERS):
        msg = f"compare wants from 2 to {len(LETTERS)} accounts, one an input; there are {len(inputs)}"
        raise InputError(msg)
    gathered = [gather_findings(items, jobs=jobs, pipeline=pipeline) for _, items in inputs]
    owners: dict[str, str] = {}
    for at, ((name, _), batch) in enumerate(zip(inputs, gathered, strict=True)):
        _check_batch(f"{LETTERS[at]} ({name})", batch, owners)
    named = _name_batches(gathered)
    accounts = tuple(
        _account(letter, name, batch) for letter, name, batch in zip(LETTERS, named, gathered, strict=False)
    )
    findings = tuple(sorted((f for batch in gathered for f in batch.findings), key=lambda found: found.document.id))
    return Compared(accounts, findings, compare_accounts(accounts, findings), tuple(gathered))


def _check_batch(name: str, batch: Gathered, owners: dict[str, str]) -> None:
    if not batch.findings:
        reasons = "; ".join(item.reason for item in batch.set_aside) or "there is no document in it"
        msg = f"{name} gives no account: {reasons}"
        raise InputError(msg)
    for found in batch.findings:
        owner = owners.setdefault(found.document.id, name)
        if owner != name:
            msg = f"{owner} and {name} hold the same document {found.document.id}; an account needs its own documents"
            raise InputError(msg)


def _name_batches(gathered: Sequence[Gathered]) -> list[str]:
    """Name each account by its publisher, where that tells it from the others, else by its title as well."""
    firsts = [batch.findings[0].document for batch in gathered]
    whose = [first.publisher or first.side or "" for first in firsts]
    if all(whose) and len(set(whose)) == len(whose):
        return whose
    return [
        ", ".join(text for text in (name, shorten(first.title or "", 60, placeholder="…")) if text) or first.id
        for name, first in zip(whose, firsts, strict=True)
    ]


def _account(letter: str, name: str, batch: Gathered) -> Account:
    label = f"{letter}: {name}"
    if len(batch.findings) > 1:
        label += f" and {len(batch.findings) - 1} more"
    return Account(letter, label, "side", tuple(found.document.id for found in batch.findings))


def to_record(compared: Compared) -> dict[str, Any]:
    """Give what ``summitry compare --json`` prints."""
    comparison = compared.comparison
    return {
        "accounts": [
            {"key": account.key, "label": account.label, "documents": list(account.document_ids)}
            for account in comparison.accounts
        ],
        "topics": [_topic(topic, compared.accounts) for topic in comparison.topics],
        "outcomes": [
            {
                "side": key,
                "status": point.status.value,
                "flags": list(point.flags),
                "topic": topic.label,
                "by": [speaker.label for speaker in point.speakers],
                "to": [speaker.label for speaker in point.addressed],
                "rule": point.status_rule,
                "passages": [passage_to_json(point.passage)],
            }
            for topic in comparison.topics
            for key in topic.mentioned_by
            for point in topic.points[key]
            if point.status
        ],
        "differences": [_difference(difference) for difference in comparison.differences],
    }


def _topic(topic: Topic, accounts: Sequence[Account]) -> dict[str, Any]:
    passages = {
        account.key: [passage_to_json(point.passage) for point in topic.points.get(account.key, ())]
        for account in accounts
    }
    return {
        "id": topic.id,
        "topic": topic.label,
        "issues": list(topic.issues),
        "mentioned_by": name_mention(topic.mentioned_by, [account.key for account in accounts]),
        "likeness": {"total": topic.likeness.total, **topic.likeness.parts} if topic.likeness else None,
        **passages,
    }


def name_mention(keys: Sequence[str], all_keys: Sequence[str]) -> str:
    """Say who mentions a topic: ``both`` or ``all``, ``A only``, ``A and C only``."""
    if len(keys) == len(all_keys):
        return "both" if len(all_keys) == PAIR else "all"
    return f"{' and '.join(keys)} only"


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "id": difference.id,
        "kind": difference.kind,
        "topic_id": difference.topic_id,
        "accounts": list(difference.accounts),
        "values": dict(difference.values),
        "passages": {key: [passage_to_json(p) for p in passages] for key, passages in difference.passages.items()},
    }


def to_dossier(compared: Compared, *, title: str | None = None) -> Dossier:
    """Show a comparison as a dossier of one part, so that every line opens its passage."""
    meeting = _one_meeting(compared)
    part = build_part(meeting, compared.findings, compared.accounts)
    heading = title or f"{len(compared.accounts)} accounts side by side"
    if meeting is not NO_MEETING and not title:
        heading = f"{part.title}: {heading}"
    elif meeting is NO_MEETING:
        part = replace(part, title=heading)
    return Dossier(
        title=heading,
        scope="full",
        meetings=(part,),
        series=(),
        unjoined=None,
        meaning=(),
        documents=tuple(without_path(found.document) for found in compared.findings),
        made=Made(__version__, compared.gathered[0].reader, {}, tuple(compared.set_aside), ()),
    )


def _one_meeting(compared: Compared) -> Meeting:
    """Give the meeting that all documents tell of, or none where that is not one."""
    wanted = {found.document.id for found in compared.findings}
    for meeting in gather(compared.findings):
        if wanted <= {join.document_id for join in meeting.joins}:
            return meeting
    return NO_MEETING
