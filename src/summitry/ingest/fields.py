"""What a record, a page or a person says of a document, checked field by field."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from summitry.errors import BadField, UnknownCode
from summitry.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("id", "title", "publisher", "side", "published_on", "kind", "url", "held_on", "account")
MAX_FIELD_CHARACTERS = 4_000
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What one place (a record, a page, a feed) says of a document; None where it says nothing.

    Attributes:
        basis: What this place is called in ``Document.basis``.
    """

    basis: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    side: str | None = None
    published_on: date | None = None
    kind: DocumentKind | None = None
    url: str | None = None
    held_on: date | None = None
    account: str | None = None


def parse_fields(record: Mapping[str, object], basis: str, *, is_strict: bool = False) -> Fields:
    """Take the fields that are known out of a record; others are left alone.

    ``date`` is read where ``published_on`` is missing. Empty values count as not given. A kind that is on no list
    is left to the rules that read the title, unless ``is_strict``.

    Raises:
        BadField: A field has the wrong type, is too long, or is not a day.
        UnknownCode: The kind is on no list and ``is_strict`` is set.
    """
    day_name = "published_on" if _is_filled(record.get("published_on")) else "date"
    return Fields(
        basis=basis,
        id=_parse_id(record.get("id")),
        title=_parse_line(record, "title"),
        publisher=_parse_line(record, "publisher"),
        side=_parse_line(record, "side"),
        published_on=parse_day(record.get(day_name), path=f"$.{day_name}"),
        kind=_parse_kind(_parse_line(record, "kind"), is_strict=is_strict),
        url=_parse_line(record, "url"),
        held_on=parse_day(record.get("held_on"), path="$.held_on"),
        account=_parse_line(record, "account"),
    )


def parse_day(value: object, *, path: str = "$.published_on") -> date | None:
    """Read a day written as ``2018-07-16``, with or without a time after it.

    Raises:
        BadField: It is something else; other ways to write a day are not guessed at.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not _is_filled(value):
        return None
    expected = "a day such as 2018-07-16"
    found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise BadField(path, expected, value)
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        raise BadField(path, expected, value) from None


def find_kind(name: str) -> DocumentKind | None:
    """Give the kind of that name; case, accents, hyphens and underscores do not matter."""
    return _KINDS.get(_fold(name))


def has_lone_surrogate(text: str) -> bool:
    """Whether ``text`` holds half a character, which no encoding can write."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _is_filled(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _parse_id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _parse_line({"id": value}, "id")


def _parse_line(record: Mapping[str, object], name: str) -> str | None:
    value = record.get(name)
    if not _is_filled(value):
        return None
    if not isinstance(value, str):
        raise BadField(f"$.{name}", "text", value)
    if len(value) > MAX_FIELD_CHARACTERS:
        raise BadField(f"$.{name}", f"at most {MAX_FIELD_CHARACTERS:,} characters", value)
    if has_lone_surrogate(value):
        raise BadField(f"$.{name}", "whole characters", value)
    return " ".join(value.split())


def _parse_kind(name: str | None, *, is_strict: bool) -> DocumentKind | None:
    if name is None:
        return None
    kind = find_kind(name)
    if kind is None and is_strict:
        nearest = difflib.get_close_matches(_fold(name), _KINDS, n=3)
        raise UnknownCode(name, "kind of document", nearest or sorted(_KINDS))
    return kind


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("_", " ").replace("-", " "))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


_KINDS = {_fold(kind.value): kind for kind in DocumentKind}
