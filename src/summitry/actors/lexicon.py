"""All the names that the gazetteer knows, in a tree of pieces that finds the longest one at each place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from summitry.actors.pieces import Pieces, cut

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """What sort of thing a surface form can stand for."""

    COUNTRY = "country"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    ORGANISATION = "organisation"
    BODY = "body"
    PERSON = "person"
    SURNAME = "surname"
    ROLE = "role"
    GROUP = "group"


class Case(StrEnum):
    """How capitals must stand in the text for a surface form to match."""

    ANY = "any"
    CAPITALISED = "capitalised"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a surface form can stand for.

    Attributes:
        kind: What sort of thing.
        id: The gazetteer's id for it.
        case: How it must be capitalised.
        spelling: The surface form without dots, for ``Case.EXACT``.
        is_plural: Whether the form is a plural.
    """

    kind: Kind
    id: str
    case: Case = Case.CAPITALISED
    spelling: str = ""
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A surface form found in a text.

    Attributes:
        first: Its first piece.
        last: Its last piece.
        entries: All that it can stand for.
    """

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: Kind) -> tuple[Entry, ...]:
        """Give the entries of some kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def is_of(self, *kinds: Kind) -> bool:
        """Whether it can stand for something of these kinds."""
        return any(entry.kind in kinds for entry in self.entries)


@dataclass(slots=True)
class _Node:
    branches: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


def case_of(form: str, kind: Kind) -> Case:
    """Say how a surface form must be capitalised in a text."""
    if kind in {Kind.ROLE, Kind.GROUP}:
        letters = [letter for letter in form if letter.isalpha()]
        return Case.EXACT if len(letters) > 1 and all(letter.isupper() for letter in letters) else Case.ANY
    letters = [letter for letter in form if letter.isalpha()]
    if len(letters) <= 6 and all(letter.isupper() for letter in letters):  # noqa: PLR2004 - the longest acronyms
        return Case.EXACT
    return Case.CAPITALISED


class Lexicon:
    """The tree of surface forms."""

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        self._root = _Node()
        for form, entry in forms:
            self._add(form, entry)

    def _add(self, form: str, entry: Entry) -> None:
        norms = cut(form).norms
        if norms and norms[0] == "the" and len(norms) > 1:
            norms = norms[1:]
        if not norms:
            return
        node = self._root
        for norm in norms:
            node = node.branches.setdefault(norm, _Node())
        if entry not in node.entries:
            node.entries.append(entry)

    def find(self, pieces: Pieces) -> list[Hit]:
        """Find the longest surface forms from left to right; none overlaps another."""
        hits: list[Hit] = []
        branches = self._root.branches
        norms = pieces.norms
        index, size = 0, len(norms)
        while index < size:
            hit = self._longest(pieces, index) if norms[index] in branches else None
            if hit is None:
                index += 1
                continue
            hits.append(hit)
            index = hit.last + 1
        return hits

    def _longest(self, pieces: Pieces, first: int) -> Hit | None:
        node: _Node | None = self._root.branches[pieces.norms[first]]
        best: Hit | None = None
        last = first
        while node is not None:
            if node.entries:
                fitting = tuple(entry for entry in node.entries if _is_written_so(entry, pieces, first, last))
                if fitting:
                    best = Hit(first, last, fitting)
            if not node.branches or not pieces.is_joined(last):
                break
            last += 1
            node = node.branches.get(pieces.norms[last])
        return best


def _is_written_so(entry: Entry, pieces: Pieces, first: int, last: int) -> bool:
    if entry.case is Case.ANY:
        return True
    if not pieces.is_capital(first):
        return False
    if entry.case is Case.CAPITALISED:
        return entry.kind not in {Kind.PERSON, Kind.SURNAME} or pieces.is_capital(last)
    written = pieces.words(first, last)
    return (written if entry.kind is Kind.ROLE else written.replace(".", "")) == entry.spelling
