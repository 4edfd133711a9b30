"""Points of several accounts, put together into topics."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from summitry.meetings.compare.background import attach
from summitry.meetings.compare.grounds import RETOLD, bar
from summitry.meetings.compare.likeness import measure
from summitry.meetings.compare.linking import LINK, Link, again, between, link
from summitry.meetings.compare.naming import find_label
from summitry.meetings.compare.standing import is_aside, is_remark, is_topic
from summitry.meetings.compare.stretches import stretches
from summitry.meetings.meeting import Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summitry.meetings.compare.likeness import Matrix, Measure
    from summitry.meetings.meeting import Account
    from summitry.meetings.record import Point

    Row = tuple[str, Point]

#: Share of ``LINK`` that two groups must have on the average to become one.
SLACK: Final = 0.8
#: What is taken off the likeness of two accounts' points where one is only a remark.
REMARK: Final = 0.05


def compare(
    accounts: Sequence[Account],
    points: Mapping[str, Sequence[Point]],
    parties: Collection[str] = (),
    retelling: Collection[str] = (),
) -> tuple[Topic, ...]:
    """Lay accounts side by side: which of their points speak of the same thing.

    Args:
        accounts: The columns; their order decides the order of topics and whose words name them.
        points: Points by account key.
        parties: Codes of those who met; the accounts' keys are added and, where nobody is given, whoever
            speaks in all or most.
        retelling: Ids of the documents that only retell, between which more is asked (``grounds.bar``).

    Returns:
        Topics in the order of the text of the first account, then of what only the next ones have. Points without a
        subject (courtesy, setting) are in none, a mere remark (``standing.is_remark``) only where another account says
        the like or it goes on with a topic, and an aside (``standing.is_aside``) only where it goes on with one.
    """
    met = frozenset(parties) | {account.key for account in accounts} | (frozenset() if parties else _speaking(points))
    rank = {account.key: place for place, account in enumerate(accounts)}
    rows, asides = _choose(accounts, points, met, retelling)
    found = measure([point for _, point in rows], [key for key, _ in rows], met)
    topical = [is_topic(point, met) for point in found.points]
    less = _less(topical, [key for key, _ in rows])
    clusters = _cluster(rows, bar(found, retelling, met) - less, found.total - less)
    # asides are laid beside nothing: they only go with what they are said beside
    clusters += [[place] for place in range(len(rows), len(rows) + len(asides))]
    rows, topical = [*rows, *asides], [*topical, *(False for _ in asides)]
    keys = [key for key, _ in rows]
    clusters = attach(clusters, [point for _, point in rows], keys, topical)
    topics = [
        _to_topic(cluster, rows, found, rank, met)
        for cluster in clusters
        if any(topical[place] for place in cluster) or len({keys[place] for place in cluster}) > 1
    ]
    return tuple(sorted(topics, key=lambda topic: _place(topic, rank)))


def _choose(
    accounts: Sequence[Account],
    points: Mapping[str, Sequence[Point]],
    parties: frozenset[str],
    retelling: Collection[str],
) -> tuple[list[Row], list[Row]]:
    """Choose what is laid side by side, and the asides; of documents that only retell, the topics alone."""
    rows: list[Row] = []
    asides: list[Row] = []
    for account in accounts:
        for point in points.get(account.key, ()):
            is_full = point.passage.document_id not in retelling
            if is_topic(point, parties) or (is_full and is_remark(point, parties)):
                rows.append((account.key, point))
            elif is_full and is_aside(point, parties):
                asides.append((account.key, point))
    # the measure and the assignment see the points in an order that does not depend on whose they are
    return sorted(rows, key=lambda row: row[1].id), sorted(asides, key=lambda row: row[1].id)


def _speaking(points: Mapping[str, Sequence[Point]]) -> frozenset[str]:
    """Who most likely met: the states and organisations that all accounts let speak, and that each lets speak most.

    Accounts need not be named after those who met, and a document may not say them; what they have in common tells.
    """
    counts = [
        Counter(speaker.country for point in held for speaker in point.speakers if speaker.country)
        for _, held in sorted(points.items())
        if held
    ]
    if len(counts) < 2:  # noqa: PLR2004  nothing to have in common
        return frozenset()
    most = {code for count in counts for code in count if count[code] == max(count.values())}
    return frozenset(set.intersection(*map(set, counts)) | most)


def _less(topical: Sequence[bool], keys: Sequence[str]) -> Matrix:
    """What is taken off the likeness of every pair of two accounts' points: something where one is only a remark."""
    is_remark = ~np.array(topical, dtype=bool)
    owner = np.unique(keys, return_inverse=True)[1]
    return np.asarray(REMARK * ((is_remark[:, None] | is_remark[None, :]) & (owner[:, None] != owner[None, :])))


