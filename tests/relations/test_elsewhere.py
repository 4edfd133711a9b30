from __future__ import annotations

import builtins
import json
import sys
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pytest
import sqlglot
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify

from summitry.cli import main
from summitry.errors import InputError, UnknownCode
from summitry.eventdata import COLUMNS, PARTITION, RULES
from summitry.eventdata.readers.gdelt import COLUMNS_2
from summitry.relations.barometer_all import measure_all
from summitry.relations.cells import add_up, cells_sql, to_cells
from summitry.relations.elsewhere import (
    ENGINES,
    Table,
    barometer_sql,
    make_rows,
    measure_sums,
    read_sums,
    translate,
)
from summitry.relations.elsewhere.query import PUBLIC_GDELT, _find_known_until
from summitry.relations.lake import Reading, open_lake
from summitry.relations.rows import Selection
from tests.relations.gdelt_files import make_lake, write_gdelt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summitry.relations.cells import Cells

SINCE, UNTIL = date(2018, 1, 1), date(2018, 3, 31)
SELECTIONS = {
    "plain": Selection(since=SINCE, until=UNTIL),
    "directed": Selection(since=SINCE, until=UNTIL, is_directed=True),
    "material": Selection(since=SINCE, until=UNTIL, mode="material"),
    "governments without meetings": Selection(
        since=SINCE, until=UNTIL, without_meetings=True, government_only=True, known_within=3
    ),
}
DYADS = (("USA", "RUS"), ("ROU", "CHN"))
LAKE_SCHEMA = {"events": {column.name: column.kind for column in (*COLUMNS, *PARTITION)}}
WHOLE_NUMBERS = {"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "DATEADDED"}


def raw_kind(name: str) -> str:
    if name in WHOLE_NUMBERS:
        return "BIGINT"
    return "DOUBLE" if name == "GoldsteinScale" else "VARCHAR"


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    return write_gdelt(tmp_path_factory.mktemp("raw") / "20180101.export.CSV")


@pytest.fixture(scope="module")
def lake(tmp_path_factory, raw) -> Path:
    return make_lake(tmp_path_factory.mktemp("lakes") / "lake", raw)


@pytest.fixture(scope="module")
def public(raw) -> Iterator[duckdb.DuckDBPyConnection]:
    """The raw rows under the name and with the types of BigQuery's public table."""
    columns = ", ".join(f"'{name}': '{raw_kind(name)}'" for name in COLUMNS_2)
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS \"gdelt-bq\"")
        engine.execute('CREATE SCHEMA "gdelt-bq".gdeltv2')
        engine.execute(
            'CREATE TABLE "gdelt-bq".gdeltv2.events_partitioned AS SELECT *,'
            " date_trunc('day', strptime(DATEADDED::VARCHAR, '%Y%m%d%H%M%S'))::TIMESTAMP AS _PARTITIONTIME"
            f" FROM read_csv('{raw}', delim='\t', header=false, quote='', escape='', columns={{{columns}}})"
        )
        yield engine


def truth(lake: Path, by: str, selection: Selection, rule: str, dyads=None) -> Cells:
    rows = open_lake(lake, Reading(deduplication=rule))
    with duckdb.connect() as engine:
        return add_up(engine, rows.select(selection, dyads, by=by), by, has_single_events=True)


def run(engine: duckdb.DuckDBPyConnection, sql: str) -> Cells:
    found = {name: np.ma.getdata(values) for name, values in engine.execute(sql).fetchnumpy().items()}
    return to_cells(found, has_single_events=True)


def assert_same(found: Cells, wanted: Cells) -> None:
    assert found.dyads == wanted.dyads
    assert found.starts.astype("datetime64[D]").tolist() == wanted.starts.tolist()
    for name in ("intensity", "cooperation"):
        one, other = getattr(found, name), getattr(wanted, name)
        for field in fields(one):
            np.testing.assert_allclose(
                getattr(one, field.name), getattr(other, field.name), rtol=1e-9, atol=1e-9, err_msg=field.name
            )


