"""A document laid out for finding meetings: its parse, clauses and mentions, ready to be asked for by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from summitry.clauses.tree import build_tree
from summitry.gazetteer import load, normalise
from summitry.meetings.catalogue import surnames_of
from summitry.meetings.find.draft import Participant
from summitry.meetings.find.proper import is_in_name, is_of_firm
from summitry.model import ActorKind

if TYPE_CHECKING:
    from summitry.clauses import Clause
    from summitry.model import Actor, DateMention, Mention, Passage
    from summitry.reading import Reading

#: Mentions of persons whom the gazetteer could not tell; their names may still find a row of the catalogue.
_NAMES = frozenset({"surname", "unknown name", "full name", "title and name"})

#: Leaders and representatives of these do not meet for a state.
_PRIVATE = re.compile(
    r"\b(?:compan(?:y|ies)|business|industry|corporate|civil|community|faith|religious|labou?r|union|tribal|student|youth"
    r"|tech|opposition)\b",
    re.IGNORECASE,
)

#: A region, party or association of a state, in somebody's title, before it or behind it.
_NOT_STATE: Final = re.compile(
    r"\b(?:Region(?:al (?:State )?(?:Government|Administration|Council|Parliament))?(?= of\b| President\b|\Z| *,)"
    r"|Autonomous|Party|Associations?|Chambers?|Movement|Democratic Union|Trade Union|Club|Compan(?:y|ies)"
    r"|(?:Governor|Mayor)(?!-General| General))\b"
)
_REGION_BEFORE: Final = re.compile(r"\b(?:Region|Regional Government|Province)\s\Z")
_REGION_BEHIND: Final = re.compile(
    r",? (?:(?:the )?(?:President|Prime Minister|Head|Leader) )?of (?:the )?(?:[A-Z]\w+ ){0,3}"
    r"(?:Region|Province|Party|Association)\b"
)
#: Names of a state, body or place, which may stand in those of something else.
_NAMING: Final = frozenset({"country", "place", "group", "organisation", "title"})
#: An organisation's mission somewhere has a head of its own.
_MISSION: Final = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+){0,2}(?:Mission|Delegation|Representation|Liaison Office|Office|Bureau|Team|Programme)\b"
    r"(?:\s+(?:in|to|at|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+))?,?\s*"
)
#: What belongs to a people follows its adjective: "the German people".
_PEOPLE_BEHIND: Final = re.compile(
    r"\s(?:people|public|nation|communit\w+|diaspora|minorit\w+|youth|society|citizens)\b"
)


def _country_in(words: str) -> str | None:
    """Give the country whose adjective opens a title ("Maltese National Security Adviser Ann Lee"), or None."""
    for word in words.split()[:2]:
        codes = {known.country for known in load().who(word) if known.kind is ActorKind.COUNTRY}
        if word[:1].isupper() and len(codes) == 1:
            return next(iter(codes))
    return None


class Scene:
    """One document, with what the rules ask of it.

    Attributes:
        reading: The document, read.
        tree: Its parse.
        clauses: Its clauses.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = build_tree(reading.parsed.doc, reading.document)
        self.clauses = reading.clauses
        self._by_token = {token: clause for clause in self.clauses for token in clause.predicate.tokens}
        self._mentions = sorted(reading.mentions, key=lambda mention: mention.passage.start)
        self._starts = [mention.passage.start for mention in self._mentions]
        self._day = reading.document.published_on
        self._date_starts = [date.passage.start for date in reading.dates]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of title and text, normalised."""
        document = self.reading.document
        return frozenset(re.findall(r"[^\W\d_]+", normalise(f"{document.title or ''} {document.text}")))

    def clause_at(self, token: int) -> Clause | None:
        """Give the clause whose predicate a token belongs to."""
        return self._by_token.get(token)

    def tokens_of(self, passage: Passage) -> range:
        """Give the tokens that begin inside a passage."""
        starts = self.tree.starts
        return range(bisect_left(starts, passage.start), bisect_left(starts, passage.end))

    def token_at(self, position: int) -> int:
        """Give the token that holds a character, or the one before it."""
        return max(bisect_right(self.tree.starts, position) - 1, 0)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that begin at or behind ``start`` and end at or before ``end``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention.passage.end <= end]

    def mention_at(self, start: int) -> Mention | None:
        """Give the mention that begins at a character."""
        place = bisect_left(self._starts, start)
        found = self._mentions[place] if place < len(self._starts) else None
        return found if found is not None and found.passage.start == start else None

    def dates_in(self, passage: Passage) -> list[DateMention]:
        """Give the expressions of time inside a passage."""
        first, last = bisect_left(self._date_starts, passage.start), bisect_left(self._date_starts, passage.end)
        return [date for date in self.reading.dates[first:last] if date.passage.end <= passage.end]

    def clause_above(self, token: int) -> Clause | None:
        """Give the nearest clause that a token hangs on."""
        heads = self.tree.heads
        for _ in range(len(heads)):
            clause = self._by_token.get(token)
            if clause is not None:
                return clause
            if heads[token] == token:
                return None
            token = heads[token]
        return None

    def participants_of(self, mention: Mention) -> list[Participant]:
        """Give whom a mention can put at a table: those who are known, or the name where nobody is."""
        if self._is_private(mention):
            return []
        mission = self._of_mission(mention)
        if mission:
            return mission
        actors = [self._known(actor, mention) for actor in mention.actors if actor.kind is not ActorKind.PLACE]
        known = [Participant(actor, actor.label) for actor in actors if actor.country is not None]
        if known:
            return known
        return [Participant(None, mention.passage.exact)] if mention.form in _NAMES else []

    def _of_mission(self, mention: Mention) -> list[Participant]:
        """Give who heads an organisation's mission, by the name behind it, else the organisation alone.

        The organisation's own head is not at the table: "Head of the NATO | Mission in Malta Ann Lee".
        """
        behind = _MISSION.match(self.tree.text, mention.passage.end) if mention.form == "title" else None
        bodies = load().organisations.keys() & {actor.country for actor in mention.actors}
        if behind is None or not bodies:
            return []
        body = load().actor(min(bodies))
        named = self.mention_at(behind.end())
        if named is None or named.form not in _NAMES or not named.actors:
            return [Participant(body, body.label)]
        return [Participant(replace(actor, country=body.country), actor.label) for actor in named.actors[:1]]

    def _is_private(self, mention: Mention) -> bool:
        """Whether somebody speaks for a people, region, party or firm, and not for the state that it is in."""
        words, text, end = mention.passage.exact, self.tree.text, mention.passage.end
        if mention.form in _NAMING and (
            is_in_name(text, mention.passage.start, end) or is_of_firm(text, mention.passage.start)
        ):
            return True
        if mention.form == "group":
            return _PRIVATE.search(words) is not None
        if mention.form == "people":
            is_bare = words.endswith("s") and not text[: mention.passage.start].endswith(("the ", "The "))
            return is_bare or _PEOPLE_BEHIND.match(text, end) is not None
        if mention.form not in {"title", "title and name"}:
            return False
        return bool(
            _NOT_STATE.search(words)
            or _REGION_BEFORE.search(text, max(mention.passage.start - 30, 0), mention.passage.start)
            or _REGION_BEHIND.match(text, end)
        )

    def _known(self, actor: Actor, mention: Mention) -> Actor:
        """Give whom the lists know by the full name of somebody whom the document's own words did not settle.

        Where nobody is, the country that stands behind the name counts: "Ann Lee of Malta".
        """
        if not actor.id.startswith("name:") or actor.kind is not ActorKind.PERSON:
            return actor
        found = {known.id: known for known in load().who(actor.label, self._day) if known.kind is ActorKind.PERSON}
        if len(found) == 1 and " " in actor.label:
            return next(iter(found.values()))
        behind = self.mention_at(mention.passage.end + len(" of ")) or self.mention_at(
            mention.passage.end + len(" of the ")
        )
        is_owned = self.tree.text.startswith(" of ", mention.passage.end) and behind is not None
        if is_owned and behind is not None and behind.form == "country" and behind.actors:
            return replace(actor, country=behind.actors[0].country)
        if actor.country is None:
            return replace(actor, country=_country_in(mention.passage.exact))
        return actor

    def participant_called(self, name: str) -> Participant:
        """Give the person of a family name whom the document speaks of, else the name alone."""
        folded = normalise(name)
        found = {
            actor.id: actor
            for mention in self._mentions
            for actor in mention.actors
            if actor.kind is ActorKind.PERSON and actor.country and folded in surnames_of(actor.id)
        }
        return Participant(next(iter(found.values())), name) if len(found) == 1 else Participant(None, name)


@lru_cache(maxsize=2)
def scene_of(reading: Reading) -> Scene:
    """Lay a reading out; meetings, reactions and outlook of one document share the layout of the last one asked for."""
    return Scene(reading)
