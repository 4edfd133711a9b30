"""What reading one document gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.clauses import Clause
    from summitry.language import Parsed
    from summitry.model import Actor, DateMention, Document, Mention, Name, Passage, Quote
    from summitry.statements import Statement


@dataclass(frozen=True, eq=False)
class Reading:
    """One document, read: its sentences, names and who they are, dates and quotes.

    Shows itself in a notebook; ``str()`` gives one line.

    Attributes:
        parsed: The document with its parse; ``parsed.doc`` is a spaCy ``Doc``.
        mentions: Everything that speaks of somebody, in the order of the text, with the reason for each decision.
    """

    parsed: Parsed
    mentions: tuple[Mention, ...]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.parsed.document

    @property
    def sentences(self) -> tuple[Passage, ...]:
        """Its sentences, in order."""
        return self.parsed.sentences

    @property
    def names(self) -> tuple[Name, ...]:
        """Its proper names, in order."""
        return self.parsed.names

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """Its expressions of time, in order."""
        return self.parsed.dates

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Its quotations, in order."""
        return self.parsed.quotes

    @property
    def unread(self) -> tuple[Passage, ...]:
        """Stretches that hold no running text (columns of figures, codes) and were not read, in order."""
        return self.parsed.unread

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in the order of their predicates; found when first asked for."""
        from summitry import clauses  # noqa: PLC0415 -- a reader who wants names alone need not wait for it

        return clauses.extract(self.parsed)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What is said in it, by whom, and by whose account; found when first asked for."""
        from summitry import statements  # noqa: PLC0415 -- likewise

        return statements.extract(self.parsed, self.clauses, self.mentions)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Whom it speaks of, each once, in the order of first mention."""
        found = {actor.id: actor for mention in reversed(self.mentions) for actor in reversed(mention.actors)}
        return tuple(reversed(found.values()))

    @property
    def undecided(self) -> tuple[Mention, ...]:
        """The mentions that nobody could be named for."""
        return tuple(mention for mention in self.mentions if not mention.is_decided)

    def to_json(self) -> dict[str, Any]:
        """Give the record that ``summitry read --json`` prints, ready for ``json.dumps``."""
        from summitry.reading.data import reading_to_json  # noqa: PLC0415 -- the record stays free of its views

        return reading_to_json(self)

    def _repr_html_(self) -> str:
        from summitry.reading.page import render_notebook  # noqa: PLC0415 -- Jinja2 is wanted in notebooks alone

        return render_notebook(self)

    def __str__(self) -> str:
        title = self.document.title or self.document.id
        return (
            f"{title}: {len(self.sentences)} sentences, {len(self.mentions)} mentions of {len(self.actors)} actors "
            f"({len(self.undecided)} undecided), {len(self.dates)} dates, {len(self.quotes)} quotes"
        )

    __repr__ = __str__
