"""Readings of short texts for the tests of meetings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summitry.ingest import to_document
from summitry.reading.steps import read_document

if TYPE_CHECKING:
    from summitry.model import Passage
    from summitry.reading import Reading


@cache
def _read(text: str, known: tuple[tuple[str, object], ...]) -> Reading:
    return read_document(to_document(text, **dict(known)))


def read_text(text: str, **known: object) -> Reading:
    """Read a text; the same one is read only once in a run of tests."""
    return _read(text, tuple(sorted(known.items())))


def whole(reading: Reading) -> Passage:
    return reading.document.passage(0, len(reading.document.text))
