"""JSON lines: a broken line costs that line alone."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from summitry import ingest
from summitry.ingest.jsonlines import iter_records
from summitry.model import Document, DocumentKind, SetAside
from tests.ingest.samples import ENGLISH, RUSSIAN


def read(raw, **settings):
    return list(iter_records(io.BytesIO(raw), "all.jsonl", ingest.Settings(**settings)))


def test_fields_are_taken_and_others_ignored():
    record = {"id": "7", "text": ENGLISH, "kind": "joint_statement", "date": "2018-07-16", "side": "USA", "mood": {}}
    [doc] = read(json.dumps(record).encode())
    assert (doc.id, doc.text, doc.kind) == ("7", ENGLISH, DocumentKind.JOINT_STATEMENT)
    assert doc.published_on.isoformat() == "2018-07-16"
    assert doc.basis["side"] == "record"
    assert json.loads(doc.raw) == record


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "1", "text": "cut', "is not JSON: Unterminated string"),
        ("[1, 2]", "field $: expected an object"),
        ('{"id": "1"}', "field $.text: expected the document's text, found None"),
        ('{"text": 5}', "found 5"),
        ('{"text": ""}', "is empty"),
        ('{"text": "x", "published_on": "July"}', "$.published_on: expected a day such as 2018-07-16"),
        ('{"text": "x", "title": ["a"]}', "$.title"),
        ('{"text": "half \\ud83d"}', "half characters"),
        ("[" * 100_000, "too deep"),
        ('{"text": ' + "9" * 5000 + "}", "number too long"),
        (json.dumps({"text": RUSSIAN}), "is in Russian"),
    ],
)
def test_broken_lines_are_set_aside_with_their_place(line, words):
    good = '{"id": "a", "text": "Good."}'
    before, fault, after = read(f"{good}\n{line}\n{good}".encode())
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert isinstance(fault, SetAside)
    assert fault.origin == "all.jsonl:2"
    assert words in fault.reason


def test_line_that_is_not_utf8_is_set_aside():
    [fault] = read(b'{"text": "caf\xe9"}')
    assert "not UTF-8 at byte 13" in fault.reason


def test_empty_lines_marks_and_windows_line_ends_are_passed_over():
    found = read(b'\xef\xbb\xbf{"id": "1", "text": "a\\r\\nb"}\r\n\r\n  \n{"id": "2", "text": "c"}')
    assert [doc.text for doc in found] == ["a\nb", "c"]


def test_overlong_line_is_skipped_to_its_end():
    found = read(b'{"text": "' + b"x" * 500 + b'"}\n{"text": "good"}\n', max_bytes=100)
    assert "longer than 100 bytes" in found[0].reason
    assert found[1].text == "good"


def test_line_without_end_stops_the_file():
    found = read(b"x" * 3_000_000, max_bytes=100, max_decompressed_bytes=1_000_000)
    assert [item.origin for item in found] == ["all.jsonl:1", "all.jsonl:1"]
    assert "no end within bounds" in found[1].reason


def test_packed_file_that_is_cut_short_gives_what_came_before(tmp_path):
    lines = b"".join(json.dumps({"id": str(n), "text": f"Text {n}. {ENGLISH}"}).encode() + b"\n" for n in range(3000))
    packed = gzip.compress(lines)
    path = tmp_path / "all.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    *before, last = ingest.fetch([path])
    assert len(before) > 100
    assert all(isinstance(doc, Document) for doc in before)
    assert "cut short or damaged" in last.reason


def test_json_file_is_one_record_or_a_list(tmp_path):
    one, many, lines = tmp_path / "1.json", tmp_path / "2.json", tmp_path / "3.json"
    one.write_text('{"id": "1", "text": "a"}')
    many.write_text('[{"id": "2", "text": "b"}, 5, {"id": "3"}]')
    lines.write_text('{"id": "4", "text": "d"}\n{"id": "5", "text": "e"}')
    found = list(ingest.fetch([one, many, lines]))
    assert [getattr(item, "id", None) for item in found] == ["1", "2", None, None, "4", "5"]
    assert found[2].origin == f"{many}:2"
