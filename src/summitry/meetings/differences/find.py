"""Differences between accounts, topic by topic, and those about the meeting as a whole."""

from __future__ import annotations

import hashlib
from itertools import combinations
from typing import TYPE_CHECKING, Final

from summitry.meetings.differences.asking import who_asked
from summitry.meetings.differences.denying import answers, is_denial, stands_alone
from summitry.meetings.differences.facts import (
    LEAST_ALIKE,
    LEAST_SHARED,
    alike,
    by_place,
    differing_amounts,
    differing_days,
    differing_lengths,
    names_day,
    says_too,
    shared,
)
from summitry.meetings.meeting import Difference
from summitry.meetings.record import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summitry.meetings.meeting import Account, DifferenceKind, Topic
    from summitry.meetings.record import Point
    from summitry.model import Passage

_KINDS: Final = ("denial", "polarity", "number", "day", "who asked")
_BOUND: Final = frozenset({Status.SIGNED, Status.AGREED})
#: How alike two points must be for one to be the other's contrary.
_CONTRARY: Final = 0.5
Sided = tuple[str, "Point"]


def find_differences(
    topics: Sequence[Topic], accounts: Sequence[Account], points: Mapping[str, Sequence[Point]] | None = None
) -> tuple[Difference, ...]:
    """Find where accounts state different facts, and what one says was not raised.

    Args:
        topics: What the accounts speak of.
        accounts: The accounts; one that is not among them is left out.
        points: Everything that each account says, by its key, if differences about the meeting itself are wanted as
            well: how long it lasted and at whose request it was held. Their ``topic_id`` is empty.

    Returns:
        Differences in the order of topics, those about the meeting itself last. Each names two accounts; a denial of
        what no other account affirms names one.
    """
    keys = [account.key for account in accounts]
    found: list[Difference] = []
    for topic in topics:
        pairs = [pair for pair in combinations(sorted(topic.points), 2) if set(pair) <= set(keys)]
        for one, other in pairs:
            found += _in_topic(topic, one, other)
        for key in sorted(set(topic.points) & set(keys)):
            found += _denials(topic, key, topics, keys)
    for one, other in combinations(sorted(set(keys) & set(points or {})), 2):
        found += _of_meeting((points or {})[one], (points or {})[other], one, other)
    return _once(found, [topic.id for topic in topics])


def _in_topic(topic: Topic, one: str, other: str) -> Iterator[Difference]:
    for a in topic.points[one]:
        for b in topic.points[other]:
            yield from _facts(topic, (one, a), (other, b))
            if _are_contrary(a, b):
                yield _make("polarity", topic.id, [((one, a), a.passage), ((other, b), b.passage)])
            asked = _who_proposed(a, b)
            if asked is not None:
                yield _make("who asked", topic.id, [((one, a), a.passage), ((other, b), b.passage)], asked)


def _facts(topic: Topic, first: Sided, second: Sided) -> Iterator[Difference]:
    (one, a), (other, b) = first, second
    for amount, against in differing_amounts(a, b):
        if not says_too(topic.points[one], against) and not says_too(topic.points[other], amount):
            sides = [(first, a.sentence), (second, b.sentence)]
            yield _make("number", topic.id, sides, (amount.passage.exact, against.passage.exact))
    for day, against_day in differing_days(a, b):
        if not names_day(topic.points[one], against_day) and not names_day(topic.points[other], day):
            sides = [(first, a.sentence), (second, b.sentence)]
            yield _make("day", topic.id, sides, (day.passage.exact, against_day.passage.exact))


def _are_contrary(first: Point, second: Point) -> bool:
    """Whether one affirms what the other negates, in nearly the same words, or one says agreed and one rejected."""
    if Status.DENIED in {first.status, second.status} or alike(first, second) < LEAST_ALIKE:
        return False
    statuses = {first.status, second.status}
    if len(shared(first, second)) <= LEAST_SHARED or None in statuses:
        return False
    if ("negated" in first.flags) != ("negated" in second.flags):
        return len(statuses) == 1
    return Status.REJECTED in statuses and bool(statuses & _BOUND)


