"""Words of the calendar: what each one stands for."""

from __future__ import annotations

from typing import Final

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_ABBREVIATIONS: Final = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
MONTHS: Final[dict[str, int]] = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {
    short.lower(): next(n for n, name in enumerate(MONTH_NAMES, 1) if name.startswith(short[:3]))
    for short in MONTH_ABBREVIATIONS
}

WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_ABBREVIATIONS: Final = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS: Final[dict[str, int]] = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)} | {
    short.lower(): next(n for n, name in enumerate(WEEKDAY_NAMES) if name.startswith(short[:3]))
    for short in WEEKDAY_ABBREVIATIONS
}

_ONES: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
NUMBERS: Final[dict[str, int]] = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | _TENS
    | {f"{ten}-{one}": base + n for ten, base in _TENS.items() for n, one in enumerate(_ONES[:9], 1)}
    | {"a": 1, "an": 1, "ninety": 90, "a hundred": 100, "one hundred": 100, "a dozen": 12, "half a dozen": 6}
)
"""Counts that are said in words."""

VAGUE_COUNTS: Final = ("a few", "few", "several", "a couple of", "a couple", "couple of", "a number of", "some", "many")
"""Counts that name no number; "a couple of weeks" need not be two."""

ORDINALS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate((("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th")), 1)
    for word in words
}

CENTURY_WORDS: Final[dict[str, int]] = {
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "xix": 19, "xx": 20, "xxi": 21,
}  # fmt: skip

SEASONS: Final[dict[str, int]] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season in the northern half of the world."""


_MOST_FIGURES: Final = 4


def to_month(word: str) -> int:
    """Give the number of a month from its name or abbreviation, 1 to 12."""
    return MONTHS[word.rstrip(".").lower()]


def to_weekday(word: str) -> int:
    """Give the number of a weekday, Monday is 0."""
    return WEEKDAYS[word.rstrip(".").lower()]


def to_count(word: str) -> int | None:
    """Give the number that a count says, or None where it is vague or beyond four digits."""
    plain = " ".join(word.lower().split())
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) <= _MOST_FIGURES else None
    return NUMBERS.get(plain)
