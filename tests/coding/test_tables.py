from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from summitry import actors, clauses, coding, ingest, language
from summitry.codebook import load_codebook
from summitry.codebook.columns import ICEWS_COLUMNS, OWN_COLUMNS
from summitry.coding import tables
from summitry.coding.data import to_json
from summitry.coding.explain import explain
from summitry.errors import InputError

TEXT = "The president of Kenya condemned Chile on 3 May 2019. Police arrested the protesters in Lima."


@pytest.fixture(scope="module")
def coded():
    document = ingest.to_document(TEXT, id="=d1", publisher="+The Wire", published_on=date(2019, 5, 6))
    parsed = language.read(document)
    return document, coding.code(parsed, clauses.extract(parsed), actors.resolve(parsed))


def test_json_has_the_shape_of_the_contract(coded):
    record = to_json("=d1", coded[1])
    assert record["id"] == "=d1"
    first, second = record["events"]
    assert first["type"] == "ACCUSE"
    assert first["actor"]["text"] == "The president of Kenya"
    assert first["actor"]["code"] == "KENGOV"
    assert first["recipient"]["code"] == "CHL"
    assert "code" not in second["actor"]
    assert first["happened"]["first_on"] == "2019-05-03"
    assert TEXT[first["passage"]["start"] : first["passage"]["end"]] == first["passage"]["exact"]
    assert json.loads(json.dumps(record)) == record


def test_csv_has_our_columns_and_no_formulas(coded):
    out = io.StringIO()
    tables.write_csv([coded], out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert list(rows[0]) == list(OWN_COLUMNS)
    assert rows[0]["document_id"] == "'=d1"
    assert rows[0]["publisher"] == "'+The Wire"
    assert rows[0]["type"] == "ACCUSE"
    assert float(rows[0]["goldstein"]) < 0
    assert rows[1]["actor_code"] == ""


def test_icews_has_twenty_columns(coded):
    out = io.StringIO()
    tables.write_icews_tsv([coded], out)
    header, *lines = out.getvalue().splitlines()
    assert header.split("\t") == list(ICEWS_COLUMNS)
    cells = [line.split("\t") for line in lines]
    assert {len(row) for row in cells} == {20}
    assert cells[0][1] == "2019-05-03"
    assert cells[0][4] == "Kenya"
    assert cells[0][6].startswith("11")


def test_plover_lines_name_sector_and_country(coded):
    out = io.StringIO()
    tables.write_plover_jsonl([coded], out)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first["actor"] == [{"actor": "KEN", "sector": "GOV", "code": "KENGOV", "text": "The president of Kenya"}]
    assert first["event"] == "ACCUSE"
    assert first["quad"] == "verbal conflict"
    assert second["actor"][0]["sector"] == "COP"
    assert TEXT[slice(*first["offsets"][0])].startswith("The president of Kenya condemned")


def test_no_events_give_an_empty_table(coded):
    out = io.StringIO()
    tables.write_csv([(coded[0], ())], out)
    assert out.getvalue().splitlines() == [",".join(OWN_COLUMNS)]


def test_parquet_says_what_to_install(coded, tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'summitry\[arrow\]'"):
        tables.write_parquet([coded], tmp_path / "events.parquet")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_never_begins_as_a_formula(text):
    assert tables.to_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["plain", -2.5, 3, ""])
def test_other_cells_stay(value):
    assert tables.to_cell(value) == value


def test_an_explanation_names_sentence_roles_and_rule(coded):
    event = coded[1][0]
    text = explain(event)
    rule = load_codebook().rules[event.rule]
    assert "Sentence   The president of Kenya condemned Chile on 3 May 2019." in text
    assert "Actor      The president of Kenya" in text
    assert "code KENGOV" in text
    assert f"{event.rule} ({rule.file}:{rule.line})" in text
    assert rule.examples[0].text in text
    assert rule.near_misses[0].text in text
