"""The words that tell of a meeting, of its form, setting and state: two tables, each row with its example."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from summitry.meetings.record import Form


class MeetingWord(NamedTuple):
    """A verb or noun of meeting.

    Attributes:
        word: Its lemma.
        kind: ``verb`` or ``noun``.
        partner: ``object`` where the one met can be the verb's object, ``with`` where a preposition must lead there.
        form: The form that the word alone gives, or ``unknown``.
        example: A sentence of ours that it must find a meeting in.
        near_miss: One that it must not.
    """

    word: str
    kind: str
    partner: str
    form: Form
    example: str
    near_miss: str


class Circumstance(NamedTuple):
    """Words beside a meeting's that tell its form, setting or state."""

    words: str
    what: str
    value: str
    example: str


@cache
def meeting_words() -> tuple[MeetingWord, ...]:
    """Give the verbs and nouns of meeting."""
    return tuple(
        MeetingWord(
            row["word"], row["kind"], row["partner"], cast("Form", row["form"]), row["example"], row["near_miss"]
        )
        for row in _rows("meeting_words.csv")
    )


@cache
def verbs() -> dict[str, MeetingWord]:
    """Give the verbs by lemma."""
    return {word.word: word for word in meeting_words() if word.kind == "verb"}


@cache
def nouns() -> dict[str, MeetingWord]:
    """Give the nouns by lemma."""
    return {word.word: word for word in meeting_words() if word.kind == "noun"}


@cache
def circumstances() -> tuple[Circumstance, ...]:
    """Give the words for form, setting and state."""
    return tuple(
        Circumstance(row["words"], row["what"], row["value"], row["example"]) for row in _rows("circumstances.csv")
    )


@cache
def pattern_of(what: str) -> re.Pattern[str]:
    """Give the pattern that finds the words of one sort, longest first."""
    words = sorted((row.words for row in circumstances() if row.what == what), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def values_of(what: str) -> dict[str, str]:
    """Give the values of one sort by their words."""
    return {row.words: row.value for row in circumstances() if row.what == what}


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("summitry.meetings.find").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
