"""Some bytes of whatever kind to one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.errors import InputError, Unreadable
from summitry.ingest import sniffing
from summitry.ingest.fields import Fields
from summitry.ingest.jsonlines import parse_record
from summitry.ingest.origin import Origin
from summitry.ingest.plain import parse_plain
from summitry.ingest.settings import Settings

if TYPE_CHECKING:
    from summitry.model import Document

_SEVERAL = "may hold several documents: read it with fetch, which gives one after the other"


def parse_bytes(raw: bytes, *, media_type: str | None, origin: str, settings: Settings | None = None) -> Document:
    """Read one document of its bytes.

    Args:
        raw: The bytes, unpacked.
        media_type: What they are said to be, such as ``text/html``, or None; the bytes themselves may overrule it.
        origin: The address or path that they came from.
        settings: Bounds.

    Raises:
        Unreadable: It never will work; the message begins with ``origin`` and says what to do.
        BadField: A field of its front matter or record cannot be used.
    """
    settings = settings or Settings()
    try:
        check_size(raw, settings)
        found = sniffing.find_media_type(raw, declared=media_type, name=origin)
        return parse_as(found, raw, Origin(address=Fields(basis="given", url=origin), settings=settings))
    except Unreadable as fault:
        msg = f"{origin}: {fault}"
        raise Unreadable(msg) from fault
    except InputError as fault:
        fault.add_note(f"in {origin}")
        raise


def check_size(raw: bytes, settings: Settings) -> None:
    """Refuse what is empty or larger than the bound.

    Raises:
        Unreadable: It is one of these.
    """
    if not raw:
        msg = "is empty: there is no byte in it"
        raise Unreadable(msg)
    if len(raw) > settings.max_bytes:
        msg = f"has more than {settings.max_bytes:,} bytes: split it into its documents, or raise the limit max_bytes"
        raise Unreadable(msg)


def parse_as(media_type: str, raw: bytes, origin: Origin) -> Document:
    """Read bytes whose kind, one of the types in ``sniffing``, is settled.

    Raises:
        Unreadable: It never will work.
        BadField: A field of its front matter or record cannot be used.
    """
    if media_type == sniffing.HTML:
        from summitry.ingest.page import parse_page  # noqa: PLC0415  loads lxml

        return parse_page(raw, origin)
    if media_type == sniffing.PDF:
        from summitry.ingest.pdf import parse_pdf  # noqa: PLC0415  likewise pypdf

        return parse_pdf(raw, origin)
    if media_type == sniffing.DOCX:
        from summitry.ingest.wordfile import parse_docx  # noqa: PLC0415  likewise lxml

        return parse_docx(raw, origin)
    if media_type == sniffing.JSON:
        return parse_record(raw, origin.settings)
    if media_type in {sniffing.FEED, sniffing.JSON_LINES}:
        raise Unreadable(_SEVERAL)
    return parse_plain(raw, origin, media_type=media_type)