@pytest.mark.parametrize(
    ("by", "name", "rule"),
    [("week", name, "none") for name in SELECTIONS] + [("month", "directed", rule) for rule in RULES],
)
def test_bigquerys_query_of_the_public_table_gives_what_the_lake_gives(public, lake, by, name, rule):
    selection = SELECTIONS[name]
    sql = barometer_sql("bigquery", by=by, selection=selection, table=Table(PUBLIC_GDELT.name, "gdelt", rule=rule))
    found = run(public, sqlglot.transpile(sql, read="bigquery", write="duckdb")[0])
    wanted = truth(lake, by, selection, rule)
    assert len(wanted.starts) > 30
    assert_same(found, wanted)


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "bigquery"])
@pytest.mark.parametrize(("name", "rule"), [("governments without meetings", "none"), ("plain", "mirror")])
def test_a_query_read_back_from_its_dialect_gives_what_the_lake_gives(lake, engine, name, rule):
    selection = SELECTIONS[name]
    sql = barometer_sql(engine, by="week", selection=selection, dyads=DYADS, table=Table(rule=rule))
    back = sqlglot.transpile(sql.partition("\nSETTINGS")[0], read=engine, write="duckdb")[0]
    with duckdb.connect() as runner:
        runner.execute(
            f"CREATE VIEW events AS FROM read_parquet('{lake}/source=*/year=*/*.parquet', hive_partitioning=true)"
        )
        assert_same(run(runner, back), truth(lake, "week", selection, rule, DYADS))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("layout", ["lake", "gdelt"])
def test_every_column_of_a_query_is_one_that_the_table_has(engine, layout):
    table = Table("events", layout, rule="mirror")
    schema = LAKE_SCHEMA if layout == "lake" else {"events": {name: raw_kind(name) for name in COLUMNS_2}}
    if engine == "bigquery" and layout == "gdelt":
        table = PUBLIC_GDELT
        schema = {"gdelt-bq": {"gdeltv2": {"events_partitioned": schema["events"] | {"_PARTITIONTIME": "TIMESTAMP"}}}}
    sql = barometer_sql(engine, by="quarter", selection=SELECTIONS["plain"], dyads=DYADS, table=table)
    text = sql.partition("\nSETTINGS")[0]
    tree = qualify(sqlglot.parse_one(text, read=engine), schema=schema, dialect=engine, validate_qualify_columns=True)
    assert [column.alias_or_name for column in tree.selects][:4] == ["a", "b", "start", "n"]


def test_a_column_that_is_not_there_would_be_found():
    sql = barometer_sql("spark", table=Table())
    less = {"events": {name: kind for name, kind in LAKE_SCHEMA["events"].items() if name != "goldstein"}}
    with pytest.raises(sqlglot.errors.OptimizeError, match="goldstein"):
        qualify(sqlglot.parse_one(sql, read="spark"), schema=less, dialect="spark")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_of_the_sides_makes_no_difference(engine):
    selection = Selection(since=SINCE)
    one, other = (barometer_sql(engine, selection=selection, dyads=(d,)) for d in (("USA", "RUS"), ("RUS", "USA")))
    assert one == other


def test_bigquery_reads_the_days_asked_for_and_the_columns_that_it_needs():
    selection = Selection(since=SINCE, until=UNTIL, known_within=3)
    tree = sqlglot.parse_one(barometer_sql("bigquery", selection=selection), read="bigquery")
    source = next(table for table in tree.find_all(exp.Table) if table.name != "days").find_ancestor(exp.Select)
    bounds = {node.sql("bigquery") for node in source.find_all(exp.GTE, exp.LTE) if "_PARTITIONTIME" in node.sql()}
    assert bounds == {
        "_PARTITIONTIME >= CAST('2017-12-31' AS TIMESTAMP)",
        "_PARTITIONTIME <= CAST('2018-04-04' AS TIMESTAMP)",
    }
    assert not source.find(exp.Star)
    names = {column.name for column in source.find_all(exp.Column)}
    assert names == {
        "GLOBALEVENTID", "SQLDATE", "DATEADDED", "Actor1CountryCode", "Actor1Type1Code", "Actor2CountryCode",
        "Actor2Type1Code", "EventCode", "QuadClass", "GoldsteinScale", "_PARTITIONTIME",
    }  # fmt: skip


def test_the_articles_address_is_read_only_where_the_rule_compares_it():
    plain, article = (
        barometer_sql("bigquery", selection=Selection(since=SINCE), table=Table(PUBLIC_GDELT.name, "gdelt", rule=rule))
        for rule in ("day", "article")
    )
    assert "SOURCEURL" not in plain
    assert "SOURCEURL" in article


def test_a_table_billed_by_the_day_is_not_asked_without_a_first_day():
    with pytest.raises(InputError, match="--since"):
        barometer_sql("bigquery")


