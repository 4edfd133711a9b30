"""What one document tells of meetings (``Findings``): plain data that is kept in a case and compared later.

What several documents tell together is in ``meeting.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from summitry.model import Document, Passage


class Status(StrEnum):
    """The ladder of outcomes, the firmest first; the words that lead to each step are codebook rules."""

    SIGNED = "signed"
    AGREED = "agreed"
    PLEDGED = "pledged"
    PROPOSED = "proposed"
    DISCUSSED_ONLY = "discussed only"
    REJECTED = "rejected"
    DENIED = "denied"


class SpeakerKind(StrEnum):
    """What sort of actor speaks; reactions are grouped by it."""

    GOVERNMENT = "government"
    LEGISLATOR = "legislator"
    ORGANISATION = "organisation"
    EXPERT = "expert"
    PRESS = "press"
    PUBLIC = "public"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to say, pledge, ask or think something.

    Attributes:
        label: The name that a reader is shown, such as ``Vladimir Putin`` or, unnamed, ``critics``.
        actor_id: The actor's id, or None where nobody could be named.
        country: ISO3 or organisation code, or None.
        role: The office or role as printed, or empty.
        kind: What sort of actor.
        is_named: Whether the text names somebody who can be asked.
        passage: The words that name the speaker, or None where a statement has no source.
    """

    label: str
    actor_id: str | None
    country: str | None
    role: str
    kind: SpeakerKind
    is_named: bool
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a text gives, with its unit, such as 500,000,000 ``usd``."""

    value: float
    unit: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Span:
    """Days that a text gives; both None where they cannot be told."""

    first_on: date | None
    last_on: date | None
    passage: Passage
    assumed_from: str | None = None


@dataclass(frozen=True, slots=True)
class Features:
    """What a point speaks of, for comparing; nothing here knows which side's it is.

    Attributes:
        words: Content lemmas, in order, each once; the parties' names and the words of diplomacy's routine left out.
        names: Ids of actors spoken of (other than the parties as speakers), and other names in lower case.
        issues: Ids of issue areas (``meetings/issues.csv``), sorted.
        amounts: Numbers with units.
        days: Days spoken of.
        areas: Ids of those issue areas that its words name surely enough to be shown, sorted.
        vector: The encoder's vector of the point's words with the parties masked, float16 little-endian bytes; empty
            where it has no words.
    """

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    days: tuple[Span, ...] = ()
    areas: tuple[str, ...] = ()
    vector: bytes = field(default=b"", repr=False)

    #: How pydantic writes the bytes into JSON and reads them back.
    __pydantic_config__: ClassVar = {"ser_json_bytes": "base64", "val_json_bytes": "base64"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that one document says of a meeting: the unit that outcomes and comparison work on.

    Attributes:
        id: Made from document and passage, so that the same input gives the same name.
        passage: The clause or sentence that says it.
        sentence: The sentence around it.
        label: What it is about: a noun phrase in the text's own words, an issue area's name, or a quotation.
        label_passage: Where these words stand, or None where the label is an issue area's name.
        status: Step on the ladder, or None where it is no outcome (courtesy, background, setting).
        status_rule: Id of the rule that gave the status, or empty.
        cue: The words that the status rests on, or None.
        flags: Of ``conditional``, ``joint`` (said of both sides), ``reported`` (said of the other side), ``negated``,
            ``future``, sorted.
        speakers: Who says, pledges or asks it, by this document.
        addressed: Of whom it is asked, or to whom it is said.
        features: What it speaks of.
    """

    id: str
    passage: Passage
    sentence: Passage
    label: str
    label_passage: Passage | None
    status: Status | None
    status_rule: str
    cue: Passage | None
    flags: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    addressed: tuple[Speaker, ...]
    features: Features


