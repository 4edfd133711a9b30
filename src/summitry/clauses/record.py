"""Who does what to whom, as the sentence puts it: the records that statements and coding build on.

Token numbers count in ``parsed.doc``; passages count characters of the document's canonical text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summitry.model import Passage

PredicateKind = Literal["verb", "noun", "adjective", "light verb"]
Relation = Literal[
    "root",
    "complement",
    "infinitive",
    "adverbial",
    "relative",
    "parataxis",
    "coordinated",
    "participle",
    "nominal",
]


@dataclass(frozen=True, slots=True)
class Predicate:
    """The words that say what happens.

    Attributes:
        lemma: ``agree``, ``set up`` with a particle, ``reach agreement`` for a light verb, ``visit`` for a noun,
            ``ready`` for an adjective.
        kind: ``verb``; ``light verb`` (verb and noun together); ``noun`` (a nominal event such as "the rejection of",
            or a noun after "to be"); ``adjective`` (after "to be" or alone).
        means: The one plain word that a rule can match whatever the form: ``agree`` for ``reach agreement`` and for
            ``agreement``, ``reject`` for ``rejection``, ``recognize`` for ``recognise``; otherwise as ``lemma``.
        tokens: The predicate's tokens, in order: verb and particle, verb and light noun.
        passage: From the first of these tokens to the last.
        verb_lemma: The verb as printed: ``reach`` of ``reach agreement``, ``be`` before an adjective or noun, empty
            for a nominal event.
        noun_lemma: The noun of a light verb, a nominal event or after "to be"; otherwise empty.
        recipient_cases: Prepositions that lead to the one acted upon, for nouns: ``on`` of "sanctions on".
    """

    lemma: str
    kind: PredicateKind
    means: str
    tokens: tuple[int, ...]
    passage: Passage
    verb_lemma: str = ""
    noun_lemma: str = ""
    recipient_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that fills a role.

    Attributes:
        head: The phrase's head token.
        tokens: First token and one past the last; relative clauses, appositions and other conjuncts are left out.
        passage: These words.
        lemma: The head's lemma.
        appositions: Phrases that name the same thing beside it ("Ann Lee, the minister").
        is_inherited: Taken over from another clause: shared by coordination or control, or the antecedent of a
            relative pronoun or participle.
        is_pronoun: Whether the head is a pronoun.
    """

    head: int
    tokens: tuple[int, int]
    passage: Passage
    lemma: str
    appositions: tuple[Passage, ...] = ()
    is_inherited: bool = False
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Oblique:
    """A phrase with its preposition.

    Attributes:
        case: The preposition in lower case, ``with`` or ``because of``; ``compound`` for a name that stands before an
            event noun without saying its role ("the Geneva talks"); empty where there is none ("on" left out before a
            day).
        argument: The phrase without the preposition.
    """

    case: str
    argument: Argument


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its roles.

    Attributes:
        id: Place in the tuple of the document's clauses.
        sentence: Place in ``parsed.sentences``.
        predicate: What happens.
        subjects: Grammatical subjects, each conjunct alone; the one acted upon where ``voice`` is passive.
        objects: Direct objects, without the noun of a light verb.
        indirect_objects: "give *Ukraine* aid".
        agents: Who acts, in a passive with "by".
        obliques: Phrases with prepositions, of the verb and of a light or event noun.
        complements: Ids of the clauses that say what is said, agreed, begun.
        governor: Id of the clause that it hangs on, or None.
        relation: How it hangs there. A conjunct of a dependent clause hangs as that clause does.
        coordinated_with: Id of the clause that it is joined to by "and", "or", "but", or None.
        marker: ``that``, ``to``, ``whether``, ``if``, ``because``, ``of``, ``without``...; empty if none.
        is_negated: Denied by "not", "never", "no" or "without".
        modality: ``will``, ``may``, ``must``, ``should``, ``can``, ``would``, or empty.
        is_conditional: It holds under a condition, or (``marker`` "if", "unless") is the condition.
        is_question: Asked, not told.
        tense: ``past``, ``present``, ``future``, or empty where the form does not say.
        aspect: ``perfect``, ``progressive``, or empty.
        voice: ``active`` or ``passive``.
        noun: The whole phrase of a light verb's noun ("a new agreement"), or None.
    """

    id: int
    sentence: int
    predicate: Predicate
    subjects: tuple[Argument, ...] = ()
    objects: tuple[Argument, ...] = ()
    indirect_objects: tuple[Argument, ...] = ()
    agents: tuple[Argument, ...] = ()
    obliques: tuple[Oblique, ...] = ()
    complements: tuple[int, ...] = ()
    governor: int | None = None
    relation: Relation = "root"
    coordinated_with: int | None = None
    marker: str = ""
    is_negated: bool = False
    modality: str = ""
    is_conditional: bool = False
    is_question: bool = False
    tense: str = ""
    aspect: str = ""
    voice: Literal["active", "passive"] = "active"
    noun: Argument | None = None

    def under(self, *cases: str) -> tuple[Argument, ...]:
        """The phrases that stand after any of these prepositions."""
        return tuple(oblique.argument for oblique in self.obliques if oblique.case in cases)

    def actors_first(self) -> tuple[Argument, ...]:
        """Who acts: the active subject or the passive's agent, or else the two that it is "between"."""
        acting = self.agents if self.voice == "passive" else self.subjects
        return acting or self.under("between")

    def recipients(self) -> tuple[Argument, ...]:
        """Who or what is acted upon, active and passive alike.

        For nouns and light verbs these are the phrases after the preposition that the noun takes for it.
        """
        if self.voice == "passive":
            direct = self.subjects + self.indirect_objects + self.objects
        else:
            direct = self.indirect_objects + self.objects
        return direct + self.under(*self.predicate.recipient_cases)
