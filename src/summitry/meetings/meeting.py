"""What several documents tell together: a meeting, its accounts, and the accounts side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from summitry.meetings.record import Form, MeetingMention, Party, Point, Span, State
from summitry.model import Passage

Certainty = Literal["certain", "uncertain"]


@dataclass(frozen=True, slots=True)
class Join:
    """Why a document was taken to tell of a meeting.

    Attributes:
        document_id: The document.
        certainty: ``uncertain`` joins are shown as such and never used to date or name the meeting.
        reason: One line for a reader.
        mention: What the document says of the meeting.
    """

    document_id: str
    certainty: Certainty
    reason: str
    mention: MeetingMention


@dataclass(frozen=True, slots=True)
class Known:
    """A summit of our catalogue (``meetings/summits.csv``) that helps to name and date a meeting."""

    id: str
    label: str
    first_on: date
    last_on: date
    place: str
    url: str
    date_basis: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, as the documents tell it.

    Attributes:
        id: Made from parties and day.
        parties: Who met, sorted by code.
        first_on: First day, or None where no certain document tells it.
        last_on: Last day, or None.
        days: Every different answer to when it was held, with the mention that gives it.
        place: The place that most certain documents give, or empty.
        form: The form that the documents give; ``unknown`` where they differ.
        setting: Likewise.
        state: ``held`` if any certain document tells it as held, else ``cancelled`` before ``planned``.
        known: The catalogue's entry, or None.
        joins: The documents, in the order of their ids.
    """

    id: str
    parties: tuple[Party, ...]
    first_on: date | None
    last_on: date | None
    days: tuple[Span, ...]
    place: str
    form: Form
    setting: str
    state: State
    known: Known | None
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Whose words: one column of the comparison.

    Attributes:
        key: ``USA``, ``RUS``, ``joint``, ``press``, or what the documents' ``account`` field says, in lower case.
        label: What a reader is shown, such as ``Russia`` or ``critics in the US``.
        kind: ``side`` for a party's own account, ``joint`` for one in the name of all parties, ``other`` for the rest.
        document_ids: Its documents, sorted.
    """

    key: str
    label: str
    kind: Literal["side", "joint", "other"]
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts' points are, and why: 0 to 1, each part too.

    Attributes:
        total: The score that the assignment was solved with.
        parts: ``words``, ``names``, ``issues``, ``meaning`` (the encoder's cosine), each before weighting.
    """

    total: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Topic:
    """What several accounts, or only one, speak of.

    Attributes:
        id: Made from its points.
        label: In the words of the first account that has it.
        issues: Issue areas, sorted.
        points: Points by account key; a key without points is left out.
        likeness: The weakest link that holds it together, or None for a topic of one account.
    """

    id: str
    label: str
    issues: tuple[str, ...]
    points: Mapping[str, tuple[Point, ...]]
    likeness: Likeness | None

    @property
    def mentioned_by(self) -> tuple[str, ...]:
        """Keys of the accounts that mention it, sorted."""
        return tuple(sorted(self.points))


DifferenceKind = Literal["number", "day", "polarity", "who asked", "denial"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two accounts that state different facts of one topic, or one that says that it was not raised.

    Attributes:
        id: Made from its passages.
        kind: What differs.
        topic_id: The topic.
        accounts: The keys of the two accounts, sorted; one alone for a denial of what nobody here affirms.
        passages: By account key the passages that differ.
        values: By account key what it states, as printed.
    """

    id: str
    kind: DifferenceKind
    topic_id: str
    accounts: tuple[str, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts side by side.

    Attributes:
        accounts: The columns, parties' own first, sorted by key within their kind.
        topics: Topics in the order of the text of the first account, then of the next.
        differences: Disputes and denials, in the order of their topics.
    """

    accounts: tuple[Account, ...]
    topics: tuple[Topic, ...]
    differences: tuple[Difference, ...]