def _who_proposed(first: Point, second: Point) -> tuple[str, str] | None:
    """Give who proposed a thing by each account, where these are different sides and the words nearly the same."""
    if first.status is not Status.PROPOSED or second.status is not Status.PROPOSED or alike(first, second) < _CONTRARY:
        return None
    sides = [{speaker.country for speaker in point.speakers} for point in (first, second)]
    if len(sides[0]) != 1 or len(sides[1]) != 1 or None in sides[0] | sides[1] or sides[0] == sides[1]:
        return None
    return first.speakers[0].label, second.speakers[0].label


def _denials(topic: Topic, key: str, topics: Sequence[Topic], keys: Sequence[str]) -> Iterator[Difference]:
    """Give what an account says was not raised or did not happen, beside whoever affirms it."""
    for point in topic.points[key]:
        if not is_denial(point):
            continue
        affirming = [
            (other, claim)
            for of in topics
            for other in sorted(set(of.points) & set(keys) - {key})
            for claim in of.points[other]
            if answers(point, claim, is_same_topic=of.id == topic.id)
        ]
        if not affirming and stands_alone(point):
            yield _make("denial", topic.id, [((key, point), point.passage)])
        best: dict[str, Point] = {}
        for other, claim in affirming:
            if other not in best or alike(point, claim) > alike(point, best[other]):
                best[other] = claim
        for other, claim in best.items():
            yield _make("denial", topic.id, [((key, point), point.passage), ((other, claim), claim.passage)])


def _of_meeting(first: Sequence[Point], second: Sequence[Point], one: str, other: str) -> Iterator[Difference]:
    """Give the length of the meeting, and at whose request it was held, where two accounts tell them differently."""
    for (a, amount), (b, against) in differing_lengths(first, second):
        lasted = [((one, a), a.sentence), ((other, b), b.sentence)]
        yield _make("number", "", lasted, (amount.passage.exact, against.passage.exact))
    asked = [[(point, told) for point in points if (told := who_asked(point))] for points in (first, second)]
    codes = [{told.code for _, told in side} for side in asked]
    if len(codes[0]) == len(codes[1]) == 1 and codes[0] != codes[1]:
        (a, told), (b, against_told) = asked[0][0], asked[1][0]
        sides = [((one, a), a.sentence), ((other, b), b.sentence)]
        yield _make("who asked", "", sides, (told.words, against_told.words))


def _make(
    kind: DifferenceKind, topic_id: str, sides: Sequence[tuple[Sided, Passage]], values: Sequence[str] = ()
) -> Difference:
    told = {key: (passage,) for (key, _), passage in sides}
    shown = dict(
        zip((key for (key, _), _ in sides), values or [" ".join(p.exact.split()) for _, p in sides], strict=True)
    )
    ordered = sorted((passage for _, passage in sides), key=by_place)
    name = "|".join([kind, *(f"{p.document_id}:{p.start}-{p.end}" for p in ordered)])
    return Difference(
        id="d-" + hashlib.sha256(name.encode()).hexdigest()[:12],
        kind=kind,
        topic_id=topic_id,
        accounts=tuple(sorted(told)),
        passages={key: told[key] for key in sorted(told)},
        values={key: shown[key] for key in sorted(shown)},
    )


def _once(found: Sequence[Difference], topics: Sequence[str]) -> tuple[Difference, ...]:
    """Keep one difference of a kind for a topic and a pair of accounts, the first in the text."""
    place = {topic: number for number, topic in enumerate(topics)}

    def order(difference: Difference) -> tuple[object, ...]:
        spots = [by_place(passages[0]) for passages in difference.passages.values()]
        topic = place.get(difference.topic_id, len(place))
        return (topic, _KINDS.index(difference.kind), difference.accounts, sorted(spots))

    kept: dict[tuple[object, ...], Difference] = {}
    for difference in sorted(found, key=order):
        words = tuple(sorted(difference.values.values())) if difference.kind == "number" else ()
        kept.setdefault((difference.topic_id, difference.kind, difference.accounts, words), difference)
    return tuple(kept.values())
