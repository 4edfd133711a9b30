"""JSON lines: one document a line, and a broken line costs that line alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from summitry.errors import BadField, InputError, Unreadable
from summitry.ingest.documents import build_document, clean_text
from summitry.ingest.fields import Fields, parse_fields
from summitry.ingest.sniffing import JSON
from summitry.model import Document, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.ingest.settings import Settings


class Stream(Protocol):
    """Anything that gives bytes line by line: a file, standard input, an unpacked archive."""

    def readline(self, size: int, /) -> bytes:
        """Give one line, or the first ``size`` bytes of it."""


_CHUNK_BYTES = 1024 * 1024
_BOM = b"\xef\xbb\xbf"


def iter_records(stream: Stream, origin: str, settings: Settings) -> Iterator[Document | SetAside]:
    """Read a stream of JSON lines one by one; only one line is held at a time.

    A line that cannot be read is set aside as ``origin:line`` with the reason; empty lines are passed over.
    """
    number = 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        where = f"{origin}:{number}"
        if len(line) > settings.max_bytes:
            yield SetAside(
                where, f"the line is longer than {settings.max_bytes:,} bytes: split it, or raise the limit max_bytes"
            )
            if not _skip_line(stream, line, settings.max_decompressed_bytes):
                yield SetAside(where, "the rest of the file is left out: the line has no end within bounds")
                return
            continue
        line = line.removeprefix(_BOM) if number == 1 else line
        if line.strip():
            yield _read_or_set_aside(line, where, settings)


def parse_record(raw: bytes, settings: Settings) -> Document:
    """Read one JSON object with ``text`` and, if it likes, what is known of the document.

    Raises:
        Unreadable: It is not JSON, not an object, or its text cannot be read.
        BadField: A field has the wrong type.
    """
    record = _parse_json(raw)
    if not isinstance(record, dict):
        raise BadField("$", 'an object such as {"id": "1", "text": "..."}', record)
    return build_from_record(record, raw, settings)


def build_from_record(record: dict[str, object], raw: bytes, settings: Settings) -> Document:
    """Make a document of a record's fields.

    Raises:
        Unreadable: Its text cannot be read.
        BadField: A field is missing or has the wrong type.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise BadField("$.text", "the document's text", text)
    fields: Fields = parse_fields(record, "record")
    return build_document(clean_text(text), [fields], settings=settings, raw=raw, media_type=JSON)


def _parse_json(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as fault:
        msg = f"is not UTF-8 at byte {fault.start:,}, as JSON must be: write it again as UTF-8"
        raise Unreadable(msg) from fault
    except json.JSONDecodeError as fault:
        msg = f"is not JSON: {fault.msg} at character {fault.pos + 1:,}; write one object a line"
        raise Unreadable(msg) from fault
    except (ValueError, RecursionError) as fault:  # numbers of thousands of digits, brackets without end
        msg = "is JSON with a number too long or brackets too deep to read: write the fields as text"
        raise Unreadable(msg) from fault


def _read_or_set_aside(line: bytes, where: str, settings: Settings) -> Document | SetAside:
    try:
        return parse_record(line.strip(), settings)
    except (Unreadable, InputError) as fault:
        return SetAside(where, str(fault))


def _skip_line(stream: Stream, line: bytes, most: int) -> bool:
    """Read on to the end of an overlong line; False where there is none within ``most`` bytes."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK_BYTES)
        skipped += len(line)
        if skipped > most:
            return False
    return True
