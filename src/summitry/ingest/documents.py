"""One text and what several places say of it, made into a ``Document``."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summitry.errors import InputError, Unreadable
from summitry.ingest.decoding import normalise_line_ends
from summitry.ingest.fields import NAMES, Fields, has_lone_surrogate, parse_fields
from summitry.ingest.kinds import kind_of
from summitry.ingest.languages import find_language, refuse_unread
from summitry.ingest.publishers import find_publisher
from summitry.ingest.releases import parse_release
from summitry.ingest.settings import Settings
from summitry.ingest.sniffing import TEXT
from summitry.ingest.turns import find_turns
from summitry.model import Document, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from summitry.ingest.metadata import Metadata
    from summitry.ingest.publishers import Publisher

_ID_CHARACTERS = 16
_HEAD_CHARACTERS = 2_000
_GIVEN = "given"


def to_document(
    text: str,
    *,
    id: str | None = None,  # noqa: A002  the record's own name for it
    title: str | None = None,
    publisher: str | None = None,
    side: str | None = None,
    published_on: date | str | None = None,
    kind: DocumentKind | str | None = None,
    url: str | None = None,
    held_on: date | str | None = None,
    account: str | None = None,
) -> Document:
    r"""Make a document of a text that is at hand.

    The canonical text is ``text`` with line ends written as ``\n`` and a byte order mark dropped, nothing else
    changed. What is not given is looked up (the publisher by address, the kind by title) or stays unknown. Bounds
    and languages are not enforced on what a program hands over itself.

    Raises:
        InputError: There is no word in the text, or it holds half characters.
        BadField: A field cannot be used, such as a day that is none.
        UnknownCode: ``kind`` is on no list.
    """
    record = {
        "id": id,
        "title": title,
        "publisher": publisher,
        "side": side,
        "published_on": published_on,
        "kind": kind,
        "url": url,
        "held_on": held_on,
        "account": account,
    }
    fields = parse_fields(record, _GIVEN, is_strict=True)
    unbounded = Settings(max_characters=len(text), any_language=True)
    try:
        return build_document(clean_text(text), [fields], settings=unbounded)
    except Unreadable as fault:
        msg = f"the text {fault}"
        raise InputError(msg) from fault


def clean_text(text: str) -> str:
    """Drop a byte order mark and normalise line ends; that alone is done to plain text."""
    return normalise_line_ends(text.removeprefix("\ufeff"))


def build_document(
    text: str,
    layers: Sequence[Fields],
    *,
    settings: Settings,
    raw: bytes = b"",
    media_type: str = TEXT,
    retrieved_at: datetime | None = None,
    decoded: str | None = None,
) -> Document:
    """Make a document of its canonical text.

    Args:
        text: The canonical text.
        layers: What is said of it and by whom, the most trusted first.
        settings: Bounds, and fields that hold whatever the layers say.
        raw: The bytes that it came from.
        media_type: What they are.
        retrieved_at: When a link was read (UTC).
        decoded: How bytes became characters, for ``Document.basis``.

    Raises:
        Unreadable: The text is empty, too long, broken, or in a language that is not read.
    """
    check_text(text, settings)
    language = find_language(text) if settings.any_language else refuse_unread(text)
    given = parse_fields(settings.given, _GIVEN, is_strict=True)
    known, basis = _merge([given, *layers, *to_layers(parse_release(text))])
    registered = find_publisher(known.url, _trusted_name(known, basis))
    publisher, side = _fill_publisher(known, registered, basis)
    kind = _find_kind(known, registered, text, basis)
    document_id = known.id or make_id(text, known.url)
    if language:
        basis["language"] = "text"
    if decoded:
        basis["text"] = decoded
    return Document(
        id=document_id,
        text=text,
        digest=make_digest(text),
        raw=raw,
        media_type=media_type,
        url=known.url,
        title=known.title,
        publisher=publisher,
        side=side,
        published_on=known.published_on,
        kind=kind,
        held_on=known.held_on,
        account=known.account,
        language=language,
        retrieved_at=retrieved_at,
        basis=basis,
        turns=find_turns(text, document_id),
    )


def to_layers(found: Metadata, place: str = "") -> list[Fields]:
    """Turn what a page or text says of itself into layers, one for each field, with where it stands.

    Args:
        found: What it says.
        place: What to call it in ``Document.basis``; the place within it follows in brackets.
    """
    return [
        Fields(basis=f"{place} ({ground})" if place else ground, **{name: getattr(found, name)})
        for name, ground in found.basis.items()
    ]


def check_text(text: str, settings: Settings) -> None:
    """Refuse a text that is empty, too long, or holds half characters.

    Raises:
        Unreadable: It is one of these.
    """
    if not text or text.isspace():
        msg = "is empty: there is no word in it"
        raise Unreadable(msg)
    if len(text) > settings.max_characters:
        msg = (
            f"has {len(text):,} characters, more than the {settings.max_characters:,} that one text may have: "
            "split it into its documents, one a file or one a JSON line, or raise the limit max_characters"
        )
        raise Unreadable(msg)
    if has_lone_surrogate(text):
        msg = r"holds half characters (lone surrogates such as \ud83d): write them whole and give it again"
        raise Unreadable(msg)


def make_digest(text: str) -> str:
    """Give the SHA-256 of a canonical text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def make_id(text: str, url: str | None) -> str:
    """Make a name that the same text at the same public address always gets, on any machine."""
    address = url if url is not None and is_link(url) else ""
    return make_digest(f"{address}\n{text}")[:_ID_CHARACTERS]


def is_link(text: str) -> bool:
    """Whether ``text`` is the address of something on the web."""
    return text[:8].lower().startswith(("http://", "https://"))


def _merge(layers: Sequence[Fields]) -> tuple[Fields, dict[str, str]]:
    """Take each field from the first layer that has it, and note which one that was."""
    known: dict[str, object] = {}
    basis: dict[str, str] = {}
    for layer in layers:
        for name in NAMES:
            value = getattr(layer, name)
            if value is not None and name not in known:
                known[name], basis[name] = value, layer.basis
    return Fields(basis="", **known), basis  # type: ignore[arg-type]  # taken from fields of the same name


def _trusted_name(known: Fields, basis: dict[str, str]) -> str | None:
    """Give the publisher's name where a side may be read from it.

    What a page on the web calls itself says nothing of who runs its address, so such a name is left out.
    """
    is_own_word = basis.get("publisher", "").startswith("page")
    return None if is_own_word and is_link(known.url or "") else known.publisher


def _fill_publisher(
    known: Fields, registered: Publisher | None, basis: dict[str, str]
) -> tuple[str | None, str | None]:
    publisher, side = known.publisher, known.side
    if registered is not None and publisher is None:
        publisher, basis["publisher"] = registered.name, "registry"
    if registered is not None and side is None and registered.side is not None:
        side, basis["side"] = registered.side, "registry"
    return publisher, side


def _find_kind(known: Fields, registered: Publisher | None, text: str, basis: dict[str, str]) -> DocumentKind:
    if known.kind is not None:
        return known.kind
    address = known.url if known.url is not None and is_link(known.url) else None
    kind, rests_on = kind_of(known.title, address, registered, text[:_HEAD_CHARACTERS])
    if kind is not DocumentKind.UNKNOWN:
        basis["kind"] = rests_on
    return kind
