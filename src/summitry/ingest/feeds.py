"""RSS and Atom feeds to one document an entry."""

from __future__ import annotations

import io
import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from summitry.errors import InputError, TryLater, Unreadable
from summitry.ingest import sniffing
from summitry.ingest.documents import build_document, is_link
from summitry.ingest.fields import MAX_FIELD_CHARACTERS, Fields
from summitry.ingest.parsing import check_size, parse_as
from summitry.model import Document, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.ingest.origin import Origin
    from summitry.ingest.settings import Settings

_MAX_MARKS = 100_000  # some seconds of feedparser's time; feeds of a thousand entries have a tenth of it
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]|\s*$)")


def iter_feed(raw: bytes, name: str, origin: Origin) -> Iterator[Document | SetAside]:
    """Read a feed's entries, from their links or, where ``follow_feeds`` is off, from what the feed prints.

    Raises:
        Unreadable: It is broken XML, too large, or has no entries.
    """
    entries = _parse_entries(raw)
    most = origin.settings.max_entries
    for number, entry in enumerate(entries[:most], start=1):
        stated = _read_fields(entry, origin.address.url)
        where = stated.url or f"{name}:{number}"
        try:
            yield _read_entry(entry, stated, origin)
        except (Unreadable, InputError, TryLater) as fault:
            yield SetAside(where, str(fault), is_transient=isinstance(fault, TryLater))
    if len(entries) > most:
        yield SetAside(
            name, f"has {len(entries):,} entries, of which the first {most:,} are read: raise the limit max_entries"
        )


def _parse_entries(raw: bytes) -> list[dict[str, Any]]:
    import feedparser  # noqa: PLC0415  takes a tenth of a second

    if raw.count(b"<") + raw.count(b"&") > _MAX_MARKS:
        msg = f"is a feed of more than {_MAX_MARKS:,} tags and entities: give the pages that it leads to"
        raise Unreadable(msg)
    if b"<!ENTITY" in raw:
        msg = "is a feed that declares entities of its own, as only bombs do: give the pages that it leads to"
        raise Unreadable(msg)
    # Given a stream: a feed handed over as bytes would be tried as a file's name or an address first.
    parsed = feedparser.parse(io.BytesIO(raw))
    entries: list[dict[str, Any]] = parsed.entries
    if entries:
        return entries
    fault = parsed.get("bozo_exception")
    msg = (
        f"is a feed that cannot be read ({str(fault)[:100]}): fetch it again" if fault else "is a feed without entries"
    )
    raise Unreadable(msg)


def _read_fields(entry: dict[str, Any], base: str | None) -> Fields:
    link = str(entry.get("link", ""))[:MAX_FIELD_CHARACTERS].strip()
    if link and base and is_link(base):
        link = _join(base, link)
    title = " ".join(_strip_markup(str(entry.get("title", ""))).split())
    return Fields(
        basis="feed",
        title=title[:MAX_FIELD_CHARACTERS] or None,
        published_on=_read_day(entry),
        url=link if is_link(link) else None,
    )


def _read_entry(entry: dict[str, Any], stated: Fields, origin: Origin) -> Document:
    if origin.settings.follow_feeds and stated.url is not None:
        return _follow(stated.url, stated, origin.settings)
    return _read_content(entry, stated, origin)


def _follow(link: str, stated: Fields, settings: Settings) -> Document:
    from summitry.ingest.links import download  # noqa: PLC0415  loads the network's modules

    page = download(link, settings)
    check_size(page.raw, settings)
    media_type = sniffing.find_media_type(page.raw, declared=page.media_type, name=page.url)
    return parse_as(media_type, page.raw, page.to_origin(settings, stated))


def _read_content(entry: dict[str, Any], stated: Fields, origin: Origin) -> Document:
    """Read what the feed itself prints of an entry: the longest of its texts."""
    from summitry.ingest.page import to_plain  # noqa: PLC0415  loads lxml

    texts = [str(part.get("value", "")) for part in entry.get("content", ())]
    markup = max([*texts, str(entry.get("summary", ""))], key=len)
    if not markup.strip():
        msg = "is an entry without text: follow its link, or give the link itself"
        raise Unreadable(msg)
    return build_document(
        to_plain(markup, max_elements=origin.settings.max_elements),
        [stated],
        settings=origin.settings,
        raw=markup.encode("utf-8", "replace"),
        media_type=sniffing.HTML,
        retrieved_at=origin.retrieved_at,
    )


def _read_day(entry: dict[str, Any]) -> date | None:
    """Give the day as the feed prints it, in the publisher's own time zone."""
    # feedparser warns where it is asked for an update that an entry with a publication day does not have.
    name = "published" if "published" in entry else "updated"
    printed = str(entry.get(name, ""))[:100]
    found = _ISO_DAY.match(printed)
    try:
        return date.fromisoformat(found[1]) if found else parsedate_to_datetime(printed).date()
    except (ValueError, TypeError, IndexError):  # not a day, or none that the calendar has
        return None


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _strip_markup(title: str) -> str:
    return re.sub(r"<[^<>]{0,500}>", "", title)
