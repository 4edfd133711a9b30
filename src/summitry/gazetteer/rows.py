"""CSV files of this folder as rows that know where they stand, so that an error tells file, row and column."""

from __future__ import annotations

import csv
import io
from importlib import resources
from typing import TYPE_CHECKING

from summitry.errors import BadField
from summitry.gazetteer.days import is_partial_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Row:
    """One row of a CSV file that knows where it stands."""

    __slots__ = ("cells", "columns", "file", "number")

    def __init__(self, file: str, number: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        self.file = file
        self.number = number
        self.columns = columns
        self.cells = cells

    def text(self, column: str) -> str:
        """Give a cell as it stands; it may be empty."""
        return self.cells[self.columns.index(column)]

    def required(self, column: str) -> str:
        """Give a cell that must not be empty."""
        value = self.text(column)
        if not value:
            raise self.fault(column, "a value")
        return value

    def items(self, column: str) -> tuple[str, ...]:
        """Give a cell's parts between ``|``."""
        value = self.text(column)
        parts = tuple(value.split("|")) if value else ()
        if "" in parts or any(part != part.strip() for part in parts):
            raise self.fault(column, "values between single | without spaces around them")
        return parts

    def day(self, column: str) -> str:
        """Give a cell that is empty or an ISO day, month or year."""
        value = self.text(column)
        if value and not is_partial_day(value):
            raise self.fault(column, "YYYY, YYYY-MM, YYYY-MM-DD or nothing")
        return value

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """Give a cell that must be one of the allowed values."""
        value = self.text(column)
        if value not in allowed:
            raise self.fault(column, f"one of {', '.join(repr(choice) for choice in allowed)}")
        return value

    def flag(self, column: str) -> bool:
        """Give a cell that is ``0`` or ``1``."""
        return self.one_of(column, ("0", "1")) == "1"

    def fault(self, column: str, expected: str) -> BadField:
        """Build the error for one of this row's cells."""
        return BadField(f"{self.file} row {self.number} column {column}", expected, self.text(column))


def read_text(file: str) -> str:
    """Read one of the gazetteer's files."""
    return (resources.files(__package__) / file).read_text(encoding="utf-8")


def find_files(prefix: str) -> tuple[str, ...]:
    """Give the names of the CSV files that begin with ``prefix``, sorted."""
    names = (item.name for item in resources.files(__package__).iterdir())
    return tuple(sorted(name for name in names if name.startswith(prefix) and name.endswith(".csv")))


def iter_cells(file: str, columns: Sequence[str], text: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and the cells of each row, after a check of the header and of each row's width.

    Args:
        file: Name of the file, for messages and, where ``text`` is None, to read.
        columns: The columns that it must have, in order.
        text: What the file says, where it is at hand.

    Raises:
        BadField: The header is another one, or a row has too few or too many cells.
    """
    reader = csv.reader(io.StringIO(read_text(file) if text is None else text, newline=""))
    header = next(reader, [])
    if header != list(columns):
        raise BadField(f"{file} row 1", f"the columns {','.join(columns)}", ",".join(header))
    width = len(columns)
    for cells in reader:
        if len(cells) != width:
            raise BadField(f"{file} row {reader.line_num}", f"{width} cells", f"{len(cells)}: {','.join(cells)}")
        yield reader.line_num, cells


def iter_rows(file: str, columns: str, text: str | None = None) -> Iterator[Row]:
    """Yield the rows of a file whose header is ``columns`` (names between commas).

    Raises:
        BadField: The header or a row's width is wrong.
    """
    names = tuple(columns.split(","))
    for number, cells in iter_cells(file, names, text):
        yield Row(file, number, names, cells)
