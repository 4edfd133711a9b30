"""Time and peak memory of loading GDELT 2.0, beside bare DuckDB and pandas, on rows replicated from a real file.

    python -m benchmarks.event_loading FILE.export.CSV --rows 2000000 --pandas-python VENV/bin/python

FILE is one 15-minute export (61 columns). Each copy of its rows gets ids, times (15 minutes on) and addresses of its
own, so that no row repeats another. What is measured runs in a process of its own; the ways take turns, and the least
time of all turns counts, with seconds of processors beside it, which other programs disturb less. gdeltPyR's way is
what its worker does with one file: ``pandas.read_csv`` of all columns, the codes as text. Bare DuckDB writes the same
columns as we do, partitioned alike, in one statement without checks, line numbers, digests or records; ``narrow`` is
the least that DuckDB can do: it copies thirteen source columns to one file. The files are removed at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.eventdata.detect import detect
from summitry.eventdata.readers.gdelt import COLUMNS_2
from summitry.eventdata.readers.record import literal
from summitry.eventdata.record import Settings
from summitry.eventdata.rows import select_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = timedelta(minutes=15)
_PANDAS = """
import sys, pandas
table = pandas.read_csv(sys.argv[1], sep="\\t", header=None, dtype={26: str, 27: str, 28: str})
table.columns = sys.argv[2].split(",")
print(len(table))
"""
_BARE = """
import sys, duckdb
from summitry.eventdata.engine import fill_codes, fill_places
from summitry.eventdata.readers.gdelt import GDELT_2
lake = duckdb.connect(config={"threads": 2, "temp_directory": sys.argv[2]})
lake.execute("SET enable_progress_bar = false")
lake.execute("SET disabled_optimizers = 'build_side_probe_side,join_order'")
fill_codes(lake, "CAMEO"); fill_places(lake, GDELT_2)
print(lake.execute(open(sys.argv[1]).read()).fetchone()[0])
"""


def replicate(source: Path, target: Path, rows: int) -> None:
    """Write ``rows`` rows made from a real file, each copy of it 15 minutes later under new ids and addresses."""
    cells = [line.split("\t") for line in source.read_text(encoding="utf-8").split("\n") if line]
    templates = [
        (int(row[0]), _day(row[1]), "\t".join(row[2:59]), datetime.strptime(row[59], "%Y%m%d%H%M%S"), row[60])  # noqa: DTZ007
        for row in cells
    ]
    span = max(row[0] for row in templates) - min(row[0] for row in templates) + 1
    with target.open("w", encoding="utf-8", newline="\n") as out:
        for copy in range(-(-rows // len(templates))):
            later, count = copy * _STEP, min(len(templates), rows - copy * len(templates))
            out.writelines(
                f"{number + copy * span}\t{day + later:%Y%m%d}\t{middle}\t{added + later:%Y%m%d%H%M%S}\t{url}?{copy}\n"
                for number, day, middle, added, url in templates[:count]
            )


def _day(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%d")  # noqa: DTZ007


def measure(command: list[str]) -> tuple[float, float, float]:
    """Run a command; give seconds, seconds of processors, and the peak of its memory in MB."""
    begun = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own commands
    _, status, usage = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        sys.exit(f"{command[:3]} failed")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def iter_ways(text: Path, folder: Path, *, memory: int, pandas_python: str | None) -> Iterator[tuple[str, list[str]]]:
    """Yield each way's name and command."""
    lake = folder / "lake"
    ours = [sys.executable, "-m", "summitry", "events", "load", str(text), "--out", str(lake)]
    yield "summitry", [*ours, "--json", "--memory", str(memory)]
    for name, query in (("bare DuckDB", _same_columns(text, folder)), ("narrow DuckDB", _narrow(text, folder))):
        script = folder / f"{name.split()[0]}.sql"
        script.write_text(query, encoding="utf-8")
        yield name, [sys.executable, "-c", _BARE, str(script), str(folder / "spill")]
    if pandas_python:
        yield "gdeltPyR's way", [pandas_python, "-c", _PANDAS, str(text), ",".join(COLUMNS_2)]


_NARROW = (
    *("GLOBALEVENTID", "SQLDATE", "DATEADDED", "Actor1CountryCode", "Actor1Type1Code", "Actor2CountryCode"),
    *("Actor2Type1Code", "EventCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumArticles", "SOURCEURL"),
)


def _table(text: Path) -> str:
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in COLUMNS_2)
    how = "delim='\t', quote='', escape='', header=false, auto_detect=false"
    return f"read_csv({literal(str(text))}, {how}, columns={{{columns}}})"


def _same_columns(text: Path, folder: Path) -> str:
    raw = f"SELECT 'file' AS file, 0 AS line, false AS is_cut, * FROM {_table(text)}"  # noqa: S608
    rows = select_rows(raw, detect(text).reader, Settings(today=datetime.now(UTC).date()))
    how = "FORMAT parquet, COMPRESSION zstd, PARTITION_BY (source, year), OVERWRITE_OR_IGNORE"
    return f"COPY (SELECT * EXCLUDE (reason) FROM ({rows})) TO {literal(str(folder / 'bare'))} ({how})"  # noqa: S608


def _narrow(text: Path, folder: Path) -> str:
    select = f"SELECT {', '.join(_NARROW)} FROM {_table(text)}"  # noqa: S608
    return f"COPY ({select}) TO {literal(str(folder / 'narrow.parquet'))} (COMPRESSION zstd)"


def compare(
    source: Path, rows: int, *, turns: int, memory: int, pandas_python: str | None, only: str | None
) -> list[dict[str, object]]:
    """Measure every way on ``rows`` rows."""
    with tempfile.TemporaryDirectory(prefix="event-loading-") as name:
        folder = Path(name)
        text = folder / "rows.export.CSV"
        replicate(source, text, rows)
        figures: dict[str, list[tuple[float, float, float]]] = {}
        for _ in range(turns):
            for way, command in iter_ways(text, folder, memory=memory, pandas_python=pandas_python):
                if only not in (None, way):
                    continue
                figures.setdefault(way, []).append(measure(command))
                if way == "summitry":
                    lake_size = sum(file.stat().st_size for file in (folder / "lake").rglob("*.parquet"))
                for left in ("lake", "bare", "spill"):
                    shutil.rmtree(folder / left, ignore_errors=True)
        bytes_in = text.stat().st_size
    return [
        {
            "way": way,
            "rows": rows,
            "seconds": round(min(second for second, _, _ in turn), 2),
            "cpu_seconds": round(min(busy for _, busy, _ in turn), 2),
            "peak_mb": round(max(peak for _, _, peak in turn)),
            "text_mb": round(bytes_in / 1e6),
            "lake_mb": round(lake_size / 1e6) if way == "summitry" else None,
        }
        for way, turn in figures.items()
    ]


def main() -> None:
    """Print a JSON line for each way and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=[2_000_000])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument(
        "--memory", type=int, default=400, help="MB for our DuckDB; the bare one may take what it wants"
    )
    parser.add_argument("--pandas-python", help="Python of an environment with pandas")
    parser.add_argument("--only", help="measure this way alone: summitry, ...")
    options = parser.parse_args()
    for rows in options.rows:
        settings = {name: getattr(options, name) for name in ("turns", "memory", "pandas_python", "only")}
        for figure in compare(options.file, rows, **settings):
            print(json.dumps(figure), flush=True)


if __name__ == "__main__":
    main()
