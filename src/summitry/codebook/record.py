"""The codebook's records: a rule, what must hold for it, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summitry.codebook.scheme import Scheme

_KINDS = {"v": "", "n": " (noun)", "a": " (adjective)"}


@dataclass(frozen=True, slots=True)
class Complement:
    """What must hold for a clause that complements the rule's predicate.

    Attributes:
        predicates: Keys (as in ``Rule.predicates``) one of which its predicate has; empty: any.
        marker: Words one of which opens it (``to``, ``that``, or the empty string); empty: any.
        object: Lemmas one of which heads an object of it; empty: any.
        words: Lemmas one of which stands in it; empty: any.
        is_negated: Whether it is negated, or None for either.
    """

    predicates: frozenset[str] = frozenset()
    marker: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    is_negated: bool | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a clause, beside its predicate. An empty part asks for nothing.

    Attributes:
        subject: Lemmas of the head of who acts.
        object: Lemmas of the head of an object (for a passive: of its subject).
        oblique: Case to lemmas of the head of an oblique with that case; ``*`` among them stands for any head.
        complement: What a complement clause must be like, or None.
        actor_kind: Kinds (``person``, ``country``, ``organisation``, ``group``, ``other``) of the actor.
        recipient_kind: The same of the recipient.
        voice: ``active`` or ``passive``, or empty.
        words: Lemmas one of which stands in the clause.
        has: Parts that must be there: ``subject``, ``object``, ``indirect``, ``complement``, ``recipient``.
    """

    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    oblique: Mapping[str, frozenset[str]] = field(default_factory=dict)
    complement: Complement | None = None
    actor_kind: frozenset[str] = frozenset()
    recipient_kind: frozenset[str] = frozenset()
    voice: str = ""
    words: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many parts ask for something."""
        parts = (
            self.subject,
            self.object,
            self.oblique,
            self.complement,
            self.actor_kind,
            self.recipient_kind,
            self.voice,
            self.words,
            self.has,
        )
        return sum(bool(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Coding:
    """What a rule gives: PLOVER type and mode, CAMEO code, step on the outcome ladder."""

    event_type: str
    mode: str | None
    cameo: str
    status: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the rule must match, with the parties that it must find.

    Attributes:
        text: The sentence, ours.
        actor: Words that the actor's span must hold, or None where any will do.
        recipient: The same of the recipient; ``none`` where there must be none.
        flags: Flags that the event must carry.
    """

    text: str
    actor: str | None = None
    recipient: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that looks alike and that the rule must not match; ``gets`` names the rule that it gets, if any."""

    text: str
    gets: str | None = None


#: What becomes of a match that is negated, future or hypothetical.
Turn = Literal["skip", "flag"] | Coding


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the codebook.

    Attributes:
        id: Unique name, such as ``request.urge``.
        about: What it covers, in words for a reader.
        gives: The coding.
        contexts: PLOVER contexts that always hold.
        predicates: Keys of predicates: ``v:urge``, ``v:hold talk``, ``n:appeal``, ``a:hopeful``.
        actor: Where the actor stands, tried in order.
        recipient: Where the recipient stands, tried in order.
        needs_recipient: Whether there is no event without a recipient.
        reciprocal: Whether both sides act, so that it is coded both ways.
        where: What must hold.
        unless: What must not hold, part by part.
        if_negated: What becomes of a negated match.
        if_future: What becomes of a match that lies ahead.
        if_hypothetical: What becomes of a match that is only thought of.
        priority: The higher wins on the same clause.
        examples: Sentences that it must match.
        near_misses: Sentences that it must not match.
        file: Name of the file that it stands in.
        line: Line in that file, from 1.
    """

    id: str
    about: str
    gives: Coding
    contexts: tuple[str, ...]
    predicates: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    needs_recipient: bool
    reciprocal: bool
    where: Condition
    unless: tuple[Condition, ...]
    if_negated: Turn
    if_future: Turn
    if_hypothetical: Turn
    priority: int
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Codebook:
    """All rules, and the lists that are not rules.

    Attributes:
        scheme: Types, modes, contexts and codes.
        rules: Every rule by its id, in the order of the files.
        by_predicate: Rules by predicate key, the strongest first.
        context_words: Lemma to the contexts that it speaks of.
        irrealis: How a governing predicate bears on its complement; see ``irrealis.csv``.
        written: The words of the rules as their files write them, by the spelling that they are compared in.
    """

    scheme: Scheme
    rules: Mapping[str, Rule]
    by_predicate: Mapping[str, tuple[Rule, ...]]
    context_words: Mapping[str, tuple[str, ...]]
    irrealis: Mapping[tuple[str, str], str]
    written: Mapping[str, str]

    def read_key(self, key: str) -> str:
        """Give a predicate's key as a reader knows it: ``visit (noun)``, in the spelling of the file."""
        return self.written.get(key[2:], key[2:]) + _KINDS[key[0]]
