"""Time of a monthly barometer of all dyads, beside the bare aggregation by DuckDB and by pandas.

    python -m benchmarks.barometer_scale FILE.export.CSV --rows 2000000 --pandas-python VENV/bin/python

FILE is one 15-minute export of GDELT 2.0 (61 columns). Its rows are replicated, each copy one day later under new ids
and addresses, and loaded into a lake once. Then, in one run and in turns, the least time of several counts: the clock's
and the processors', which says more on a machine that others use:

* ours: ``measure_all`` on the lake: mean, share, coverage, intervals drawn toward each dyad's long-run level;
* same: DuckDB on the lake's Parquet files, the same columns without intervals: events, days with events, mean, share;
* bare: the same without the days with events, the least that can be asked;
* text: DuckDB on the text file, the same question;
* pandas: ``read_csv`` of all columns, then ``groupby``; tuned: the same with the needed columns alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from summitry import eventdata
from summitry.relations.barometer_all import measure_all

if TYPE_CHECKING:
    from collections.abc import Callable

_PANDAS = """
import glob, sys, time, pandas as pd
begun, worked = time.perf_counter(), time.process_time()
options = {"sep": "\\t", "header": None, "dtype": {26: str, 27: str, 28: str}}
if sys.argv[2] == "tuned":
    options["usecols"] = [1, 7, 17, 29, 30]
table = pd.concat([pd.read_csv(path, **options) for path in sorted(glob.glob(sys.argv[1] + "/*"))])
both = table[table[7].notna() & table[17].notna() & (table[7] != table[17])]
first = both[7].where(both[7] < both[17], both[17])
second = both[17].where(both[7] < both[17], both[7])
month = both[1] // 100
found = both.assign(coop=both[29] <= 2).groupby([first, second, month]).agg({30: ["count", "mean"], "coop": "mean"})
print(time.perf_counter() - begun, time.process_time() - worked, len(found))
"""
_BARE = """
SELECT least(actor, recipient) AS a, greatest(actor, recipient) AS b, date_trunc('month', event_date) AS start,
count(*) AS n, avg(goldstein) AS mean, avg((quad <= 2)::INTEGER) AS share
FROM read_parquet('{lake}/source=*/*/*.parquet')
WHERE actor_kind = 'country' AND recipient_kind = 'country' AND actor <> recipient GROUP BY ALL
"""
_WITH_DAYS = "count(*) AS n, count(DISTINCT event_date) AS days"
_TEXT = """
SELECT least(column07, column17) AS a, greatest(column07, column17) AS b, column01 // 100 AS start,
count(*) AS n, avg(column30) AS mean, avg((column29 <= 2)::INTEGER) AS share
FROM read_csv('{text}/*', delim = '\\t', header = false, quote = '', escape = '', columns = {{{columns}}})
WHERE column07 <> column17 AND column07 IS NOT NULL AND column17 IS NOT NULL GROUP BY ALL
"""
_COPIES_A_FILE = 30
_TYPES = {1: "INTEGER", 29: "TINYINT", 30: "DOUBLE"}


def replicate(source: Path, folder: Path, rows: int) -> list[Path]:
    """Write ``rows`` rows made from a real file, each copy of it a day later under new ids and addresses.

    Thirty copies make a file, so that the files are as long as a busy day's of GDELT.
    """
    cells = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines() if line]
    step = max(int(row[0]) for row in cells) - min(int(row[0]) for row in cells) + 1
    copies = -(-rows // len(cells))
    paths = []
    for first in range(0, copies, _COPIES_A_FILE):
        paths.append(folder / f"{date(2024, 1, 1) + timedelta(first):%Y%m%d}000000.export.CSV")
        with paths[-1].open("w", encoding="utf-8") as out:
            for copy in range(first, min(first + _COPIES_A_FILE, copies)):
                later = timedelta(copy - copies)
                for row in cells[: rows - copy * len(cells)]:
                    day = f"{date.fromisoformat(row[1]) + later:%Y%m%d}"
                    added = f"{date.fromisoformat(row[59][:8]) + later:%Y%m%d}{row[59][8:]}"
                    middle = "\t".join(row[2:59])
                    out.write(f"{int(row[0]) + copy * step}\t{day}\t{middle}\t{added}\t{row[60]}?{copy}\n")
    return paths


def time_of(call: Callable[[], object]) -> tuple[float, float]:
    """Give the seconds that a call takes by the clock, and those of the processors."""
    begun, worked = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - begun, time.process_time() - worked


def ask_duckdb(sql: str) -> Callable[[], object]:
    """Give a call that asks a fresh DuckDB and fetches the columns."""

    def ask() -> object:
        connection = duckdb.connect()
        try:
            return connection.execute(sql).fetchnumpy()
        finally:
            connection.close()

    return ask


def main() -> None:
    """Run all ways and print the table and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--pandas-python", help="a Python that has pandas")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        text, lake = Path(name) / "text", Path(name) / "lake"
        text.mkdir()
        paths = replicate(arguments.file, text, arguments.rows)
        loading, _ = time_of(lambda: eventdata.load(paths, lake))
        columns = ", ".join(f"'column{place:02}': '{_TYPES.get(place, 'VARCHAR')}'" for place in range(61))
        ways: dict[str, Callable[[], object]] = {
            "ours": lambda: measure_all(lake),
            "same": ask_duckdb(_BARE.format(lake=lake).replace("count(*) AS n", _WITH_DAYS)),
            "bare": ask_duckdb(_BARE.format(lake=lake)),
            "text": ask_duckdb(_TEXT.format(text=text, columns=columns)),
        }
        times: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        for _ in range(arguments.turns):
            for way, call in ways.items():
                times[way].append(time_of(call))
        best = {way: tuple(min(each) for each in zip(*found, strict=True)) for way, found in times.items()}
        if arguments.pandas_python:
            for way in ("pandas", "tuned"):
                command = [arguments.pandas_python, "-c", _PANDAS, str(text), way]
                out = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own text
                best[way] = tuple(float(part) for part in out.stdout.split()[:2])
        overview = measure_all(lake)
        print(f"{arguments.rows:,} rows, {len(overview.dyads):,} dyads, {len(overview.of):,} dyad-months")
        print(f"loading once: {loading:.1f} s")
        print("            seconds    x ours  processor    x ours")
        clock, worked = best["ours"]
        for way, (seconds, own) in best.items():
            print(f"{way:8} {seconds:10.3f} {seconds / clock:9.2f} {own:10.3f} {own / worked:9.2f}")
        print(json.dumps({"rows": arguments.rows, "seconds": best}))


if __name__ == "__main__":
    main()
