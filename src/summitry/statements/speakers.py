"""Who a source is: the actors that its phrase means, and what sort of source that makes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.model import Actor, Mention, Passage
    from summitry.statements.record import SourceKind

#: What stands between two speakers of one row; a comma alone opens an apposition.
JOINING = re.compile(r",? and (?:the )?|, |,? as well as ")
#: What follows tells more of a speaker, and names others in doing so.
RELATIVE = re.compile(r",? (?:that|which|who|whom|whose) ")
NOBODY_KNOWN = "nobody in the source's phrase is known"
NO_SOURCE = "the text names no source"
#: These name nobody; whom they mean stands elsewhere in the text.
CARRIED_FORMS = frozenset({"pronoun", "pair"})


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who a source is."""

    kind: SourceKind
    actors: tuple[Actor, ...]
    reason: str
    antecedent: Passage | None = None


class Speakers:
    """A document's mentions, ready to be asked for those inside a phrase."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: (mention.passage.start, mention.passage.end))
        self._starts = [mention.passage.start for mention in self._mentions]

    def of(self, source: Passage | None) -> Speaking:
        """Say who a source is: the first decided mention of a person inside its phrase, else of anybody.

        Those that only "and" or a comma joins to the first speak too.
        """
        if source is None:
            return Speaking("absent", (), NO_SOURCE)
        found = RELATIVE.search(source.exact)
        inside = self._inside(source.start, source.start + found.start() if found else source.end)
        people = [mention for mention in inside if mention.actors[0].kind is ActorKind.PERSON]
        chosen = _joined(people or inside, source)
        if not chosen:
            return Speaking("unnamed", (), NOBODY_KNOWN)
        actors = {actor.id: actor for mention in chosen for actor in mention.actors}
        reason = "; ".join(dict.fromkeys(mention.reason for mention in chosen))
        return Speaking(_kind(chosen[0]), tuple(actors.values()), reason, chosen[0].antecedent)

    def _inside(self, start: int, end: int) -> list[Mention]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention.passage.end <= end and mention.is_decided]


def _joined(mentions: Sequence[Mention], source: Passage) -> list[Mention]:
    """The first mention, and those that stand behind it in one row."""
    chosen = list(mentions[:1])
    for mention in mentions[1:]:
        gap = source.exact[chosen[-1].passage.end - source.start : mention.passage.start - source.start]
        if not JOINING.fullmatch(gap) or (mention.actors[0].kind is not chosen[0].actors[0].kind):
            break
        chosen.append(mention)
    return chosen


def _kind(mention: Mention) -> SourceKind:
    if mention.form in CARRIED_FORMS:
        return "carried over"
    is_named = any(actor.kind not in {ActorKind.GROUP, ActorKind.ROLE} for actor in mention.actors)
    return "named" if is_named else "unnamed"
