"""Who says a point, and to whom it is said, as records for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.record import Speaker, SpeakerKind
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.clauses import Clause
    from summitry.clauses.record import Argument
    from summitry.meetings.statuses import Index
    from summitry.model import Actor, Mention

_LEGISLATIVE = frozenset({"legislator", "senator", "speaker_of_parliament"})


def speakers_of(clause: Clause | None, index: Index) -> tuple[Speaker, ...]:
    """Give whoever acts in a clause."""
    if clause is None:
        return ()
    return _unique(_iter_speakers(clause.agents if clause.voice == "passive" else clause.subjects, index))


def addressed_of(clause: Clause | None, index: Index) -> tuple[Speaker, ...]:
    """Give whom a clause asks, tells or calls on: object, indirect object, or after "on", "to", "with"."""
    if clause is None:
        return ()
    arguments = (*clause.indirect_objects, *clause.objects, *clause.under("on", "upon", "to", "with"))
    return _unique(speaker for speaker in _iter_speakers(arguments, index) if speaker.actor_id)


def _iter_speakers(arguments: Iterable[Argument], index: Index) -> Iterator[Speaker]:
    for argument in arguments:
        token = index.doc[argument.head]
        at_head = [
            mention
            for mention in index.mentions_in(argument.passage.start, argument.passage.end)
            if mention.passage.start <= token.idx < mention.passage.end
        ]
        found = [to_speaker(actor, mention) for mention in at_head for actor in mention.actors]
        yield from found
        if not found and not argument.is_pronoun and any(mention.form == "group" for mention in at_head):
            yield Speaker(
                argument.passage.exact, None, None, "", SpeakerKind.OTHER, is_named=False, passage=argument.passage
            )


def to_speaker(actor: Actor, mention: Mention) -> Speaker:
    """Put an actor of the text as a speaker."""
    kind = SpeakerKind.ORGANISATION if actor.kind is ActorKind.ORGANISATION else SpeakerKind.OTHER
    if actor.kind in {ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.ROLE} and actor.country:
        kind = SpeakerKind.GOVERNMENT
    if actor.office in _LEGISLATIVE:
        kind = SpeakerKind.LEGISLATOR
    is_named = actor.kind in {ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.ROLE}
    return Speaker(actor.label, actor.id, actor.country, actor.title or "", kind, is_named, mention.passage)


def _unique(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    kept: dict[str, Speaker] = {}
    for speaker in speakers:
        kept.setdefault(speaker.actor_id or speaker.label.casefold(), speaker)
    return tuple(kept.values())
