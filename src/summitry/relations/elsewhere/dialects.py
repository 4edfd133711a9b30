"""DuckDB's SQL in the words of other engines, by sqlglot; what it gets wrong for our queries is put right here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from summitry.errors import InputError, UnknownCode

if TYPE_CHECKING:
    from types import ModuleType

Engine = Literal["duckdb", "spark", "clickhouse", "bigquery"]
ENGINES: tuple[Engine, ...] = ("duckdb", "spark", "clickhouse", "bigquery")

#: BigQuery's names of our periods; its WEEK begins on Sunday, its ISOWEEK on Monday as everywhere else here.
_BIGQUERY_UNITS = {"WEEK": "ISOWEEK", "MONTH": "MONTH", "QUARTER": "QUARTER"}

#: ClickHouse lets an alias stand for its expression everywhere in the same SELECT, also where a column has that name.
_CLICKHOUSE_SETTINGS = "SETTINGS prefer_column_name_to_alias = 1"


def translate(sql: str, engine: Engine) -> str:
    """Write a query of ours, which is DuckDB's SQL, for an engine.

    Raises:
        InputError: sqlglot is not installed.
        UnknownCode: There is no such engine.
    """
    if engine not in ENGINES:
        raise UnknownCode(engine, "engine", ENGINES)
    sqlglot = _import_sqlglot()
    tree = sqlglot.parse_one(sql, read="duckdb")
    if engine == "bigquery":
        tree = tree.transform(_to_bigquery)
    text = tree.sql(dialect=engine, pretty=True)
    return f"{text}\n{_CLICKHOUSE_SETTINGS}" if engine == "clickhouse" else str(text)


def _import_sqlglot() -> ModuleType:
    try:
        import sqlglot  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError:
        msg = "SQL for other engines wants sqlglot, which is not installed: pip install 'summitry[sql]'"
        raise InputError(msg) from None
    return sqlglot


def _to_bigquery(node: Any) -> Any:
    """Truncate days as days, from Monday on; count intervals in whole numbers; let QUALIFY follow a WHERE."""
    from sqlglot import exp  # noqa: PLC0415 -- an extra

    if isinstance(node, exp.DateTrunc | exp.TimestampTrunc):
        unit = _BIGQUERY_UNITS[node.text("unit").upper()]
        return exp.Anonymous(this="DATE_TRUNC", expressions=[node.this, exp.var(unit)])
    if isinstance(node, exp.Interval) and isinstance(node.this, exp.Literal):
        return exp.Interval(this=exp.Literal.number(node.this.name), unit=node.args["unit"])
    if isinstance(node, exp.Select) and node.args.get("qualify") and not node.args.get("where"):
        return node.where(exp.true())
    return node
