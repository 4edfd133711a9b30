"""Numbers and days that two points give of the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import load
from summitry.meetings.amounts import OPEN
from summitry.meetings.record import Amount
from summitry.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.meetings.record import Point, Span

#: Numbers this close to each other, in parts of the larger, are one number rounded.
_ROUNDING: Final = 0.03
#: Words that two points share, beside the thing that is counted, to speak of the same.
LEAST_SHARED: Final = 2
#: Share of the words of both that they share, where a day or a denial is at stake.
LEAST_ALIKE: Final = 0.5
#: Share of the words that two numbers' points share at least, the numbers' own words among them.
LEAST_OF_ONE: Final = 0.3
_LONGEST_APART: Final = 366
_REPORTED: Final = re.compile(
    r"\b(?:report\w*|wr(?:ote|ites)|said|says|told|announced|according to [^.]{1,40}|dispatch of|published|tweeted)\s+"
    r"(?:so |it |this )?(?:in [^.]{1,30} )?(?:on |of )?$",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(
    r"\b(?:talks?|meeting|call|conversation|summit|negotiations?|leaders|presidents|they|session)\b[^.]{0,80}?"
    r"\b(?:lasted|went on|took|spoke for|talked for|met for|ran|continued)\b"
    r"|\b(?:spoke|talked|met)\b[^.]{0,60}?\bfor\b|\blength of the (?:talks|meeting|call)\b",
    re.IGNORECASE,
)


def words_of(point: Point) -> set[str]:
    """Give the words of a point, those of names among them that name no actor ("INF Treaty").

    The names of those who met, or of whom they speak, say nothing of what they speak of.
    """
    persons = load().persons
    things = (name for name in point.features.names if name == name.lower() and name not in persons)
    return set(point.features.words) | {word for name in things if ":" not in name for word in name.split()}


def shared(first: Point, second: Point) -> set[str]:
    """Give the words that two points share."""
    return words_of(first) & words_of(second)


def alike(first: Point, second: Point) -> float:
    """Say how much of the words of two points they share: 0 to 1 (Jaccard)."""
    one, other = words_of(first), words_of(second)
    return len(one & other) / len(one | other) if one | other else 0.0


def differing_amounts(first: Point, second: Point) -> Iterator[tuple[Amount, Amount]]:
    """Yield numbers of one unit, each the only one of its point, that are not the same; open ones do not count.

    Two points that are of different days or stretches of time, or of which one alone says of which, count different
    things: "trade grew by a fifth last year" and "trade grew by a quarter since January" are both true.
    """
    if _times(first) != _times(second) or alike(first, second) < LEAST_OF_ONE:
        return
    for amount in _only(first):
        for other in _only(second):
            if amount.unit != other.unit or not _differ(amount.value, other.value):
                continue
            told = {amount.unit, *_words(amount), *_words(other)}
            if len(shared(first, second) - told) >= LEAST_SHARED:
                yield amount, other


def _times(point: Point) -> set[tuple[object, object]]:
    return {(span.first_on, span.last_on) for span in point.features.days}


def _words(amount: Amount) -> list[str]:
    """Give the words of a number itself ("per cent"), which say nothing of what it counts."""
    return re.findall(r"[a-z]+", amount.passage.exact.lower())


def _only(point: Point) -> list[Amount]:
    units = [amount.unit for amount in point.features.amounts]
    return [a for a in point.features.amounts if units.count(a.unit) == 1 and not OPEN.match(a.passage.exact)]


def _differ(first: float, second: float) -> bool:
    return abs(first - second) > _ROUNDING * max(abs(first), abs(second))


def lengths(points: Sequence[Point]) -> list[tuple[Point, Amount]]:
    """Give how long an account says that the meeting lasted; a length that is left open ("about") does not count.

    A sentence may be cut into several points ("two hours and" / "15 minutes"): its amounts are put together again.
    """
    sentences: dict[Passage, list[Point]] = {}
    for point in points:
        if _LENGTH.search(point.sentence.exact):
            sentences.setdefault(point.sentence, []).append(point)
    found = []
    for sentence, parts in sentences.items():
        told = {a.passage.start: a for part in parts for a in part.features.amounts if a.unit == "minutes"}
        whole = _put_together(sentence, [told[start] for start in sorted(told)])
        if whole is not None and not OPEN.match(whole.passage.exact):
            found.append((parts[0], whole))
    return found


def _put_together(sentence: Passage, amounts: Sequence[Amount]) -> Amount | None:
    """Give the one length of a sentence: its only amount, or the sum of two that "and" joins."""
    if len(amounts) == 1:
        return amounts[0]
    if len(amounts) != 2:  # noqa: PLR2004 - hours and minutes
        return None
    first, second = amounts
    between = sentence.exact[first.passage.end - sentence.start : second.passage.start - sentence.start]
    if between.strip() != "and" or second.value >= first.value:
        return None
    start, end = first.passage.start, second.passage.end
    words = sentence.exact[start - sentence.start : end - sentence.start]
    return Amount(first.value + second.value, first.unit, Passage(sentence.document_id, start, end, words))


def differing_lengths(
    first: Sequence[Point], second: Sequence[Point]
) -> Iterator[tuple[tuple[Point, Amount], tuple[Point, Amount]]]:
    """Yield two lengths of the meeting that are not the same, to the minute."""
    for one in lengths(first):
        for other in lengths(second):
            if abs(one[1].value - other[1].value) >= 1:
                yield one, other


def differing_days(first: Point, second: Point) -> Iterator[tuple[Span, Span]]:
    """Yield the single days that two points give, each its only one, where they are not the same day.

    Days on which somebody wrote or said so are none of theirs, nor are days counted from publication.
    """
    one, other = _day(first), _day(second)
    if one is None or other is None or one.first_on is None or other.first_on is None:
        return
    apart = abs((one.first_on - other.first_on).days)
    is_one_thing = len(shared(first, second)) > LEAST_SHARED and alike(first, second) >= LEAST_ALIKE
    if 0 < apart <= _LONGEST_APART and is_one_thing:
        yield one, other


def _day(point: Point) -> Span | None:
    days = [span for span in point.features.days if span.first_on is not None]
    if len(days) != 1 or days[0].first_on != days[0].last_on or not re.search(r"\d", days[0].passage.exact):
        return None
    before = point.sentence.exact[: max(days[0].passage.start - point.sentence.start, 0)]
    return None if _REPORTED.search(before) else days[0]


def says_too(points: tuple[Point, ...], amount: Amount) -> bool:
    """Whether an account states a number as well, somewhere in the topic."""
    return any(
        other.unit == amount.unit and not _differ(other.value, amount.value)
        for point in points
        for other in point.features.amounts
    )


def names_day(points: tuple[Point, ...], span: Span) -> bool:
    """Whether an account names a day as well, somewhere in the topic."""
    return any(other.first_on == span.first_on for point in points for other in point.features.days)


def by_place(passage: Passage) -> tuple[str, int, int]:
    """Sort passages by document and place."""
    return (passage.document_id, passage.start, passage.end)
