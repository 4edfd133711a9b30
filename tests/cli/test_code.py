from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.errors import SummitryError

NOTE = """---
title: Talks
published_on: 2022-05-03
---
The presidents of Kenya and Uganda met in Nairobi on Monday. Kenya urged Uganda to reopen the border.
"""
OWN = """
rules:
  - id: consult.waltz
    about: Two sides dance.
    type: CONSULT
    cameo: "040"
    predicates: [waltz]
    recipient: ["with"]
    examples:
      - {text: "Kenya waltzed with Uganda.", actor: Kenya, recipient: Uganda}
    near_misses:
      - {text: "The band played a waltz."}
"""


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "talks.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


def run(*arguments, **options):
    return CliRunner().invoke(app, list(map(str, arguments)), **options)


def events_of(result):
    return [event for line in result.stdout.splitlines() for event in json.loads(line)["events"]]


def test_json_has_the_shape_that_scorers_read(note):
    result = run("code", note, "--json")
    assert result.exit_code == 0
    events = events_of(result)
    urged = next(event for event in events if event["type"] == "REQUEST")
    assert (urged["actor"]["code"], urged["recipient"]["code"], urged["cameo"]) == ("KEN", "UGA", "020")
    assert {"actor", "recipient", "type", "mode", "contexts", "cameo", "rule", "passage"} <= set(urged)
    assert urged["passage"]["exact"] in NOTE


def test_the_terminal_shows_parties_types_and_words(note):
    shown = run("code", note).stdout
    for words in ("REQUEST", "KEN", "UGA", "ev-"):
        assert words in shown


@pytest.mark.parametrize(("table", "delimiter"), [("csv", ","), ("icews-tsv", "\t")])
def test_tables_have_a_row_for_each_event(note, table, delimiter):
    result = run("code", note, "--format", table)
    rows = list(csv.reader(io.StringIO(result.stdout), delimiter=delimiter))
    assert len(rows) == 1 + len(events_of(run("code", note, "--json")))
    assert len({len(row) for row in rows}) == 1


def test_plover_json_lines(note, tmp_path):
    target = tmp_path / "events.jsonl"
    assert run("code", note, "--format", "plover-jsonl", "--out", target).exit_code == 0
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert "REQUEST" in {line["event"] for line in lines}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--json", "--format", "csv"), "exclude one another"),
        (("--format", "parquet"), "--out"),
        (("--format", "csv", "--out", "/no/such/folder/x.csv"), "cannot write"),
        (("--codebook", "/no/such.yaml", "--json"), "/no/such.yaml"),
    ],
)
def test_a_wrong_call_says_what_to_do(note, options, words):
    result = run("code", note, *options)
    assert isinstance(result.exception, SummitryError)
    assert result.exception.exit_code == 2
    assert words in str(result.exception)


def test_explain_prints_sentence_clause_roles_rule_and_examples(note):
    event = next(event for event in events_of(run("code", note, "--json")) if event["type"] == "REQUEST")
    shown = run("explain", event["id"], note).stdout
    for words in ("Kenya urged Uganda to reopen the border.", "Actor", "Recipient", event["rule"], "matches:"):
        assert words in shown


def test_explain_knows_rules_and_types():
    assert "does not match:" in run("explain", "request.ask-to").stdout
    assert "request.ask-to" in run("explain", "REQUEST").stdout


def test_explain_knows_the_codes_that_are_printed_beside_the_types():
    shown = run("explain", "040").stdout
    assert shown.startswith("CAMEO 040: ")
    assert "PLOVER CONSULT" in shown
    assert "consult.meeting" in shown
    assert "none gives it" in run("explain", "204").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reqest.ask-to",), "request.ask-to"),
        (("ev-00000000000000",), "name the inputs"),
    ],
)
def test_explain_says_what_is_missing(arguments, words):
    result = run("explain", *arguments)
    assert isinstance(result.exception, SummitryError)
    assert words in str(result.exception)


def test_an_event_that_is_not_in_the_inputs_is_named(note):
    result = run("explain", "ev-00000000000000", note)
    assert "not among the events" in str(result.exception)


def test_rules_of_ones_own_are_used_and_checked(tmp_path):
    book, text = tmp_path / "own.yaml", tmp_path / "dance.txt"
    book.write_text(OWN, encoding="utf-8")
    text.write_text("Kenya waltzed with Uganda in the capital of Kenya on Monday.", encoding="utf-8")
    assert "consult.waltz" in {event["rule"] for event in events_of(run("code", text, "--json", "--codebook", book))}
    checked = run("codebook", "check", "--codebook", book, "--own")
    assert checked.exit_code == 0, checked.output
    assert "1 rules checked, 0 sentences" in checked.stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("type: CONSULT", "type: CONSULTS"), "CONSULT"),
        (("about:", "abuot:"), "abuot"),
        (("predicates: [waltz]", "predicates: []"), "predicates"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named_with_file_and_line(tmp_path, note, change, words):
    book = tmp_path / "own.yaml"
    book.write_text(OWN.replace(*change), encoding="utf-8")
    result = run("code", note, "--json", "--codebook", book)
    assert result.exception.exit_code == 2
    assert words in str(result.exception)
    assert "own.yaml:" in str(result.exception)


def test_a_rule_whose_example_comes_out_otherwise_fails_the_check(tmp_path):
    book = tmp_path / "own.yaml"
    book.write_text(OWN.replace("Kenya waltzed with Uganda.", "Kenya slept near Uganda."), encoding="utf-8")
    result = run("codebook", "check", "--codebook", book, "--own")
    assert result.exit_code == 1
    assert "own.yaml:" in result.stdout


def test_show_and_coverage(note):
    assert run("codebook", "show").stdout.startswith("# The codebook")
    assert "1 documents" in run("codebook", "coverage", note).stdout


@pytest.mark.parametrize(
    "text",
    ["“”" * 400, "\x00\x01\x02 \x1b[31m", "“" * 3000, "word " * 20_000, ". . . ,,, ;;;", "He said: “"],
    ids=["only quotes", "controls", "unbalanced", "one long line", "only marks", "open quote"],
)
def test_hostile_records_give_a_clean_result_and_the_rest_is_done(tmp_path, text):
    path = tmp_path / "many.jsonl"
    records = [{"id": "bad", "text": text}, {"id": "good", "text": "Kenya urged Uganda to reopen the border."}]
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    result = run("code", path, "--json", "--any-language")
    assert result.exit_code in {0, 1}
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)
    read = {json.loads(line)["id"]: json.loads(line)["events"] for line in result.stdout.splitlines()}
    assert len(read["good"]) == 1
