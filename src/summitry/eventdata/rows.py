"""The SQL that turns raw rows into the lake's rows, each with ``reason``: ``ok``, or why it is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.eventdata.engine import folded
from summitry.eventdata.readers.record import PARSED, literal, quoted
from summitry.eventdata.schema import NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from summitry.eventdata.detect import Layout
    from summitry.eventdata.readers import Reader
    from summitry.eventdata.record import Settings

#: Cells read beyond the last column, to tell a row that has too many.
SURPLUS = tuple(f"surplus {number}" for number in range(1, 5))
#: Stands for a cell that is not there; DuckDB's NULL, where an empty cell is an empty text.
_NO_CELL = "\x01"
#: Bytes of a line at most; DuckDB holds several buffers of ``_BUFFER`` bytes.
_LONGEST_LINE = 2_000_000
_BUFFER = 8_000_000

#: What a code looks like that the code book does not list; such a row is kept, its type unknown.
_CODE_LIKE = {"CAMEO": "(0[1-9]|1[0-9]|20)[0-9]{0,2}", "PLOVER": "[A-Z][A-Z_ -]*"}


def from_text(path: Path, layout: Layout, raw_file: str, *, is_mended: bool, lines_before: int = 0) -> str:
    """Give SQL for the raw rows of a text: ``file``, ``line``, the columns as VARCHAR, and whether it has all cells.

    Args:
        path: The text, whose path holds no pattern signs.
        layout: Its columns.
        raw_file: What ``file`` says.
        is_mended: Whether ``mend`` wrote it, with the line number in front and no header.
        lines_before: Lines in front of it in the raw file, of which it is the rest; a header is one of them.
    """
    reader = layout.reader
    columns = (*(("line number",) if is_mended else ()), *layout.columns, *SURPLUS)
    kinds = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in columns)
    skip = int(reader.has_header and not is_mended and not lines_before)
    table = (
        f"read_csv({literal(str(path))}, delim='\t', quote='', escape='', header=false, auto_detect=false, "
        f"null_padding=true, nullstr='{_NO_CELL}', skip={skip}, max_line_size={_LONGEST_LINE}, "
        f"buffer_size={_BUFFER}, columns={{{kinds}}})"
    )
    line = 'CAST("line number" AS BIGINT)' if is_mended else f"row_number() OVER () + {lines_before + skip}"
    return (
        f"SELECT {literal(raw_file)} AS file, {line} AS line, NOT ({_has_all_cells(layout)}) AS is_cut, "
        f"{_selected(reader, layout.columns)} FROM {table}"
    )


def from_parquet(path: Path, layout: Layout, raw_file: str) -> str:
    """Give SQL for the raw rows of a Parquet file; ``line`` counts its rows from 1."""
    table = f"read_parquet({literal(str(path))}, file_row_number=true, hive_partitioning=false)"
    return (
        f"SELECT {literal(raw_file)} AS file, file_row_number + 1 AS line, false AS is_cut, "
        f"{_selected(layout.reader, layout.columns)} FROM {table}"
    )


def _selected(reader: Reader, there: tuple[str, ...]) -> str:
    """Give the reader's columns as text; one that the table lacks is NULL."""
    have = set(there)
    cells = (
        f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}"
        if name in have
        else f"CAST(NULL AS VARCHAR) AS {quoted(name)}"
        for name in reader.columns
    )
    return ", ".join(cells)


def _has_all_cells(layout: Layout) -> str:
    """Give SQL for: as many cells as one of the widths; tabs at the end of a row with a header do no harm."""
    columns = (*layout.columns, *SURPLUS)
    tests = []
    for width in sorted(layout.widths):
        rest = [f"{quoted(columns[width])} IS NULL"]
        if layout.reader.has_header:
            rest = [f"coalesce({quoted(name)}, '') = ''" for name in SURPLUS]
        tests.append(f"{quoted(columns[width - 1])} IS NOT NULL AND {' AND '.join(rest)}")
    return " OR ".join(f"({test})" for test in tests)


