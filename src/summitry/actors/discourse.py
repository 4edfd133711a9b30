"""What a document has said so far: who was named, by which title, and who is meeting whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from summitry.actors.genders import gender_of
from summitry.actors.pieces import cut

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.actors.frame import Frame
    from summitry.actors.known import Known
    from summitry.model import Actor

Span = tuple[int, int]


class Answer(NamedTuple):
    """Whom a chunk means, and why.

    Attributes:
        actors: Whom; empty where undecided.
        reason: One line for a reader.
        candidates: Whom it could mean where undecided.
        antecedent: Start and end of the earlier words that it rests on.
    """

    actors: tuple[Actor, ...]
    reason: str
    candidates: tuple[Actor, ...] = ()
    antecedent: Span | None = None


@dataclass(slots=True)
class Seen:
    """A person that the document has named.

    Attributes:
        actor: Who it is.
        named_at: Where the fullest name stands; None where only the title of the document has it.
        last_at: First character of the latest mention; -1 where only the title has it.
        titles: The roles, folded, that the document gave the person.
        gender: ``m``, ``f`` or None.
    """

    actor: Actor
    named_at: Span | None
    last_at: int
    titles: set[str] = field(default_factory=set)
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """Who meets, talks or speaks together.

    Attributes:
        persons: The persons, in the order of their first mention.
        countries: The countries and organisations that they stand for.
        reason: What says so.
    """

    persons: tuple[Actor, ...] = ()
    countries: tuple[Actor, ...] = ()
    reason: str = "the document's parties are not clear"

    def __bool__(self) -> bool:
        return len(self.persons) > 1 or len(self.countries) > 1


@dataclass(slots=True)
class Discourse:
    """The state of one document while it is read from start to end.

    Attributes:
        frame: The document laid out.
        known: What the gazetteer knows on its day.
        people: Persons named so far by id.
        surnames: For a folded surname the ids of those who bear it and were named so far.
        given_names: The same for a name's other end.
        full_names: For a folded full name the id.
        later: For a folded surname the full names that stand anywhere in the document.
        parties: The parties of the document as a whole.
        meeting: The parties of the latest sentence that tells of a meeting.
        bodies: National bodies that the text named with their country, by their folded words.
        together: Those who are the subject of a recent sentence together, or of whom one does something to the other.
        together_in: The number of that sentence.
        beside: Leaders who take no part in the meeting and whom a recent sentence names in one row.
        beside_in: The number of that sentence.
        speaking: Countries whose seats of power or bodies the sentence has named so far.
        is_title: Whether the title is being read and not the text.
    """

    frame: Frame
    known: Known
    people: dict[str, Seen] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    given_names: dict[str, list[str]] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)
    later: dict[str, list[Chunk]] = field(default_factory=dict)
    parties: Parties = field(default_factory=Parties)
    meeting: Parties = field(default_factory=Parties)
    bodies: dict[str, Actor] = field(default_factory=dict)
    together: Parties = field(default_factory=Parties)
    together_in: int = -1
    beside: tuple[Actor, ...] = ()
    beside_in: int = -1
    speaking: list[str] = field(default_factory=list)
    is_title: bool = False

    @property
    def evidence(self) -> set[str]:
        """Codes of all countries and organisations that the document names anywhere without doubt."""
        return self.known.named

    def see(self, actor: Actor, chunk: Chunk, names: list[str], titles: set[str]) -> None:
        """Note that a chunk speaks of a person.

        Args:
            actor: Who it is.
            chunk: The words.
            names: The folded pieces of the name in them; empty for a title.
            titles: The folded roles in them.
        """
        span = None if self.is_title else (chunk.start, chunk.end)
        seen = self.people.get(actor.id)
        if seen is None:
            seen = self.people[actor.id] = Seen(actor, span if names else None, -1, set(), actor.gender)
            for surname in self.known.surnames_of(actor.id):
                _add(self.surnames, surname, actor.id)
        if len(names) > 1:
            self.full_names.setdefault(" ".join(names), actor.id)
            if seen.named_at is None:
                seen.named_at = span
        if names:
            self._learn_names(actor.id, names)
        seen.titles |= titles
        seen.gender = seen.gender or chunk.honorific
        if not self.is_title:
            seen.last_at = chunk.start

    def _learn_names(self, person: str, names: list[str]) -> None:
        if not self.known.surnames_of(person):
            _add(self.surnames, names[-1], person)
        elif len(names) == 1:
            _add(self.surnames, names[0], person)
        for name in (names[0], names[-1]):
            if len(names) > 1 and person not in self.surnames.get(name, ()):
                _add(self.given_names, name, person)

    def gender(self, actor: Actor) -> str | None:
        """Give an actor's gender: from the lists, from "Mr." or "Mrs." in the document, or by the given name."""
        seen = self.people.get(actor.id)
        return actor.gender or (seen.gender if seen is not None else None) or gender_of(cut(actor.label).norms)

    def latest_first(self) -> list[Seen]:
        """Give the persons named so far, the latest mention first."""
        return sorted(self.people.values(), key=lambda seen: -seen.last_at)


def _add(table: dict[str, list[str]], key: str, value: str) -> None:
    values = table.setdefault(key, [])
    if value not in values:
        values.append(value)
