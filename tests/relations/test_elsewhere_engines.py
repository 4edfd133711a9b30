"""ClickHouse for real, inside this process; and BigQuery's own analyser (GoogleSQL), which knows its types and functions."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import duckdb
import pytest

from summitry.eventdata import RULES
from summitry.relations.cells import cells_sql
from summitry.relations.elsewhere import Table, barometer_sql
from summitry.relations.elsewhere.query import PUBLIC_GDELT
from summitry.relations.lake import Reading, open_lake
from summitry.relations.rows import Selection
from tests.relations.gdelt_files import make_lake, write_gdelt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

pytestmark = pytest.mark.long

SELECTIONS = {
    "plain": Selection(since=date(2018, 1, 1), until=date(2018, 3, 31)),
    "directed": Selection(since=date(2018, 1, 1), is_directed=True),
    "material, without meetings, known early": Selection(
        since=date(2018, 1, 1), mode="material", without_meetings=True, government_only=True, known_within=3
    ),
}
PERIODS = ("week", "month", "quarter")


@pytest.fixture(scope="module")
def lake(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("lakes")
    return make_lake(folder / "lake", write_gdelt(folder / "20180101.export.CSV"))


@pytest.fixture(scope="module")
def clickhouse(tmp_path_factory, lake) -> Callable[[str], list[list[str]]]:
    sessions = pytest.importorskip("chdb.session", reason="chdb is not installed")
    made = sessions.Session(str(tmp_path_factory.mktemp("clickhouse") / "data"))
    made.query("CREATE DATABASE summitry ENGINE = Atomic")
    made.query("USE summitry")
    files = f"file('{lake}/source=*/year=*/*.parquet', Parquet)"
    made.query(f"CREATE VIEW events AS SELECT * FROM {files} SETTINGS use_hive_partitioning = 1")
    return lambda sql: list(csv.reader(io.StringIO(str(made.query(sql, "CSV")))))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("by", PERIODS)
@pytest.mark.parametrize("name", SELECTIONS)
def test_clickhouse_adds_up_as_duckdb_does(clickhouse, lake, name, by, rule):
    selection = SELECTIONS[name]
    found = clickhouse(barometer_sql("clickhouse", by=by, selection=selection, table=Table(rule=rule)))
    rows = open_lake(lake, Reading(deduplication=rule))
    with duckdb.connect() as engine:
        wanted = engine.execute(cells_sql(rows.select(selection, by=by), by)).fetchall()
    assert [row[:3] for row in found] == [[row[0], row[1], row[2].isoformat()] for row in wanted]
    assert len(found) > 10
    for one, other in zip(found, wanted, strict=True):
        assert [float(cell) for cell in one[3:]] == pytest.approx(other[3:], rel=1e-9, abs=1e-9)


@pytest.fixture(scope="module")
def analyse() -> Callable[[str], Any]:
    """BigQuery's analyser with the public table's columns, as its schema page lists them."""
    api = pytest.importorskip("zetasql.api", reason="zetasql is not installed")
    types = pytest.importorskip("zetasql.types", reason="zetasql is not installed")
    kind = types.TypeKind
    columns = {
        "GLOBALEVENTID": kind.TYPE_INT64,
        "SQLDATE": kind.TYPE_INT64,
        "Actor1CountryCode": kind.TYPE_STRING,
        "Actor1Type1Code": kind.TYPE_STRING,
        "Actor2CountryCode": kind.TYPE_STRING,
        "Actor2Type1Code": kind.TYPE_STRING,
        "EventCode": kind.TYPE_STRING,
        "QuadClass": kind.TYPE_INT64,
        "GoldsteinScale": kind.TYPE_DOUBLE,
        "DATEADDED": kind.TYPE_INT64,
        "SOURCEURL": kind.TYPE_STRING,
        "_PARTITIONTIME": kind.TYPE_TIMESTAMP,
    }
    table = api.TableBuilder("gdelt")
    for column, type_of in columns.items():
        table = table.add_column(column, type_of)
    language = types.LanguageOptions.maximum_features()
    functions = types.ZetaSQLBuiltinFunctionOptions(language_options=language)
    catalog = api.CatalogBuilder("public").add_table(table.build()).with_builtin_functions(functions).build()
    analyser = api.Analyzer(types.AnalyzerOptions(language_options=language), catalog)
    return lambda sql: analyser.analyze_statement(sql.replace("`gdelt-bq`.`gdeltv2`.`events_partitioned`", "gdelt"))


@pytest.mark.parametrize(
    ("name", "by", "rule"),
    [(name, by, "none") for name in SELECTIONS for by in PERIODS] + [("plain", "week", rule) for rule in RULES],
)
def test_bigquerys_analyser_accepts_the_query(analyse, name, by, rule):
    table = Table(PUBLIC_GDELT.name, "gdelt", rule=rule)
    statement = analyse(barometer_sql("bigquery", by=by, selection=SELECTIONS[name], table=table))
    assert [column.name for column in statement.output_column_list][:4] == ["a", "b", "start", "n"]


def test_bigquerys_analyser_would_find_a_wrong_type(analyse):
    sql = barometer_sql("bigquery", by="week", selection=SELECTIONS["plain"])
    with pytest.raises(Exception, match="No matching signature"):
        analyse(sql.replace("SQLDATE >= 20180101", "SQLDATE >= CAST('2018-01-01' AS DATE)"))
