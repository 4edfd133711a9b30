"""Events as flat rows, one an event, for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.codebook import load_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.coding.record import Event, Party
    from summitry.model import Document


def iter_rows(document: Document, events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    """Give one row an event, by ``OWN_COLUMNS``; what is not known is None, lists are joined by ``; ``."""
    types = load_scheme().types
    for event in events:
        happened = event.happened
        yield {
            "event_id": event.id,
            "document_id": event.document_id,
            "publisher": document.publisher,
            "published_on": document.published_on,
            "url": document.url,
            "first_on": happened.first_on,
            "last_on": happened.last_on,
            "rests_on": happened.rests_on,
            "assumed_from": happened.assumed_from,
            "type": event.event_type,
            "mode": event.mode,
            "quad": types[event.event_type].quad,
            "contexts": _joined(event.contexts),
            "cameo": event.cameo,
            "goldstein": event.goldstein,
            "plover_score": event.plover_score,
            "status": event.status,
            "flags": _joined(event.flags),
            **_party("actor", event.actor),
            **_party("recipient", event.recipient),
            "place": event.place.exact if event.place else None,
            "reported_by": _joined(reporter.source.exact for reporter in event.reported_by if reporter.source),
            "rule": event.rule,
            "similarity": event.similarity,
            "start": event.passage.start,
            "end": event.passage.end,
            "exact": event.passage.exact,
            "told": len(event.passages),
        }


def _party(side: str, party: Party | None) -> dict[str, Any]:
    return {
        f"{side}_text": party.text if party else None,
        f"{side}_code": party.code if party else None,
        f"{side}_role": party.role if party else None,
        f"{side}_kind": party.kind if party else None,
        f"{side}_id": party.actor.id if party and party.actor else None,
    }


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None
