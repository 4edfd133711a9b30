"""Questions to a lake: which events, as SQL with the values bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitry.errors import BadField
from summitry.eventdata.engine import interruptible
from summitry.eventdata.reading import SEEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Question:
    """Which events are asked for; what is left out does not narrow.

    Attributes:
        dyad: Two actors, in either direction unless ``is_directed``.
        is_directed: Whether the first acts on the second.
        since: First day.
        until: Last day.
        known_by: Last day on whose end an event must have been known; events of unknown ``known_at`` fall away.
        codes: Beginnings of codes: ``04`` is all of CAMEO's root 04.
        types: PLOVER event types.
        sources: Data sets.
        quads: Quad classes.
        roles: Roles, one of which both sides must have.
    """

    dyad: tuple[str, str] | None = None
    is_directed: bool = False
    since: date | None = None
    until: date | None = None
    known_by: date | None = None
    codes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quads: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()


def query(
    lake: DuckDBPyConnection, question: Question, *, columns: tuple[str, ...] = SEEN, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the events asked for, by day and key.

    Args:
        lake: What ``connect`` gave.
        question: Which events.
        columns: Which columns.
        limit: How many at most.

    Raises:
        BadField: There is no such column.
    """
    for name in columns:
        if name not in SEEN:
            raise BadField("columns", f"some of {', '.join(SEEN)}", name)
    where, values = to_sql(question)
    bound = f" LIMIT {int(limit)}" if limit is not None else ""
    # A cursor of its own, so that other questions may be asked while this one is read.
    select = f"SELECT {', '.join(columns)} FROM events WHERE {where} ORDER BY event_date, event_key{bound}"
    with interruptible():
        found = lake.cursor().execute(select, values)
    while rows := found.fetchmany(5_000):
        yield from (dict(zip(columns, row, strict=True)) for row in rows)


def count(lake: DuckDBPyConnection, question: Question) -> int:
    """Count the events asked for."""
    where, values = to_sql(question)
    with interruptible():
        return int(lake.execute(f"SELECT count(*) FROM events WHERE {where}", values).fetchall()[0][0])


def to_sql(question: Question) -> tuple[str, list[Any]]:
    """Give the condition as SQL with ``?`` for values, and the values; it narrows partitions by year."""
    tests: list[str] = ["true"]
    values: list[Any] = []
    for test, given in _iter_tests(question):
        tests.append(test)
        values.extend(given)
    return " AND ".join(tests), values


def _iter_tests(question: Question) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield from _iter_dyad(question)
    if question.since:
        yield "event_date >= ? AND year >= ?", (question.since, question.since.year)
    if question.until:
        yield "event_date <= ? AND year <= ?", (question.until, question.until.year)
    if question.known_by:
        yield "known_at <= CAST(? AS DATE) + INTERVAL 1 DAY", (question.known_by,)
    if question.codes:
        yield f"({' OR '.join('starts_with(code, ?)' for _ in question.codes)})", question.codes
    for column, chosen in (("event_type", question.types), ("source", question.sources), ("quad", question.quads)):
        if chosen:
            yield f"{column} IN ({_marks(chosen)})", chosen
    if question.roles:
        roles, marks = question.roles, _marks(question.roles)
        yield f"actor_role IN ({marks}) AND recipient_role IN ({marks})", (*roles, *roles)


def _iter_dyad(question: Question) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if question.dyad:
        a, b = question.dyad
        one_way = "actor = ? AND recipient = ?"
        if question.is_directed:
            yield one_way, (a, b)
        else:
            yield f"(({one_way}) OR ({one_way}))", (a, b, b, a)


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join("?" for _ in values)
