"""Some bytes of whatever kind to all the documents in them, failures set aside."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from summitry.errors import InputError, TryLater, Unreadable
from summitry.ingest import sniffing
from summitry.ingest.feeds import iter_feed
from summitry.ingest.jsonlines import build_from_record, iter_records
from summitry.ingest.ours import refuse_ours
from summitry.ingest.parsing import check_size, parse_as
from summitry.model import Document, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.ingest.origin import Origin
    from summitry.ingest.settings import Settings


def iter_contents(
    raw: bytes, name: str, origin: Origin, *, declared: str | None = None
) -> Iterator[Document | SetAside]:
    """Give every document that ``raw`` holds, and what could not be read of it.

    Args:
        raw: The bytes, unpacked.
        name: Their path, link or record, for messages and for the suffix.
        origin: What is known of them.
        declared: The media type that a server named.
    """
    try:
        check_size(raw, origin.settings)
        refuse_ours(raw)
        media_type = sniffing.find_media_type(raw, declared=declared, name=name)
        if media_type == sniffing.JSON:
            yield from _iter_json(raw, name, origin.settings)
        elif media_type == sniffing.JSON_LINES:
            yield from iter_records(io.BytesIO(raw), name, origin.settings)
        elif media_type == sniffing.FEED:
            yield from iter_feed(raw, name, origin)
        else:
            yield parse_as(media_type, raw, origin)
    except (Unreadable, InputError, TryLater) as fault:
        yield to_set_aside(name, fault)


def to_set_aside(name: str, fault: Exception) -> SetAside:
    """Note that ``name`` could not be read, and whether it may work later."""
    return SetAside(name, str(fault), is_transient=isinstance(fault, TryLater))


def _iter_json(raw: bytes, name: str, settings: Settings) -> Iterator[Document | SetAside]:
    """Read a JSON file: one record, or a list of them."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        # One object a line is the commonest thing under this name that is no single JSON value.
        yield from iter_records(io.BytesIO(raw), name, settings)
        return
    records = found if isinstance(found, list) else [found]
    for number, record in enumerate(records, start=1):
        where = name if not isinstance(found, list) else f"{name}:{number}"
        if not isinstance(record, dict):
            yield SetAside(where, "is not a record: write an object with id and text")
            continue
        try:
            yield build_from_record(record, json.dumps(record).encode("utf-8"), settings)
        except (Unreadable, InputError) as fault:
            yield to_set_aside(where, fault)
