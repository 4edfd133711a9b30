"""Whether what the language model labels as a name is one: organisations that no list has, and storms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.chunks import Chunk, Form
from summitry.actors.lexicon import Kind

if TYPE_CHECKING:
    from summitry.actors.line import Line

_DASHES = frozenset({"-", "‑", "–"})


def unlisted_organisation(line: Line, index: int, last: int) -> Chunk | None:
    """Read a name that the model takes for an organisation; None where its words or neighbours speak against it."""
    pieces = line.pieces
    if not pieces.is_capital(index) or not pieces.is_capital(last):
        return None
    last = _past_dashes(line, last)
    if last < 0 or pieces.norms[last] in words.WRITINGS or (index == last and _is_half(line, index)):
        return None
    end = line.hits.get(last)
    if end is not None and end.is_of(Kind.ROLE, Kind.GROUP) and line.runs_on(end.last):
        return None
    return line.chunk(Form.ORGANISATION, index, last, entries=(), is_label_of_model=True)


def is_storm(line: Line, index: int) -> bool:
    """Whether a name is that of a storm: "Hurricane Ian"."""
    pieces, before = line.pieces, index - 1
    if pieces.norms[index] in words.STORMS:
        return pieces.is_capital(index)
    is_behind = before >= 0 and line.joins(before) and pieces.is_capital(before)
    return is_behind and pieces.norms[before] in words.STORMS


def _past_dashes(line: Line, last: int) -> int:
    """Take in capitalised words behind a dash ("BTS-MOST"); -1 where a number stands there ("COVID-19")."""
    pieces = line.pieces
    while last + 1 < len(pieces) and pieces.gap(last) in _DASHES:
        if pieces.text[pieces.starts[last + 1]].isdigit():
            return -1
        if not pieces.is_capital(last + 1) or last + 1 in line.hits:
            break
        last += 1
    return last


def _is_half(line: Line, index: int) -> bool:
    """Whether one word, no acronym, is an ordinary one of bodies' names or only part of a longer name."""
    pieces = line.pieces
    if pieces.words(index, index).isupper():
        return False
    if pieces.norms[index] in line.facts.plain_words:
        return True
    return line.runs_on(index) and not pieces.words(index + 1, index + 1).isupper()
