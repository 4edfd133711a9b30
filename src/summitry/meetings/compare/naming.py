"""The name of a topic: the label, of all its points' labels, that tells most of what they have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import CONTACT, find_issues, name_of
from summitry.meetings.points.quotations import is_quotation
from summitry.meetings.points.rarity import rarity
from summitry.meetings.points.routine import load_routine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.meetings.record import Point

_WORD: Final = re.compile(r"\w+(?:[’'\-]\w+)*")
_LEAST_LETTERS: Final = 4
#: A sum or number that a label begins with, and the unit: "another 20 million euros for", "300".
_SUM: Final = re.compile(
    r"(?:(?:another|more than|about|over|nearly|almost|up to|some|additional|than) )*[$€£¥]? ?\d[\d.,]*"
    r"(?: ?(?:hundred|thousand|million|billion|trillion|%|percent|per cent))*"
    r"(?: (?:(?:us |u\.s\. )?dollars?|euros?|pounds?|yen|yuan|rubles?|roubles?|rupees?))?"
    r"(?: (?:worth )?(?:of|in|for)(?: the)?)?(?: |$)",
    re.IGNORECASE,
)
#: Of a label's words only so many count, so that a long one is not the better for it.
_COUNTED: Final = 3
#: What an issue word in a label is worth, what the area's own name is, and what a status is.
_ISSUE: Final = 0.6
_AREA: Final = 0.5
_STATUS: Final = 0.3
#: How much less a label tells of a topic for each word that no other point has.
_OWN: Final = 0.15
#: How much less a quotation is worth: it names one point, and only where nothing else names the topic.
_QUOTED: Final = 0.9
#: What it is worth that a label holds for all points of a topic; less for fewer.
_HELD: Final = 1.0
#: Least rarity of a word that makes a label hold for another point.
_TELLING: Final = 0.35


def find_label(points: Sequence[Point], parties: frozenset[str] = frozenset()) -> str:
    """Choose the label of a topic among its points' labels.

    The best holds for the most points (``holds``), has words that other points have too, rare ones the more, and names
    an issue; of equals the shortest, then the first in the alphabet. Neither the order of accounts nor whose point it
    is bears on it. A party's bare name is no label: the issue area's name stands in its place.

    Args:
        points: All points of the topic.
        parties: Codes of those who met.
    """
    best = _best(points, parties)
    if _is_party(best, parties):
        return next((name_of(issue) for point in points for issue in point.features.areas), best.label)
    return _without_sum(best, points)


def _without_sum(best: Point, points: Sequence[Point]) -> str:
    """Name the thing and not the sum before it where not all points have that sum: the row is on both."""
    found = _SUM.match(best.label)
    if found is None or all(found[0].strip().casefold() in point.passage.exact.casefold() for point in points):
        return best.label
    rest = best.label[found.end() :].strip()
    if any(_telling_words(rest)):
        return rest
    return next((name_of(issue) for issue in best.features.areas), best.label)


def split(points: Sequence[Point], parties: frozenset[str] = frozenset()) -> Iterator[tuple[Point, ...]]:
    """Part points that one account puts together so that each group's label holds for all in it.

    The label of all names the first group, which keeps the points for which it holds; what is left is parted likewise.
    What a label is worth is told over all points. The points of a group stay in their order, and the groups come in the
    order of their first points.

    Args:
        points: Points of one account.
        parties: Codes of those who met.
    """
    if len(points) == 1:
        yield tuple(points)
        return
    worths = _worths(points, parties)
    held = [[one is other or holds(one, other) for other in points] for one in points]
    groups: list[list[int]] = []
    rest = list(range(len(points)))
    while rest:
        shares = {at: sum(held[at][other] for other in rest) / len(rest) for at in rest}
        best = max(rest, key=lambda at: _rank(points[at], worths[at] + _HELD * shares[at]))
        groups.append([at for at in rest if held[best][at]])
        rest = [at for at in rest if not held[best][at]]
    yield from (tuple(points[at] for at in group) for group in sorted(groups))


def holds(named: Point, other: Point) -> bool:
    """Whether the label of one point holds for another too: a telling word of it stands there, or the area it names.

    A quotation holds where the same words stand.
    """
    if named.label_passage is None:
        return named.label in map(name_of, other.features.areas)
    if is_quotation(named):
        return named.label_passage.exact in other.passage.exact
    text, stems = other.passage.exact.casefold(), set(other.features.words)
    words = [word for word in _telling_words(named.label) if rarity(word) >= _TELLING]
    stands = any(word in stems or re.search(rf"\b{re.escape(word)}", text) for word in words)
    return stands or named.label.casefold() in text


def _telling_words(label: str) -> Iterator[str]:
    lists = load_routine()
    empty = lists.routine | lists.setting | lists.courtesy | lists.carriers
    for word in _WORD.findall(label.casefold()):
        stem = _singular(word)
        if len(stem) >= _LEAST_LETTERS and stem not in empty and word not in empty:
            yield stem


def _best(points: Sequence[Point], parties: frozenset[str]) -> Point:
    worths = _worths(points, parties)
    shares = [sum(other is one or holds(one, other) for other in points) / len(points) for one in points]
    best = max(range(len(points)), key=lambda at: _rank(points[at], worths[at] + _HELD * shares[at]))
    return points[best]


def _rank(point: Point, worth: float) -> tuple[float, int, tuple[int, ...]]:
    return round(worth, 6), -len(point.label), _later(point.label)


def _worths(points: Sequence[Point], parties: frozenset[str]) -> list[float]:
    texts = [point.passage.exact.casefold() for point in points]
    return [_worth(point, texts, parties) for point in points]


def _worth(point: Point, texts: Sequence[str], parties: frozenset[str]) -> float:
    status = _STATUS if point.status is not None else 0.0
    if _is_party(point, parties):
        return status - 1.0
    if is_quotation(point):
        return status - _QUOTED
    if point.label_passage is None:
        return status + _AREA
    words = [word for word in _WORD.findall(point.label.casefold()) if len(word) >= _LEAST_LETTERS]
    shares = [rarity(word) * sum(word in text for text in texts) / len(texts) for word in words]
    issue = _ISSUE if set(find_issues([_singular(word) for word in words])) - CONTACT else 0.0
    own = _OWN * sum(len(texts) > 1 and sum(word in text for text in texts) <= 1 for word in words)
    return status + issue - own + sum(sorted(shares, reverse=True)[:_COUNTED]) / _COUNTED


def _is_party(point: Point, parties: frozenset[str]) -> bool:
    """Whether a label is nothing but a party's name."""
    is_name = (
        bool(point.label) and not is_quotation(point) and all(word[0].isupper() for word in _WORD.findall(point.label))
    )
    return is_name and bool(point.features.names) and set(point.features.names) <= parties


def _singular(word: str) -> str:
    return word.removesuffix("s") if not word.endswith("ss") else word


def _later(label: str) -> tuple[int, ...]:
    """Sort the first in the alphabet last, for ``max``."""
    return tuple(-ord(letter) for letter in label)
