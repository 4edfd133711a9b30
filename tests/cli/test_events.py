from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.errors import BadField, InputError
from tests.eventdata import made


@pytest.fixture
def lake(tmp_path):
    rows = [
        made.gdelt2(1),
        made.gdelt2(2, a="RUS", b="USA", code="190"),
        made.gdelt2(3, a="KEN", b="UGA"),
        made.gdelt2("x"),
    ]
    made.tabs(tmp_path / "a.export.CSV", rows)
    done = run("load", tmp_path / "a.export.CSV", "--out", tmp_path / "lake")
    assert done.exit_code == 0
    return tmp_path / "lake"


def run(*arguments):
    return CliRunner().invoke(app, ["events", *map(str, arguments)])


def test_load_shows_rows_in_events_out_and_what_was_set_aside(tmp_path):
    made.tabs(tmp_path / "a.export.CSV", [made.gdelt2(1), made.gdelt2(2)[:5]])
    (tmp_path / "b.CSV").write_text("<html>")
    done = run("load", tmp_path / "a.export.CSV", tmp_path / "b.CSV", "--out", tmp_path / "lake")
    assert done.exit_code == 1
    assert "a.export.CSV" in done.stdout
    assert "1 wrong number of columns" in done.stdout
    assert "set aside: b.CSV: a web page and no data" in done.stderr
    again = run("load", tmp_path / "a.export.CSV", "--out", tmp_path / "lake")
    assert again.exit_code == 0
    assert "already loaded" in again.stdout


def test_load_as_json_prints_the_report_alone(tmp_path):
    made.tabs(tmp_path / "a.export.CSV", [made.gdelt2(1), made.gdelt2("x")])
    done = run("load", tmp_path / "a.export.CSV", "--out", tmp_path / "lake", "--json")
    told = json.loads(done.stdout)
    assert (told["rows"], told["events"], told["rows_aside"]) == (2, 1, 1)
    assert told["files"][0]["aside"] == {"id": 1}


def test_many_files_are_summed_up(tmp_path):
    for number in range(31):
        made.tabs(tmp_path / f"{number}.export.CSV", [made.gdelt2(number)])
    done = run("load", *tmp_path.glob("*.CSV"), "--out", tmp_path / "lake")
    assert "31 files" in done.stdout
    assert "0.export.CSV" not in done.stdout


def test_info(lake):
    done = run("info", lake)
    assert "gdelt2" in done.stdout
    assert "1 no usable id" in done.stdout
    assert str(lake / "_aside") in done.stdout.replace("\n", "")
    told = json.loads(run("info", lake, "--dedup", "--json").stdout)
    assert told["sources"][0]["events"] == 3
    assert {effect["rule"] for effect in told["dedup"]} == {"none", "article", "mirror", "day"}
    assert "mirror" in run("info", lake, "--dedup").stdout


def test_query_as_json_lines(lake):
    done = run("query", lake, "--dyad", "usa", "rus", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["event_key"] for row in rows] == ["gdelt2:1", "gdelt2:2"]
    assert rows[0]["event_date"] == "2019-01-02"
    assert rows[0]["known_at"] == "2019-01-02T12:00:00"
    directed = run("query", lake, "--dyad", "RUS", "USA", "--directed", "--json", "--columns", "code,goldstein")
    assert json.loads(directed.stdout) == {"code": "190", "goldstein": 1.9}


def test_query_as_csv_with_cells_that_no_spreadsheet_takes_for_a_formula(tmp_path):
    made.tabs(tmp_path / "a.CSV", [made.gdelt2(1, a="=CMD()", GoldsteinScale="-9.0")])
    run("load", tmp_path / "a.CSV", "--out", tmp_path / "lake")
    done = run("query", tmp_path / "lake", "--csv", "--columns", "actor,goldstein")
    assert list(csv.reader(io.StringIO(done.stdout))) == [["actor", "goldstein"], ["'=CMD()", "-9.0"]]


def test_query_as_a_table_tells_how_many_there_are(lake):
    done = run("query", lake, "--limit", "1")
    assert "2019-01-02" in done.stdout
    assert "3 events in all" in done.stderr


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--code", "19"), 1),
        (("--type", "consult"), 2),
        (("--quad", "1", "--since", "2019-01-02", "--until", "2019-01-02"), 3),
        (("--role", "gov"), 0),
        (("--source", "gdelt2", "--known-by", "2019-01-02"), 3),
        (("--dedup", "day"), 3),
    ],
)
def test_query_narrows(lake, options, count):
    assert len(run("query", lake, "--json", *options).stdout.splitlines()) == count


def test_wrong_options(lake, tmp_path):
    assert isinstance(run("query", lake, "--since", "yesterday").exception, BadField)
    assert isinstance(run("query", lake, "--json", "--csv").exception, InputError)
    assert isinstance(run("info", tmp_path / "none").exception, InputError)
    assert run("load", "--out", tmp_path / "x").exit_code == 2
    assert run("query", lake, "--quad", "7").exit_code == 2


def test_load_with_a_mapping(tmp_path):
    (tmp_path / "t.csv").write_text("day,a,b,c\n2022-05-03,KEN,UGA,042\n")
    (tmp_path / "m.yaml").write_text(
        "source: made\nontology: CAMEO\ncolumns: {event_date: day, actor: a, recipient: b, code: c}\n"
    )
    done = run("load", tmp_path / "t.csv", "--mapping", tmp_path / "m.yaml", "--out", tmp_path / "lake")
    assert done.exit_code == 0
    assert "made" in run("info", tmp_path / "lake").stdout


def test_what_summitry_codes_can_be_loaded(tmp_path):
    note = tmp_path / "talks.md"
    note.write_text("---\npublished_on: 2022-05-03\n---\nKenya urged Uganda to reopen the border.\n", encoding="utf-8")
    counts = {}
    for form, ending in (("csv", "csv"), ("plover-jsonl", "jsonl"), ("parquet", "parquet"), ("icews-tsv", "tab")):
        out = tmp_path / f"events.{ending}"
        coded = CliRunner().invoke(app, ["code", str(note), "--format", form, "--out", str(out)])
        assert coded.exit_code == 0
        lake = tmp_path / f"lake-{ending}"
        run("load", out, "--out", lake)
        rows = [json.loads(line) for line in run("query", lake, "--json").stdout.splitlines()]
        counts[form] = [(row["actor"], row["recipient"], row["code"], row["event_date"]) for row in rows]
    assert counts["csv"]
    assert all(told == counts["csv"] for told in counts.values())
