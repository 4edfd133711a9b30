"""Staged texts to one batch: ids that come again are set aside, then good rows go to their partitions."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from summitry.eventdata import lake as lakes
from summitry.eventdata.engine import name_of
from summitry.eventdata.readers.record import literal
from summitry.eventdata.schema import ASIDE, PART, QUAD_NAMES
from summitry.eventdata.staging import WRITTEN, Staged, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from summitry.eventdata.record import FileReport

#: Columns whose extremes say how the rows can be read.
_LOOKED_AT = ("ontology", "weight", "quad")


def write_batch(
    engine: DuckDBPyConnection,
    lake: Path,
    staging: Path,
    staged: Sequence[tuple[Staged, FileReport]],
    parts: Sequence[lakes.Part],
    now: datetime,
) -> tuple[lakes.Batch, list[FileReport]]:
    """Write and commit a batch.

    Args:
        engine: The connection that staged the texts.
        lake: The lake's folder.
        staging: A folder on the same disk.
        staged: The texts, each with its report so far; all of them partitioned (then it is one), or none.
        parts: Parts that the lake has.
        now: The instant to record.

    Returns:
        The batch's record, and the reports with the repeated ids taken off.
    """
    files = tuple(file for text, _ in staged for file in text.files)
    is_partitioned = staged[0][0].is_partitioned
    relation = relation_of(files, is_partitioned=is_partitioned)
    repeats = _find_repeats(engine, lake, relation, parts)
    good = f"SELECT * EXCLUDE (reason) FROM {relation} WHERE reason = 'ok'"
    ready = staging / "parts"
    if repeats:
        good += " AND (raw_file, raw_line, event_key) NOT IN (SELECT (raw_file, raw_line, event_key) FROM repeats)"
    if is_partitioned and not repeats:
        shutil.move(str(staged[0][0].folder / "rows" / "reason=ok"), str(ready))
    else:
        how = f"{WRITTEN}, PARTITION_BY (source, year), OVERWRITE_OR_IGNORE"
        engine.execute(f"COPY ({good}) TO {literal(str(ready))} ({how})")
    reports = [_without(report, repeats) for _, report in staged]
    aside = _gather_aside(engine, [text for text, _ in staged], staging / "aside.jsonl", repeats=repeats)
    batch_id = _name(reports)
    placed = list(_iter_parts(engine, ready, batch_id))
    moves = [(path, part.path) for path, part in placed]
    place = f"{ASIDE}/{batch_id}.jsonl" if aside else ""
    if aside:
        moves.append((aside, place))
    batch = lakes.Batch(
        id=batch_id,
        loaded_at=now.isoformat(timespec="milliseconds"),
        files=tuple(asdict(report) for report in reports),
        parts=tuple(part for _, part in placed),
        aside=place,
    )
    lakes.commit(lake, batch, moves)
    return batch, reports


def _find_repeats(engine: DuckDBPyConnection, lake: Path, relation: str, parts: Sequence[lakes.Part]) -> dict[str, int]:
    """Fill the table ``repeats`` with rows whose id came before, in the batch or the lake; count them by file.

    Only parts whose ids lie between the batch's least and greatest can have one of them.
    """
    ok = f"(SELECT * FROM {relation} WHERE reason = 'ok')"
    twice = engine.execute(f"SELECT count(*) - count(DISTINCT hash(event_key)) FROM {ok}").fetchall()[0][0]
    old = _find_parts(engine, lake, ok, parts)
    if not old and not twice:
        return {}
    engine.execute("CREATE OR REPLACE TEMP TABLE known (event_key VARCHAR)")
    if old:
        there = f"read_parquet([{', '.join(old)}], hive_partitioning=false)"
        engine.execute(f"INSERT INTO known SELECT event_key FROM {there} SEMI JOIN {ok} USING (event_key)")
    several = f"SELECT event_key FROM {ok} GROUP BY event_key HAVING count(*) > 1"
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE repeats AS SELECT raw_file, raw_line, event_key FROM "
        "(SELECT raw_file, raw_line, event_key, event_key IN (FROM known) AS is_old, "
        f"row_number() OVER (PARTITION BY event_key ORDER BY raw_file, raw_line) AS place FROM {ok} "
        f"WHERE event_key IN ({several}) OR event_key IN (FROM known)) WHERE is_old OR place > 1"
    )
    return dict(engine.execute("SELECT raw_file, count(*) FROM repeats GROUP BY raw_file").fetchall())


def _find_parts(engine: DuckDBPyConnection, lake: Path, relation: str, parts: Sequence[lakes.Part]) -> list[str]:
    """Give the parts that can hold an id of the relation, as SQL's texts."""
    sources = sorted({part.source for part in parts})
    if not sources:
        return []
    listed = ", ".join(literal(source) for source in sources)
    spans = engine.execute(
        f"SELECT source, min(event_key), max(event_key) FROM {relation} WHERE source IN ({listed}) GROUP BY source"
    ).fetchall()
    return [
        name_of(lake / part.path)
        for part in parts
        if any(part.source == span[0] and part.first_key <= span[2] and part.last_key >= span[1] for span in spans)
    ]


