"""Whatever bytes stand between good rows, each line is counted once, and the good rows keep their numbers."""

from __future__ import annotations

import json
from datetime import date

import hypothesis.strategies as st
from hypothesis import given, settings

from summitry.eventdata import Settings, connect, load
from summitry.eventdata.readers.phoenix import HISTORICAL
from tests.eventdata import made

JUNK = st.one_of(
    st.binary(max_size=60),
    st.binary(max_size=8).map(lambda cell: b"\t".join([cell] * 61)),
    st.sampled_from(
        [b"", b"\r", b"\x00", b"\t" * 60, b"\t" * 300, b'"', b"\\", b"\x01", b"\xff" * 5, b"'; DROP TABLE places; --"]
    ),
).map(lambda line: line.replace(b"\n", b" "))
MIX = st.lists(st.one_of(JUNK, st.just(None)), min_size=1, max_size=12)


def _check(folder, lines, *, header):
    path = folder / "any.txt"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    report = load([path], folder / "lake", settings=Settings(today=date(2026, 1, 1))).files[0]
    assert report.status == "loaded"
    assert report.rows == report.events + report.rows_aside == len(lines) - header
    with connect(folder / "lake") as engine:
        good = [row[0] for row in engine.execute("SELECT raw_line FROM events ORDER BY raw_line").fetchall()]
    aside = [
        json.loads(text)["line"]
        for file in (folder / "lake" / "_aside").glob("*.jsonl")
        for text in file.read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(good + aside) == list(range(1 + header, len(lines) + 1))
    return good


@settings(max_examples=25)
@given(mix=MIX)
def test_any_bytes_in_a_table_of_tabs(tmp_path_factory, mix):
    # Good rows enough, so that the look of the table stays clear.
    wanted = [None] * 14 + mix
    lines = ["\t".join(made.gdelt2(number)).encode() if line is None else line for number, line in enumerate(wanted)]
    good = _check(tmp_path_factory.mktemp("any"), lines, header=0)
    assert set(good) >= {place for place, line in enumerate(wanted, 1) if line is None}


@settings(max_examples=15)
@given(mix=MIX)
def test_any_bytes_without_quotation_marks_in_a_table_of_commas(tmp_path_factory, mix):
    wanted = [None] * 3 + [line if line is None else line.replace(b'"', b"").replace(b"\r", b"") for line in mix]
    rows = [",".join(made.phoenix_row(number, joined_issues="")).encode() for number in range(len(wanted))]
    lines = [rows[number] if line is None else line for number, line in enumerate(wanted)]
    good = _check(tmp_path_factory.mktemp("any"), [",".join(HISTORICAL).encode(), *lines], header=1)
    assert set(good) >= {place for place, line in enumerate(wanted, 2) if line is None}
