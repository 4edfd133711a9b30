"""A dossier for passing on: each text only where a passage stands, with a little before and after."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.dossier.walk import iter_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.dossier.record import Dossier
    from summitry.model import Document, Passage

#: Characters kept before and after a passage, at most; less where the paragraph ends first.
SURROUNDINGS = 200
#: Stretches with fewer characters between them are joined: a gap that short saves nothing.
SHORTEST_GAP = 40
# What was blanked before counts as an end too, so that an excerpt of an excerpt is the same excerpt.
_PARAGRAPH_END = re.compile(r"\n\s*\n| {3,}")
_SPACE = re.compile(r"\s")


def to_excerpts(dossier: Dossier) -> Dossier:
    """Keep of each document only the passages with their surroundings.

    Everything else in a text becomes spaces, so that every passage keeps its offsets and can still be checked word for
    word; ``digest`` stays that of the whole text. The raw bytes and the speakers' turns go.
    """
    passages: dict[str, set[Passage]] = {}
    for _, line in iter_lines(dossier):
        for passage in line.passages:
            passages.setdefault(passage.document_id, set()).add(passage)
    documents = tuple(_blank(document, passages.get(document.id, set())) for document in dossier.documents)
    return replace(dossier, scope="excerpts", documents=documents)


def find_kept(text: str, passages: Iterable[Passage]) -> list[tuple[int, int]]:
    """Give the stretches of a text that an excerpt keeps, as (start, end), in order and apart from one another."""
    kept: list[tuple[int, int]] = []
    for passage in sorted(passages):
        start, end = _step_back(text, passage.start), _step_on(text, passage.end)
        if kept and start - kept[-1][1] < SHORTEST_GAP:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return kept


def _blank(document: Document, passages: set[Passage]) -> Document:
    pieces: list[str] = []
    at = 0
    for start, end in find_kept(document.text, passages):
        pieces.extend((" " * (start - at), document.text[start:end]))
        at = end
    pieces.append(" " * (len(document.text) - at))
    return replace(document, text="".join(pieces), raw=b"", turns=())


def _step_back(text: str, start: int) -> int:
    reach = max(0, start - SURROUNDINGS)
    ends = list(_PARAGRAPH_END.finditer(text, reach, start))
    if ends:
        return ends[-1].end()
    space = _SPACE.search(text, reach, start) if reach else None
    found = space.end() if space else (start if reach else 0)
    return found + len(text[found:start]) - len(text[found:start].lstrip())


def _step_on(text: str, end: int) -> int:
    reach = min(len(text), end + SURROUNDINGS)
    paragraph = _PARAGRAPH_END.search(text, end, reach)
    if paragraph:
        return paragraph.start()
    if reach == len(text):
        return end + len(text[end:].rstrip())
    spaces = list(_SPACE.finditer(text, end, reach))
    return spaces[-1].start() if spaces else end
