"""A ready dyad series or a plain table of events (CSV or Parquet) as event rows and as a panel."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry.codebook import load_scheme
from summitry.errors import InputError
from summitry.eventdata.schema import QUAD_NAMES
from summitry.relations.asking import asking
from summitry.relations.assemble import to_panel
from summitry.relations.rows import QUAD_OF_CAMEO, EventRows, Selection, quote, quote_name

if TYPE_CHECKING:
    from summitry.relations.panel import Grain, Panel

PARQUET = (".parquet", ".pq")
_LONGEST_HEAD = 100_000
CSV = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of a series' columns.

    Attributes:
        date: The day: a date, an instant, ``2018-07-16`` or ``20180716``.
        a: One side; the actor where the series is directed.
        b: The other side; the recipient.
        value: The intensity.
        count: Events that a row stands for; a row is one event where it is None and no column is called ``count``.
        known_at: Instant from which the row was known; likewise.
        code: CAMEO code as text, or PLOVER type; likewise.
        measure: What the value is, in words.
    """

    date: str = "date"
    a: str = "a"
    b: str = "b"
    value: str = "value"
    count: str | None = None
    known_at: str | None = None
    code: str | None = None
    measure: str = ""

    @classmethod
    def parse(cls, text: str) -> Columns:
        """Read ``date=Event Date,a=source,b=target``; what is not named keeps its default.

        Raises:
            InputError: A part is not ``field=column``, or there is no such field.
        """
        known = [field.name for field in fields(cls)]
        named = {}
        for part in text.split(",") if text.strip() else []:
            field, equals, column = part.partition("=")
            if not equals or field.strip() not in known or not column.strip():
                msg = f"columns: {part!r} is not FIELD=COLUMN with FIELD one of {', '.join(known)}"
                raise InputError(msg)
            named[field.strip()] = column.strip()
        return cls(**named)


def read_series(
    path: Path | str,
    *,
    by: Grain,
    columns: Columns | None = None,
    directed: bool = False,
    dyads: tuple[tuple[str, str], ...] | None = None,
    busiest: int | None = None,
    selection: Selection | None = None,
) -> Panel:
    """Read a series of dyads into a panel.

    A row is a dyad-day or one event. Rows of one dyad and period are averaged, each as often as its count. Rows
    without a day, a side or a value, and those of a side with itself, are left out and counted in ``sources``.

    Args:
        path: CSV or Parquet.
        by: Length of a period.
        columns: Names of the columns, where they are not ``date, a, b, value``.
        directed: Keep ``a`` to ``b`` and ``b`` to ``a`` apart.
        dyads: These alone.
        busiest: Only so many dyads, those that have the most days with events.
        selection: Days and kinds of events; its ``is_directed`` is taken from ``directed``.

    Raises:
        InputError: The file is not there, is no table, lacks a column, or nothing is left of it.
    """
    chosen = selection or Selection()
    if chosen.is_directed != directed:
        chosen = replace(chosen, is_directed=directed)
    return to_panel(open_series(path, columns), chosen, by=by, dyads=dyads, busiest=busiest)