def select_rows(raw: str, reader: Reader, settings: Settings) -> str:
    """Give SQL for the lake's columns, with ``source``, ``year`` and ``reason``."""
    parsed = ", ".join(
        f"{reader.fields.get(name) or f'CAST(NULL AS {kind})'} AS {name}" for name, kind in PARSED.items()
    )
    url = "p.url" if settings.keep_urls else "CAST(NULL AS VARCHAR)"
    return f"""
WITH raw AS NOT MATERIALIZED ({raw}),
p AS NOT MATERIALIZED (SELECT file, line, is_cut, {parsed} FROM {reader.relation}),
told AS NOT MATERIALIZED (
  SELECT
    {literal(reader.source)} || ':' || p.id AS event_key,
    p.event_date,
    p.known_at,
    CASE WHEN p.known_at IS NOT NULL THEN p.known_from END AS known_from,
    {_side("actor", "a")},
    {_side("recipient", "r")},
    p.code,
    {literal(reader.ontology)} AS ontology,
    coalesce(p.event_type, c.event_type) AS event_type,
    p.mode,
    CASE WHEN p.quad BETWEEN 0 AND 4 THEN p.quad ELSE c.quad END AS quad,
    coalesce({_finite("goldstein")}, c.goldstein) AS goldstein,
    coalesce({_finite("plover_score")}, c.plover_score) AS plover_score,
    coalesce({_finite("weight")}, 1.0) AS weight,
    p.n_mentions, p.n_sources, p.n_articles, p.is_root, {_finite("confidence")} AS confidence,
    {_number("p.article")} AS url_cluster,
    {url} AS url,
    p.file AS raw_file,
    p.line AS raw_line,
    {literal(reader.source)} AS source,
    CAST(year(p.event_date) AS SMALLINT) AS year,
    CASE
      WHEN p.is_cut THEN 'columns'
      WHEN p.id IS NULL THEN 'id'
      WHEN p.event_date IS NULL THEN 'date'
      WHEN p.event_date > coalesce(CAST(p.known_at AS DATE), {_day(settings)}) + 1 THEN 'future'
      WHEN p.event_date > {_day(settings)} + 1 THEN 'future'
      WHEN p.flaw IS NOT NULL THEN p.flaw
      WHEN c.code IS NOT NULL THEN 'ok'
      WHEN coalesce(regexp_full_match(p.code, '{_CODE_LIKE[reader.ontology]}'), false) THEN 'ok'
      ELSE 'code'
    END AS reason
  FROM p
  LEFT JOIN places a ON a.code = {folded(reader.system, "p.actor_code")}
  LEFT JOIN places r ON r.code = {folded(reader.system, "p.recipient_code")}
  LEFT JOIN codes c ON c.code = p.code
),
numbered AS NOT MATERIALIZED (
  SELECT *, {_number(_ALIKE)} AS dup_group FROM told
)
SELECT {", ".join(NAMES)}, source, year, reason FROM numbered"""


_ALIKE = (
    "CASE WHEN url_cluster IS NOT NULL THEN concat(event_date, '|', actor, '|', actor_role, '|', recipient, '|', "
    "recipient_role, '|', code, '|', url_cluster) END"
)


def _side(name: str, alias: str) -> str:
    """Give SQL for who a side is, what, and in which role; what no list knows keeps its code."""
    return f"""coalesce({alias}.actor, p.{name}_code, p.{name}_group) AS {name},
    coalesce({alias}.kind, CASE WHEN p.{name}_code IS NOT NULL THEN 'other'
      WHEN p.{name}_group IS NOT NULL THEN 'organisation' ELSE 'unknown' END) AS {name}_kind,
    p.{name}_role"""


def _finite(name: str) -> str:
    """Give SQL for a number; NaN and infinity, which a cast takes for numbers, are none."""
    return f"CASE WHEN isfinite(p.{name}) THEN p.{name} END"


def _number(expression: str) -> str:
    """Give SQL for the first 60 bits of a text's SHA-1, which any engine can compute again."""
    return f"CAST('0x' || left(sha1({expression}), 15) AS BIGINT)"


def _day(settings: Settings) -> str:
    return f"DATE '{settings.today.isoformat()}'"
