"""Text that DuckDB cannot take as it is, written again so that it can: one record a line, its line number before it.

Needed for quoted cells (which may hold line breaks), JSON lines, bytes that are not UTF-8, NUL, empty and endless
lines. Nothing is dropped silently: a record that cannot be kept is handed on with its line and the reason.
"""

from __future__ import annotations

import csv
import json
import re
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from summitry.eventdata.readers import Reader

#: Characters that a line may have.
LONGEST_LINE = 1_900_000
#: Lines that a quoted cell may run over; where one runs over more, a quotation mark was left open.
LONGEST_RECORD = 1_000
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_BAD = re.compile("[\udc80-\udcff\x00]")
_INNER = re.compile(r"[\t\r\n\x01]")


def mend(text: Path, out: Path, reader: Reader, *, width: int, set_aside: Callable[[int, str], None]) -> int:
    """Write ``text`` as one record a line, tab between cells, its line number first; no header.

    Args:
        text: The raw text.
        out: Where to write.
        reader: Tells how the text is cut.
        width: Cells that are read; a record with more is set aside.
        set_aside: Is told the line and the reason of each record that is not written.

    Returns:
        How many records were kept with a sign in place of bytes that were no text.
    """
    mended = 0
    newline = "" if reader.shape == "csv" else "\n"
    with (
        text.open("r", encoding="utf-8-sig", errors="surrogateescape", newline=newline) as stream,
        out.open("w", encoding="utf-8", newline="\n") as target,
    ):
        for line, cells in _RECORDS[reader.shape](stream, reader, set_aside):
            if len(cells) > width:
                set_aside(line, "columns")
                continue
            row = _join(cells)
            if not row.isascii() or "\x00" in row:
                row, count = _BAD.subn(_UNKNOWN, row)
                mended += count > 0
            target.write(f"{line}\t{row}\n")
    return mended


def _join(cells: Sequence[str]) -> str:
    """Put tabs between cells; a tab or line break inside one becomes a space."""
    row = "\t".join(cells)
    if row.count("\t") >= len(cells) or "\n" in row or "\r" in row or "\x01" in row:
        row = "\t".join(_INNER.sub(" ", cell) for cell in cells)
    return row


def _iter_tabs(
    stream: IO[str], reader: Reader, set_aside: Callable[[int, str], None]
) -> Iterator[tuple[int, Sequence[str]]]:
    for line, row in _iter_lines(stream, set_aside):
        if line > reader.has_header:
            yield line, row.split("\t")


def _iter_lines(stream: IO[str], set_aside: Callable[[int, str], None]) -> Iterator[tuple[int, str]]:
    """Yield lines with their number; a carriage return before the end of a line is dropped."""
    number, is_rest = 1, False
    while part := stream.readline(LONGEST_LINE):
        is_whole = part.endswith("\n") or len(part) < LONGEST_LINE
        if not is_whole or is_rest:
            if not is_rest:
                set_aside(number, "long")
        elif not part.strip():
            set_aside(number, "empty")
        else:
            yield number, part.rstrip("\r\n")
        is_rest = not is_whole
        number += is_whole


def _iter_csv(
    stream: IO[str], reader: Reader, set_aside: Callable[[int, str], None]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield records with the line on which they begin."""
    csv.field_size_limit(LONGEST_LINE)
    rows = csv.reader(stream, delimiter=reader.delimiter or ",")
    is_header = reader.has_header
    while True:
        first = rows.line_num + 1
        try:
            cells = next(rows, None)
            if cells is None:
                return
            is_broken = rows.line_num - first > LONGEST_RECORD
        except csv.Error:
            is_broken = True
        if is_broken:
            for line in range(first, rows.line_num + 1):
                set_aside(line, "syntax")
        elif is_header:
            is_header = False
        elif not cells:
            set_aside(first, "empty")
        else:
            yield first, cells


def _iter_jsonl(
    stream: IO[str], reader: Reader, set_aside: Callable[[int, str], None]
) -> Iterator[tuple[int, Sequence[str]]]:
    assert reader.flatten is not None
    for number, row in _iter_lines(stream, set_aside):
        try:
            cells = reader.flatten(json.loads(row))
        except (ValueError, AttributeError, TypeError, IndexError, KeyError, RecursionError):
            # What is no object, or has a list where an object should be, has none of the fields either.
            set_aside(number, "syntax")
            continue
        yield number, cells


_RECORDS = {"tabs": _iter_tabs, "csv": _iter_csv, "jsonl": _iter_jsonl}
