"""Find the expressions of time in a document and say which days they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.language.dates import days, eras, months, relative, weekdays
from summitry.language.dates.grammar import ANY_RULE, PATTERNS, TRIGGER
from summitry.language.dates.reading import PUBLICATION_DAY, Context, Part
from summitry.language.dates.spans import UNKNOWN
from summitry.language.dates.words import to_month
from summitry.model import DateMention

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from summitry.model import Document

_BEFORE: Final = 70
_AFTER: Final = 80
_LONGEST_WORD: Final = 40

_READERS: Final[dict[str, Callable[[re.Match[str], Context], list[Part]]]] = {
    "iso": days.read_iso,
    "figures": days.read_figures,
    "dashed": days.read_dashed,
    "day_to_day": days.read_day_to_day,
    "days_after_month": days.read_days,
    "to_day_before_month": days.read_day_to_day,
    "days_before_month": days.read_days,
    "month_day": days.read_month_and_day,
    "day_month": days.read_month_and_day,
    "month_to_month": months.read_month_to_month,
    "month_year": months.read_month_year,
    "told_month": months.read_told_month,
    "bare_month": months.read_bare_month,
    "quarter": months.read_quarter,
    "season": months.read_season,
    "decade": eras.read_decade,
    "century": eras.read_century,
    "fiscal": eras.read_fiscal,
    "years": eras.read_years,
    "part_of": eras.read_part_of,
    "day_word": relative.read_day_word,
    "span_count": relative.read_span_count,
    "calendar_unit": relative.read_calendar_unit,
    "ago": relative.read_ago,
    "hence": relative.read_hence,
    "antecedent": relative.read_antecedent,
    "weekday": weekdays.read_weekday,
    "year": eras.read_year,
}


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Find the expressions of time in a document, in order, none inside another.

    Relative ones count from ``document.published_on``; where that is unknown, so are they. Nothing is ever taken
    from today's date.
    """
    context = Context(document.text, document.published_on)
    mentions = []
    for name, match in _iter_matches(document.text):
        for start, end, reading in _READERS[name](match, context):
            span = reading.span
            if span != UNKNOWN and span.grain not in {"range", "quarter"}:
                context.latest = span
            if span.grain in {"day", "range"}:
                context.last_day = span.last_on
            mentions.append(
                DateMention(
                    passage=document.passage(start, end),
                    first_on=span.first_on,
                    last_on=span.last_on,
                    grain=span.grain,
                    rests_on=reading.rests_on,
                    assumed_from="published_on" if reading.rests_on == PUBLICATION_DAY else None,
                    note=reading.note,
                )
            )
        _note_year(name, match, context)
    return tuple(mentions)


def _iter_matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Give each rule that matches, leftmost first, looking only about words of the calendar."""
    reached = 0
    for low, high in _iter_windows(text):
        for found in ANY_RULE.finditer(text, max(low, reached), high):
            name = found.lastgroup
            match = PATTERNS[name].match(text, found.start(), high) if name else None
            if name and match:
                reached = match.end()
                yield name, match


def _iter_windows(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches about words of the calendar, joined where they meet."""
    low = high = -1
    for trigger in TRIGGER.finditer(text):
        start = max(0, trigger.start() - _BEFORE)
        if start > high:
            if high >= 0:
                yield low, _to_word_end(text, high)
            low = start
        high = trigger.end() + _AFTER
    if high >= 0:
        yield low, _to_word_end(text, high)


def _to_word_end(text: str, position: int) -> int:
    """Move right to the end of a word, if it ends soon."""
    for at in range(position, min(len(text), position + _LONGEST_WORD)):
        if not text[at].isalnum():
            return at
    return min(len(text), position + _LONGEST_WORD)


def _note_year(name: str, match: re.Match[str], context: Context) -> None:
    """Remember the year that a text writes beside a month and a day, for the same day without one further on."""
    if name in {"month_day", "day_month"} and (figures := match["y"] or match["tight"]):
        context.years_of_days[to_month(match["m"]), int(match["d"].rstrip("dhnrst"))] = int(figures)
