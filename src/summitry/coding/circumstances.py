"""When and where a clause's event happened, and what it is about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from summitry.coding.record import When
from summitry.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from summitry.clauses import Clause
    from summitry.codebook import Codebook, Rule
    from summitry.coding.spans import Spans
    from summitry.language import Parsed
    from summitry.model import DateMention, Passage

_WHERE = ("in", "at", "near", "outside", "inside", "on")
#: What lies further back than this from the day of publication is told as history.
_HISTORY = timedelta(days=366)
#: Words before a date that name a bound and not the day itself.
_NOT_THEN = frozenset(("since", "until", "till", "before", "after", "by"))


class Circumstances:
    """Finds day, place and contexts in one document."""

    def __init__(self, parsed: Parsed, codebook: Codebook, spans: Spans) -> None:
        self._parsed = parsed
        self._codebook = codebook
        self._spans = spans
        self._places = [name.passage for name in parsed.names if name.label is NameLabel.PLACE]

    def when(self, clause: Clause, flags: Container[str]) -> When:
        """Tell the day by an expression of time in the clause, else by the day of publication.

        What lies ahead or is only thought of has no day unless the clause names one.
        """
        mention = self._date_in(clause)
        if mention is not None:
            return When(
                mention.first_on, mention.last_on, mention.rests_on, mention.assumed_from, passage=mention.passage
            )
        day = self._parsed.document.published_on
        if day is None or "future" in flags or "hypothetical" in flags:
            return When(None, None, "nothing")
        return When(day, day, "publication day", assumed_from="published_on")

    def _date_in(self, clause: Clause) -> DateMention | None:
        """Find the expression of time that stands alone in a place of the clause, rather than inside a phrase."""
        if not self._parsed.dates:
            return None
        for item in clause.obliques:
            if item.case in _NOT_THEN:
                continue
            passage = item.argument.passage
            for date in self._parsed.dates:
                if date.passage.start < passage.end and passage.start < date.passage.end:
                    return date
        start, end = self._spans.own(clause)
        inside = [date for date in self._parsed.dates if start <= date.passage.start and date.passage.end <= end]
        phrases = [argument.passage for argument in (*clause.subjects, *clause.objects)]
        loose = [d for d in inside if not any(p.start <= d.passage.start < p.end for p in phrases)]
        return loose[0] if loose and clause.predicate.kind != "noun" else None

    def is_history(self, happened: When) -> bool:
        """Whether it lies more than a year before the day of publication."""
        day = self._parsed.document.published_on
        return day is not None and happened.last_on is not None and day - happened.last_on > _HISTORY

    def place(self, clause: Clause) -> Passage | None:
        """Find the place that a phrase after "in", "at" or "near" names."""
        for argument in clause.under(*_WHERE):
            for place in self._places:
                if argument.passage.start <= place.start and place.end <= argument.passage.end:
                    return place
        return None

    def contexts(self, clause: Clause, rule: Rule, clauses: Sequence[Clause]) -> tuple[str, ...]:
        """Give the rule's contexts and those that the words of the clause and its complements speak of."""
        found = set(rule.contexts)
        table = self._codebook.context_words
        for part in (clause, *(clauses[index] for index in clause.complements)):
            for word in self._spans.words(part):
                found.update(table.get(word, ()))
        return tuple(sorted(found))
