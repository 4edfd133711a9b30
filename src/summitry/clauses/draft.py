"""A clause in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.clauses.record import Argument, Oblique, PredicateKind, Relation


@dataclass(slots=True, eq=False)
class Draft:
    """What is known so far of one clause; the fields are those of ``Clause``, links being drafts instead of ids.

    Attributes:
        token: Head token of the predicate.
        auxiliaries: Auxiliary and copular verbs, in order.
        particles: Tokens of a phrasal verb's particles.
        marker: The conjunction, or ``to``.
        is_finite: Whether the form needs a subject of its own.
        has_dummy: "It" or "there" stands in the subject's place, and nobody acts.
        joined_to: The clause of the first conjunct.
        said_by: The clause of the verb of speech that stands inside or after this one.
        waits: Whether the subject is still to be found in another clause.
    """

    token: int
    kind: PredicateKind
    lemma: str
    means: str
    verb_lemma: str = ""
    noun_lemma: str = ""
    noun: Argument | None = None
    recipient_cases: tuple[str, ...] = ()
    subjects: tuple[Argument, ...] = ()
    objects: tuple[Argument, ...] = ()
    indirect_objects: tuple[Argument, ...] = ()
    agents: tuple[Argument, ...] = ()
    obliques: tuple[Oblique, ...] = ()
    auxiliaries: list[int] = field(default_factory=list)
    particles: list[int] = field(default_factory=list)
    marker: str = ""
    is_finite: bool = False
    has_dummy: bool = False
    waits: bool = True
    is_passive: bool = False
    is_negated: bool = False
    is_conditional: bool = False
    is_question: bool = False
    modality: str = ""
    tense: str = ""
    aspect: str = ""
    governor: Draft | None = None
    relation: Relation = "root"
    joined_to: Draft | None = None
    said_by: Draft | None = None
    complements: list[Draft] = field(default_factory=list)
