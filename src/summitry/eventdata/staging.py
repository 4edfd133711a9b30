"""One raw text to Parquet: DuckDB reads it, tells good rows from bad, and writes both."""

from __future__ import annotations

import itertools
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from summitry.eventdata import rows
from summitry.eventdata.engine import fill_codes, fill_places
from summitry.eventdata.mend import mend
from summitry.eventdata.ranges import Feed, can_feed
from summitry.eventdata.readers.record import literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from summitry.eventdata.detect import Layout
    from summitry.eventdata.raw import Lines, Text
    from summitry.eventdata.readers import Reader
    from summitry.eventdata.record import Settings

#: Characters of a row set aside that are kept beside its file and line.
_LONGEST_SHOWN = 20_000

#: How the lake's files are written. A column has a few hundred values (codes, countries) or nearly as many as rows;
#: with DuckDB's own bound, a fifth of the rows, it would fill dictionaries of ids in vain.
WRITTEN = "FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1000"


@dataclass(frozen=True, slots=True)
class Staged:
    """What came of one text.

    Attributes:
        folder: Where it is staged.
        files: The Parquet files, good rows and bad, with ``reason``.
        is_partitioned: Whether they lie in folders ``reason=/source=/year=``.
        rows: Rows read.
        events: Good rows.
        aside: Rows set aside, by reason.
        mended: Rows kept with signs in place of bytes.
        first_on: Earliest day, ISO, or None.
        last_on: Latest.
        size: Bytes of the text.
    """

    folder: Path
    files: tuple[Path, ...]
    is_partitioned: bool
    rows: int
    events: int
    aside: dict[str, int]
    mended: int
    first_on: str | None
    last_on: str | None
    size: int

    @property
    def aside_file(self) -> Path:
        """The rows set aside, as JSON lines, where there are any."""
        return self.folder / "aside.jsonl"

    @property
    def relation(self) -> str:
        """SQL for all its rows."""
        return relation_of(self.files, is_partitioned=self.is_partitioned)


def relation_of(files: tuple[Path, ...], *, is_partitioned: bool) -> str:
    """Give SQL for the rows of staged files."""
    listed = ", ".join(literal(str(file)) for file in files)
    kinds = "{'reason': VARCHAR, 'source': VARCHAR, 'year': SMALLINT}"
    hive = f"hive_partitioning=true, hive_types={kinds}" if is_partitioned else "hive_partitioning=false"
    return f"read_parquet([{listed}], {hive})"


