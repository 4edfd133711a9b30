"""What a region tells, as the rules ask for it: predicates by key, who acts, the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from summitry.clauses import Clause
    from summitry.clauses.record import Argument
    from summitry.meetings.points.regions import Region
    from summitry.meetings.statuses.record import Who
    from summitry.model import Mention, Name, Passage
    from summitry.reading import Reading

#: Plural nouns that mean both sides where no country stands beside them.
JOINT_NOUNS: Final = frozenset(
    {"leader", "side", "party", "president", "minister", "premier", "chancellor", "delegation", "head", "interlocutor"}
    | {"participant", "counterpart", "two", "country", "nation", "government", "team", "secretary", "official"}
)
#: Words before such a noun by which it means states at large, not those who met: "many countries", "forty nations".
_AT_LARGE: Final = frozenset(
    {"many", "several", "some", "other", "most", "more", "various", "numerous", "few", "dozen"}
)
_MOST_AT_TABLE: Final = frozenset({"two", "three", "four", "2", "3", "4"})
_SINGULAR_TAGS: Final = frozenset({"NN", "NNP"})
_THIRD_PLURAL: Final = frozenset({"they", "both", "them"})
#: Phrases whose preposition says when or by what means, not on whom or on what.
_DAY_OR_CALL: Final = re.compile(
    r"(?:the |that |this |a |an |\w+ )?(?:\w+day\b|\d{1,2} (?=[A-Z])[A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}\b|day|morning"
    r"|evening|afternoon|telephone|phone|call\b)"
)
_PRONOUNS: Final[dict[str, Who]] = {"we": "we", "us": "we", "our": "we", "i": "i", "me": "i", "he": "one", "she": "one"}


@dataclass(frozen=True, slots=True)
class Told:
    """One region and the clauses in it.

    Attributes:
        region: The region.
        main: The clause of its main predicate, or None where no clause was found.
        content: The clauses that say what is said, asked or agreed in this region, the nearest first.
        inner: All clauses whose predicate stands in the region.
        who: What the main clause's subject is.
        words: Lemmas in the region, in lower case.
        text: Its words in lower case.
    """

    region: Region
    main: Clause | None
    content: tuple[Clause, ...]
    inner: tuple[Clause, ...]
    who: Who
    words: frozenset[str]
    text: str


class Index:
    """A document's clauses and mentions by token and by character, looked up for one region after the other."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc: Doc = reading.parsed.doc
        self.by_token: dict[int, Clause] = {}
        for clause in reading.clauses:
            for token in clause.predicate.tokens:
                if clause.predicate.kind != "noun" or clause.predicate.verb_lemma:
                    self.by_token.setdefault(token, clause)
        for clause in reading.clauses:
            for token in clause.predicate.tokens:
                self.by_token.setdefault(token, clause)
        self.by_start: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            self.by_start.setdefault(mention.passage.start, []).append(mention)
        self.starts = sorted(self.by_start)
        self.names = sorted(reading.names, key=lambda name: name.passage.start)
        self.name_starts = [name.passage.start for name in self.names]

    def mentions_in(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie between two characters."""
        for place in range(bisect_left(self.starts, start), len(self.starts)):
            if self.starts[place] >= end:
                return
            yield from (mention for mention in self.by_start[self.starts[place]] if mention.passage.end <= end)

    def names_in(self, start: int, end: int) -> Iterator[Name]:
        """The proper names that lie between two characters."""
        for place in range(bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)):
            if self.names[place].passage.end <= end:
                yield self.names[place]

    def tell(self, region: Region, before: Who, frame: Collection[int] = ()) -> Told:
        """Gather what a region tells.

        Args:
            region: The region.
            before: Who the subject of the region before was, for "they".
            frame: Tokens that only say by whose account it is told.
        """
        main = self.by_token.get(region.main)
        inner = tuple(one for one in self._inner(region) if not set(one.predicate.tokens) & set(frame))
        content = self._content(region, main, inner)
        who: Who = self.who_of(main, before) if main else "none"
        tokens = [token for token in self.doc[region.first : region.last] if token.i not in frame]
        words = frozenset(token.lemma_.lower() for token in tokens if token.is_alpha or "-" in token.text)
        text = "".join(token.text_with_ws for token in tokens).strip().lower()
        return Told(region, main, content, inner, who, words, text)

    def _inner(self, region: Region) -> Iterator[Clause]:
        seen: set[int] = set()
        for index in range(region.first, region.last):
            clause = self.by_token.get(index)
            if clause is not None and clause.id not in seen:
                seen.add(clause.id)
                yield clause

    def _content(self, region: Region, main: Clause | None, inner: Sequence[Clause]) -> tuple[Clause, ...]:
        if main is None:
            return ()
        if region.is_item and region.top in self.by_token:
            top = self.by_token[region.top]
            return (top, *self._below(top, inner))
        return tuple(self._below(main, inner))

    def _below(self, clause: Clause, inner: Iterable[Clause]) -> Iterator[Clause]:
        """Clauses that say what a predicate reports, asks or begins, and those below them."""
        by_governor: dict[int | None, list[Clause]] = {}
        for one in inner:
            if one.relation in {"complement", "infinitive"} or one.coordinated_with is not None:
                by_governor.setdefault(one.governor, []).append(one)
        level = [clause]
        seen = {clause.id}
        while level:
            level = [one for above in level for one in by_governor.get(above.id, ()) if one.id not in seen]
            seen |= {one.id for one in level}
            yield from level

    def who_of(self, clause: Clause, before: Who = "none", it: Who = "thing") -> Who:
        """Say what the one who acts in a clause is.

        Args:
            clause: The clause.
            before: Who acted before, for "they".
            it: What "it" stands for: in what somebody says, that speaker ("Norway said that it would").
        """
        arguments = clause.agents if clause.voice == "passive" else clause.subjects
        if not arguments:
            return "none"
        if len(arguments) == 1 and self.doc[arguments[0].head].lower_ == "it":
            return it
        kinds = [self._kind(argument.head, argument.passage, before) for argument in arguments]
        acting = [kind for kind in kinds if kind != "thing"]
        if "i" in acting and "one" in acting:
            return "joint"  # "the prime minister and I"
        if len(acting) > 1 and "i" not in acting and len(self._countries(arguments)) > 1:
            return "joint"
        return acting[0] if acting else "thing"

    def _countries(self, arguments: Iterable[Argument]) -> set[str]:
        """The states and organisations that some phrases speak of or for."""
        return {
            actor.country or actor.id
            for argument in arguments
            for mention in self.mentions_in(argument.passage.start, argument.passage.end)
            for actor in mention.actors
        }

    def _kind(self, head: int, passage: Passage, before: Who) -> Who:
        token = self.doc[head]
        mentions = list(self.mentions_in(passage.start, passage.end))
        at_head = [one for one in mentions if one.passage.start <= token.idx < one.passage.end]
        countries = {actor.country or actor.id for one in at_head for actor in one.actors}
        by_pronoun = _kind_of_pronoun(token.lower_, len(countries), before)
        if by_pronoun is not None:
            return by_pronoun
        is_office = token.lemma_.lower() in JOINT_NOUNS and not _is_at_large(token)
        is_plural = token.tag_ not in _SINGULAR_TAGS
        is_pair = any(one.form == "pair" for one in at_head) or len(countries) > 1
        if is_pair or (is_plural and is_office and not mentions):
            return "joint"
        return "one" if at_head or is_office or any(one.actors for one in mentions) else "thing"


def _is_at_large(token: Token) -> bool:
    """Whether a plural noun means more states or people than those who met."""
    before = [child for child in token.subtree if child.i < token.i]
    if any(child.lower_ in {"the", "both", "our", "all", "these"} for child in before):
        return False
    counts = {child.lower_ for child in before if child.pos_ == "NUM"}
    return bool({child.lemma_.lower() for child in before} & _AT_LARGE) or bool(counts - _MOST_AT_TABLE)


def _kind_of_pronoun(word: str, countries: int, before: Who) -> Who | None:
    """Say what a pronoun stands for; "they" for two states, for one, or for whoever acted before."""
    if word in _THIRD_PLURAL:
        known: Who = "one" if countries else before
        return "joint" if countries > 1 or word == "both" else known
    return _PRONOUNS.get(word)


def keys_of(clause: Clause) -> frozenset[str]:
    """The names under which rules may ask for a clause's predicate.

    These are its lemma and what it means, each also with its object (``pay attention``) and with its prepositions
    (``call on``, but for a day or a call: "called on 3 May"), and of a light verb the first two words (``agree on``);
    ``a:ready`` for an adjective and ``n:error`` for a noun, alone or after "to be"; ``p:`` before a passive.
    """
    predicate = clause.predicate
    plain = {predicate.lemma, predicate.means}
    if predicate.kind == "adjective":
        plain |= {f"a:{predicate.lemma}"}
    if predicate.kind == "noun":
        plain = {f"n:{predicate.noun_lemma or predicate.lemma}"}
    keys = set(plain)
    cases = {one.case for one in clause.obliques if one.case and not _DAY_OR_CALL.match(one.argument.passage.exact)}
    passive_objects = clause.subjects if clause.voice == "passive" else ()
    for word in (*plain, predicate.verb_lemma):
        keys |= {f"{word} {argument.lemma}" for argument in (*clause.objects, *passive_objects)}
        keys |= {f"{word} {case}" for case in cases}
    if predicate.kind == "light verb":
        keys.add(" ".join(predicate.lemma.split()[:2]))
    if clause.voice == "passive":
        keys |= {f"p:{predicate.lemma}", f"p:{predicate.means}"}
        keys |= {f"p:{predicate.lemma} {case}" for case in cases}
    return frozenset(keys)
