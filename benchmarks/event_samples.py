"""Rows in, events out and rows set aside for real files, each count made a second time by other means.

    python -m benchmarks.event_samples FILE... [--mapping FILE.yaml=PATTERN]

Each file is loaded into a lake of its own. Beside the report stand: lines as ``wc`` counts them (a last line without an
end is one more), rows as bare DuckDB counts them with its own reader, and the sum of the Goldstein values as bare
DuckDB adds them up, against the lake's. For a table read by a mapping the columns of the mapping are used. A row that
does not match is marked.
"""

from __future__ import annotations

import argparse
import fnmatch
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from summitry import eventdata
from summitry.codebook.columns import ICEWS_COLUMNS
from summitry.eventdata.readers import load_mapping, phoenix

#: Place of the Goldstein value, from 0, in tables without a header.
_PLACES = {"gdelt1": 30, "gdelt2": 30, "phoenix_rt": phoenix.REAL_TIME.index("Goldstein")}


@dataclass(frozen=True)
class Count:
    """What other means count in a file: lines, rows, and the sum of Goldstein values."""

    lines: int | None
    rows: int
    goldstein: float


def count_otherwise(path: Path, source: str, mapping: Path | None) -> Count:
    """Count a file by ``wc`` and bare DuckDB."""
    place = _PLACES.get(source)
    if mapping:
        column = load_mapping(mapping).fields["goldstein"]
        table = f"read_parquet('{path}')" if path.suffix == ".parquet" else f"read_csv('{path}', all_varchar=true)"
        value = f"CAST({column} AS DOUBLE)" if path.suffix != ".parquet" else "goldstein"
    elif place is not None:
        how = "delim='\t', quote='', escape='', header=false, all_varchar=true, null_padding=true"
        table, value = f"read_csv('{path}', {how})", f"try_cast(column{place:02} AS DOUBLE)"
    else:
        how = "delim='\t', quote='', escape='', header=true, all_varchar=true"
        assert source == "icews", source
        table, value = f"read_csv('{path}', {how})", f'CAST("{ICEWS_COLUMNS[7]}" AS DOUBLE)'
    with duckdb.connect() as engine:
        rows, total = engine.execute(f"SELECT count(*), sum({value}) FROM {table}").fetchall()[0]  # noqa: S608
    return Count(None if path.suffix == ".parquet" else _count_lines(path), rows, total)


def _count_lines(path: Path) -> int:
    told = subprocess.run(["wc", "-l", str(path)], capture_output=True, check=True, text=True)  # noqa: S603, S607
    with path.open("rb") as stream:
        stream.seek(-1, 2)
        return int(told.stdout.split()[0]) + (stream.read(1) != b"\n")


def main() -> None:
    """Print a row a file, as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--mapping", action="append", default=[], help="MAPPING.yaml=PATTERN of file names")
    options = parser.parse_args()
    pairs = [tuple(pair.rsplit("=", 1)) for pair in options.mapping]
    print("| file | source | rows in | events out | set aside | wc | DuckDB rows | Goldstein sum, lake | by hand | |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for path in options.files:
        mapping = next((Path(name) for name, pattern in pairs if fnmatch.fnmatch(path.name, pattern)), None)
        with tempfile.TemporaryDirectory() as folder:
            report = eventdata.load([path], Path(folder) / "lake", mapping=mapping).files[0]
            if report.status != "loaded":
                print(f"| {path.name} | | | | {report.why} | | | | | |")
                continue
            with closing(eventdata.connect(Path(folder) / "lake")) as engine:
                total = engine.execute("SELECT sum(goldstein) FROM events").fetchall()[0][0]
        told = count_otherwise(path, report.source, mapping)
        header = 0 if report.source in _PLACES else 1
        fits = told.rows == report.rows == report.events + report.rows_aside
        fits = fits and (told.lines is None or told.lines - header == report.rows)
        aside = "; ".join(f"{count} {eventdata.REASONS[reason]}" for reason, count in report.aside.items())
        cells = (
            *(path.name, report.source, f"{report.rows:,}", f"{report.events:,}", aside or "0"),
            *(str(told.lines or ""), f"{told.rows:,}", f"{total:,.1f}", f"{told.goldstein:,.1f}"),
            "" if fits else "DOES NOT MATCH",
        )
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
