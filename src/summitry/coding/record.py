"""The records of coding: who did what to whom, in which words, by which rule."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from summitry.model import Actor, Passage


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event, as the text names it.

    Attributes:
        text: The words, with modifiers, without relative clauses.
        passage: Where they stand.
        actor: Who that is, or None where nobody could be named.
        code: ISO3 code, or an organisation's code, with a role behind it if known (``USAGOV``, ``FRACOP``); None
            where no country is known.
        kind: ``person``, ``country``, ``organisation``, ``group``, ``other``; of a recipient also ``thing`` (what is
            acted upon and cannot act itself) and ``place`` (where it is done, nobody being named).
        role: Sector in CAMEO's letters (``GOV``, ``MIL``, ``COP``...), or None.
    """

    text: str
    passage: Passage
    actor: Actor | None
    code: str | None
    kind: str
    role: str | None = None

    @property
    def identity(self) -> str:
        """What tells it from another party of the document: who it is, or else the words."""
        return f"id {self.actor.id}" if self.actor else f"text {self.text.casefold()}"


@dataclass(frozen=True, slots=True)
class When:
    """The days on which it happened, and what they rest on.

    Attributes:
        first_on: First day, or None where it cannot be told.
        last_on: Last day, or None.
        rests_on: ``written out``, ``publication day``, ``earlier date`` or ``nothing``.
        assumed_from: Field that an assumption was taken from, such as ``published_on``, or None.
        passage: The expression of time in the text, or None.
    """

    first_on: date | None
    last_on: date | None
    rests_on: str
    assumed_from: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who is said to have said it, and the verb that says so."""

    source: Passage | None
    cue: Passage


@dataclass(frozen=True, slots=True)
class Event:
    """One side's act toward another, coded.

    Attributes:
        id: Made from document, passage, type and parties, so that the same input gives the same name.
        document_id: The document's id.
        actor: Who does it.
        recipient: To whom, or None.
        event_type: PLOVER's type.
        mode: PLOVER's mode, or None.
        contexts: PLOVER's contexts, sorted.
        cameo: CAMEO code.
        goldstein: Goldstein's value of that code.
        plover_score: PLOVER's score of the mode, or else of the type; another scale.
        status: Step on the ladder of outcomes, or None.
        rule: Id of the codebook's rule, ``nearest:`` before it where only likeness spoke for it.
        similarity: Cosine to the nearest example, 0 to 1; None where a rule fired.
        predicate: The words that say what happens.
        passages: The clause, one for each time that the document tells it.
        sentence: The sentence around the first.
        flags: Of ``negated``, ``hypothetical``, ``future``, ``historical``, ``reported``, sorted.
        happened: When.
        place: Where, as far as the clause says, or None.
        reported_by: Who said it, from the nearest to the farthest.
    """

    id: str
    document_id: str
    actor: Party
    recipient: Party | None
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    goldstein: float
    plover_score: float
    status: str | None
    rule: str
    similarity: float | None
    predicate: Passage
    passages: tuple[Passage, ...]
    sentence: Passage
    flags: tuple[str, ...]
    happened: When
    place: Passage | None = None
    reported_by: tuple[Reporter, ...] = ()

    @property
    def passage(self) -> Passage:
        """The clause, where the document first tells it."""
        return self.passages[0]

    @property
    def happened_on(self) -> date | None:
        """The day, where it is one day."""
        return self.happened.first_on if self.happened.first_on == self.happened.last_on else None


def make_id(passage: Passage, event_type: str, actor: Party, recipient: Party | None) -> str:
    """Name an event by what it is."""
    parts = (
        passage.document_id,
        str(passage.start),
        str(passage.end),
        event_type,
        _spelled(actor),
        _spelled(recipient) if recipient else "",
    )
    return "ev-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:14]


def _spelled(party: Party) -> str:
    return f"{party.passage.start}-{party.passage.end} {party.identity}"