@pytest.mark.parametrize(
    ("by", "until", "end"),
    [
        ("day", date(2018, 7, 16), date(2018, 7, 17)),
        ("week", date(2018, 7, 16), date(2018, 7, 23)),
        ("week", date(2018, 7, 15), date(2018, 7, 16)),
        ("month", date(2018, 12, 5), date(2019, 1, 1)),
        ("quarter", date(2018, 8, 31), date(2018, 10, 1)),
    ],
)
def test_the_last_day_that_matters_is_the_periods_end_and_the_days_after(by, until, end):
    assert _find_known_until(Selection(until=until, known_within=0), by) == end


def test_weeks_begin_on_monday_everywhere():
    assert "DATE_TRUNC(day, ISOWEEK)" in barometer_sql("bigquery", by="week", selection=Selection(since=SINCE))


def test_names_cannot_break_out_of_the_query():
    odd = ("USA', 'RUS')) OR TRUE --", "RUS")
    for engine in ENGINES:
        sql = barometer_sql(engine, dyads=(odd,), table=Table('ev"; DROP TABLE x; --', "lake"))
        tree = sqlglot.parse_one(sql.partition("\nSETTINGS")[0], read=engine)
        assert [table.name for table in tree.find_all(exp.Table) if table.name != "days"] == ['ev"; DROP TABLE x; --']
        assert any(literal.this == odd[0] for literal in tree.find_all(exp.Literal))
    with pytest.raises(UnknownCode):
        barometer_sql("bigquery", dyads=(odd,), selection=Selection(since=SINCE))


def test_unknown_engines_rules_and_code_books_are_told():
    with pytest.raises(UnknownCode, match="engine"):
        translate("SELECT 1", "oracle")
    with pytest.raises(UnknownCode, match="rule"):
        make_rows(Table(rule="twice"))
    with pytest.raises(InputError, match="CAMEO, PLOVER"):
        make_rows(Table(ontology="WEIS"))


def test_without_sqlglot_the_message_says_what_to_install(monkeypatch):
    whole = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name == "sqlglot":
            raise ModuleNotFoundError(name)
        return whole(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError, match=r"summitry\[sql\]"):
        barometer_sql("spark")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_sums_that_come_back_as_a_file_become_the_same_barometer(lake, tmp_path, ending):
    selection = SELECTIONS["plain"]
    path = tmp_path / f"sums.{ending}"
    with duckdb.connect() as engine:
        rows = open_lake(lake).select(selection, by="month")
        engine.execute(f"COPY (SELECT * FROM ({cells_sql(rows, 'month')}) ORDER BY n DESC) TO '{path}'")
    found = measure_sums(path, by="month", selection=selection)
    assert list(found.iter_rows()) == list(measure_all(lake, by="month", selection=selection).iter_rows())


def test_a_file_of_something_else_is_told(tmp_path):
    path = tmp_path / "sums.csv"
    path.write_text("a,b\nUSA,RUS\n")
    with pytest.raises(InputError, match="not the result of the barometer's query"):
        read_sums(path)
    with pytest.raises(InputError, match="no such file"):
        read_sums(tmp_path / "nothing.csv")


def summitry(monkeypatch, capsys, *words: str) -> tuple[int, str, str]:
    """Run the program in this process; give exit code, standard output and standard error."""
    monkeypatch.setattr(sys, "argv", ["summitry", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    code = ended.value.code
    return (int(code or 0), *capsys.readouterr())


def test_the_command_prints_the_query_that_the_function_gives(monkeypatch, capsys):
    words = ("events", "sql", "--engine", "bigquery", "--dyad", "usa", "rus", "--since", "2018-01-01")
    code, out, err = summitry(monkeypatch, capsys, *words)
    assert code == 0
    assert out == barometer_sql("bigquery", dyads=(("USA", "RUS"),), selection=Selection(since=SINCE)) + "\n"
    assert "bytes" in err


def test_the_command_says_what_bigquery_needs(monkeypatch, capsys):
    code, out, err = summitry(monkeypatch, capsys, "events", "sql", "--engine", "bigquery")
    assert (code, out) == (2, "")
    assert "--since" in err


def test_the_commands_json_holds_the_query_and_its_table(monkeypatch, capsys):
    words = ("events", "sql", "--engine", "spark", "--by", "week", "--dedup", "article", "--json")
    code, out, _ = summitry(monkeypatch, capsys, *words)
    told = json.loads(out)
    assert code == 0
    assert told["sql"] == barometer_sql("spark", by="week", table=Table(rule="article"))
    assert (told["engine"], told["table"], told["layout"]) == ("spark", "events", "lake")
