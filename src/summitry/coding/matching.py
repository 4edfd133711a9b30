"""Which rule of the codebook fits a clause, and who stands in its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.codebook.spelling import spell
from summitry.coding.keys import keys_of
from summitry.coding.slots import find_arguments
from summitry.coding.speakers import name_actors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from summitry.clauses import Argument, Clause
    from summitry.codebook import Codebook, Complement, Condition, Rule
    from summitry.coding.parties import Parties
    from summitry.coding.record import Party
    from summitry.coding.spans import Spans

_ANY = "*"
#: Where else somebody may stand that it is done to, after a rule's own places.
_ELSEWHERE = (
    "object",
    "indirect",
    "oblique",
    "complement-indirect",
    "complement-object",
    "complement-oblique",
)
_DEFAULT_SLOTS = ("object", "indirect", "recipient")


@dataclass(frozen=True, slots=True)
class Match:
    """A clause, the rule that fits it, the parties in its places, and whether they act on each other."""

    clause: Clause
    rule: Rule
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    is_mutual: bool


class Matcher:
    """Matches the clauses of one document."""

    def __init__(self, clauses: Sequence[Clause], parties: Parties, spans: Spans, codebook: Codebook) -> None:
        self._clauses = clauses
        self._parties = parties
        self._spans = spans
        self._codebook = codebook
        self._purposes: dict[int, list[int]] = {}
        for clause in clauses:
            if clause.governor is not None and clause.marker == "to" and clause.relation in {"adverbial", "infinitive"}:
                self._purposes.setdefault(clause.governor, []).append(clause.id)

    def match(self, clause: Clause) -> Match | None:
        """The strongest rule that fits, or None."""
        for rule in self._candidates(clause):
            found = self._try(rule, clause)
            if found is not None:
                return found
        return None

    def _candidates(self, clause: Clause) -> Sequence[Rule]:
        index = self._codebook.by_predicate
        groups = [index[key] for key in keys_of(clause, self._spans.word_after(clause)) if key in index]
        if len(groups) <= 1:
            return groups[0] if groups else ()
        ranked = {
            rule.id: (-rule.priority, place, -rule.where.size, rule.id, rule)
            for place, group in reversed(list(enumerate(groups)))
            for rule in group
        }
        return [entry[-1] for entry in sorted(ranked.values(), key=lambda entry: entry[:-1])]

    def _try(self, rule: Rule, clause: Clause) -> Match | None:
        if not self._fits_form(rule.where, clause) or any(self._is_excluded(item, clause) for item in rule.unless):
            return None
        actors = self._find_actors(rule, clause)
        if not actors:
            return None
        recipients, is_mutual = self._find_recipients(rule, clause, actors)
        if not recipients and not is_mutual:
            if rule.needs_recipient:
                recipients = self._find_purpose(rule, clause, actors)
            if not recipients and (rule.needs_recipient or self._says_too_little(rule, clause)):
                return None
        if not _fits_parties(rule.where, actors, recipients):
            return None
        if any(_has_parties(item) and _fits_parties(item, actors, recipients) for item in rule.unless):
            return None
        if not recipients and not is_mutual:
            recipients = self._find_other(rule, clause, actors)
        return Match(clause, rule, actors, recipients, is_mutual)

    def _says_too_little(self, rule: Rule, clause: Clause) -> bool:
        """Whether a noun names an event in passing, without a word on whom or what it is about."""
        is_bare = clause.predicate.kind == "noun" and not clause.predicate.verb_lemma
        return is_bare and not self._first_thing(self._places(rule, clause).values())

    def _find_actors(self, rule: Rule, clause: Clause) -> tuple[Party, ...]:
        for slot in rule.actor:
            arguments = find_arguments(slot, clause, self._clauses)
            irrealis = self._codebook.irrealis
            found = name_actors(arguments, clause, self._clauses, self._parties, irrealis)
            found = found or _gather(self._parties.speakers_of, arguments)
            if found:
                return found
        return ()

    def _find_recipients(self, rule: Rule, clause: Clause, actors: tuple[Party, ...]) -> tuple[tuple[Party, ...], bool]:
        """Look for parties in the rule's places, then for those that things in these places belong to.

        Returns:
            The recipients, and whether the sides act on each other.
        """
        places = self._places(rule, clause)
        for slot, place in places.items():
            found = _without(_gather(self._parties.direct, place), actors)
            if found:
                return found, rule.reciprocal and not slot.startswith("complement")
        if rule.reciprocal and len({actor.identity for actor in actors}) > 1:
            return (), True
        noun = (clause.noun,) if clause.noun is not None else ()
        for place in (*places.values(), noun):
            found = _without(_gather(self._parties.owners, place), actors)
            if found:
                return found, False
        phrases = (*noun, *find_arguments("object", clause, self._clauses), *(o.argument for o in clause.obliques))
        for slot in places:
            behind = (party for argument in phrases for party in self._parties.behind(argument, slot))
            found = _without(tuple(behind), actors)
            if found:
                return found, rule.reciprocal
        return self._named_in((*places.values(), noun), actors), False

    def _named_in(self, places: Iterable[tuple[Argument, ...]], actors: tuple[Party, ...]) -> tuple[Party, ...]:
        named = (_without(_gather(self._parties.named_in, place), actors) for place in places)
        return next(filter(None, named), ())

    def _places(self, rule: Rule, clause: Clause) -> dict[str, tuple[Argument, ...]]:
        slots = rule.recipient or _DEFAULT_SLOTS
        if clause.predicate.kind in {"noun", "light verb"}:
            slots = (*slots, "recipient")
        return {slot: find_arguments(slot, clause, self._clauses) for slot in slots}

    def _find_other(self, rule: Rule, clause: Clause, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Where nobody stands in the rule's places: the thing there, a party elsewhere in the clause, or a place."""
        things = self._first_thing(self._places(rule, clause).values())
        if things:
            return things
        rest = [find_arguments(slot, clause, self._clauses) for slot in _ELSEWHERE]
        return self._anybody(rest, actors) or self._first_thing(rest) or self._find_place(rule, clause, actors)

    def _find_purpose(self, rule: Rule, clause: Clause, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Look for whom a deed serves: "gave millions to feed the displaced", "aid for schools in the valley"."""
        if not self._codebook.scheme.types[rule.gives.event_type].quad.startswith("material"):
            return ()
        below = (self._clauses[index] for index in self._purposes.get(clause.id, ()))
        rest = [find_arguments(slot, purpose, self._clauses) for purpose in below for slot in ("object", "oblique")]
        return self._anybody(rest, actors) or self._find_place(rule, clause, actors)

    def _anybody(self, places: list[tuple[Argument, ...]], actors: tuple[Party, ...]) -> tuple[Party, ...]:
        for find in (self._parties.direct, self._parties.owners):
            for place in places:
                found = _without(_gather(find, place), actors)
                if found:
                    return found
        return self._named_in(places, actors)

    def _find_place(self, rule: Rule, clause: Clause, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give the place where it is done, for the types that take one."""
        if not self._codebook.scheme.types[rule.gives.event_type].takes_place:
            return ()
        slots = ("where", "complement-where", *self._places(rule, clause), "object", "oblique")
        arguments = (argument for slot in slots for argument in find_arguments(slot, clause, self._clauses))
        where = (self._parties.place(argument) for argument in arguments)
        found = (_without((place,), actors) for place in where if place is not None)
        return next(filter(None, found), ())

    def _first_thing(self, places: Iterable[tuple[Argument, ...]]) -> tuple[Party, ...]:
        things = (self._parties.thing(argument) for place in places for argument in place)
        return next(((thing,) for thing in things if thing is not None), ())

    def _fits_form(self, where: Condition, clause: Clause) -> bool:
        """Whether all that a condition says of words and form holds; parties are asked for later."""
        return (
            (not where.voice or where.voice == clause.voice)
            and (not where.subject or self._has_head(where.subject, "subject", clause))
            and (not where.object or self._has_object(where.object, clause))
            and all(_has_oblique(case, heads, clause) for case, heads in where.oblique.items())
            and (where.complement is None or self._has_complement(where.complement, clause))
            and (not where.words or not where.words.isdisjoint(self._spans.words(clause)))
            and self._has_parts(where.has, clause)
        )

    def _is_excluded(self, item: Condition, clause: Clause) -> bool:
        return not _has_parties(item) and self._fits_form(item, clause)

    def _has_head(self, heads: frozenset[str], slot: str, clause: Clause) -> bool:
        arguments = find_arguments(slot, clause, self._clauses)
        return (_ANY in heads and bool(arguments)) or any(
            lemma in heads for argument in arguments for lemma in self._spans.heads(argument)
        )

    def _has_object(self, heads: frozenset[str], clause: Clause) -> bool:
        """The noun of a light verb ("sign an accord") counts as its object."""
        noun = clause.predicate.noun_lemma if clause.predicate.kind == "light verb" else ""
        return (bool(noun) and (spell(noun) in heads or _ANY in heads)) or self._has_head(heads, "object", clause)

    def _has_parts(self, parts: frozenset[str], clause: Clause) -> bool:
        return all(
            bool(clause.complements) if part == "complement" else bool(find_arguments(part, clause, self._clauses))
            for part in parts
            if part != "recipient"
        )

    def _has_complement(self, asked: Complement, clause: Clause) -> bool:
        return any(self._fits_complement(asked, self._clauses[index]) for index in clause.complements)

    def _fits_complement(self, asked: Complement, clause: Clause) -> bool:
        return (
            (not asked.marker or clause.marker in asked.marker)
            and (asked.is_negated is None or asked.is_negated == clause.is_negated)
            and (not asked.predicates or not asked.predicates.isdisjoint(keys_of(clause)))
            and (not asked.object or self._has_object(asked.object, clause))
            and (not asked.words or not asked.words.isdisjoint(self._spans.words(clause)))
        )


def _gather(find: Callable[[Argument], tuple[Party, ...]], arguments: Iterable[Argument]) -> tuple[Party, ...]:
    return tuple(party for argument in arguments for party in find(argument))


def _has_oblique(case: str, heads: frozenset[str], clause: Clause) -> bool:
    return any(_ANY in heads or spell(argument.lemma) in heads for argument in clause.under(case))


def _without(parties: tuple[Party, ...], actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Leave out who acts: nobody is both sides of one event."""
    parties = tuple(party for party in parties if party.text.lower() != "it")
    acting = {actor.identity for actor in actors} | {actor.passage for actor in actors}
    return tuple(party for party in parties if party.identity not in acting and party.passage not in acting)


def _has_parties(item: Condition) -> bool:
    return bool(item.actor_kind or item.recipient_kind or "recipient" in item.has)


def _fits_parties(where: Condition, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    return (
        (not where.actor_kind or any(actor.kind in where.actor_kind for actor in actors))
        and (not where.recipient_kind or any(party.kind in where.recipient_kind for party in recipients))
        and ("recipient" not in where.has or bool(recipients))
    )