def _cluster(rows: Sequence[Row], total: Matrix, ungrounded: Matrix) -> list[list[int]]:
    """Join points of one account that go on with one subject, then these stretches by the links between accounts."""
    found = [point for _, point in rows]
    by_key: dict[str, list[list[int]]] = {}
    for key in sorted({key for key, _ in rows}):
        by_key[key] = stretches(found, total, [place for place, row in enumerate(rows) if row[0] == key])
    every = [stretch for held in by_key.values() for stretch in held]
    score, plain = between(total, every), between(ungrounded, every)
    numbers: dict[str, list[int]] = {}
    for number, stretch in enumerate(every):
        numbers.setdefault(rows[stretch[0]][0], []).append(number)
    links: list[Link] = []
    for one, other in combinations(sorted(numbers), 2):
        links += link(score, numbers[one], numbers[other])
    for key in sorted(numbers):
        links += again(score, [(number, rows[every[number][0]][1].passage.document_id) for number in numbers[key]])
    cluster_of = {number: [number] for number in range(len(every))}
    for joined in sorted(links, key=lambda one: (-one.score, one.first, one.second)):
        first, second = cluster_of[joined.first], cluster_of[joined.second]
        if first is not second and _may_join(first, second, score, plain):
            first += second
            for number in second:
                cluster_of[number] = first
    unique = {id(cluster): cluster for cluster in cluster_of.values()}
    return [sorted(place for number in cluster for place in every[number]) for cluster in unique.values()]


def _may_join(first: list[int], second: list[int], score: Matrix, plain: Matrix) -> bool:
    """Whether two groups are alike on the whole, so that chains of links do not run together.

    Where some pairs lack a ground (their ``score`` is less than their ``plain`` likeness), more is asked.
    """
    pairs = [(one, other) for one in first for other in second]
    least = RETOLD if any(score[pair] < plain[pair] for pair in pairs) else LINK
    return len(pairs) == 1 or sum(plain[pair] for pair in pairs) / len(pairs) >= least * SLACK


def _to_topic(
    cluster: list[int],
    rows: Sequence[Row],
    found: Measure,
    rank: Mapping[str, int],
    parties: frozenset[str],
) -> Topic:
    own: dict[str, list[int]] = {}
    for place in cluster:
        own.setdefault(rows[place][0], []).append(place)
    points = {
        key: tuple(sorted((rows[place][1] for place in own[key]), key=_position))
        for key in sorted(own, key=lambda key: rank[key])
    }
    likeness = None
    if len(own) > 1:
        measured = {key: [place for place in own[key] if place < len(found.points)] for key in own}
        best = [
            max((float(found.total[a, b]), a, b) for a in measured[one] for b in measured[other])
            for one, other in combinations(sorted(own), 2)
        ]
        _, first, second = min(best)
        likeness = found.likeness(first, second)
    telling = _telling(points, parties)
    joined = "\x1f".join(sorted(point.id for held in points.values() for point in held))
    return Topic(
        id="tp-" + hashlib.sha256(joined.encode()).hexdigest()[:14],
        label=find_label(telling, parties),
        issues=_issues(telling),
        points=points,
        likeness=likeness,
    )


def _telling(points: Mapping[str, Sequence[Point]], parties: frozenset[str]) -> list[Point]:
    """Give the points that name a topic: all but remarks and asides, where it has others."""
    every = [point for held in points.values() for point in held]
    return [point for point in every if is_topic(point, parties)] or every


def _issues(points: Sequence[Point]) -> tuple[str, ...]:
    """Give a topic's issue areas, sorted: those that words say surely and that all points have which name it."""
    return tuple(sorted(set[str].intersection(*(set(point.features.areas) for point in points))))


def _position(point: Point) -> tuple[str, int]:
    return point.passage.document_id, point.passage.start


def _place(topic: Topic, rank: Mapping[str, int]) -> tuple[int, str, int, str]:
    key = min(topic.points, key=lambda one: rank[one])
    return (rank[key], *_position(topic.points[key][0]), topic.id)
