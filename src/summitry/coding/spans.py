"""How far a clause reaches, and which words stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.codebook.spelling import spell
from summitry.coding.nouns import load_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.clauses import Argument, Clause, Oblique
    from summitry.language import Parsed
    from summitry.model import Passage

_DEEPEST = 6


class Spans:
    """The reach of the clauses of one document; each is measured once.

    Attributes:
        parsed: The document.
    """

    def __init__(self, parsed: Parsed, clauses: Sequence[Clause]) -> None:
        self.parsed = parsed
        self._clauses = clauses
        self._own: dict[int, tuple[int, int]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def own(self, clause: Clause) -> tuple[int, int]:
        """First and one past the last character of a clause without its complements."""
        if clause.id not in self._own:
            passages = [clause.predicate.passage, *(argument.passage for argument in iter_own(clause))]
            starts = [passage.start for passage in passages]
            starts += [self._with_case(item) for item in clause.obliques if not item.argument.is_inherited]
            self._own[clause.id] = (min(starts), max(passage.end for passage in passages))
        return self._own[clause.id]

    def _with_case(self, item: Oblique) -> int:
        """Where a phrase starts with its preposition."""
        start = item.argument.passage.start
        before = start - len(item.case) - 1
        text = self.parsed.document.text
        return before if item.case and before >= 0 and text[before : start - 1].lower() == item.case else start

    def whole(self, clause: Clause) -> Passage:
        """The clause with its complements, inside its sentence."""
        start, end = self._reach(clause, 0)
        sentence = self.parsed.sentences[clause.sentence]
        start, end = max(start, sentence.start), min(end, sentence.end)
        if start >= end:
            return clause.predicate.passage
        return self.parsed.document.passage(start, end)

    def _reach(self, clause: Clause, depth: int) -> tuple[int, int]:
        start, end = self.own(clause)
        for index in clause.complements if depth < _DEEPEST else ():
            below = self._reach(self._clauses[index], depth + 1)
            start, end = min(start, below[0]), max(end, below[1])
        return start, end

    def word_after(self, clause: Clause) -> str:
        """The word behind the predicate, in lower case; empty at the end of the text."""
        index = clause.predicate.tokens[-1] + 1
        return self.parsed.doc[index].lower_ if index < len(self.parsed.doc) else ""

    def heads(self, argument: Argument) -> tuple[str, ...]:
        """Lemma of a phrase's head; for an amount ("tons of food") that of what it measures too."""
        lemma = argument.lemma.lower()
        if lemma not in load_nouns().amounts:
            return (spell(lemma),)
        below = self.parsed.doc[argument.head].rights
        return (spell(lemma), *(spell(child.lemma_) for child in below if child.dep_ == "nmod"))

    def words(self, clause: Clause) -> frozenset[str]:
        """Lemmas of the clause's own words, its verb's adverbs among them, in the spelling of rules."""
        if clause.id not in self._words:
            start, end = self.own(clause)
            doc = self.parsed.doc
            span = doc.char_span(start, end, alignment_mode="expand")
            adverbs = (child for child in doc[clause.predicate.tokens[0]].children if child.dep_ == "advmod")
            self._words[clause.id] = frozenset(spell(token.lemma_) for token in (*(span or ()), *adverbs))
        return self._words[clause.id]


def iter_own(clause: Clause) -> Iterator[Argument]:
    """The phrases that stand in the clause itself; those taken over from another are left out."""
    for group in (clause.subjects, clause.objects, clause.indirect_objects, clause.agents):
        yield from (argument for argument in group if not argument.is_inherited)
    yield from (item.argument for item in clause.obliques if not item.argument.is_inherited)
    if clause.noun is not None:
        yield clause.noun