class Stager:
    """Stages one text after another on one connection."""

    def __init__(self, engine: DuckDBPyConnection, folder: Path, settings: Settings) -> None:
        self._engine = engine
        self._folder = folder
        self._settings = settings
        self._numbers = itertools.count(1)
        self._filled: Reader | None = None
        self._feed: Feed | None = None

    def share(self) -> float:
        """Tell how far the statement under way is, 0 to 1; from another thread."""
        feed = self._feed
        # DuckDB does not know how long a pipe is.
        return feed.share if feed else min(max(self._engine.query_progress(), 0.0), 100.0) / 100

    def stage(self, text: Text, layout: Layout, raw_file: str, *, partition: bool) -> Staged:
        """Write a text's rows below the staging folder.

        Args:
            text: The text.
            layout: How to read it.
            raw_file: What ``raw_file`` says.
            partition: Whether rows are written by source and year at once, as for a large text alone.

        Raises:
            OSError: The disk is full.
            duckdb.Error: Likewise, or memory does not suffice.
        """
        self._fill(layout.reader)
        folder = self._folder / f"text-{next(self._numbers)}"
        folder.mkdir(parents=True)
        # The raw file's own name may hold signs that DuckDB takes for a pattern.
        link = folder / "raw"
        link.symlink_to(text.path.resolve())
        mended = 0
        (folder / "flaws").touch()
        if layout.reader.shape == "parquet":
            self._write(rows.from_parquet(link, layout, raw_file), layout, folder, partition=partition)
        elif not self._write_as_is(text, link, layout, raw_file, partition=partition):
            mended = self._mend(link, layout, folder)
            raw = rows.from_text(folder / "lines", layout, raw_file, is_mended=True)
            self._write(raw, layout, folder, partition=partition)
            (folder / "lines").unlink()
        return self._account(folder, layout, raw_file, mended=mended, is_partitioned=partition)

    def _fill(self, reader: Reader) -> None:
        if reader is not self._filled:
            fill_codes(self._engine, reader.ontology)
            fill_places(self._engine, reader)
            self._filled = reader

    def _write_as_is(self, text: Text, link: Path, layout: Layout, raw_file: str, *, partition: bool) -> bool:
        """Let DuckDB read the text itself; False where it cannot, or saw other lines than we counted."""
        import duckdb  # noqa: PLC0415 -- heavy

        if layout.reader.shape != "tabs":
            return False
        folder = link.parent
        try:
            if not (partition and self._write_side_by_side(text.lines, link, layout, raw_file)):
                raw = rows.from_text(link, layout, raw_file, is_mended=False)
                self._write(raw, layout, folder, partition=partition)
        except duckdb.InvalidInputException:
            # Bytes that are no UTF-8, or a row with more cells than it may have.
            is_whole = False
        else:
            counted = "count(DISTINCT raw_line)" if layout.reader.explodes else "count(*)"
            query = f"SELECT {counted} FROM {self._relation(folder, partition)}"
            seen = self._engine.execute(query).fetchall()[0][0]
            # DuckDB passes over empty lines, which would shift the numbers of all lines behind them.
            is_whole = seen == text.lines.count - layout.reader.has_header
        if not is_whole:
            shutil.rmtree(folder / "rows", ignore_errors=True)
        return is_whole

    def _write_side_by_side(self, lines: Lines, link: Path, layout: Layout, raw_file: str) -> bool:
        """Read a large text as two ranges at once; False, with nothing done, where that cannot be."""
        if self._settings.threads < 2 or not can_feed():  # noqa: PLR2004 -- two ranges, two cores
            return False
        try:
            feed = Feed(link, lines, link.parent)
        except OSError:
            # Not every disk knows pipes.
            return False
        raw = " UNION ALL ".join(
            rows.from_text(piece.path, layout, raw_file, is_mended=False, lines_before=piece.lines_before)
            for piece in feed.pieces
        )
        self._feed = feed
        # Each row bears its number; were their order kept, the second range would wait for the first.
        self._engine.execute("SET preserve_insertion_order = false")
        try:
            with feed.flowing():
                self._write(raw, layout, link.parent, partition=True)
        finally:
            self._engine.execute("RESET preserve_insertion_order")
            self._feed = None
        return True

    def _write(self, raw: str, layout: Layout, folder: Path, *, partition: bool) -> None:
        select = rows.select_rows(raw, layout.reader, self._settings)
        target = folder / "rows"
        target.mkdir(exist_ok=True)
        how = f"{WRITTEN}, PARTITION_BY (reason, source, year), OVERWRITE_OR_IGNORE" if partition else WRITTEN
        place = target if partition else target / "all.parquet"
        # DuckDB takes a text for smaller than our tables of codes, and would hold all of it to look them up.
        self._engine.execute("SET disabled_optimizers = 'build_side_probe_side,join_order'")
        try:
            self._engine.execute(f"COPY ({select}) TO {literal(str(place))} ({how})")
        finally:
            self._engine.execute("RESET disabled_optimizers")

    def _mend(self, link: Path, layout: Layout, folder: Path) -> int:
        width = len(layout.columns) + len(rows.SURPLUS)
        with (folder / "flaws").open("w", encoding="ascii") as out:

            def set_aside(line: int, reason: str) -> None:
                out.write(f"{line}\t{reason}\n")

            return mend(link, folder / "lines", layout.reader, width=width, set_aside=set_aside)

    def _account(self, folder: Path, layout: Layout, raw_file: str, *, mended: int, is_partitioned: bool) -> Staged:
        counted = "count(DISTINCT raw_line)" if layout.reader.explodes else "count(*)"
        relation = self._relation(folder, is_partitioned)
        told = self._engine.execute(
            f"SELECT reason, count(*), {counted}, CAST(min(event_date) AS VARCHAR), CAST(max(event_date) AS VARCHAR) "
            f"FROM {relation} GROUP BY reason ORDER BY reason"
        ).fetchall()
        good = next((row for row in told if row[0] == "ok"), ("ok", 0, 0, None, None))
        flaws = self._engine.execute(f"SELECT reason, count(*) FROM {_flaws(folder)} GROUP BY reason").fetchall()
        aside: dict[str, int] = {}
        for reason, count in [*((row[0], row[2]) for row in told if row[0] != "ok"), *flaws]:
            aside[reason] = aside.get(reason, 0) + count
        if aside:
            _write_aside(self._iter_aside(folder, relation), folder, layout, raw_file)
        files = tuple(sorted((folder / "rows").rglob("*.parquet")))
        total = good[2] + sum(aside.values())
        return Staged(
            folder,
            files,
            is_partitioned,
            total,
            good[1],
            dict(sorted(aside.items())),
            mended,
            good[3],
            good[4],
            (folder / "raw").stat().st_size,
        )

    def _iter_aside(self, folder: Path, relation: str) -> Iterator[tuple[int, str]]:
        found = self._engine.execute(
            f"SELECT DISTINCT raw_line, reason FROM {relation} WHERE reason <> 'ok' "
            f"UNION ALL SELECT line, reason FROM {_flaws(folder)} ORDER BY 1"
        )
        while some := found.fetchmany(10_000):
            yield from some

    def _relation(self, folder: Path, is_partitioned: bool) -> str:  # noqa: FBT001 -- private, one caller's flag
        return relation_of(tuple(sorted((folder / "rows").rglob("*.parquet"))), is_partitioned=is_partitioned)


def _flaws(folder: Path) -> str:
    kinds = "{'line': 'BIGINT', 'reason': 'VARCHAR'}"
    return f"read_csv({literal(str(folder / 'flaws'))}, delim='\t', header=false, auto_detect=false, columns={kinds})"


def _write_aside(found: Iterator[tuple[int, str]], folder: Path, layout: Layout, raw_file: str) -> None:
    """Write the rows set aside with file, line, reason and their text, which is read again for that."""
    is_text = layout.reader.shape != "parquet"
    with (folder / "raw").open("rb") as stream, (folder / "aside.jsonl").open("w", encoding="utf-8") as out:
        lines = _iter_lines(stream)
        number, text = 0, ""
        for line, reason in found:
            while is_text and number < line:
                number, text = next(lines)
            entry = {"file": raw_file, "line": line, "reason": reason, "text": text if is_text else None}
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _iter_lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Yield each line's number and its beginning; a line without end is never held whole."""
    for number in itertools.count(1):
        begun = part = stream.readline(_LONGEST_SHOWN)
        while part and not part.endswith(b"\n"):
            part = stream.readline(_LONGEST_SHOWN)
        yield number, begun.decode("utf-8", "backslashreplace").rstrip("\r\n")
