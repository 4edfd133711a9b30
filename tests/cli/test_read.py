from __future__ import annotations

import gzip
import json

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.cli.inputs import parse_known
from summitry.errors import SummitryError, UnknownCode

NOTE = """---
title: Talks in Vienna
publisher: The White House
published_on: 2021-06-17
kind: readout
---
President Joe Biden met President Vladimir Putin in Geneva on Wednesday. The two leaders discussed arms control.
He said: “We will talk again.”
"""


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "talks.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


def run(*arguments, **options):
    return CliRunner().invoke(app, ["read", *map(str, arguments)], **options)


def records(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_has_the_documented_keys_and_nothing_else_on_standard_output(note):
    result = run(note, "--json")
    assert result.exit_code == 0
    (record,) = records(result)
    assert {
        "id",
        "document",
        "sentences",
        "names",
        "mentions",
        "actors",
        "dates",
        "quotes",
        "unread",
        "attributions",
    } == set(record)
    text = record["document"]["text"]
    for part in ("sentences", "names", "mentions", "dates", "quotes"):
        assert record[part], part
        for item in record[part]:
            assert text[item["start"] : item["end"]] == item["exact"]


def test_the_terminal_shows_text_actors_and_dates(note):
    result = run(note)
    assert result.exit_code == 0
    assert "Talks in Vienna" in result.stdout
    assert "joe-biden" in result.stdout
    assert "2021-06-16" in result.stdout


def test_what_the_user_knows_outranks_the_page(note):
    (record,) = records(
        run(note, "--json", "--set", "published_on=2021-06-18", "--set", "side=USA", "--set", "kind=statement")
    )
    document = record["document"]
    assert (document["published_on"], document["side"], document["kind"]) == ("2021-06-18", "USA", "statement")


def test_html_is_one_page_without_scripts(note, tmp_path):
    target = tmp_path / "page.html"
    assert run(note, "--html", target).exit_code == 0
    page = target.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "<script" not in page
    assert "Talks in Vienna" in page


def test_a_batch_goes_on_and_says_what_it_set_aside(note, tmp_path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02\xff" * 500)
    result = run(broken, note, "--json")
    assert result.exit_code == 1
    assert len(records(result)) == 1
    assert "1 set aside" in result.stderr
    assert "broken.txt" in result.stderr


def test_a_path_that_is_not_there_is_a_usage_error(tmp_path):
    result = run(tmp_path / "nothing.txt", "--json")
    assert isinstance(result.exception, SummitryError)
    assert result.exception.exit_code == 2
    assert "nothing.txt" in str(result.exception)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--set", "published_on=yesterday"), "published_on"),
        (("--set", "publishr=X"), "publisher"),
        (("--set", "kind=poem"), "poem"),
        (("--limit", "max_page=3"), "max_pages"),
        (("--limit", "max_pages=none"), "--limit max_pages"),
        (("--limit", "max_pages=0"), "above zero"),
        (("--json", "--html", "x.html"), "exclude one another"),
        (("--pipeline", "no_such_pipeline", "--json"), "no_such_pipeline"),
        (("--html", "/no/such/folder/page.html"), "cannot write"),
    ],
)
def test_a_wrong_option_is_a_usage_error_that_names_it(note, options, words):
    result = run(note, *options)
    assert isinstance(result.exception, SummitryError)
    assert result.exception.exit_code == 2
    assert words in str(result.exception)


def test_json_lines_from_a_compressed_file_in_order(tmp_path):
    path = tmp_path / "many.jsonl.gz"
    lines = [json.dumps({"id": f"n{i}", "text": f"The two sides met in Vienna on {i} May 2021."}) for i in range(1, 8)]
    lines.insert(3, "{broken")
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    result = run(path, "--json")
    assert result.exit_code == 1
    assert [record["id"] for record in records(result)] == [f"n{i}" for i in range(1, 8)]
    assert "many.jsonl.gz:4" in result.stderr


def test_two_processes_give_the_same_as_one(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(
            json.dumps(
                {
                    "id": f"n{i}",
                    "text": f"Emmanuel Macron spoke to Olaf Scholz in Paris. He left. {'Talks went on. ' * 300}",
                }
            )
            + "\n"
            for i in range(12)
        )
    )
    one, two = run(path, "--json"), run(path, "--json", "--jobs", "2")
    assert one.exit_code == two.exit_code == 0
    assert records(one) == records(two)


def test_a_second_run_over_a_folder_reads_only_what_is_new(note, tmp_path):
    out = tmp_path / "out"
    first = run(note, "--out", out)
    assert "1 read, 0 kept" in first.stderr
    other = tmp_path / "other.txt"
    other.write_text("The prime minister of Japan visited Canberra last week.")
    second = run(note, other, "--out", out)
    assert "1 read, 1 kept" in second.stderr
    assert len(list(out.glob("*.json"))) == 2
    assert not list(out.glob("*.tmp"))
    assert json.loads(next(out.glob("talks*.json")).read_text(encoding="utf-8"))["sentences"]


def test_a_limit_can_be_set(note):
    result = run(note, "--json", "--limit", "max_characters=20")
    assert result.exit_code == 1
    assert "more than the 20 that one text may have" in result.stderr


def test_a_guessed_encoding_is_shown_to_the_reader(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(
        "The two sides met in Zürich and spoke of trade and of the café where they had met.".encode("cp1252")
    )
    result = run(path)
    assert result.exit_code == 0
    assert "guessed" in result.stdout


def test_changed_metadata_is_read_again(note, tmp_path):
    run(note, "--out", tmp_path / "out")
    again = run(note, "--out", tmp_path / "out", "--set", "published_on=2021-06-19")
    assert "1 read, 0 kept" in again.stderr


def test_set_aside_is_kept_in_the_folder_until_it_is_mended(note, tmp_path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    out = tmp_path / "out"
    assert run(broken, note, "--out", out).exit_code == 1
    (line,) = (out / "set-aside.jsonl").read_text().splitlines()
    assert "broken.txt" in json.loads(line)["origin"]
    broken.write_text("The two sides met in Vienna and agreed on a date for further talks.")
    assert run(broken, note, "--out", out).exit_code == 0
    assert not (out / "set-aside.jsonl").exists()


def test_out_must_not_be_a_file(note):
    result = run(note, "--out", note)
    assert isinstance(result.exception, SummitryError)
    assert "--out wants a folder" in str(result.exception)


def test_standard_input_is_read():
    result = run("-", "--json", input="The two presidents met in Helsinki on 16 July 2018.")
    assert result.exit_code == 0
    assert "Helsinki" in records(result)[0]["document"]["text"]


def test_a_side_is_given_by_its_code():
    with pytest.raises(UnknownCode, match="NOR"):
        parse_known(["side=Norway"])
    assert parse_known(["side=NOR"]) == {"side": "NOR"}
    assert parse_known(["side=NATO"]) == {"side": "NATO"}
