"""Every line of a dossier, with the place where it stands."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from summitry.dossier.record import Line
from summitry.model import Document, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator


def iter_lines(value: object, path: str = "$") -> Iterator[tuple[str, Line]]:
    """Walk over every line below ``value``, in the order of the record."""
    if isinstance(value, Line):
        yield path, value
    elif is_dataclass(value) and not isinstance(value, Document | Passage):
        for item in fields(value):
            yield from iter_lines(getattr(value, item.name), f"{path}.{item.name}")
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from iter_lines(part, f"{path}[{at}]")
