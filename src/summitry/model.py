"""Frozen records that the steps hand on to one another.

Offsets everywhere count characters (Unicode code points) of ``Document.text``, the canonical text,
start included and end excluded. Words that collide are settled as in the glossary: ``published_on`` and the like
are days, ``retrieved_at`` is an instant in UTC, the outlet is ``publisher``, the address is ``url``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of text a document is."""

    READOUT = "readout"
    JOINT_STATEMENT = "joint statement"
    COMMUNIQUE = "communiqué"
    STATEMENT = "statement"
    TRANSCRIPT = "transcript"
    BRIEFING = "briefing"
    NEWS = "news"
    ANALYSIS = "analysis"
    CASE_NOTE = "case note"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one document's canonical text, with its exact words.

    Attributes:
        document_id: The document's ``id``.
        start: First character.
        end: One past the last character.
        exact: ``text[start:end]`` of that document, nothing else.
    """

    document_id: str
    start: int
    end: int
    exact: str

    def to_selectors(self) -> list[dict[str, object]]:
        """Give the W3C Web Annotation selectors, position first, then quote."""
        return [
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
            {"type": "TextQuoteSelector", "exact": self.exact},
        ]


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of a transcript.

    Attributes:
        passage: All that the turn says, without the label.
        label: The speaker's label as printed, such as ``PRESIDENT BIDEN`` or ``Q``.
        label_passage: Where the label stands.
        notes: Bracketed remarks inside the label, such as ``through interpreter``.
    """

    passage: Passage
    label: str
    label_passage: Passage
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published, with what is known of where it is from.

    Attributes:
        id: Stable name of the document: the record's own, else made from publisher-independent content.
        text: The canonical text that every offset counts in.
        digest: SHA-256 of the canonical text in UTF-8, hexadecimal.
        raw: The bytes that were read, unchanged; empty where the text was handed over as text.
        media_type: What the bytes are, such as ``text/html``.
        url: The document's address, or its path on this machine, if it has one.
        title: The title, or None.
        publisher: Who published it, or None.
        side: ISO3 code of the country, or the organisation's code, on whose behalf the publisher speaks, or None.
        published_on: Day of publication, or None.
        kind: What sort of text it is.
        held_on: Day of the meeting that it is about, where whoever hands it over says so, or None.
        account: Whose account it gives, where whoever hands it over says so (``Russia``, ``critics``), or None.
        language: ISO 639-1 code, or None where it could not be told.
        retrieved_at: Instant (UTC) at which a link was read, or None.
        basis: For each of the fields above that is known, what it rests on: ``given``, ``front matter``, ``record``,
            ``feed``, ``registry``, ``title``, ``text``, ``page address``, or ``page`` with the place in brackets, such
            as ``page (og:title)``. Under ``text`` stands how bytes became characters, such as ``utf-8 (declared)``.
        turns: Speakers' turns, in order, where it is a transcript.
    """

    id: str
    text: str
    digest: str
    raw: bytes = field(default=b"", repr=False, compare=False)
    media_type: str = "text/plain"
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    side: str | None = None
    published_on: date | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN
    held_on: date | None = None
    account: str | None = None
    language: str | None = None
    retrieved_at: datetime | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """Cut out a passage.

        Raises:
            ValueError: The offsets do not lie inside the text, or the passage would be empty.
        """
        if not 0 <= start < end <= len(self.text):
            msg = f"passage {start}-{end} does not lie in document {self.id!r} of {len(self.text)} characters"
            raise ValueError(msg)
        return Passage(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be read, and why; the rest of its batch goes on.

    Attributes:
        origin: The path, link or record (``file.jsonl:12``) that failed.
        reason: One sentence that says what is wrong and what to do.
        is_transient: True where the same call may work later (network, lock).
    """

    origin: str
    reason: str
    is_transient: bool = False


class NameLabel(StrEnum):
    """What sort of thing a name names, in the labels of Universal NER."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "OTH"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a text, before anybody knows whose it is."""

    passage: Passage
    label: NameLabel


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time in a text and the days that it means.

    Attributes:
        passage: The words.
        first_on: First day meant, or None where it cannot be told.
        last_on: Last day meant (the same as ``first_on`` for a single day), or None.
        grain: ``day``, ``week``, ``month``, ``quarter``, ``year``, ``range`` or ``unknown``.
        rests_on: How the days were found: ``written out``, ``publication day``, ``earlier date``, ``nothing``.
        assumed_from: Name of the field that an assumption was taken from (such as ``published_on``), or None.
        note: What was assumed, in words, or the empty string.
    """

    passage: Passage
    first_on: date | None
    last_on: date | None
    grain: str
    rests_on: str
    assumed_from: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks.

    Attributes:
        passage: The quoted words with their marks.
        content: The parts between the marks, one a paragraph where a quote runs over several.
        is_balanced: False where the closing mark is missing; then ``content`` is empty: nothing is guessed.
    """

    passage: Passage
    content: tuple[Passage, ...]
    is_balanced: bool = True


class ActorKind(StrEnum):
    """What sort of thing an actor is."""

    PERSON = "person"
    COUNTRY = "country"
    PLACE = "place"
    ORGANISATION = "organisation"
    ROLE = "role"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that can act, as the gazetteer knows it on a day.

    Attributes:
        id: ``vladimir-putin`` for a person, ISO3 for a country, a code in capitals for an organisation,
            ``group:critics`` for a generic group, ``role:USA:spokesperson`` for an office whose holder is not known.
        label: The name that a reader is shown.
        kind: What sort of actor it is.
        country: ISO3 code, organisation code, or None.
        office: Code of the office held on the day, such as ``head_of_state``, or None.
        title: The office as printed, such as ``Prime Minister``, or None.
        from_on: First day in office as ISO date, month or year, or None.
        to_on: Last day in office likewise, None while in office.
        taken_from: Which list the row rests on.
        gender: ``m``, ``f`` or None where unknown.
        note: Anything that a reader should know, such as an uncertain date.
    """

    id: str
    label: str
    kind: ActorKind
    country: str | None = None
    office: str | None = None
    title: str | None = None
    from_on: str | None = None
    to_on: str | None = None
    taken_from: str | None = None
    gender: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that speaks of actors, and who they are.

    Attributes:
        passage: The words.
        form: How it speaks of them: ``full name``, ``surname``, ``title and name``, ``title``, ``country``,
            ``people`` (adjective or people's name), ``capital``, ``seat``, ``organisation``, ``place``, ``side``
            ("the American side"), ``pair`` ("the two leaders"), ``pronoun``, ``group``, ``unknown name``.
        actors: Whom it means: one, or several for a pair; empty where nobody could be named.
        candidates: Whom it could mean where that stayed undecided.
        reason: One line that says why, for a reader.
        antecedent: The earlier passage that it was resolved by, if any.
    """

    passage: Passage
    form: str
    actors: tuple[Actor, ...]
    reason: str
    candidates: tuple[Actor, ...] = ()
    antecedent: Passage | None = None

    @property
    def is_decided(self) -> bool:
        """Whether it says who is meant."""
        return bool(self.actors)
