# ruff: noqa: DTZ001 -- DuckDB's TIMESTAMP has no zone, and ours is UTC
from __future__ import annotations

from datetime import date, datetime

import duckdb
import pytest

from summitry.errors import BadField, InputError
from summitry.eventdata.readers import load_mapping

MAPPING = """
source: my_events
ontology: CAMEO
countries: name
names: {Ruritania: XRU}
missing: ["NA"]
date_format: "%d.%m.%Y"
columns: {event_date: day, actor: from, recipient: to, code: cameo, id: no, known_at: seen}
"""


def _write(tmp_path, text, name="mapping.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_with_semicolons_and_names(lake, tmp_path):
    table = _write(
        tmp_path,
        'no;day;from;to;cameo;seen\n1;03.05.2022;Kenya;"Korea, Republic of";042;04.05.2022\n'
        "2;03.05.2022;Ruritania;NA;190;NA\n3;2022-05-03;Kenya;Uganda;042;04.05.2022\n",
        "table.csv",
    )
    report = lake.load(table, mapping=_write(tmp_path, MAPPING)).files[0]
    assert (report.source, report.rows, report.events, report.aside) == ("my_events", 3, 2, {"date": 1})
    told = lake.rows()
    assert [(row["event_key"], row["actor"], row["recipient"], row["raw_line"]) for row in told] == [
        ("my_events:1", "KEN", "KOR", 2),
        ("my_events:2", "XRU", None, 3),
    ]
    assert [row["known_at"] for row in told] == [datetime(2022, 5, 5), None]
    assert [row["goldstein"] for row in told] == [1.9, -10.0]


def test_parquet_without_ids_gets_the_place_of_the_row(lake, tmp_path):
    table = tmp_path / "table.parquet"
    with duckdb.connect() as engine:
        engine.sql(
            "SELECT DATE '2022-05-03' + CAST(i AS INTEGER) AS day, 'KEN' AS a, 'UGA' AS b, 'CONSULT' AS type, i / 2 AS score "
            "FROM range(3) AS t(i)"
        ).write_parquet(str(table))
    mapping = _write(
        tmp_path,
        "{source: made, ontology: PLOVER, format: parquet, columns: {event_date: day, actor: a, recipient: b, code: type, plover_score: score}}",
    )
    report = lake.load(table, mapping=mapping).files[0]
    assert (report.rows, report.events) == (3, 3)
    told = lake.rows()
    assert [row["event_date"] for row in told] == [date(2022, 5, 3), date(2022, 5, 4), date(2022, 5, 5)]
    assert [row["event_key"] for row in told] == [f"made:{report.sha256[:12]}:{line}" for line in (1, 2, 3)]
    assert [row["plover_score"] for row in told] == [0.0, 0.5, 1.0]
    assert {(row["event_type"], row["quad"]) for row in told} == {("CONSULT", 1)}


def test_what_is_no_number_or_no_quad_class_is_taken_from_the_code(lake, tmp_path):
    header = "no;day;from;to;cameo;seen;score;weight;quad\n"
    cells = ("-3.5;0.5;3", "nan;nan;9", "inf;-inf;-1", ";;", "x;y;z")
    lines = [f"{number};03.05.2022;Kenya;Uganda;042;;{cell}\n" for number, cell in enumerate(cells)]
    more = "columns: {goldstein: score, weight: weight, quad: quad,"
    lake.load(
        _write(tmp_path, header + "".join(lines), "table.csv"),
        mapping=_write(tmp_path, MAPPING.replace("columns: {", more)),
    )
    told = [(row["goldstein"], row["weight"], row["quad"]) for row in lake.rows()]
    assert told == [(-3.5, 0.5, 3), *[(1.9, 1.0, 1)] * 4]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ("source: My Events", "$.source"),
        ('source: a\ndelimiter: "::"', "$.delimiter"),
        ("ontology: FREUD", "$.ontology"),
        ("countries: own", "$.countries"),
        ("format: xlsx", "$.format"),
        ("colour: red", "$.colour"),
        ("columns: {event_date: a, actor: b, recipient: c}", "$.columns.code"),
        ("columns: {event_date: a, actor: b, recipient: c, code: d, mood: e}", "$.columns.mood"),
        ("columns: [a, b]", "$.columns"),
        ("missing: NA", "$.missing"),
        ("names: {Norway: [NO]}", "$.names"),
        ("date_format: [a]", "$.date_format"),
    ],
)
def test_a_wrong_key_is_named(tmp_path, change, path):
    key = change.partition(":")[0]
    kept = "\n".join(line for line in MAPPING.splitlines() if not line.startswith(f"{key}:"))
    with pytest.raises(BadField) as told:
        load_mapping(_write(tmp_path, f"{kept}\n{change}\n"))
    assert told.value.path == path


@pytest.mark.parametrize("text", ["a: [", "just words", "\x00"])
def test_what_is_no_mapping_is_refused(tmp_path, text):
    with pytest.raises(InputError):
        load_mapping(_write(tmp_path, text))


def test_no_mapping_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot read the mapping file"):
        load_mapping(tmp_path / "none.yaml")


def test_a_column_that_the_table_lacks_is_named(lake, tmp_path):
    table = _write(tmp_path, "no;day;from;to;seen\n1;03.05.2022;Kenya;Uganda;x\n", "table.csv")
    report = lake.load(table, mapping=_write(tmp_path, MAPPING)).files[0]
    assert report.status == "set aside"
    assert "lacks the column cameo" in report.why


def test_a_columns_name_is_quoted_for_sql(lake, tmp_path):
    hostile = 'x"; DROP TABLE places; --'
    table = _write(tmp_path, 'day,a,b,"' + hostile.replace('"', '""') + '"\n2022-05-03,KEN,UGA,042\n', "t.csv")
    mapping = _write(
        tmp_path,
        "source: made\nontology: CAMEO\ncolumns: {event_date: day, actor: a, recipient: b, code: '" + hostile + "'}\n",
    )
    assert lake.load(table, mapping=mapping).files[0].events == 1