def open_series(path: Path | str, columns: Columns | None = None) -> EventRows:
    """Look at a series file: its columns, its rows and what of them cannot be used.

    Raises:
        InputError: The file is not there, is no table, or lacks a column.
    """
    path = Path(path)
    columns = columns or Columns()
    table = _table_sql(path)
    with asking(f"{path} cannot be read as a table") as connection:
        types = {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE SELECT * FROM {table}").fetchall()}
        picked = _pick(columns, types, path)
        reading = _reading_sql(table, picked)
        tally = connection.execute(f"SELECT {_TALLY} FROM ({reading}) AS r").fetchone()
    assert tally is not None
    has_code = picked.code is not None
    return EventRows(
        sql=f"SELECT * FROM ({reading}) AS r WHERE {_IS_USABLE}",
        name=f"{path.name} ({_tally_words(tally)})",
        measure=columns.measure or f"mean {columns.value}",
        has_code=has_code,
        has_quad=has_code,
        has_single_events=picked.count is None,
        has_unit_weights=picked.count is None,
    )


_IS_USABLE = (
    "day IS NOT NULL AND a IS NOT NULL AND b IS NOT NULL AND a <> b AND value IS NOT NULL AND isfinite(value)"
    " AND weight > 0"
)
_TALLY = (
    f"count(*), count(*) FILTER (WHERE {_IS_USABLE}), count(*) FILTER (WHERE day IS NULL),"
    " count(*) FILTER (WHERE a IS NULL OR b IS NULL), count(*) FILTER (WHERE a = b),"
    " count(*) FILTER (WHERE value IS NULL OR NOT isfinite(value)),"
    " count(*) FILTER (WHERE weight IS NULL OR weight <= 0)"
)


def _table_sql(path: Path) -> str:
    if any(sign in str(path) for sign in "*?[]"):
        msg = f"{path}: DuckDB takes *, ?, [ and ] in a path for a pattern; rename the file"
        raise InputError(msg)
    if not path.is_file():
        msg = f"{path} is no file; give a CSV or Parquet file with date, a, b, value"
        raise InputError(msg)
    name = path.name.lower()
    if name.endswith(PARQUET):
        return f"read_parquet({quote(str(path))})"
    if name.endswith(CSV):
        form = f"delim = {quote(_find_delimiter(path))}, quote = '\"', escape = '\"', header = true, all_varchar = true"
        return f"read_csv({quote(str(path))}, {form})"
    msg = f"{path} is neither CSV nor Parquet by its name ({', '.join(CSV + PARQUET)})"
    raise InputError(msg)


def _find_delimiter(path: Path) -> str:
    """Tell what parts the columns by the first line, which decides where DuckDB would guess from more."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.name.lower().endswith(".gz")
            else path.open(encoding="utf-8") as file
        ):
            head = file.readline(_LONGEST_HEAD)
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read as text: {error}"
        raise InputError(msg) from error
    return max(",\t;|", key=lambda sign: (head.count(sign), sign == ","))


def _pick(columns: Columns, types: dict[str, str], path: Path) -> Columns:
    """Settle the columns that need not be there, and check those that must.

    Raises:
        InputError: A column is missing, or codes are stored as numbers.
    """
    chosen: dict[str, Any] = {}
    for field in fields(columns):
        name = getattr(columns, field.name)
        if field.name == "measure":
            continue
        if name is None:
            chosen[field.name] = field.name if field.name in types else None
            continue
        if name not in types:
            msg = f"{path} has no column {name!r} for `{field.name}`; it has {', '.join(types)}"
            raise InputError(msg)
        chosen[field.name] = name
    code = chosen["code"]
    if code is not None and types[code] != "VARCHAR":
        msg = f"{path}: column {code!r} holds CAMEO codes as {types[code]}; codes are text, such as '042'"
        raise InputError(msg)
    return Columns(**chosen)


def _reading_sql(table: str, columns: Columns) -> str:
    date = f"{quote_name(columns.date)}::VARCHAR"
    weight = f"try_cast({quote_name(columns.count)} AS BIGINT)" if columns.count else "1::BIGINT"
    known_at = (
        f"try_cast({quote_name(columns.known_at)}::VARCHAR AS TIMESTAMP)" if columns.known_at else "NULL::TIMESTAMP"
    )
    code = f"nullif(trim({quote_name(columns.code)}), '')" if columns.code else "NULL::VARCHAR"
    return (
        f"SELECT *, {_quad_sql()} AS quad, NULL::BOOLEAN AS is_government FROM (SELECT"
        f" coalesce(try_cast({date} AS DATE), try_strptime({date}, '%Y%m%d')::DATE) AS day,"
        f" {_side(columns.a)} AS a, {_side(columns.b)} AS b,"
        f" try_cast({quote_name(columns.value)} AS DOUBLE) AS value, {weight} AS weight, {known_at} AS known_at,"
        f" {code} AS code FROM {table}) AS t"
    )


def _quad_sql() -> str:
    """Write a code's quad class as SQL: PLOVER types by the scheme, CAMEO codes by their root."""
    types = " ".join(
        f"WHEN {quote(name)} THEN {QUAD_NAMES.index(kind.quad) + 1}" for name, kind in load_scheme().types.items()
    )
    return f"CASE code {types} ELSE {QUAD_OF_CAMEO} END"


def _side(column: str) -> str:
    return f"nullif(trim({quote_name(column)}::VARCHAR), '')"


def _tally_words(tally: tuple[int, ...]) -> str:
    rows, usable, *reasons = tally
    words = ("without a day", "without a side", "of a side with itself", "without a value", "without a count")
    left = ", ".join(f"{count:,} {why}" for count, why in zip(reasons, words, strict=True) if count)
    return f"{rows:,} rows, {usable:,} used" + (f"; left out: {left}" if left else "")
