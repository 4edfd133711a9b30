"""The dossier as plain, frozen data: what every renderer is given, and what ``dossier.json`` is written from.

Nothing here is computed by a renderer: a section that is empty is an empty tuple, and a renderer says so in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from summitry.meetings.meeting import Account, Likeness
from summitry.meetings.record import Form, Status
from summitry.model import Document, Passage, SetAside


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a reader is told, with the passages that it rests on.

    Attributes:
        id: Made from what the line says; the same line may be shown in several places, under one id.
        text: What is shown: the passage's own words, shortened at a word's end, or values named by a label.
        passages: Never empty; the first is the one that the line opens.
        account: Key of the account whose words these are, or None.
        tags: Words to filter and to style by, such as ``status`` or ``flags``, never shown alone; ``about`` and
            ``areas`` where by its own words a line is about something else than its row.
        note: What was assumed or left open, in words, or empty.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    account: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of "at a glance": a label such as ``when``, and the lines that give it, differing answers apart."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One account's word on one topic.

    Attributes:
        account: The account's key.
        statuses: The steps of the ladder that it gives, the firmest first; empty where it mentions it without one.
        lines: What it says; empty where it does not mention the topic.
    """

    account: str
    statuses: tuple[Status, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One row of the matrix topic x account.

    Attributes:
        id: The topic's id.
        label: What it is about.
        issues: Names of the issue areas that each of its lines has; others stand in the lines' tags.
        cells: One a account, in the order of the accounts.
        mentioned_by: Keys of the accounts that mention it.
        likeness: Why the accounts' lines were taken for one topic, or None for a topic of one account.
    """

    id: str
    label: str
    issues: tuple[str, ...]
    cells: tuple[Cell, ...]
    mentioned_by: tuple[str, ...]
    likeness: Likeness | None


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Accounts that state different facts, or one that says that a thing was not raised.

    Attributes:
        id: Its id.
        kind: ``number``, ``day``, ``polarity``, ``who asked``, ``denial``, or ``one-sided denial`` where no other
            account was found to say that what one denies was raised or happened.
        topic: Label of the topic.
        cells: One for each account that takes part.
    """

    id: str
    kind: str
    topic: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """One reaction: ``line`` with who, role, stance, of whom, on what, when."""

    line: Line
    who: str
    role: str
    is_named: bool
    stance: str
    about: str
    subject: str
    said_on: str


@dataclass(frozen=True, slots=True)
class ReactionGroup:
    """Reactions of one kind of actor (``governments``, ``legislators``...), named ones first."""

    kind: str
    rows: tuple[ReactionRow, ...]
    named: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class OutlookRow:
    """One statement about the time to come; ``band`` is the term of ICD 203 with its per cent, or empty."""

    line: Line
    holder: str
    is_named: bool
    what: str
    due: str
    words: str
    band: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline: first and last day, and a line; ``is_assumed`` where a day was taken over."""

    first_on: date
    last_on: date
    line: Line
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the meeting, in the table of documents.

    Attributes:
        document_id: The document.
        account: Key of its account.
        certainty: ``certain`` or ``uncertain``, and ``reason``, why it is taken to be about this meeting.
        reason: Why.
        words: Words in its text.
        named: Statements with a named source.
        unnamed: Statements whose source is unnamed or missing.
        lines: Unnamed sources, each a line.
    """

    document_id: str
    account: str
    certainty: str
    reason: str
    words: int
    named: int
    unnamed: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """Everything on one meeting.

    Attributes:
        id: The meeting's id, the anchor of its part.
        title: Such as ``Russia and United States, Helsinki, 16 July 2018``.
        state: ``held``, ``planned``, ``cancelled`` or ``unknown``.
        glance: At a glance: who, when, where, form, length, documents.
        summary: The three to eight lines that a reader should see first, chosen by rule (agreed and signed by more
            accounts first), each with its status.
        accounts: The columns.
        outcomes: Topics that have a status in some account.
        mentions: Topics without a status.
        silences: Topics that only one party's own account mentions, where another party's own account is there too.
        disputes: Different facts, and denials.
        reactions: By kind of actor.
        outlook: Statements about the time to come.
        watch: Of these the commitments with a due date.
        timeline: In the order of days.
        documents: The documents.
        named: Statements with a named source in all its documents.
        unnamed: Statements without.
        parties: ISO3 or organisation codes of those who met, sorted.
        first_on: First day, or None where no certain document tells it.
        last_on: Last day, or None.
        form: ``in person``, ``call``, ``video`` or ``unknown``.
    """

    id: str
    title: str
    state: str
    glance: tuple[Fact, ...]
    summary: tuple[Line, ...]
    accounts: tuple[Account, ...]
    outcomes: tuple[TopicRow, ...]
    mentions: tuple[TopicRow, ...]
    silences: tuple[TopicRow, ...]
    disputes: tuple[DisputeRow, ...]
    reactions: tuple[ReactionGroup, ...]
    outlook: tuple[OutlookRow, ...]
    watch: tuple[OutlookRow, ...]
    timeline: tuple[Moment, ...]
    documents: tuple[DocumentRow, ...]
    named: int
    unnamed: int
    parties: tuple[str, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    form: Form = "unknown"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A topic that comes back from meeting to meeting of the same parties: by meeting id its lines and statuses."""

    label: str
    issues: tuple[str, ...]
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was promised at one meeting, and what later documents say of it; ``later`` is empty where nothing is."""

    promised: Line
    meeting_id: str
    later: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """Several meetings between the same parties."""

    id: str
    title: str
    meeting_ids: tuple[str, ...]
    recurring: tuple[Recurrence, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot of the section "What it means", with its table twin; numbers carry data set, coverage, method, version.

    Attributes:
        id: Its anchor.
        title: What it shows.
        caption: Data set, days covered, method, version, baseline, in words.
        verdict: ``higher``, ``lower``, ``inconclusive``, or empty where none is asked for.
        svg: The drawing: presentation attributes and classes only, no style attribute, no script, no link.
        columns: Heads of the table.
        rows: Cells of the table, as shown.
    """

    id: str
    title: str
    caption: str
    verdict: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a meeting or a series means, by numbers: figures for a dyad, and what they rest on."""

    title: str
    lead: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """How it was made: versions, settings, and what was set aside and why."""

    version: str
    reader: str
    settings: Mapping[str, str]
    set_aside: tuple[SetAside, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole dossier.

    Attributes:
        title: Its heading.
        scope: ``full`` with each document's whole text, or ``excerpts`` with the passages and their surroundings.
        meetings: In the order of days, undated last.
        series: Where there are several meetings between the same parties.
        unjoined: Documents in which no meeting was found, and the rest of those that mention one in passing, with the
            lines that they still give, as a part without meeting; None where there is none.
        meaning: What it means, by numbers; empty where no event data is at hand.
        documents: Every document that a passage points into, sorted by id.
        made: How it was made.
    """

    title: str
    scope: Literal["full", "excerpts"]
    meetings: tuple[MeetingPart, ...]
    series: tuple[SeriesPart, ...]
    unjoined: MeetingPart | None
    meaning: tuple[Meaning, ...]
    documents: tuple[Document, ...]
    made: Made
