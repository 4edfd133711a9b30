"""Documents and passages to plain JSON values and back; the raw bytes stay behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from summitry.errors import BadField
from summitry.ingest.documents import make_digest
from summitry.model import Document, DocumentKind, Passage, Turn


def passage_to_json(passage: Passage) -> dict[str, object]:
    """Write a passage as ``document_id``, ``start``, ``end`` and ``exact``."""
    return {
        "document_id": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
    }


def document_to_json(doc: Document) -> dict[str, object]:
    """Write a document, all but its raw bytes; days and instants in ISO 8601."""
    return {
        "id": doc.id,
        "text": doc.text,
        "digest": doc.digest,
        "media_type": doc.media_type,
        "url": doc.url,
        "title": doc.title,
        "publisher": doc.publisher,
        "side": doc.side,
        "published_on": doc.published_on.isoformat() if doc.published_on else None,
        "kind": doc.kind.value,
        "held_on": doc.held_on.isoformat() if doc.held_on else None,
        "account": doc.account,
        "language": doc.language,
        "retrieved_at": _write_instant(doc.retrieved_at),
        "basis": dict(doc.basis),
        "turns": [_turn_to_json(turn) for turn in doc.turns],
    }


def document_from_json(record: Mapping[str, object]) -> Document:
    """Read what ``document_to_json`` wrote.

    Raises:
        BadField: A field is missing, has the wrong type, or contradicts the text (its digest, a passage).
    """
    text = _take_text(record, "text")
    digest = _take_text(record, "digest")
    if digest != make_digest(text):
        raise BadField("$.digest", "the SHA-256 of the text", digest)
    doc = Document(
        id=_take_text(record, "id"),
        text=text,
        digest=digest,
        media_type=_take_text(record, "media_type"),
        published_on=_read_day(record.get("published_on"), "$.published_on"),
        held_on=_read_day(record.get("held_on"), "$.held_on"),
        kind=_read_kind(record.get("kind")),
        retrieved_at=_read_instant(record.get("retrieved_at")),
        basis=_read_basis(record.get("basis")),
        url=_take_optional(record, "url"),
        title=_take_optional(record, "title"),
        publisher=_take_optional(record, "publisher"),
        side=_take_optional(record, "side"),
        account=_take_optional(record, "account"),
        language=_take_optional(record, "language"),
    )
    turns = _take_list(record.get("turns"), "$.turns")
    return replace(doc, turns=tuple(_read_turn(turn, doc, f"$.turns[{at}]") for at, turn in enumerate(turns)))


def passage_from_json(record: object, doc: Document, *, path: str = "$") -> Passage:
    """Read a passage and hold it against its document.

    Raises:
        BadField: It is not a passage, is of another document, or its words are not there.
    """
    if not isinstance(record, Mapping):
        raise BadField(path, "a passage", record)
    start, end = record.get("start"), record.get("end")
    if not _is_offset(start) or not _is_offset(end):
        raise BadField(path, "whole numbers as start and end", (start, end))
    passage = Passage(str(record.get("document_id")), int(str(start)), int(str(end)), str(record.get("exact")))
    if passage.document_id != doc.id or doc.text[passage.start : passage.end] != passage.exact:
        raise BadField(path, f"words of document {doc.id!r} at {start}-{end}", record.get("exact"))
    return passage


def _write_instant(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant else None


def _turn_to_json(turn: Turn) -> dict[str, object]:
    return {
        "passage": passage_to_json(turn.passage),
        "label": turn.label,
        "label_passage": passage_to_json(turn.label_passage),
        "notes": list(turn.notes),
    }


def _read_turn(record: object, doc: Document, path: str) -> Turn:
    if not isinstance(record, Mapping):
        raise BadField(path, "a turn", record)
    notes = _take_list(record.get("notes"), f"{path}.notes")
    return Turn(
        passage=passage_from_json(record.get("passage"), doc, path=f"{path}.passage"),
        label=_take_text(record, "label"),
        label_passage=passage_from_json(record.get("label_passage"), doc, path=f"{path}.label_passage"),
        notes=tuple(str(note) for note in notes),
    )


def _take_text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        raise BadField(f"$.{name}", "text", value)
    return value


def _take_optional(record: Mapping[str, object], name: str) -> str | None:
    return None if record.get(name) is None else _take_text(record, name)


def _take_list(value: object, path: str) -> list[object]:
    if not isinstance(value, list):
        raise BadField(path, "a list", value)
    return value


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _read_day(value: object, path: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadField(path, "a day such as 2018-07-16", value) from None


def _read_instant(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(str(value))
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise BadField("$.retrieved_at", "an instant such as 2018-07-16T10:00:00Z", value)
    return instant.astimezone(UTC)


def _read_kind(value: object) -> DocumentKind:
    try:
        return DocumentKind(str(value))
    except ValueError:
        raise BadField("$.kind", "one of " + ", ".join(kind.value for kind in DocumentKind), value) from None


def _read_basis(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise BadField("$.basis", "an object", value)
    return {str(name): str(ground) for name, ground in value.items()}
