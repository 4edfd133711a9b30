"""From a phrase to a party: who it is, as what it acts, and its code."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summitry.coding.nouns import load_nouns
from summitry.coding.record import Party
from summitry.model import ActorKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from summitry.clauses import Argument
    from summitry.language import Parsed
    from summitry.model import Actor, Mention, Passage

_KINDS = {
    ActorKind.PERSON: "person",
    ActorKind.ROLE: "person",
    ActorKind.COUNTRY: "country",
    ActorKind.PLACE: "country",
    ActorKind.ORGANISATION: "organisation",
    ActorKind.GROUP: "group",
}
_NAME_KINDS = {NameLabel.PERSON: "person", NameLabel.ORGANISATION: "organisation", NameLabel.PLACE: "country"}
#: Pronouns that stand for somebody who can act, even where it was not told who.
_SPEAKING = frozenset(["he", "she", "they", "we", "i", "it", "who", "him", "her", "them", "us", "me"])
_PERSONAL = {"he", "she", "i", "who", "him", "her", "me"}
#: Where inside a phrase the one that it belongs to stands, the likeliest first.
_OWNERS = ("nmod:poss", "compound", "nmod:desc", "nmod")
_PLACES = {"place", "country", "capital"}
_OWNING_CASES = {"of", "by", "from"}
_OFFICE_ROLE = "GOV"
_LONGEST_PHRASE = 40
#: What stands between a name and a day.
_BEFORE_DAY = frozenset(("", "on", "in", "late", "early", "last", "this"))
#: Days and months are names of nobody, even where no full date stands.
_TIMES = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march")
) | frozenset(("april", "may", "june", "july", "august", "september", "october", "november", "december"))


class Parties:
    """Finds the parties of one document; each phrase is looked at once."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self._doc = parsed.doc
        self._document = parsed.document
        self._mentions = sorted(mentions, key=lambda mention: mention.passage.start)
        self._starts = [mention.passage.start for mention in self._mentions]
        self._names = {name.passage.start: name for name in parsed.names}
        self._dated = [(date.passage.start, date.passage.end) for date in parsed.dates]
        self._direct: dict[tuple[int, int], tuple[Party, ...]] = {}
        self._nouns = load_nouns()

    def direct(self, argument: Argument) -> tuple[Party, ...]:
        """The parties that a phrase itself names; several for a pair, none for a thing."""
        key = (argument.head, argument.tokens[0])
        if key not in self._direct:
            self._direct[key] = tuple(self._find(argument))
        return self._direct[key]

    def speakers_of(self, argument: Argument) -> tuple[Party, ...]:
        """The party that a thing speaks or strikes for: Iran for "Iran's statement", the army for "the army's raid"."""
        return self.owners(argument) if argument.lemma.lower() in self._nouns.voices else ()

    def owners(self, argument: Argument) -> tuple[Party, ...]:
        """The party that a thing belongs to: Iran for "Iran's test", "an Iranian test", "the test by Iran"."""
        head = self._doc[argument.head]
        for mention in self._within(argument.passage):
            if mention.actors and mention.form != "place" and self._owns(mention.passage.start, head):
                return (self._from_mention(mention, mention.passage, head),)
        return self._owner_noun(argument)

    def thing(self, argument: Argument) -> Party | None:
        """What is acted upon, where that is nobody: "the attacks in the north". It has no code."""
        head = self._doc[argument.head]
        dated = any(start <= head.idx < end for start, end in self._dated)
        if dated or head.pos_ in {"PRON", "NUM", "ADV", "DET"}:
            return None
        return Party(argument.passage.exact, argument.passage, None, None, "thing")

    def place(self, argument: Argument) -> Party | None:
        """The place that a phrase names, with the country that it lies in, where something is done there."""
        for mention in self._within(argument.passage):
            if mention.form in _PLACES and len(mention.actors) == 1:
                country = mention.actors[0].country
                return Party(argument.passage.exact, argument.passage, mention.actors[0], country, "place")
        names = (self._names.get(self._doc[index].idx) for index in self._indices(argument))
        if any(name is not None and name.label is NameLabel.PLACE for name in names):
            return Party(argument.passage.exact, argument.passage, None, None, "place")
        return None

    def named_in(self, argument: Argument) -> tuple[Party, ...]:
        """The first party that a phrase names at all."""
        for mention in self._within(argument.passage):
            if mention.actors and mention.form != "place":
                return (self._from_mention(mention, mention.passage, self._doc[argument.head]),)
        return ()

    def _owns(self, offset: int, head: Token) -> bool:
        """Whether what stands at an offset is before the head, or behind "of" or "by"."""
        if offset < head.idx:
            return True
        return any(
            token.dep_ == "case" and token.lower_ in _OWNING_CASES
            for child in head.rights
            if child.dep_ == "nmod" and child.idx + len(child) > offset
            for token in child.lefts
        )

    def behind(self, argument: Argument, case: str) -> Iterator[Party]:
        """The parties behind a preposition inside a phrase: Chile in "its complaint against Chile"."""
        for index in self._indices(argument):
            token = self._doc[index]
            if token.dep_ != "case" or token.lower_ != case or token.head.i == argument.head:
                continue
            for named in (token.head, *token.head.conjuncts):
                first = min(self._left(named), named.i)
                passage = self._document.passage(self._doc[first].idx, named.idx + len(named))
                yield from self._at(named, passage)

    def _at(self, head: Token, passage: Passage) -> Iterator[Party]:
        """The parties that one token inside a phrase names."""
        mention = self._covering(head.idx)
        if mention and mention.actors:
            yield self._from_mention(mention, mention.passage, head)
        elif head.lemma_.lower() in self._nouns.acting or self._is_name(head):
            yield self._unnamed(passage, head, [head])

    def _owner_noun(self, argument: Argument) -> tuple[Party, ...]:
        tokens = [self._doc[index] for index in self._indices(argument) if index != argument.head]
        for relation in _OWNERS:
            for token in tokens:
                noun = self._nouns.acting.get(token.lemma_.lower())
                # "military exercises" are nobody's; a missile owns nothing
                if token.dep_ == relation and noun and noun.kind != "other" and token.pos_ != "ADJ":
                    first = min(self._left(token), token.i)
                    passage = self._document.passage(self._doc[first].idx, token.idx + len(token))
                    return (self._unnamed(passage, token, [self._doc[i] for i in range(first, token.i + 1)]),)
        return ()

    def _left(self, token: Token) -> int:
        kept = [child.i for child in token.lefts if child.dep_ in {"amod", "compound", "nmod:poss", "nummod"}]
        return min(kept, default=token.i)

    def _find(self, argument: Argument) -> Iterator[Party]:
        head = self._doc[argument.head]
        mention = self._mention_of(argument)
        lower = head.lemma_.lower()
        if mention and mention.actors and (mention.form != "pronoun" or lower != "it" or len(mention.actors) == 1):
            passage = (
                mention.antecedent if mention.form == "pronoun" and mention.antecedent else self._named_part(argument)
            )
            for actor in mention.actors[:_LONGEST_PHRASE]:
                yield self._known(passage, actor, argument)
            return
        if lower in self._nouns.amounts:
            yield from self._of_amount(argument)
        elif head.pos_ == "PRON":
            if head.lower_ in _SPEAKING:
                kind = "person" if head.lower_ in _PERSONAL else "other" if head.lower_ == "it" else "group"
                yield Party(argument.passage.exact, argument.passage, None, None, kind)
        elif lower in self._nouns.acting or self._is_name(head):
            yield self._unnamed(self._named_part(argument), head, [self._doc[i] for i in self._indices(argument)])

    def _named_part(self, argument: Argument) -> Passage:
        """The phrase without a day at its end, which tells when and not who: "the court on Thursday"."""
        passage, head = argument.passage, self._doc[argument.head]
        for start, end in self._dated:
            if head.idx + len(head) <= start < passage.end <= end:
                return self._document.passage(passage.start, passage.start + _length_before_day(passage, start))
        return passage

    def _mention_of(self, argument: Argument) -> Mention | None:
        """The mention at the head of a phrase, or else in an apposition; one that reaches past the phrase is none."""
        found = self._covering(self._doc[argument.head].idx)
        first, last = argument.passage.start, max([argument.passage.end, *(p.end for p in argument.appositions)])
        if found is not None and first <= found.passage.start and found.passage.end <= last:
            return found
        return next((m for part in argument.appositions for m in self._within(part) if m.actors), None)

    def _of_amount(self, argument: Argument) -> Iterator[Party]:
        """Tell who "dozens of protesters" are by what follows "of"."""
        head = self._doc[argument.head]
        for child in head.rights:
            lemma = child.lemma_.lower()
            if child.dep_ != "nmod" or child.i >= argument.tokens[1]:
                continue
            if lemma in self._nouns.acting or self._is_name(child) or self._covering(child.idx):
                yield self._unnamed(argument.passage, child, [self._doc[i] for i in self._indices(argument)])
                return
        if head.tag_ == "NNS" or head.lemma_.lower() in self._nouns.acting:
            yield self._unnamed(argument.passage, head, [self._doc[i] for i in self._indices(argument)])

    def _is_name(self, head: Token) -> bool:
        """Whether a proper name that no list knows may be somebody: not a day, not a work or a law."""
        if head.pos_ != "PROPN" or head.lower_ in _TIMES or any(start <= head.idx < end for start, end in self._dated):
            return False
        name = self._name_at(head)
        return name is None or name in _NAME_KINDS

    def _name_at(self, head: Token) -> NameLabel | None:
        for token in (head, *head.lefts):
            found = self._names.get(token.idx)
            if found and found.passage.start <= head.idx < found.passage.end:
                return found.label
        return None

    def _known(self, passage: Passage, actor: Actor, argument: Argument) -> Party:
        role = self._role_of(actor, argument)
        country = actor.country or (actor.id if actor.kind is ActorKind.COUNTRY else None)
        kind = _KINDS.get(actor.kind, "other")
        return Party(passage.exact, passage, actor, _join(country, role), kind, role)

    def _from_mention(self, mention: Mention, passage: Passage, head: Token) -> Party:
        actor = mention.actors[0]
        role = self._nouns.bodies.get(actor.id.partition("-")[2]) if actor.kind is ActorKind.ORGANISATION else None
        noun = self._nouns.acting.get(head.lemma_.lower())
        role = role or (noun.role if noun and actor.kind is ActorKind.COUNTRY else None) or None
        return Party(passage.exact, passage, actor, _join(actor.country, role), _KINDS.get(actor.kind, "other"), role)

    def _role_of(self, actor: Actor, argument: Argument) -> str | None:
        """Tell the role from the office, the body, or else the words of the phrase."""
        if actor.kind is ActorKind.ORGANISATION:
            return self._nouns.bodies.get(actor.id.partition("-")[2])
        if actor.kind is ActorKind.COUNTRY and argument.lemma[:1].isupper():
            return None
        if actor.office:
            return _OFFICE_ROLE
        if actor.kind is ActorKind.GROUP:
            noun = self._nouns.acting.get(argument.lemma.lower())
            return noun.role or None if noun else None
        for index in self._indices(argument):
            token = self._doc[index]
            noun = self._nouns.acting.get(token.lemma_.lower())
            if noun and noun.role and noun.kind == "person":
                return noun.role
            if token.pos_ == "ADP":
                break
        return None

    def _unnamed(self, passage: Passage, head: Token, tokens: Sequence[Token]) -> Party:
        """Build a party of which only the kind, and perhaps the country, is known."""
        noun = self._nouns.acting.get(head.lemma_.lower())
        label = self._name_at(head)
        kind = noun.kind if noun else _NAME_KINDS.get(label, "other") if label else "other"
        country = next(
            (
                mention.actors[0].country
                for mention in self._within(passage)
                if mention.actors and mention.actors[0].country
            ),
            None,
        ) or self._place_behind(head, tokens)
        role = (noun.role if noun else None) or None
        if kind == "person" and head.tag_ in {"NNS", "NNPS"}:
            kind = "group"
        return Party(passage.exact, passage, None, _join(country, role), kind, role)

    def _place_behind(self, head: Token, tokens: Sequence[Token]) -> str | None:
        """Tell the country from a place behind the head: "police in Chile", where the phrase ends before it."""
        inside = {token.i for token in tokens}
        for child in head.rights:
            if child.dep_ == "nmod" and child.i not in inside:
                mention = self._covering(child.idx)
                if mention and len(mention.actors) == 1:
                    return mention.actors[0].country
        return None

    def _covering(self, offset: int) -> Mention | None:
        index = bisect_left(self._starts, offset + 1)
        for mention in reversed(self._mentions[max(0, index - 4) : index]):
            if mention.passage.start <= offset < mention.passage.end:
                return mention
        return None

    def _within(self, passage: Passage) -> Iterator[Mention]:
        for mention in self._mentions[bisect_left(self._starts, passage.start) :]:
            if mention.passage.start >= passage.end:
                return
            if mention.passage.end <= passage.end:
                yield mention

    def _indices(self, argument: Argument) -> range:
        first, end = argument.tokens
        return range(first, min(end, first + _LONGEST_PHRASE))


def _length_before_day(passage: Passage, start: int) -> int:
    """How long the phrase is without what leads to the day that starts at ``start``."""
    words = passage.exact[: start - passage.start].split(" ")
    while len(words) > 1 and words[-1].strip(",").lower() in _BEFORE_DAY:
        words.pop()
    return len(" ".join(words).rstrip().rstrip(","))


def _join(country: str | None, role: str | None) -> str | None:
    """Put country and role together; a role without a country is no code."""
    return f"{country}{role or ''}" if country else None
