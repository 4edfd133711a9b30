"""Who says a point, and to whom it is said, as records for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.gazetteer import load
from summitry.meetings.record import Speaker, SpeakerKind
from summitry.meetings.statuses.told import JOINT_NOUNS
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.clauses import Clause
    from summitry.clauses.record import Argument
    from summitry.meetings.statuses import Index
    from summitry.model import Actor, Mention

_PAIR = 2
#: Kinds of organisations whose members are states.
_OF_STATES: Final = frozenset({"alliance", "union", "forum", "intergovernmental"})
_LEGISLATIVE = frozenset({"legislator", "senator", "speaker_of_parliament"})
#: Verbs of saying, asking and promising whose object is the one spoken to.
_TOLD: Final = frozenset(
    {"tell", "ask", "urge", "promise", "assure", "invite", "request", "press", "encourage", "implore", "remind"}
    | {"inform", "warn", "advise", "brief", "notify", "exhort", "beg", "persuade", "pressure", "order", "instruct"}
    | {"task", "thank", "congratulate", "call", "offer", "guarantee", "answer", "address", "demand", "caution"}
)
#: Those after which "to" leads to the one spoken to; "on" and "with" only after the further two.
_SAID_TO: Final = frozenset(
    {"say", "speak", "talk", "promise", "pledge", "vow", "explain", "propose", "offer", "convey", "express", "announce"}
    | {"appeal", "reply", "respond", "complain", "stress", "write", "suggest", "recommend", "reiterate", "confirm"}
    | {"emphasize", "address", "declare", "state", "call", "report", "commit", "apologize", "signal", "extend", "swear"}
    | {"guarantee", "describe", "outline", "turn", "present", "put", "make", "reaffirm", "invite", "request", "plead"}
)
_CALLED_ON: Final = frozenset({"call", "prevail"})
_SAID_WITH: Final = frozenset({"agree", "discuss", "speak", "talk", "share", "raise", "consult", "plead"})


def speakers_of(clause: Clause | None, index: Index) -> tuple[Speaker, ...]:
    """Give whoever acts in a clause."""
    if clause is None:
        return ()
    return _unique(_iter_speakers(clause.agents if clause.voice == "passive" else clause.subjects, index))


def addressed_of(clause: Clause | None, index: Index) -> tuple[Speaker, ...]:
    """Give whom a clause asks, tells, calls on or promises something: none where its verb speaks to nobody.

    That is an object of a verb of saying, or who stands after "to", "on" or "with" where the verb takes it so. Where
    something is sent or somebody goes is not spoken to, nor is what is discussed, nor a town.
    """
    if clause is None:
        return ()
    predicate = clause.predicate
    verbs = {predicate.lemma, predicate.means, predicate.verb_lemma}
    arguments = [
        *(clause.indirect_objects if verbs & (_TOLD | _SAID_TO) else ()),
        *(clause.objects if verbs & _TOLD else ()),
        *(clause.under("on", "upon") if verbs & _CALLED_ON else ()),
        *(clause.under("to") if verbs & _SAID_TO else ()),
        *(clause.under("with") if verbs & _SAID_WITH else ()),
    ]
    if clause.voice == "passive" and verbs & _TOLD:
        arguments += clause.subjects
    return _unique(speaker for speaker in _iter_speakers(arguments, index) if speaker.actor_id)


def _iter_speakers(arguments: Iterable[Argument], index: Index) -> Iterator[Speaker]:
    for argument in arguments:
        token = index.doc[argument.head]
        at_head = [
            mention
            for mention in index.mentions_in(argument.passage.start, argument.passage.end)
            if mention.passage.start <= token.idx < mention.passage.end
        ]
        found = [
            to_speaker(actor, mention)
            for mention in at_head
            for actor in mention.actors
            if actor.kind is not ActorKind.PLACE and not _is_no_state(actor)
        ]
        yield from found
        if not found and not argument.is_pronoun and any(mention.form == "group" for mention in at_head):
            yield Speaker(
                argument.passage.exact, None, None, "", SpeakerKind.OTHER, is_named=False, passage=argument.passage
            )


def _is_no_state(actor: Actor) -> bool:
    """Whether "members" are said to be those of what has no states for members: an armed group, a court, a country."""
    name, _, owner = actor.id.removeprefix("group:").partition(":")
    group, body = load().groups.get(name), load().organisations.get(owner)
    if actor.kind is not ActorKind.GROUP or group is None or group.kind != "states" or not owner:
        return False
    return owner in load().countries or (body is not None and body.kind not in _OF_STATES)


class Group:
    """Who was last spoken of as more than two: "European leaders", "Norway, Kenya and Canada".

    What follows of "they" and "the leaders" means those, and not the two who met, until others are named. "The two
    presidents" and "both sides" are two, and mean no such group.
    """

    def __init__(self) -> None:
        self.speakers: tuple[Speaker, ...] = ()

    def speakers_of(self, clause: Clause | None, index: Index) -> tuple[Speaker, ...]:
        """Give whoever acts in a clause; call it for one clause after the other, in the order of the text."""
        found = speakers_of(clause, index)
        if clause is None:
            return found
        arguments = clause.agents if clause.voice == "passive" else clause.subjects
        if len(arguments) == 1 and _points_back(arguments[0], index):
            return self.speakers or found
        codes = {speaker.country or speaker.label for speaker in found}
        are_many = len(codes) > _PAIR or (len(found) == 1 and not found[0].is_named and _is_plural(arguments, index))
        if are_many:
            self.speakers = found
        elif len(codes) == _PAIR:
            self.speakers = ()
        return found


def _points_back(argument: Argument, index: Index) -> bool:
    """Whether a phrase is "they", or a bare "the leaders"."""
    words = [word for word in argument.passage.exact.casefold().split() if word not in {"the", "these", "those"}]
    return words == ["they"] or (len(words) == 1 and index.doc[argument.head].lemma_.lower() in JOINT_NOUNS)


def _is_plural(arguments: Iterable[Argument], index: Index) -> bool:
    return all(index.doc[argument.head].tag_ in {"NNS", "NNPS"} for argument in arguments)


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
