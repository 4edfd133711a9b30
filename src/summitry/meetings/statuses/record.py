"""A rule that leads from words to a step of the ladder, and what it gave for one stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import re

    from summitry.meetings.record import Status
    from summitry.model import Passage

#: Who the subject is: both sides together, "we", "I", one side or person, a thing, or nobody named.
Who = Literal["joint", "we", "i", "one", "thing", "none"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. An empty part asks for nothing.

    Attributes:
        id: ``agreed.reached``; the file's name and a name.
        about: What it is for, one line.
        status: The step that it gives, or None where it says that the words are no outcome.
        main: Keys of the main clause's predicate (see ``keys_of``).
        content: Keys of a clause that says what is said, asked, agreed.
        who: What the main clause's subject may be.
        whose: What the content clause's subject may be.
        modality: Modals of the main clause.
        content_modality: Modals of a content clause.
        tense: Tenses of the main clause.
        negated: Whether the main clause is negated, or None for either.
        content_negated: Whether a content clause is, or None.
        words: Lemmas one of which stands in the region.
        lacks: Lemmas none of which stands there.
        pattern: What the region's words, in lower case, must match somewhere.
        flags: Flags that it adds.
        priority: Of several rules the highest wins, then the one that stands first.
        examples: Sentences that it must give its status in.
        near_misses: Sentences that it must not fire in.
    """

    id: str
    about: str
    status: Status | None
    main: frozenset[str]
    content: frozenset[str]
    who: frozenset[str]
    whose: frozenset[str]
    modality: frozenset[str]
    content_modality: frozenset[str]
    tense: frozenset[str]
    negated: bool | None
    content_negated: bool | None
    words: frozenset[str]
    lacks: frozenset[str]
    pattern: re.Pattern[str] | None
    flags: tuple[str, ...]
    priority: int
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say of a region.

    Attributes:
        status: The step, or None.
        rule: Id of the rule, or empty where none fired.
        cue: The words that it rests on, or None.
        flags: Sorted.
        is_frame: Whether the rule asked for the main predicate, which then says what is done with the subject (agreed,
            urged, discussed) and not what the subject is.
    """

    status: Status | None
    rule: str
    cue: Passage | None
    flags: tuple[str, ...]
    is_frame: bool = False
