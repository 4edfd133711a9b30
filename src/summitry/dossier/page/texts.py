"""A document's text cut at the borders of its passages, so that a link can light up one of them without a script.

Passages overlap: a clause inside a sentence, two sentences that share words. Elements cannot, so the text is a flat
row of pieces. Each passage gets the lowest *layer* that is free where it begins (greedy colouring of intervals in the
order of their starts, which needs no more layers than passages ever lie over one another). An empty anchor of class
``kN`` stands at its start and its pieces carry ``cN``. The rule ``.kN:target ~ .cN`` lights up what follows the anchor,
and ``.kN:target ~ .kN ~ .cN`` puts out what belongs to the layer's next passage.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summitry.dossier.page.excerpts import find_kept
from summitry.reading.fragment import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summitry.dossier.page.ledger import Ledger
    from summitry.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Reference:
    """The way back from a passage to a line: the line's number and anchor."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as the page shows it.

    Attributes:
        passage: The passage.
        anchor: Where links to it lead.
        layer: Its layer, from 0.
        references: The lines that rest on it, in the order of their numbers.
    """

    passage: Passage
    anchor: str
    layer: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two borders.

    Attributes:
        opens: Passages that begin here.
        text: The characters, with controls made visible; empty for a gap.
        classes: Layers of the passages that cover it, such as ``c0 c1``, or empty.
        closes: Passages that end with it.
        is_gap: Whether text was left out here (excerpts).
    """

    opens: tuple[Shown, ...]
    text: str
    classes: str
    closes: tuple[Shown, ...]
    is_gap: bool = False


def show_passages(document: Document, ledger: Ledger) -> list[Shown]:
    """Give a document's passages with their layers, in the order of their starts, longer ones first."""
    found = ledger.passages.get(document.id, {})
    ordered = sorted(found, key=lambda passage: (passage.start, -passage.end))
    return [
        Shown(passage, ledger.passage_anchors[passage], layer, _references(found[passage], ledger))
        for passage, layer in zip(ordered, assign_layers(ordered), strict=True)
    ]


def assign_layers(ordered: Iterable[Passage]) -> Iterator[int]:
    """Give each passage, sorted by start, the lowest layer that no passage over its start holds."""
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for passage in ordered:
        while busy and busy[0][0] <= passage.start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        layer = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (passage.end, layer))
        yield layer


def cut_text(document: Document, shown: list[Shown], *, is_excerpt: bool = False) -> Iterator[Piece]:
    """Cut a text into pieces; an excerpt keeps the passages with their surroundings and shows the rest as gaps."""
    whole = [(0, len(document.text))]
    kept = find_kept(document.text, [item.passage for item in shown]) if is_excerpt else whole
    end = 0
    for start, stop in kept:
        if start > end:
            yield Piece((), "", "", (), is_gap=True)
        inside = [item for item in shown if start <= item.passage.start < stop]
        yield from _cut_stretch(document.text, start, stop, inside)
        end = stop
    if end < len(document.text):
        yield Piece((), "", "", (), is_gap=True)


def _cut_stretch(text: str, start: int, stop: int, shown: list[Shown]) -> Iterator[Piece]:
    opening = _group(shown, {item.anchor: item.passage.start for item in shown})
    closing = _group(shown, {item.anchor: item.passage.end for item in shown})
    edges = sorted({start, stop, *opening, *closing})
    covering: list[int] = []
    for left, right in pairwise(edges):
        opens = opening.get(left, ())
        covering.extend(item.layer for item in opens)
        closes = closing.get(right, ())
        yield Piece(
            opens=tuple(opens),
            text=make_visible(text[left:right]),
            classes=" ".join(f"c{layer}" for layer in sorted(covering)),
            closes=tuple(closes),
        )
        for item in closes:
            covering.remove(item.layer)


def _group(shown: Iterable[Shown], places: Mapping[str, int]) -> dict[int, list[Shown]]:
    groups: dict[int, list[Shown]] = {}
    for item in shown:
        groups.setdefault(places[item.anchor], []).append(item)
    return groups


def _references(line_ids: Iterable[str], ledger: Ledger) -> tuple[Reference, ...]:
    pairs = sorted((ledger.numbers[line_id], ledger.anchors[line_id]) for line_id in line_ids)
    return tuple(Reference(number, anchor) for number, anchor in pairs)
