"""Numbers and days that two points give of the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.amounts import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.meetings.record import Amount, Point, Span
    from summitry.model import Passage

#: Numbers this close to each other, in parts of the larger, are one number rounded.
_ROUNDING: Final = 0.03
#: Words that two points share, beside the thing that is counted, to speak of the same.
LEAST_SHARED: Final = 2
#: Share of the words of both that they share, where a day or a denial is at stake.
LEAST_ALIKE: Final = 0.34
_LONGEST_APART: Final = 366
_LENGTH: Final = re.compile(
    r"\b(?:talks?|meeting|call|conversation|summit|negotiations?|leaders|presidents|they|session)\b[^.]{0,80}?"
    r"\b(?:lasted|went on|took|spoke for|talked for|met for|ran|continued)\b"
    r"|\b(?:spoke|talked|met)\b[^.]{0,60}?\bfor\b|\blength of the (?:talks|meeting|call)\b",
    re.IGNORECASE,
)


def shared(first: Point, second: Point) -> set[str]:
    """Give what two points both speak of: words and names."""
    one, other = first.features, second.features
    return (set(one.words) | set(one.names)) & (set(other.words) | set(other.names))


def alike(first: Point, second: Point) -> float:
    """Say how much of what two points speak of they share: 0 to 1 (Jaccard)."""
    one = set(first.features.words) | set(first.features.names)
    other = set(second.features.words) | set(second.features.names)
    return len(one & other) / len(one | other) if one | other else 0.0


def differing_amounts(first: Point, second: Point) -> Iterator[tuple[Amount, Amount]]:
    """Yield numbers of one unit, each the only one of its point, that are not the same; open ones do not count."""
    for amount in _only(first):
        for other in _only(second):
            if amount.unit != other.unit or not _differ(amount.value, other.value):
                continue
            told = {amount.unit, *_words(amount), *_words(other)}
            if len(shared(first, second) - told) >= LEAST_SHARED:
                yield amount, other


def _words(amount: Amount) -> list[str]:
    """Give the words of a number itself ("per cent"), which say nothing of what it counts."""
    return re.findall(r"[a-z]+", amount.passage.exact.lower())


def _only(point: Point) -> list[Amount]:
    units = [amount.unit for amount in point.features.amounts]
    return [a for a in point.features.amounts if units.count(a.unit) == 1 and not OPEN.match(a.passage.exact)]


def _differ(first: float, second: float) -> bool:
    return abs(first - second) > _ROUNDING * max(abs(first), abs(second))


def lengths(point: Point) -> list[Amount]:
    """Give how long a point says that the meeting lasted; a length that is left open does not count."""
    if not _LENGTH.search(point.sentence.exact):
        return []
    return [amount for amount in _only(point) if amount.unit == "minutes"]


def differing_lengths(first: Point, second: Point) -> Iterator[tuple[Amount, Amount]]:
    """Yield two lengths of the meeting that are not the same."""
    for amount in lengths(first):
        for other in lengths(second):
            if _differ(amount.value, other.value):
                yield amount, other


def differing_days(first: Point, second: Point) -> Iterator[tuple[Span, Span]]:
    """Yield the single days that two points give, each its only one, where they are not the same day."""
    one, other = _day(first), _day(second)
    if one is None or other is None or one.first_on is None or other.first_on is None:
        return
    apart = abs((one.first_on - other.first_on).days)
    if 0 < apart <= _LONGEST_APART and alike(first, second) >= LEAST_ALIKE:
        yield one, other


def _day(point: Point) -> Span | None:
    days = [span for span in point.features.days if span.first_on is not None]
    return days[0] if len(days) == 1 and days[0].first_on == days[0].last_on else None


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
