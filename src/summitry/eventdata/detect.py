"""Which reader a text is for: by its header, or by how many cells most of its first rows have."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summitry.errors import UnknownCode, Unreadable
from summitry.eventdata.raw import read_head
from summitry.eventdata.readers import READERS, Reader
from summitry.eventdata.readers.polecat import RENAMED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = 256 * 1024
_SAMPLED = 200
_PARQUET = b"PAR1"
_HTML = re.compile(rb"\s*(<!doctype html|<html|<\?xml|<head|<!--)", re.IGNORECASE)

#: Other tables of the same makers, told apart so that the message can name them.
_OTHERS = {
    16: "GDELT 2.0 mentions",
    27: "the GDELT 2.1 knowledge graph",
    11: "the GDELT 1.0 knowledge graph",
    17: "GDELT's reduced file",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A reader, and the columns that this text has, in its order.

    Attributes:
        reader: Who reads it.
        columns: Names of the text's columns.
        widths: How many cells a row may have.
    """

    reader: Reader
    columns: tuple[str, ...]
    widths: frozenset[int]


def detect(text: Path, *, mapping: Reader | None = None, source: str | None = None) -> Layout:
    """Tell how to read a text.

    Args:
        text: Plain text, or Parquet.
        mapping: The reader of a mapping file, which is then used.
        source: Name of the reader to use, where the choice is not to be left to the look of the text.

    Raises:
        Unreadable: No reader fits, or the one that was named does not.
        UnknownCode: No reader has that name.
    """
    head = read_head(text, HEAD)
    _refuse_other_kinds(head)
    readers: Sequence[Reader] = (mapping,) if mapping else _named(source)
    if head.startswith(_PARQUET):
        return _detect_parquet(text, readers)
    lines = [line.removesuffix("\r") for line in head.decode("utf-8-sig", "replace").split("\n")]
    # The head may end within a line.
    rows = [line for line in (lines[:-1] if len(head) == HEAD else lines) if line.strip()][:_SAMPLED]
    if not rows:
        raise Unreadable("no table: the first 256 KB hold no line" if len(head) == HEAD else "empty")
    for reader in readers:
        layout = _DETECTORS[reader.shape](reader, rows)
        if layout:
            return layout
    raise Unreadable(_explain(rows, readers))


def _named(source: str | None) -> Sequence[Reader]:
    if source is None:
        return READERS
    readers = [reader for reader in READERS if reader.source == source]
    if not readers:
        raise UnknownCode(source, "source", sorted({reader.source for reader in READERS}))
    return readers


def _refuse_other_kinds(head: bytes) -> None:
    if not head:
        raise Unreadable("empty: nothing was fetched, or the disk was full")
    if _HTML.match(head):
        raise Unreadable("a web page and no data: the server sent an error or a log-in page; fetch the file again")
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"%PDF")):
        raise Unreadable("an archive or document inside the archive; unpack it and load what is in it")
    if head[:4096].count(0) and not head.startswith(_PARQUET) and head.count(b"\n") * 1000 < len(head):
        raise Unreadable("no text: load the CSV, TSV, Parquet or zip that the source publishes")


def _detect_tabs(reader: Reader, rows: Sequence[str]) -> Layout | None:
    counts = Counter(row.count("\t") + 1 for row in rows)
    if reader.has_header:
        return _detect_header(reader, rows[0].split("\t"), rows)
    widths = reader.widths or frozenset({len(reader.columns)})
    if sum(counts[width] for width in widths) * 2 < len(rows):
        return None
    return Layout(reader, reader.columns, widths)


def _detect_header(reader: Reader, header: Sequence[str], rows: Sequence[str]) -> Layout | None:
    """Take the header's names; where rows have the code book's number of cells and the header has not, the book's."""
    names = tuple(RENAMED.get(name.strip(' "'), name.strip(' "')) for name in header)
    if not set(reader.required) <= set(names):
        return None
    usual = Counter(row.count("\t") + 1 for row in rows[1:]).most_common(1)
    if usual and usual[0][0] == len(reader.columns) != len(names):
        return Layout(reader, reader.columns, frozenset({len(reader.columns)}))
    return Layout(reader, _distinct(names), frozenset({len(names)}))


def _detect_csv(reader: Reader, rows: Sequence[str]) -> Layout | None:
    for delimiter in reader.delimiter or ",;\t|":
        names = tuple(name.strip() for name in next(csv.reader([rows[0]], delimiter=delimiter), []))
        if set(reader.required) <= set(names):
            own = replace(reader, delimiter=delimiter)
            return Layout(_name_stratum(own, names, rows), _distinct(names), frozenset({len(names)}))
    return None


def _name_stratum(reader: Reader, names: Sequence[str], rows: Sequence[str]) -> Reader:
    """Keep the three overlapping collections of historical Phoenix apart, as the column ``process`` names them."""
    if reader.source != "phoenix" or "process" not in names or len(rows) == 1:
        return reader
    cells = next(csv.reader([rows[1]], delimiter=reader.delimiter), [])
    told = cells[names.index("process")].lower() if len(cells) == len(names) else ""
    return replace(reader, source=f"phoenix_{told}") if told in {"nyt", "swb", "fbis"} else reader


def _detect_jsonl(reader: Reader, rows: Sequence[str]) -> Layout | None:
    try:
        first = json.loads(rows[0])
    except ValueError:
        return None
    if not isinstance(first, dict) or not set(reader.required) <= set(first):
        return None
    return Layout(reader, reader.columns, frozenset({len(reader.columns)}))


def _detect_parquet(path: Path, readers: Sequence[Reader]) -> Layout:
    import duckdb  # noqa: PLC0415 -- heavy

    from summitry.eventdata.engine import name_of, open_engine  # noqa: PLC0415 -- with the engine

    try:
        with open_engine() as engine:
            schema = f"SELECT name FROM parquet_schema({name_of(path)}) WHERE num_children IS NULL"
            names = tuple(row[0] for row in engine.execute(schema).fetchall())
    except duckdb.Error as error:
        raise Unreadable(f"no whole Parquet file ({str(error).splitlines()[0]}): fetch it again") from error
    for reader in readers:
        if reader.shape == "parquet" and set(reader.required) <= set(names):
            return Layout(reader, names, frozenset())
    raise Unreadable(f"Parquet with columns that no reader knows ({', '.join(names[:8])}): describe it by --mapping")


def _no_text(reader: Reader, rows: Sequence[str]) -> None:
    """Say no: a reader of Parquet reads no text."""


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Give names that differ, also where a header repeats one or leaves it out; DuckDB's names have no case."""
    seen: set[str] = set()
    given = []
    for place, name in enumerate(names):
        free = name if name and name.casefold() not in seen else f"{name} column {place + 1}"
        seen.add(free.casefold())
        given.append(free)
    return tuple(given)


def _explain(rows: Sequence[str], readers: Sequence[Reader]) -> str:
    width = Counter(row.count("\t") + 1 for row in rows).most_common(1)[0][0]
    wanted = f"no {readers[0].about}" if len(readers) == 1 else "no event table that is known here"
    if len(readers) == 1 and readers[0].has_header:
        missing = [name for name in readers[0].required if name not in re.split(r"[\t,;|]", rows[0])]
        wanted += f" (its first line lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing) or '?'})"
    looks = f", but {_OTHERS[width]}" if width in _OTHERS else f"; most rows have {width} cells between tabs"
    return f"{wanted}{looks}. Name the columns in a file and give it as --mapping"


_DETECTORS = {"tabs": _detect_tabs, "csv": _detect_csv, "jsonl": _detect_jsonl, "parquet": _no_text}
