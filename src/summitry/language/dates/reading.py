"""What a rule knows about its place in a document, and what it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from summitry.language.dates.spans import UNKNOWN, Span, cut_before, day_span, join

if TYPE_CHECKING:
    from datetime import date

WRITTEN_OUT: Final = "written out"
PUBLICATION_DAY: Final = "publication day"
EARLIER_DATE: Final = "earlier date"
NOTHING: Final = "nothing"


class Tense(Enum):
    """Which way from the publication day a sentence looks."""

    PAST = "past"
    FUTURE = "future"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that an expression means, and how they were found.

    Attributes:
        span: The days.
        rests_on: One of the module's four words.
        note: What was assumed, or the empty string.
    """

    span: Span
    rests_on: str = WRITTEN_OUT
    note: str = ""


def unknown(note: str) -> Reading:
    """Read an expression as one of time whose days cannot be told."""
    return Reading(UNKNOWN, NOTHING, note)


def assumed(span: Span, note: str = "") -> Reading:
    """Read an expression from the publication day."""
    return Reading(span, PUBLICATION_DAY, note) if span != UNKNOWN else unknown("outside the calendar")


Part = tuple[int, int, Reading]
"""Start and end of an expression, and what it means."""


@dataclass(slots=True)
class Context:
    """What the rules may look at beside the words matched.

    Attributes:
        text: The document's text.
        published_on: Day of publication, or None.
        latest: The days of the mention of one day, or of a longer time, that came last, by what it spans.
        last_day: The last day of the day, or run of days, that came last.
        years_of_days: For a month and day that the text has written with a year so far, that year.
    """

    text: str
    published_on: date | None
    latest: Span = UNKNOWN
    last_day: date | None = None
    years_of_days: dict[tuple[int, int], int] = field(default_factory=dict)

    def tense_at(self, start: int, end: int) -> Tense:
        """Tell which way the sentence around a stretch looks."""
        return find_tense(self.text, start, end)


_REACH: Final = 140
_SENTENCE_EDGE: Final = re.compile(r"[.!?;]\s+(?=[“\"‘'(]?[A-Z])|\n\s*\n")
_HINT: Final = re.compile(
    r"\b(?:(?P<future>will|shall|would|won[’']t|going\sto|plan(?:s|ned|ning)?|schedul\w+|slated|due|expect(?:s|ed|ing)?"
    r"|upcoming|forthcoming|looks?\sforward|looking\sforward|looked\sforward|ahead\sof|next|intend\w*"
    r"|(?:is|are)\sto|to\sbe\sheld|invit(?:e|es|ed|ing|ation)|embargoed)"
    r"|(?P<limit>by|until|till)"
    r"|(?P<past>was|were|had|has|have|did|been|ago|since|last|past|previous|recent|earlier|met|spoke|held|said|took"
    r"|began|went|came|gave|saw|made|sent|told|led|won|wrote|became|left|broke|spent|brought|[a-z]{3,20}ed))\b"
    r"|[’'](?P<short>ll)\b",
)


def find_tense(text: str, start: int, end: int) -> Tense:
    """Tell from the nearest telling word of the same sentence which way it looks."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for edge in _SENTENCE_EDGE.finditer(text, low, start):
        low = edge.end()
    edge_after = _SENTENCE_EDGE.search(text, end, high)
    if edge_after:
        high = edge_after.start()
    best, tense = _REACH + 1, Tense.UNSAID
    for hint in _HINT.finditer(text, low, high):
        distance = start - hint.end() if hint.end() <= start else hint.start() - end
        if hint.lastgroup == "limit" and (distance > 1 or hint.start() > start):
            continue
        if 0 <= distance < best:
            best, tense = distance, Tense.PAST if hint.lastgroup == "past" else Tense.FUTURE
    return tense


def whole(match: re.Match[str], reading: Reading) -> list[Part]:
    """Read all the words of a match as one expression."""
    return [(match.start(), match.end(), reading)]


def first_group(match: re.Match[str], *names: str) -> str:
    """Give the first of several groups that took part in a match, or the empty string."""
    return next((found for name in names if (found := match[name]) is not None), "")


def run_of(first: Reading, last: Reading) -> Reading:
    """Read a run of days from the first day of one reading to the last of another."""
    if UNKNOWN in (first.span, last.span):
        return first if first.span == UNKNOWN else last
    span = join(first.span, last.span)
    return replace(last, span=span) if span != UNKNOWN else unknown("the run ends before it begins")


def with_part(reading: Reading, part: str | None, context: Context) -> Reading:
    """Note which part of a span is meant; a deadline starts counting at publication."""
    if not part or reading.span == UNKNOWN:
        return reading
    words = " ".join(part.lower().split())
    note = "; ".join(filter(None, (reading.note, f"“{words}” is not narrowed")))
    span = reading.span
    if words.startswith(("by", "until")) and context.published_on:
        span = cut_before(span, context.published_on)
    return replace(reading, span=span, note=note)


def plain_words(words: str) -> str:
    """Put words in lower case, with single spaces."""
    return " ".join(words.lower().split())


def on_day(day: date | None, note: str = "") -> Reading:
    """Read a day counted from publication; None is one outside the calendar."""
    return unknown("outside the calendar") if day is None else assumed(day_span(day), note)
