"""Slow gauges of a relation, from public figures that ship with the package: leaders' visits, votes in the UN.

Where each table is from, and under which terms, stands in ``data/README.md``. A year without a figure is not in the
result; nothing is carried on from a neighbouring one.
"""

from __future__ import annotations

import csv
import math
import statistics
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

from summitry.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Standard errors from the middle to the 5% and 95% points of a normal distribution.
_TO_95 = 1.6448536269514722

#: Standard errors from the middle to the ends of a 95% interval.
_TO_975 = 1.959963984540054

#: The year of the General Assembly's session 0, if there had been one: session 1 opened in 1946.
_SESSION_ZERO = 1945


@dataclass(frozen=True, slots=True, order=True)
class Visit:
    """A leader's or foreign minister's trip, by the records of the State Department.

    Attributes:
        start: First day.
        end: Last day.
        traveller: Who travels, as the record names them.
        role: ``president`` or ``secretary`` of the United States abroad, or ``visitor`` to the United States.
        home: ISO3 of the traveller's state on that day, or empty where the record's name for it is no state that we
            know or could mean two.
        host: ISO3 of the state that is visited, likewise.
        unknown: The record's own name of the state whose code is empty.
        met: ISO3 codes of the states whose head of state or government the record says was met, the traveller's own
            left out; from the titles in its remarks, so that a meeting without one there is missing.
        kind: ``state visit``, ``official visit``, ``working visit``, ``private visit``, ``conference``, ``funeral``,
            ``stop`` or ``other``, by the words of the remarks.
        source: The record's number there.
    """

    start: date
    end: date
    traveller: str
    role: str
    home: str
    host: str
    unknown: str
    met: tuple[str, ...]
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart two states vote in one session of the UN General Assembly.

    Attributes:
        year: The year in which the session opened.
        distance: Absolute difference of the ideal points; the scale has a standard deviation of about 1.
        low: Lower end of the 95% interval, not below 0.
        high: Its upper end.
        votes: Votes of the session that the smaller of the two samples rests on.
    """

    year: int
    distance: float
    low: float
    high: float
    votes: int


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One event of a list that was put together by hand: chosen events, no count of all.

    Attributes:
        happened_on: The day, or the best known one.
        actor: ISO3 of the state that acts.
        recipient: ISO3 of the other.
        event_type: PLOVER's type.
        score: PLOVER's score of the type, -10 to 10.
        what: What happened, in our words.
        left_open: ``day`` or ``type`` where that is not certain, ``see source`` where the source says more, or empty.
        url: Where it is told.
    """

    happened_on: date
    actor: str
    recipient: str
    event_type: str
    score: float
    what: str
    left_open: str
    url: str


def read_dated_events() -> tuple[DatedEvent, ...]:
    """Read the list of dated events between the United States and Russia, 2014 to 2025, by day.

    The file itself, ``data/dated_events.csv``, is a series that ``measure`` takes.
    """
    return tuple(
        DatedEvent(
            happened_on=date.fromisoformat(row["date"]),
            actor=row["a"],
            recipient=row["b"],
            event_type=row["code"],
            score=float(row["value"]),
            what=row["what"],
            left_open=row["open"],
            url=row["url"],
        )
        for row in _rows("dated_events.csv")
    )


@cache
def read_visits(*, continued: bool = False) -> tuple[Visit, ...]:
    """Read all visits from 1866 on, by day.

    Args:
        continued: Give a state the code of the one that continues its UN membership (``states.csv``), so that a series
            runs on; otherwise the code is that of the day.
    """
    later = {row["state"]: row["continued_by"] for row in _rows("states.csv")} if continued else {}
    return tuple(_visit(row, later) for row in _rows("visits.csv"))


def count_visits(a: str, b: str, *, role: str | None = None) -> dict[int, int]:
    """Count the visits between two states by the year in which they began, either way, without a year that has none.

    A trip counts where one is the traveller's home and the other is the host or was met. One of the two must be the
    United States, as the records are theirs: other pairs give nothing.

    Raises:
        UnknownCode: The records know no state of that code.
    """
    visits = read_visits(continued=True)
    known = {code for visit in visits for code in (visit.home, visit.host, *visit.met)}
    for code in (a, b):
        if code not in known:
            raise UnknownCode(code, "state in the visit records")
    counted = Counter(
        visit.start.year for visit in visits if (role is None or visit.role == role) and _joins(visit, a, b)
    )
    return dict(sorted(counted.items()))


def voting_distance(a: str, b: str) -> tuple[Distance, ...]:
    """Measure how far apart two states vote in the UN General Assembly, session by session.

    The ideal points are those of Bailey, Strezhnev and Voeten (Journal of Conflict Resolution 61, 2017, 430-456), April
    2020 release. The interval takes the two points' errors for independent and normal, from their 5% and 95% points.

    Raises:
        UnknownCode: There is no state of that code in the release.
    """
    points = _ideal_points()
    for code in (a, b):
        if code not in points:
            raise UnknownCode(code, "state with votes in the UN General Assembly")
    both = sorted(points[a].keys() & points[b].keys())
    return tuple(_distance(session, points[a][session], points[b][session]) for session in both)


@cache
def median_distance() -> dict[int, float]:
    """Give the median distance over all pairs of states that voted, by the year in which the session opened.

    It is the baseline of ``voting_distance``: how far apart two states usually vote in that session.
    """
    by_session: dict[int, list[float]] = {}
    for sessions in _ideal_points().values():
        for session, (_, point, _) in sessions.items():
            by_session.setdefault(session, []).append(point)
    return {
        _SESSION_ZERO + session: statistics.median(abs(a - b) for a, b in combinations(points, 2))
        for session, points in sorted(by_session.items())
        if len(points) > 1
    }


def _visit(row: dict[str, str], later: dict[str, str]) -> Visit:
    met = (later.get(code, code) for code in row["met"].split(";") if code)
    return Visit(
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        traveller=row["traveller"],
        role=row["role"],
        home=later.get(row["home"], row["home"]),
        host=later.get(row["host"], row["host"]),
        unknown=row["unknown"],
        met=tuple(met),
        kind=row["kind"],
        source=row["source"],
    )


def _joins(visit: Visit, a: str, b: str) -> bool:
    others = {visit.host, *visit.met}
    return (visit.home == a and b in others) or (visit.home == b and a in others)


def _distance(session: int, first: tuple[int, float, float], second: tuple[int, float, float]) -> Distance:
    distance = abs(first[1] - second[1])
    error = math.hypot(first[2], second[2])
    low, high = max(0.0, distance - _TO_975 * error), distance + _TO_975 * error
    return Distance(_SESSION_ZERO + session, distance, low, high, min(first[0], second[0]))


@cache
def _ideal_points() -> dict[str, dict[int, tuple[int, float, float]]]:
    """Read (votes, point, standard error) by state and session."""
    points: dict[str, dict[int, tuple[int, float, float]]] = {}
    for row in _rows("unga_ideal_points.csv"):
        error = (float(row["high"]) - float(row["low"])) / (2 * _TO_95)
        points.setdefault(row["country"], {})[int(row["session"])] = (int(row["votes"]), float(row["point"]), error)
    return points


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("summitry.relations").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
