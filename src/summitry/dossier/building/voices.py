"""Reactions by kind of actor, and the outlook with its watch list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.dossier.building.lines import make_line
from summitry.dossier.days import write_days
from summitry.dossier.record import OutlookRow, ReactionGroup, ReactionRow
from summitry.meetings.record import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summitry.meetings.record import Likelihood, Outlook, Reaction, Span

KINDS = {
    SpeakerKind.GOVERNMENT: "governments",
    SpeakerKind.LEGISLATOR: "legislators",
    SpeakerKind.ORGANISATION: "organisations",
    SpeakerKind.EXPERT: "experts",
    SpeakerKind.PRESS: "press",
    SpeakerKind.PUBLIC: "the public",
    SpeakerKind.OTHER: "others",
}


def build_reactions(reactions: Iterable[Reaction], accounts: Mapping[str, str]) -> tuple[ReactionGroup, ...]:
    """Group reactions by kind of actor, in a fixed order of kinds, named ones first.

    Args:
        reactions: What the documents report, in the order of documents and text.
        accounts: Account key by document id.
    """
    found: dict[SpeakerKind, list[Reaction]] = {}
    for reaction in reactions:
        found.setdefault(reaction.speaker.kind, []).append(reaction)
    return tuple(_group(kind, found[kind], accounts) for kind in KINDS if kind in found)


def _group(kind: SpeakerKind, reactions: Sequence[Reaction], accounts: Mapping[str, str]) -> ReactionGroup:
    ordered = sorted(reactions, key=lambda reaction: not reaction.speaker.is_named)
    named = sum(reaction.speaker.is_named for reaction in reactions)
    rows = tuple(_reaction_row(reaction, accounts) for reaction in ordered)
    return ReactionGroup(KINDS[kind], rows, named, len(reactions) - named)


def _reaction_row(reaction: Reaction, accounts: Mapping[str, str]) -> ReactionRow:
    speaker = reaction.speaker
    tags = {"stance": reaction.stance, "kind": speaker.kind.value, "rule": reaction.rule}
    line = make_line(
        (reaction.passage,),
        account=accounts.get(reaction.passage.document_id),
        tags=tags,
    )
    return ReactionRow(
        line,
        speaker.label,
        speaker.role,
        speaker.is_named,
        reaction.stance,
        reaction.about,
        reaction.subject,
        _days(reaction.said),
    )


def build_outlook(outlook: Iterable[Outlook], accounts: Mapping[str, str]) -> tuple[OutlookRow, ...]:
    """List what is said of the time to come, in the order of documents and text."""
    return tuple(_outlook_row(item, accounts) for item in outlook)


def _outlook_row(item: Outlook, accounts: Mapping[str, str]) -> OutlookRow:
    tags = {"rule": item.rule} | ({"commitment": "yes"} if item.is_commitment else {})
    if item.due and item.due.first_on:
        tags["due"] = item.due.first_on.isoformat()
    line = make_line((item.passage,), account=accounts.get(item.passage.document_id), tags=tags)
    words = item.likelihood.passage.exact if item.likelihood else ""
    holder = item.holder
    return OutlookRow(line, holder.label, holder.is_named, item.what, _days(item.due), words, _band(item.likelihood))


def find_watch(rows: Iterable[OutlookRow]) -> tuple[OutlookRow, ...]:
    """Give the commitments with a due date, the earliest first."""
    dated = [row for row in rows if "due" in row.line.tags and "commitment" in row.line.tags]
    return tuple(sorted(dated, key=lambda row: row.line.tags["due"]))


def _days(span: Span | None) -> str:
    if span is None or span.first_on is None or span.last_on is None:
        return ""
    return write_days(span.first_on, span.last_on)


def _band(likelihood: Likelihood | None) -> str:
    if likelihood is None:
        return ""
    if likelihood.low is None or likelihood.high is None:
        return likelihood.band
    return f"{likelihood.band} ({likelihood.low}–{likelihood.high}%)"
