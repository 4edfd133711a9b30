"""A document coded: its events, which show themselves in a notebook and become a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitry import codebook as books
from summitry import coding
from summitry.coding.data import to_json
from summitry.coding.rows import iter_rows
from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summitry.coding import Event
    from summitry.model import Document
    from summitry.reading.record import Reading


@dataclass(frozen=True, eq=False)
class Coded:
    """The events of one document; iterate over it, index it, or turn it into a table.

    Attributes:
        reading: The document as read.
        events: Its events in the order of the text.
    """

    reading: Reading
    events: tuple[Event, ...]

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __getitem__(self, place: int) -> Event:
        return self.events[place]

    def to_json(self) -> dict[str, Any]:
        """Give the record that ``summitry code --json`` prints."""
        return to_json(self.reading.document.id, self.events)

    def to_frame(self) -> Any:
        """Give a pandas ``DataFrame``, one row an event, with the columns of ``summitry code --format csv``.

        Raises:
            InputError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 -- no part of Summitry needs it
        except ModuleNotFoundError:
            msg = "to_frame wants pandas, which is not installed: pip install pandas"
            raise InputError(msg) from None
        return pd.DataFrame(list(iter_rows(self.reading.document, self.events)))

    def _repr_html_(self) -> str:
        from summitry.reading.page import render_events  # noqa: PLC0415 -- wanted in notebooks alone

        return render_events(self)

    def __repr__(self) -> str:
        return f"{self.reading.document.title or self.reading.document.id}: {len(self)} events"


def code_reading(reading: Reading, *, codebook: Path | None = None, nearest: bool = False) -> Coded:
    """Code a document that was read.

    Args:
        reading: The document.
        codebook: Rules of your own beside ours.
        nearest: Whether likeness to the codebook's examples may speak where no rule does.

    Raises:
        CodebookError: A rule of yours cannot be used; the message names file, rule and line.
    """
    rules = books.load_codebook(codebook)
    events = coding.code(reading.parsed, reading.clauses, reading.mentions, rules, nearest=nearest)
    return Coded(reading, events)


def code_pair(
    reading: Reading, *, codebook: Path | None = None, nearest: bool = False
) -> tuple[Document, tuple[Event, ...]]:
    """Code a document and give what the tables are written from; it travels between processes."""
    return reading.document, code_reading(reading, codebook=codebook, nearest=nearest).events