Form = Literal["in person", "call", "video", "unknown"]
State = Literal["held", "planned", "cancelled", "unknown"]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a meeting: a state or organisation, and who spoke for it.

    Attributes:
        code: ISO3 or organisation code.
        label: Its name, such as ``Russia``.
        leaders: Ids of the persons who met for it, sorted.
        leader_labels: Their names, in the same order.
    """

    code: str
    label: str
    leaders: tuple[str, ...] = ()
    leader_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """What one document says of one meeting.

    Attributes:
        document_id: The document.
        passage: The sentence or title line that tells of it; of the body, never of the title alone.
        parties: Who met, by this document.
        held: The days, with what they rest on, or None where it cannot be told.
        rests_on: ``written out``, ``publication day``, ``earlier date``, ``given`` (front matter), ``catalogue`` (a row
            of ``summits.csv`` that place, parties and year can only mean), or ``nothing``.
        place: Where, as printed, or empty; ``place_passage`` where it stands.
        place_passage: Where the place stands, or None.
        form: How they met; ``form_passage`` the words that say so.
        form_passage: The words that say how they met, or None.
        setting: ``bilateral``, ``sidelines``, ``multilateral`` or ``unknown``.
        state: Whether it was held, is planned, or was cancelled.
        is_main: Whether the document as a whole is about this meeting.
        named_at: Id or code of each person or party whom ``passage`` does not name, with where the text names it first.
    """

    document_id: str
    passage: Passage
    parties: tuple[Party, ...]
    held: Span | None
    rests_on: str
    place: str
    place_passage: Passage | None
    form: Form
    form_passage: Passage | None
    setting: Literal["bilateral", "sidelines", "multilateral", "unknown"]
    state: State
    is_main: bool
    named_at: tuple[tuple[str, Passage], ...] = ()


Stance = Literal["critical", "supportive", "welcoming", "cautious", "neutral"]


@dataclass(frozen=True, slots=True)
class Reaction:
    """Somebody's judgement of the meeting or of what was said at it, read from words and rules alone.

    Attributes:
        id: Made from document and passage.
        passage: The words.
        speaker: Who.
        about: Whom or what it is about, in the text's words, or empty; ``about_passage`` where that stands.
        about_passage: Where these words stand, or None.
        subject: The subject, in the text's words, or empty.
        said: The days on which it was said, or None.
        stance: What the rule says of the words.
        rule: Id of the rule in ``codebook``.
        cue: The words that the stance rests on.
    """

    id: str
    passage: Passage
    speaker: Speaker
    about: str
    about_passage: Passage | None
    subject: str
    said: Span | None
    stance: Stance
    rule: str
    cue: Passage


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Words of likelihood as written, on the scale of Intelligence Community Directive 203 (2015).

    Attributes:
        passage: The words.
        band: The directive's term, such as ``likely``, or ``not on the scale``.
        low: Lower end, in per cent, or None.
        high: Upper end, in per cent, or None.
    """

    passage: Passage
    band: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """A statement about what is to come.

    Attributes:
        id: Made from document and passage.
        passage: The words.
        holder: Whose expectation, plan or promise it is.
        what: What is to come, in the text's words; ``what_passage`` where these stand.
        what_passage: Where these words stand, or None.
        due: By when, or None.
        likelihood: Words of likelihood, if any.
        is_commitment: Whether a side binds itself to it; with a due date it belongs on the watch list.
        rule: Id of the rule that found it.
    """

    id: str
    passage: Passage
    holder: Speaker
    what: str
    what_passage: Passage | None
    due: Span | None
    likelihood: Likelihood | None
    is_commitment: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document gives to a dossier.

    Attributes:
        document: The document.
        words: Words in its text.
        sentences: Sentences in its text.
        named: Statements in it whose source is named.
        unnamed: Statements in it whose source is not (``critics``, ``officials``), or is missing.
        unnamed_sources: The words of each unnamed source, as passages.
        meetings: The meetings that it tells of, the main one first.
        points: What it says, in the order of the text.
        reactions: Judgements of the meeting that it reports.
        outlook: What it says of the time to come.
        unread: Stretches without running text, which were not read.
    """

    document: Document
    words: int
    sentences: int
    named: int
    unnamed: int
    unnamed_sources: tuple[Passage, ...]
    meetings: tuple[MeetingMention, ...]
    points: tuple[Point, ...]
    reactions: tuple[Reaction, ...]
    outlook: tuple[Outlook, ...]
    unread: tuple[Passage, ...] = ()
