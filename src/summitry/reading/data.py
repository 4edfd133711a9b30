"""A reading as plain data: the record that ``summitry read --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.ingest.records import document_to_json, passage_to_json
from summitry.statements import statement_to_json

if TYPE_CHECKING:
    from summitry.model import Actor, DateMention, Mention, Name, Quote
    from summitry.reading.record import Reading

ACTOR_FIELDS = ("id", "label", "country", "office", "title", "gender", "taken_from", "note")


def actor_to_json(actor: Actor) -> dict[str, Any]:
    """Give ``id, label, kind, country, office, title, from, to, ...`` with nulls for what is not known."""
    record: dict[str, Any] = {name: getattr(actor, name) or None for name in ACTOR_FIELDS}
    return record | {"kind": actor.kind.value, "from": actor.from_on, "to": actor.to_on}


def mention_to_json(mention: Mention) -> dict[str, Any]:
    """Give a mention with its passage, its actors' ids, the reason and what was left open."""
    return passage_to_json(mention.passage) | {
        "form": mention.form,
        "actors": [actor.id for actor in mention.actors],
        "candidates": [actor.id for actor in mention.candidates],
        "reason": mention.reason,
        "antecedent": passage_to_json(mention.antecedent) if mention.antecedent else None,
    }


def name_to_json(name: Name) -> dict[str, Any]:
    """Give a name with its label (PER, ORG, LOC, OTH)."""
    return passage_to_json(name.passage) | {"label": name.label.value}


def date_to_json(mention: DateMention) -> dict[str, Any]:
    """Give an expression of time with the days it means, ISO dates or null."""
    return passage_to_json(mention.passage) | {
        "first_on": mention.first_on.isoformat() if mention.first_on else None,
        "last_on": mention.last_on.isoformat() if mention.last_on else None,
        "grain": mention.grain,
        "rests_on": mention.rests_on,
        "assumed_from": mention.assumed_from,
        "note": mention.note,
    }


def quote_to_json(quote: Quote) -> dict[str, Any]:
    """Give a quotation with its marks and the parts between them."""
    return passage_to_json(quote.passage) | {
        "content": [passage_to_json(part) for part in quote.content],
        "is_balanced": quote.is_balanced,
    }


def _all_actors(reading: Reading) -> list[dict[str, Any]]:
    found = {actor.id: actor for mention in reading.mentions for actor in (*mention.actors, *mention.candidates)}
    return [actor_to_json(found[key]) for key in sorted(found)]


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Give the whole reading; offsets count in ``document.text``."""
    return {
        "id": reading.document.id,
        "document": document_to_json(reading.document),
        "sentences": [passage_to_json(sentence) for sentence in reading.sentences],
        "names": [name_to_json(name) for name in reading.names],
        "mentions": [mention_to_json(mention) for mention in reading.mentions],
        "actors": _all_actors(reading),
        "dates": [date_to_json(mention) for mention in reading.dates],
        "quotes": [quote_to_json(quote) for quote in reading.quotes],
        "unread": [passage_to_json(stretch) for stretch in reading.unread],
        "attributions": [statement_to_json(statement) for statement in reading.statements],
    }
