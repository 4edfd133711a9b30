"""Spark for real, on this machine: the same lake, the same sums, the same codings."""

from __future__ import annotations

import shutil
import sys
from dataclasses import fields
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pytest

from summitry import reading
from summitry.coding.rows import iter_rows
from summitry.errors import InputError
from summitry.eventdata import RULES
from summitry.ingest import Settings
from summitry.ingest.jsonlines import build_from_record
from summitry.reading.spark import SCHEMA, code_batches
from summitry.relations.barometer_all import measure_all
from summitry.relations.cells import add_up
from summitry.relations.elsewhere import Table, add_up_on_spark, barometer_sql, measure_on_spark, open_on_spark
from summitry.relations.lake import Reading, open_lake
from summitry.relations.rows import Selection
from tests.relations.gdelt_files import make_lake, write_gdelt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java here: Spark wants a JDK, 17 or later"),
    # Spark's and Ibis's own code, which is not ours to mend.
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning:pyspark.*", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

SELECTIONS = {
    "plain": Selection(since=date(2018, 1, 1), until=date(2018, 3, 31)),
    "directed": Selection(is_directed=True),
    "material, without meetings, known early": Selection(mode="material", without_meetings=True, known_within=3),
    "governments": Selection(government_only=True),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Iterator[Any]:
    sql = import_module("pyspark.sql")  # with Java there, a missing extra is a fault of the installation
    folder = tmp_path_factory.mktemp("spark")
    setting = pytest.MonkeyPatch()
    setting.setenv("PYSPARK_PYTHON", sys.executable)  # else Spark's workers run whatever python3 is first in the path
    made = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "1g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.local.dir", str(folder / "local"))
        .getOrCreate()
    )
    yield made
    made.stop()
    setting.undo()


@pytest.fixture(scope="module")
def lake(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("lakes")
    return make_lake(folder / "lake", write_gdelt(folder / "20180101.export.CSV", 4000))


@pytest.mark.parametrize(
    ("name", "rule"), [("plain", rule) for rule in RULES] + [(name, "none") for name in SELECTIONS if name != "plain"]
)
def test_spark_adds_up_as_duckdb_does(session, lake, name, rule):
    selection = SELECTIONS[name]
    found = add_up_on_spark(session, lake, by="week", selection=selection, table=Table(rule=rule))
    rows = open_lake(lake, Reading(deduplication=rule))
    with duckdb.connect() as engine:
        wanted = add_up(engine, rows.select(selection, by="week"), "week", has_single_events=True)
    assert found.dyads == wanted.dyads
    assert found.starts.tolist() == wanted.starts.tolist()
    assert len(found.starts) > 50
    for part in ("intensity", "cooperation"):
        one, other = getattr(found, part), getattr(wanted, part)
        for field in fields(one):
            np.testing.assert_allclose(getattr(one, field.name), getattr(other, field.name), rtol=1e-9, atol=1e-9)


def test_the_barometer_of_all_dyads_is_the_same(session, lake):
    found = measure_on_spark(session, lake, by="month", selection=SELECTIONS["plain"])
    wanted = measure_all(lake, by="month", selection=SELECTIONS["plain"])
    assert [row[:3] for row in found.iter_rows()] == [row[:3] for row in wanted.iter_rows()]
    np.testing.assert_allclose(found.intensity.low, wanted.intensity.low, rtol=1e-6)
    np.testing.assert_allclose(found.share.high, wanted.share.high, rtol=1e-6)


def test_the_printed_query_is_what_spark_runs(session, lake):
    open_on_spark(session, lake)
    query = barometer_sql("spark", by="month", selection=SELECTIONS["plain"], dyads=(("USA", "RUS"),))
    found = session.sql(query).collect()
    wanted = add_up_on_spark(session, lake, by="month", selection=SELECTIONS["plain"], dyads=(("USA", "RUS"),))
    assert [(row["a"], row["b"]) for row in found] == [("RUS", "USA")] * 3
    assert [row["n"] for row in found] == wanted.intensity.n.tolist()


def test_a_file_that_no_record_names_is_not_seen(session, lake, tmp_path):
    copy = tmp_path / "lake"
    shutil.copytree(lake, copy)
    before = open_on_spark(session, copy).count()
    part = next(copy.glob("source=*/year=*/*.parquet"))
    shutil.copy(part, part.with_name("half-written-0.parquet"))
    assert open_on_spark(session, copy).count() == before


def test_a_folder_without_events_is_told(session, tmp_path):
    with pytest.raises(InputError, match="holds no events"):
        open_on_spark(session, tmp_path)


DOCUMENTS = [
    ("1", "President Biden met President Putin in Geneva on 16 June 2021. Russia rejected the proposal.", "2021-06-17"),
    ("2", "Russia and the United States signed an agreement on Monday. Moscow warned Kyiv.", "2021-06-22"),
    ("3", "The United States imposed sanctions on Russia.", "2022-03-01"),
    ("4", None, "2022-03-01"),
]


def test_text_is_coded_on_spark_as_it_is_here(session):
    frame = session.createDataFrame(DOCUMENTS, "id string, text string, published_on string").repartition(2)
    rows = [row.asDict() for row in frame.mapInPandas(code_batches, SCHEMA).collect()]
    wanted = []
    for name, text, day in DOCUMENTS[:3]:
        record = {"id": name, "text": text, "published_on": day}
        document = build_from_record(record, b"", Settings())
        wanted.extend(iter_rows(document, reading.code(document)))
    assert wanted
    coded = [{key: value for key, value in row.items() if key != "set_aside"} for row in rows if not row["set_aside"]]
    by_id = {"key": lambda row: row["event_id"]}
    assert sorted(coded, **by_id) == sorted(wanted, **by_id)
    assert [row["document_id"] for row in rows if row["set_aside"]] == ["4"]
    assert "text" in next(row["set_aside"] for row in rows if row["set_aside"])
