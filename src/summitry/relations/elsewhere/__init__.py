"""The same questions on other engines: Spark, ClickHouse, BigQuery run the SQL that DuckDB runs, in their dialect.

barometer_sql("bigquery", by="month", dyads=(("USA", "RUS"),), selection=Selection(since=date(2018, 1, 1)))
add_up_on_spark(session, "lake", by="month")
"""

from __future__ import annotations

from summitry.relations.elsewhere.dialects import ENGINES, Engine, translate
from summitry.relations.elsewhere.query import Layout, Table, barometer_sql, make_rows
from summitry.relations.elsewhere.spark import add_up_on_spark, measure_on_spark, open_on_spark
from summitry.relations.elsewhere.sums import measure_sums, read_sums

__all__ = [
    "ENGINES",
    "Engine",
    "Layout",
    "Table",
    "add_up_on_spark",
    "barometer_sql",
    "make_rows",
    "measure_on_spark",
    "measure_sums",
    "open_on_spark",
    "read_sums",
    "translate",
]
