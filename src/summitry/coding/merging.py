"""The same event told twice in one document is one event with two passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.coding.record import Event


def merge(events: Iterable[Event]) -> tuple[Event, ...]:
    """Join events of the same type between the same parties on the same day; the first gives the record.

    Events without a recipient stay apart: too little is known to call them the same.
    """
    found: dict[object, Event] = {}
    for event in events:
        key = _key(event)
        known = found.get(key)
        if known is None:
            found[key] = event
        elif event.passage not in known.passages:
            found[key] = replace(known, passages=(*known.passages, event.passage), mode=known.mode or event.mode)
    return tuple(found.values())


def _key(event: Event) -> object:
    if event.recipient is None:
        return event.id
    told = tuple(flag for flag in event.flags if flag != "reported")
    return (
        event.event_type,
        event.actor.identity,
        event.recipient.identity,
        event.happened.first_on,
        event.happened.last_on,
        told,
    )
