"""Events as plain data, ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.ingest.records import passage_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.coding.record import Event, Party, Reporter, When


def to_json(document_id: str, events: Iterable[Event]) -> dict[str, Any]:
    """Give one document's events: ``{"id", "events": [...]}``."""
    return {"id": document_id, "events": [event_to_json(event) for event in events]}


def event_to_json(event: Event) -> dict[str, Any]:
    """Give one event; days are ISO dates, unknown things are null."""
    return {
        "id": event.id,
        "actor": party_to_json(event.actor),
        "recipient": party_to_json(event.recipient) if event.recipient else None,
        "type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "plover_score": event.plover_score,
        "status": event.status,
        "flags": list(event.flags),
        "rule": event.rule,
        "similarity": event.similarity,
        "happened": when_to_json(event.happened),
        "place": passage_to_json(event.place) if event.place else None,
        "predicate": passage_to_json(event.predicate),
        "passage": passage_to_json(event.passage),
        "passages": [passage_to_json(passage) for passage in event.passages],
        "sentence": passage_to_json(event.sentence),
        "reported_by": [reporter_to_json(reporter) for reporter in event.reported_by],
    }


def party_to_json(party: Party) -> dict[str, Any]:
    """Give one side of an event; ``code`` is left out where no country is known."""
    return {
        "text": party.text,
        **({"code": party.code} if party.code else {}),
        "id": party.actor.id if party.actor else None,
        "label": party.actor.label if party.actor else None,
        "kind": party.kind,
        "role": party.role,
        "passage": passage_to_json(party.passage),
    }


def when_to_json(when: When) -> dict[str, Any]:
    """Give the days, and what they rest on."""
    return {
        "first_on": when.first_on.isoformat() if when.first_on else None,
        "last_on": when.last_on.isoformat() if when.last_on else None,
        "rests_on": when.rests_on,
        "assumed_from": when.assumed_from,
        "passage": passage_to_json(when.passage) if when.passage else None,
    }


def reporter_to_json(reporter: Reporter) -> dict[str, Any]:
    """Give who said it."""
    return {
        "source": passage_to_json(reporter.source) if reporter.source else None,
        "cue": passage_to_json(reporter.cue),
    }
