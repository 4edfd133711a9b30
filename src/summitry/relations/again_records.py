"""Visit records as meetings of leaders: who met the leader of the state whose records they are, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from summitry.gazetteer import load
from summitry.relations.gauges import read_visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from summitry.relations.gauges import Visit

#: Kinds of a trip abroad on which a leader is not taken to have met the host, unless the record says so.
NOT_WITH_HOST = ("stop", "private visit")
#: Kinds of a foreign leader's entry that are no visit to a leader.
NOT_A_VISIT = ("stop",)
#: Days between two entries of one pair that are taken for one meeting.
SAME_MEETING = 1


@dataclass(frozen=True, eq=False)
class Records:
    """Meetings of one state's leader with others, by the records of that state. Days count from 1970-01-01.

    Attributes:
        hub: The state whose records they are.
        states: The others, in an order that no name decides.
        starts: First days of each state's meetings, ascending, one array a state.
        contacts: First days of its meetings with the hub's foreign minister, likewise.
        ended: Last day of each state as a state, or a far day.
        first_on: First day of the records of leaders' meetings.
        last_on: Last day up to which both kinds of records (trips and visits) run.
    """

    hub: str
    states: tuple[str, ...]
    starts: tuple[NDArray[np.int64], ...]
    contacts: tuple[NDArray[np.int64], ...]
    ended: NDArray[np.int64]
    first_on: date
    last_on: date


#: A day later than any that is asked for.
FAR = 10**7


@cache
def load_records() -> Records:
    """Give the shipped records; a state that continues another's UN membership continues its meetings too."""
    ended = {code: country.to_on for code, country in load().countries.items() if country.to_on}
    return build_records(read_visits(continued=True), {code: date.fromisoformat(day) for code, day in ended.items()})


def build_records(visits: Iterable[Visit], ended: Mapping[str, date]) -> Records:
    """Put visits together to meetings.

    A meeting is a foreign leader's visit to the hub, a trip of the hub's leader to a state, or a meeting elsewhere that
    the record tells. A stop on the way is none, nor is a leader's private trip on which no meeting is told.

    Args:
        visits: Records of one state; it is the one that each of them has as home or as host.
        ended: Last days of states that are no more.
    """
    visits = tuple(visits)
    hub = find_hub(visits)
    meetings: dict[str, list[tuple[int, int]]] = {}
    contacts: dict[str, list[int]] = {}
    for visit in visits:
        for state in _met_by_leader(visit) - {hub, ""}:
            meetings.setdefault(state, []).append((to_number(visit.start), to_number(visit.end)))
        if visit.role == "secretary":
            for state in {visit.host, *visit.met} - {hub, ""}:
                contacts.setdefault(state, []).append(to_number(visit.start))
    starts = {state: _join(spans) for state, spans in meetings.items()}
    # Sums of floats depend on their order a little; this one rests on days alone, so that no name moves a digit.
    states = sorted(starts, key=lambda state: (starts[state].tolist(), sorted(contacts.get(state, []))))
    leaders = [visit for visit in visits if visit.role != "secretary"]
    last = [max(visit.start for visit in leaders if (visit.role == "visitor") is inward) for inward in (True, False)]
    return Records(
        hub=hub,
        states=tuple(states),
        starts=tuple(starts[state] for state in states),
        contacts=tuple(np.array(sorted(contacts.get(state, [])), dtype=np.int64) for state in states),
        ended=np.array([to_number(ended[state]) if state in ended else FAR for state in states], dtype=np.int64),
        first_on=min(visit.start for visit in leaders),
        last_on=min(last),
    )


def find_hub(visits: Iterable[Visit]) -> str:
    """Give the state whose records they are: home of all trips and host of all visits.

    Raises:
        ValueError: There is no such state, or more than one.
    """
    homes = {visit.host if visit.role == "visitor" else visit.home for visit in visits}
    if len(homes) != 1:
        msg = f"visit records of one state are wanted; these have {sorted(homes)}"
        raise ValueError(msg)
    return homes.pop()


def to_number(day: date) -> int:
    """Give a day as days from 1970-01-01."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _met_by_leader(visit: Visit) -> set[str]:
    if visit.role == "visitor":
        return set() if visit.kind in NOT_A_VISIT else {visit.home}
    if visit.role != "president":
        return set()
    return {*visit.met, *(() if visit.kind in NOT_WITH_HOST else (visit.host,))}


def _join(spans: list[tuple[int, int]]) -> NDArray[np.int64]:
    """Take entries that overlap or follow at once for one meeting; give the first days."""
    starts: list[int] = []
    end = -FAR
    for first, last in sorted(spans):
        if first > end + SAME_MEETING:
            starts.append(first)
        end = max(end, last)
    return np.array(starts, dtype=np.int64)
