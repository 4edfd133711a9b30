"""How much of real text the codebook reaches: which rules fire, and which predicates have none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitry import actors, clauses, language
from summitry.coding.code import Coder
from summitry.coding.merging import merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from summitry.clauses import Clause
    from summitry.codebook import Codebook
    from summitry.model import Document

_SHOWN = 30


@dataclass(slots=True)
class Coverage:
    """Counts over documents.

    Attributes:
        documents: Documents read.
        sentences: Their sentences.
        clauses: Their clauses.
        events: Events coded.
        by_type: Events of each PLOVER type.
        by_rule: Events of each rule; rules that never fired are absent.
        without_rule: Predicates of clauses between two parties that no rule fits.
    """

    documents: int = 0
    sentences: int = 0
    clauses: int = 0
    events: int = 0
    by_type: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    without_rule: Counter[str] = field(default_factory=Counter)


def measure(documents: Iterable[Document], codebook: Codebook, *, pipeline: Language | None = None) -> Coverage:
    """Code documents and count; nothing of them is kept."""
    counts = Coverage()
    for parsed in language.iter_read(documents, pipeline=pipeline):
        found = clauses.extract(parsed)
        coder = Coder(parsed, found, actors.resolve(parsed), codebook)
        events = merge(event for _, event in sorted(coder.iter_events(), key=lambda item: item[0]))
        counts.documents += 1
        counts.sentences += len(parsed.sentences)
        counts.clauses += len(found)
        counts.events += len(events)
        counts.by_type.update(event.event_type for event in events)
        counts.by_rule.update(event.rule for event in events)
        counts.without_rule.update(clause.predicate.lemma for clause in coder.unmatched() if _is_dyadic(clause, coder))
    return counts


def _is_dyadic(clause: Clause, coder: Coder) -> bool:
    """Whether somebody does something to somebody else."""
    acting = {p.identity for argument in clause.actors_first() for p in coder.parties.direct(argument)}
    done_to = {p.identity for argument in clause.recipients() for p in coder.parties.direct(argument)}
    return bool(acting) and bool(done_to - acting)


def iter_lines(counts: Coverage, codebook: Codebook) -> Iterator[str]:
    """Give the counts as lines for a terminal."""
    size = f"{counts.documents} documents, {counts.sentences} sentences, {counts.clauses} clauses"
    yield f"{size}, {counts.events} events"
    silent = len(codebook.rules) - sum(rule in codebook.rules for rule in counts.by_rule)
    yield f"{len(counts.by_rule)} of {len(codebook.rules)} rules fired, {silent} did not"
    for name in codebook.scheme.types:
        yield f"  {name:<10} {counts.by_type[name]}"
    yield "Rules that fired most: " + _listed(counts.by_rule)
    yield "Predicates between two parties without a rule: " + _listed(counts.without_rule)


def _listed(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counter.most_common(_SHOWN)) or "none"
