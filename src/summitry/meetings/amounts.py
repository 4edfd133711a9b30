"""Numbers with their units, and days, that a passage gives: what two accounts can be held against each other by.

Units are rows of ``units.csv``. A number of things carries the noun that it counts ("300 prisoners" is 300
``prisoner``), so that only numbers of the same thing are ever laid side by side. A number without a unit or a noun is
no amount.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from summitry.meetings.dating import dates_event
from summitry.meetings.record import Amount, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from summitry.model import Passage
    from summitry.reading import Reading

_BELOW_TWENTY: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_FROM_TWENTY: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = {word: number for number, word in enumerate(_BELOW_TWENTY.split())}
_TENS: Final = {word: 10 * number for number, word in enumerate(_FROM_TWENTY.split(), start=2)}
_SCALES: Final = {
    "hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mln": 1e6, "bn": 1e9, "k": 1e3, "m": 1e6, "b": 1e9,
}  # fmt: skip
#: These scale a figure only where they are written right behind it: "$5m", not "5 m".
_TIGHT: Final = ("k", "m", "b")
_WORD: Final = "|".join(sorted([*_SMALL, *_TENS, "a", "an"], key=len, reverse=True))
_SCALE: Final = "|".join(sorted(set(_SCALES) - set(_TIGHT), key=len, reverse=True))
_SIGNS: Final = "[$€£¥₽₴₹₩]"
#: Words before a number that leave it open; they are part of the passage, so that a reader sees them.
_OPEN: Final = (
    r"(?:(?:more|less|fewer|greater) than|at least|at most|up to|as (?:many|much) as|no (?:more|fewer|less) than"
    r"|about|around|approximately|roughly|nearly|almost|over|under|some|some of|an estimated|close to)"
)
OPEN: Final = re.compile(rf"{_OPEN}\s", re.IGNORECASE)
_NUMBER: Final = re.compile(
    rf"(?<![\w.,$-])(?:(?P<open>{_OPEN})\s)?(?P<sign>(?:US)?{_SIGNS})?\s?"
    rf"(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,15}}(?:\.\d{{1,6}})?|(?:{_WORD})\b(?:[- ](?:{_WORD})\b)?"
    rf"|(?={_SCALE}))"
    rf"(?P<scales>(?:{'|'.join(_TIGHT)})\b|(?:[ -]?(?:{_SCALE})\b){{0,3}})(?P<percent>\s?%)?(?![\w%]|[.,]\d|-\d)",
    re.IGNORECASE,
)
#: Figures as words below this count parties, sides and times more often than things ("the two countries").
_LEAST_WORD: Final = 3
_LONGEST_UNIT: Final = 2


class Unit(NamedTuple):
    """A unit that a word stands for: amounts are kept in ``name``, ``factor`` times the number as written."""

    name: str
    factor: float


@cache
def load_units() -> dict[str, Unit]:
    """Give the units by word, in lower case and singular."""
    text = resources.files("summitry.meetings").joinpath("units.csv").read_text(encoding="utf-8")
    return {row["word"]: Unit(row["unit"], float(row["factor"])) for row in csv.DictReader(text.splitlines())}


def find_amounts(reading: Reading, passage: Passage) -> tuple[Amount, ...]:
    """Find the numbers with units that a passage gives.

    Args:
        reading: The document, read.
        passage: A stretch of its text.

    Returns:
        Amounts in the order of the text. Money is in the currency (``usd``), time in ``minutes``, ``days`` or
        ``months``, shares in ``percent``; counts in the noun that is counted, in the singular. Numbers that belong to
        a date are left out. The passage takes in words that leave the number open ("more than").
    """
    dates = [(date.passage.start, date.passage.end) for date in reading.dates if date.first_on]
    found: list[Amount] = []
    for match in _NUMBER.finditer(reading.document.text, passage.start, passage.end):
        if any(start < match.end("scales") and match.start("figure") < end for start, end in dates):
            continue
        amount = _to_amount(reading, match, passage.end)
        if amount is None:
            continue
        joined = _join(reading, found[-1], amount) if found else None
        if joined is not None:
            found.pop()
        found.append(joined or amount)
    return tuple(found)


def _join(reading: Reading, first: Amount, second: Amount) -> Amount | None:
    """Add up "two hours and 15 minutes", which is one length of time."""
    between = reading.document.text[first.passage.end : second.passage.start].strip()
    is_one = first.unit == second.unit == "minutes" and between in {"", "and", ","} and first.value > second.value
    if not is_one:
        return None
    return Amount(
        first.value + second.value, first.unit, reading.document.passage(first.passage.start, second.passage.end)
    )


def days_in(reading: Reading, passage: Passage) -> tuple[Span, ...]:
    """Give the days that a passage dates something by, in order; both ends None where they cannot be told."""
    return tuple(
        Span(date.first_on, date.last_on, date.passage, date.assumed_from)
        for date in reading.dates
        if passage.start <= date.passage.start and date.passage.end <= passage.end and dates_event(reading, date)
    )


def _to_amount(reading: Reading, match: re.Match[str], limit: int) -> Amount | None:
    value = _value(match["figure"], match["scales"])
    if value is None:
        return None
    document = reading.document
    start = match.start("open") if match["open"] else match.start("sign") if match["sign"] else match.start("figure")
    if not match["figure"]:
        start = match.start("open") if match["open"] else match.start("scales") + (match["scales"][:1] in " -")
    if match["sign"]:
        unit = load_units()[match["sign"].lower()]
        return Amount(value * unit.factor, unit.name, document.passage(start, match.end("scales")))
    if match["percent"]:
        return Amount(value, "percent", document.passage(start, match.end("percent")))
    named = _unit_behind(reading.parsed.doc, match.end("scales"), limit)
    is_word = not match["figure"][:1].isdigit() and not match["scales"]
    if named is None or (is_word and value < _LEAST_WORD and named[0].name not in _measures()):
        return None
    unit, end = named
    return Amount(value * unit.factor, unit.name, document.passage(start, end))


@cache
def _measures() -> frozenset[str]:
    return frozenset(unit.name for unit in load_units().values())


def _value(figure: str, scales: str) -> float | None:
    """Give the value of a figure in digits or words, times its scales; None where the words give no number."""
    words = re.findall(r"[a-z]+", figure.lower())
    scale_words = re.findall(r"[a-z]+", scales.lower())
    if not figure:
        return None  # "millions of" is no number, "million" alone belongs to the figure before it
    if figure[0].isdigit():
        value = float(figure.replace(",", ""))
    elif words[0] in {"a", "an"}:
        value = 1.0
        if len(words) > 1 or not scale_words:
            return None
    else:
        parts = [_SMALL.get(word, _TENS.get(word)) for word in words]
        if None in parts or (len(parts) > 1 and (words[0] not in _TENS or words[1] not in _SMALL)):
            return None
        value = float(sum(part for part in parts if part is not None))
    for word in scale_words:
        value *= _SCALES[word]
    return value


def _unit_behind(doc: Doc, position: int, limit: int) -> tuple[Unit, int] | None:
    """Give the unit or the counted noun right behind a number, and where it ends."""
    tokens = list(_tokens_behind(doc, position, limit))
    units = load_units()
    for first in range(min(2, len(tokens))):
        for length in range(min(_LONGEST_UNIT, len(tokens) - first), 0, -1):
            part = tokens[first : first + length]
            if first and tokens[0].lower_ not in {"us", "u.s.", "american", "canadian", "of"} | {"-"}:
                break
            unit = units.get(" ".join([*(token.lower_ for token in part[:-1]), part[-1].lemma_.lower()]))
            unit = unit or units.get(" ".join(token.lower_ for token in part))
            if unit is not None:
                return unit, part[-1].idx + len(part[-1])
    return _noun_behind(tokens)


def _noun_behind(tokens: list[Token]) -> tuple[Unit, int] | None:
    """Give the head of the noun phrase that opens behind a number ("100 Ukrainian prisoners of war")."""
    for at, token in enumerate(tokens):
        if token.pos_ == "NOUN" and not (at + 1 < len(tokens) and tokens[at + 1].pos_ == "NOUN"):
            return Unit(token.lemma_.lower(), 1.0), token.idx + len(token)
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} and token.lower_ not in {"-", "of", "the"}:
            return None
    return None


def _tokens_behind(doc: Doc, position: int, limit: int) -> Iterator[Token]:
    """Yield up to five tokens from the first that starts at or behind a character, within the passage."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < position:
            low = middle + 1
        else:
            high = middle
    for token in doc[low : low + 5]:
        if token.idx + len(token) > limit:
            return
        yield token
