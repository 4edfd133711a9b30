"""Whether what a clause says is told as done, ahead, thought of, denied, or only as somebody's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitry.coding.keys import keys_of
from summitry.coding.record import Reporter

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from summitry.clauses import Clause
    from summitry.coding.spans import Spans
    from summitry.model import Document

_INNER = {"complement", "infinitive", "nominal"}
_THOUGHT_OF = {"may", "can", "must", "should"}
_OPEN = {"if", "whether", "unless"}
#: Prepositions behind which a noun tells an event that did happen, whatever the verb says.
_GIVEN = frozenset(
    [
        "after",
        "amid",
        "before",
        "because",
        "during",
        "following",
        "despite",
        "over",
        "since",
        "in",
        "at",
        "by",
        "with",
        "against",
    ]
)
#: What is nearly done is not done.
_NEARLY = frozenset(("almost", "nearly"))
_MOST_STEPS = 30
_ACCORDING = "according to"


@dataclass(slots=True)
class Standing:
    """How a clause stands to the facts.

    Attributes:
        is_skipped: It belongs to another event ("agreed to meet": the meeting is what was agreed).
        flags: Of ``negated``, ``hypothetical``, ``future``, ``reported``.
        reporters: Who says so, nearest first.
        depth: How many clauses, verbs of saying aside, stand above it.
    """

    is_skipped: bool = False
    flags: set[str] = field(default_factory=set)
    reporters: list[Reporter] = field(default_factory=list)
    depth: int = 0


def find_standing(
    clause: Clause,
    clauses: Sequence[Clause],
    irrealis: Mapping[tuple[str, str], str],
    coded: Container[int],
    spans: Spans,
) -> Standing:
    """Climb from a clause to its sentence's root and gather what the verbs above do to it.

    Args:
        clause: The clause.
        clauses: All clauses of the document.
        irrealis: The codebook's table of governing predicates.
        coded: Ids of the clauses that a rule fits.
        spans: The document's words, for adverbs and for those that say by whose account.
    """
    standing = Standing()
    if clause.is_negated:
        standing.flags.add("negated")
    below, is_inner = clause, True
    for _ in range(_MOST_STEPS):
        if below.governor is None:
            break
        above = clauses[below.governor]
        listed = _listed_effect(below, above, irrealis, spans.word_after(above))
        effect = _effect(below, above, listed, is_coded=above.id in coded)
        if effect == "reported":
            standing.reporters.append(_reporter(above))
        elif below.relation != "coordinated":
            standing.depth += 1
        if is_inner:
            _apply(effect, above, standing)
        is_inner = is_inner and below.relation in _INNER
        below = above
    if _is_nearly(clause, spans.parsed.doc):
        standing.flags.add("hypothetical")
    _add_mood(clause, standing)
    standing.reporters += _according(clause, spans.parsed.document)
    if standing.reporters:
        standing.flags.add("reported")
    return standing


def _is_nearly(clause: Clause, doc: Doc) -> bool:
    """Whether it was nearly done, and so was not: "almost attacked"."""
    head = doc[clause.predicate.tokens[0]]
    return any(word.lower_ in _NEARLY and word.dep_ == "advmod" for word in head.lefts)


def _according(clause: Clause, document: Document) -> Iterator[Reporter]:
    """Give those "according to" whom it is told."""
    for argument in clause.under(_ACCORDING):
        start = argument.passage.start - len(_ACCORDING) - 1
        if start >= 0 and document.text[start : start + len(_ACCORDING)].lower() == _ACCORDING:
            yield Reporter(argument.passage, document.passage(start, start + len(_ACCORDING)))


def _apply(effect: str, above: Clause, standing: Standing) -> None:
    if effect == "skip":
        standing.is_skipped = True
    elif effect in {"future", "hypothetical"}:
        standing.flags.add(effect)
    elif effect == "negated":
        standing.flags ^= {"negated"}
    elif effect == "shared":
        standing.flags ^= {"negated"} if above.is_negated else set()
        _add_mood(above, standing)
        return
    if above.is_negated and effect != "fact":
        standing.flags.add("hypothetical")


def _effect(below: Clause, above: Clause, listed: str, *, is_coded: bool) -> str:
    """Say what the clause above does to the one below: an effect of ``irrealis.csv``.

    Args:
        below: The clause.
        above: The one that it hangs on.
        listed: What the table says, or empty.
        is_coded: Whether a rule fits the clause above.
    """
    if below.relation == "adverbial" and below.marker in {"to", "in order to"}:
        return "skip" if is_coded else "hypothetical"
    if below.relation == "adverbial" and below.marker == "for":
        return listed or "fact"
    if below.relation not in _INNER and not (below.relation == "parataxis" and below.id in above.complements):
        return "fact"
    if below.relation == "nominal" and _is_given(below, above):
        return listed if _acts(below, above) and listed else "fact"
    if listed:
        # what is agreed or demanded is told by that event already
        return "skip" if is_coded and listed in {"future", "hypothetical"} else listed
    return "skip" if is_coded and below.marker not in {"that", *_OPEN} else _unlisted_effect(below)


def _listed_effect(below: Clause, above: Clause, irrealis: Mapping[tuple[str, str], str], following: str) -> str:
    keys = keys_of(above, following)
    if below.relation == "nominal" and _acts(below, above):
        return next((irrealis[key, "subject"] for key in keys if (key, "subject") in irrealis), "")
    marker = "noun" if below.relation == "nominal" else below.marker
    effects = (irrealis.get((key, marker)) or irrealis.get((key, "*")) for key in keys)
    return next(filter(None, effects), "")


def _unlisted_effect(below: Clause) -> str:
    is_open = below.marker in _OPEN or (below.relation == "infinitive" and below.marker == "to")
    return "hypothetical" if is_open else "fact"


def _is_given(below: Clause, above: Clause) -> bool:
    """Whether a noun tells what was there before: as the subject, or after "after", "during" and the like."""
    head = below.predicate.tokens[-1]
    cases = [item.case for item in above.obliques if item.argument.head == head]
    return _acts(below, above) or any(case.split(" ")[0] in _GIVEN for case in cases)


def _acts(below: Clause, above: Clause) -> bool:
    """Whether a noun is the subject of an active verb."""
    head = below.predicate.tokens[-1]
    return above.voice == "active" and any(head == argument.head for argument in above.subjects)


def _reporter(above: Clause) -> Reporter:
    said = above.actors_first()
    return Reporter(said[0].passage if said else None, above.predicate.passage)


def _add_mood(clause: Clause, standing: Standing) -> None:
    flags = standing.flags
    if clause.modality in _THOUGHT_OF or clause.is_conditional or clause.is_question:
        flags.add("hypothetical")
    elif clause.modality == "would":
        flags.add("future" if standing.reporters else "hypothetical")
    elif clause.modality == "will" or clause.tense == "future":
        flags.add("future")
    if "hypothetical" in flags:
        flags.discard("future")