def _without(report: FileReport, repeats: dict[str, int]) -> FileReport:
    """Take the repeated ids off a file's events."""
    count = repeats.get(raw_name(report.sha256, report.name), 0)
    if not count:
        return report
    aside = dict(sorted({**report.aside, "repeat": count}.items()))
    return replace(report, events=report.events - count, aside=aside)


def raw_name(sha256: str, name: str) -> str:
    """Give what ``raw_file`` says of a file."""
    return f"{sha256[:12]}/{name}"


def _gather_aside(
    engine: DuckDBPyConnection, staged: Sequence[Staged], target: Path, *, repeats: dict[str, int]
) -> Path | None:
    files = [text.aside_file for text in staged if text.aside_file.exists()]
    if not files and not repeats:
        return None
    with target.open("wb") as out:
        for file in files:
            with file.open("rb") as stream:
                shutil.copyfileobj(stream, out)
        if repeats:
            found = engine.execute("SELECT raw_file, raw_line FROM repeats ORDER BY raw_file, raw_line")
            while some := found.fetchmany(10_000):
                for file, line in some:
                    entry = {"file": file, "line": line, "reason": "repeat", "text": None}
                    out.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
    return target


def _name(reports: Sequence[FileReport]) -> str:
    """Name a batch by what its files hold."""
    told = "\n".join(sorted(f"{report.sha256} {report.name}" for report in reports))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _iter_parts(engine: DuckDBPyConnection, ready: Path, batch: str) -> Iterator[tuple[Path, lakes.Part]]:
    """Yield each written file with its record."""
    for folder in sorted(ready.glob("source=*/year=*")):
        source = folder.parent.name.removeprefix("source=")
        year = int(folder.name.removeprefix("year="))
        for number, path in enumerate(sorted(folder.glob("*.parquet"))):
            table = f"read_parquet({literal(str(path))}, hive_partitioning=false)"
            row = engine.execute(f"SELECT count(*), min(event_key), max(event_key) FROM {table}").fetchall()[0]
            place = PART.format(source=source, year=year, batch=batch, number=number)
            yield (
                path,
                lakes.Part(place, source, year, row[0], path.stat().st_size, row[1], row[2], *_look_at(engine, path)),
            )


def _look_at(engine: DuckDBPyConnection, path: Path) -> tuple[tuple[str, ...], bool, bool]:
    """Tell code books, whether every weight is 1, and whether every event has a quad class of 1 to 4.

    Parquet keeps the extremes of each column; there are two code books, so that the least and the greatest are all.
    """
    found = engine.execute(
        "SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count "
        f"FROM parquet_metadata({literal(str(path))}) WHERE path_in_schema IN {_LOOKED_AT}"
    ).fetchall()
    ends = {wanted: {text for name, *pair, _ in found if name == wanted for text in pair} for wanted in _LOOKED_AT}
    has_all = not any(missing for name, *_, missing in found if name == "quad")
    has_quads = has_all and ends["quad"] <= {str(place) for place, _ in enumerate(QUAD_NAMES, 1)}
    return tuple(sorted(ends["ontology"])), ends["weight"] == {"1.0"}, has_quads
