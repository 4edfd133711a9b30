"""Whose account a document gives: the column that its words stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from summitry import gazetteer
from summitry.ingest.publishers import MEDIA_ROLES, find_publisher
from summitry.meetings.meeting import Account
from summitry.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.meetings.record import Party
    from summitry.model import Document

AccountKind = Literal["side", "joint", "other"]
JOINT, PRESS, OTHERS = "joint", "press", "others"
_PRESS_KINDS = frozenset({DocumentKind.NEWS, DocumentKind.ANALYSIS})
_ORDER: dict[AccountKind, int] = {"side": 0, "joint": 1, "other": 2}


def assign_accounts(parties: Sequence[Party], documents: Iterable[Document]) -> tuple[Account, ...]:
    """Put documents into accounts: one for each party, one in the name of all, and the rest by who speaks.

    A document's own ``account`` field comes first, then its ``side``, then what its publisher is known as. A side that
    did not meet has an account of its own, of kind ``other``.

    Returns:
        The accounts that have a document: the parties' own first, then joint ones, then others, sorted by key.
    """
    found: dict[tuple[int, str], tuple[str, AccountKind, list[str]]] = {}
    for document in documents:
        key, label, kind = _account_of(document, parties)
        found.setdefault((_ORDER[kind], key), (label, kind, []))[2].append(document.id)
    return tuple(
        Account(key, label, kind, tuple(sorted(ids))) for (_, key), (label, kind, ids) in sorted(found.items())
    )


def _account_of(document: Document, parties: Sequence[Party]) -> tuple[str, str, AccountKind]:
    own = {party.code: party.label for party in parties}
    if document.kind is DocumentKind.JOINT_STATEMENT or (document.side or "").casefold() == JOINT:
        return JOINT, "joint statement", "joint"
    if document.account:
        return _declared(document.account, own)
    if document.side in own:
        return document.side, own[document.side], "side"
    if document.side:
        return document.side, name_of(document.side), "other"
    publisher = find_publisher(document.url, document.publisher)
    if document.kind in _PRESS_KINDS or (publisher and publisher.role in MEDIA_ROLES):
        return PRESS, "press", "other"
    return OTHERS, "other publishers", "other"


def _declared(account: str, own: dict[str, str]) -> tuple[str, str, AccountKind]:
    """Read an ``account`` field: a party's name or code stands for that party's own account."""
    folded = account.casefold()
    for code, label in own.items():
        if folded in {code.casefold(), label.casefold(), name_of(code).casefold()}:
            return code, label, "side"
    return (PRESS, "press", "other") if folded == PRESS else (folded, account, "other")


def name_of(code: str) -> str:
    """Give the name of a country or organisation by its code; the code itself where no list has it."""
    known = gazetteer.load()
    if code in known.countries:
        return known.countries[code].name
    return known.organisations[code].name if code in known.organisations else code
