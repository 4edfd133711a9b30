from __future__ import annotations

import gzip
import json
import re
import zipfile
from datetime import UTC, datetime

import pytest

from summitry.codebook.columns import ICEWS_COLUMNS
from summitry.errors import InputError, UnknownCode
from summitry.eventdata import connect, load, raw
from summitry.eventdata.readers.phoenix import HISTORICAL
from tests.eventdata import made


def _rows(count=10):
    return [made.gdelt2(number) for number in range(count)]


def _aside(lake):
    files = sorted((lake.path / "_aside").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_rows_that_cannot_be_used_are_kept_with_file_line_reason_and_text(lake, tmp_path):
    rows = [
        made.gdelt2(1),
        made.gdelt2(2)[:40],
        made.gdelt2(3, day="20191332"),
        made.gdelt2(4, day="20300101"),
        made.gdelt2("four"),
        made.gdelt2(5, code="---"),
        made.gdelt2(6, code="0499"),
        made.gdelt2(7, day="20190104"),
    ]
    report = lake.load(made.tabs(tmp_path / "a.CSV", rows)).files[0]
    assert report.rows == 8
    assert (report.events, report.aside) == (2, {"code": 1, "columns": 1, "date": 1, "future": 2, "id": 1})
    assert report.rows == report.events + report.rows_aside
    aside = _aside(lake)
    assert [(entry["line"], entry["reason"]) for entry in aside] == [
        (2, "columns"), (3, "date"), (4, "future"), (5, "id"), (6, "code"), (8, "future"),
    ]  # fmt: skip
    assert aside[0]["text"] == "\t".join(rows[1])
    assert {entry["file"] for entry in aside} == {f"{report.sha256[:12]}/a.CSV"}
    unlisted = next(row for row in lake.rows() if row["code"] == "0499")
    assert (unlisted["event_type"], unlisted["quad"]) == (None, 1)


def test_a_day_beyond_tomorrow_is_in_the_future_where_nothing_says_when_it_was_known(lake, tmp_path):
    rows = [made.icews_row(1, **{"Event Date": "2026-01-02"}), made.icews_row(2, **{"Event Date": "2026-01-03"})]
    report = lake.load(made.tabs(tmp_path / "a.tab", rows, header=ICEWS_COLUMNS)).files[0]
    assert (report.events, report.aside) == (1, {"future": 1})


def test_a_row_with_far_too_many_cells_and_an_empty_line_keep_the_numbers_of_the_others(lake, tmp_path):
    rows = _rows(6)
    rows[2] = rows[2] + ["x"] * 200
    rows[4] = [""]
    report = lake.load(made.tabs(tmp_path / "a.CSV", rows)).files[0]
    assert (report.rows, report.events, report.aside) == (6, 4, {"columns": 1, "empty": 1})
    assert [row["raw_line"] for row in lake.rows()] == [1, 2, 4, 6]
    assert [entry["line"] for entry in _aside(lake)] == [3, 5]


@pytest.mark.parametrize("bad", [b"\xff\xfe", b"\xe9", b"\x00"])
def test_bytes_that_are_no_text_do_not_cost_the_row(lake, tmp_path, bad):
    text = made.tabs(tmp_path / "a.CSV", _rows(5))
    lines = text.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"example", b"ex" + bad + b"ample")
    text.write_bytes(b"\n".join(lines))
    report = lake.load(text).files[0]
    # NUL is valid UTF-8, and DuckDB keeps it.
    assert (report.rows, report.events, report.mended) == (5, 5, 0 if bad == b"\x00" else 1)
    assert [row["raw_line"] for row in lake.rows()] == [1, 2, 3, 4, 5]


def test_windows_line_ends_and_a_mark_at_the_beginning(lake, tmp_path):
    text = made.tabs(tmp_path / "a.CSV", _rows(5))
    text.write_bytes(b"\xef\xbb\xbf" + text.read_bytes().replace(b"\n", b"\r\n"))
    report = lake.load(text).files[0]
    assert (report.rows, report.events) == (5, 5)


def test_a_line_without_end_is_set_aside_alone(lake, tmp_path):
    text = made.tabs(tmp_path / "a.CSV", _rows(4))
    lines = text.read_bytes().split(b"\n")
    lines[1] = b"x" * 5_000_000
    text.write_bytes(b"\n".join(lines))
    report = lake.load(text).files[0]
    assert (report.rows, report.events, report.aside) == (4, 3, {"long": 1})
    assert [row["raw_line"] for row in lake.rows()] == [1, 3, 4]
    assert len(_aside(lake)[0]["text"]) == 20_000


def test_a_quotation_mark_left_open_sets_its_lines_aside_and_no_others(lake, tmp_path):
    rows = [",".join(made.phoenix_row(number, joined_issues="")) for number in range(1500)]
    rows[100] = rows[100].replace("S1", '"S1')
    path = tmp_path / "a.csv"
    path.write_text(",".join(HISTORICAL) + "\n" + "\n".join(rows) + "\n", encoding="utf-8")
    report = lake.load(path).files[0]
    assert (report.rows, report.events, report.aside) == (1500, 100, {"syntax": 1400})
    assert len(_aside(lake)) == 1400


def _cut_zip(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("a.CSV", "\n".join("\t".join(row) for row in _rows(500)))
    path.write_bytes(path.read_bytes()[:-200])


def _damaged_zip(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
        bundle.writestr("a.CSV", "\n".join("\t".join(row) for row in _rows(500)))
    data = bytearray(path.read_bytes())
    data[5000] ^= 0xFF
    path.write_bytes(bytes(data))


def _cut_gzip(path):
    path.write_bytes(gzip.compress("\n".join("\t".join(row) for row in _rows(500)).encode())[:-300])


def _empty_zip(path):
    with zipfile.ZipFile(path, "w"):
        pass


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_cut_zip, "no whole zip"),
        (_damaged_zip, "damaged"),
        (_cut_gzip, "damaged"),
        (_empty_zip, "a zip without files"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_text("<!DOCTYPE html><html><body>Log in"), "a web page and no data"),
        (lambda path: path.write_text("\n\n  <html lang='en'>"), "a web page and no data"),
        (lambda path: path.write_bytes(b"PAR1" + b"\x00" * 100), "no whole Parquet"),
        (lambda path: path.write_bytes(bytes(range(256)) * 40), "no event table|no text"),
        (lambda path: path.write_text("a,b\n1,2\n"), "no event table"),
        (lambda path: made.tabs(path, [["x"] * 16]), "GDELT 2.0 mentions"),
        (lambda path: made.tabs(path, [made.gdelt2(n, day="x") for n in range(3)]), "no row can be used"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_of_and_the_others_are_loaded(lake, tmp_path, make, words):
    bad = tmp_path / "bad.zip"
    make(bad)
    report = lake.load(bad, made.tabs(tmp_path / "good.CSV", _rows()))
    assert [file.status for file in report.files] == ["set aside", "loaded"]
    assert re.search(words, report.files[0].why), report.files[0].why
    assert len(lake.rows()) == 10
    assert list((lake.path).glob("_staging")) == []


def test_a_zip_bomb_is_stopped(lake, tmp_path, monkeypatch):
    monkeypatch.setattr(raw, "SMALL_TEXT", 1_000_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("a.CSV", b"0" * 50_000_000)
    report = lake.load(path)
    assert "unpacks to more than" in report.files[0].why
    assert not (lake.path / "_staging").exists()


def test_a_locked_zip_is_told_of(lake, tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("a.CSV", "x")
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert "cannot be unpacked" in lake.load(path).files[0].why


def test_an_unlikely_file_name_is_only_a_name(lake, tmp_path):
    for name in ("a[1]*.CSV", "it's?.CSV", "новости.CSV"):
        text = made.tabs(tmp_path / name, [made.gdelt2(hash(name) % 10**9)])
        assert lake.load(text).files[0].events == 1
    assert len(lake.rows()) == 3


def test_no_such_file_source_or_place_for_a_lake(lake, tmp_path, settings):
    text = made.tabs(tmp_path / "a.CSV", _rows())
    with pytest.raises(InputError, match="no such file"):
        lake.load(tmp_path / "none.CSV")
    with pytest.raises(UnknownCode, match="unknown source"):
        lake.load(text, source="gdelt3")
    with pytest.raises(InputError, match="other things in it"):
        load([text], tmp_path, settings=settings)
    with pytest.raises(InputError, match="may not hold any of"):
        load([text], tmp_path / "a[1]", settings=settings)
    with pytest.raises(InputError, match="cannot hold a lake"):
        load([text], text, settings=settings)
    with pytest.raises(InputError, match="no lake of events"):
        connect(tmp_path / "nothing")


def test_the_source_that_was_named_must_fit(lake, tmp_path):
    assert "no ICEWS coded events" in lake.load(made.tabs(tmp_path / "a.CSV", _rows()), source="icews").files[0].why


def test_today_is_todays_day_where_nobody_says(tmp_path):
    row = made.gdelt2(1, day=f"{datetime.now(UTC):%Y%m%d}", added=f"{datetime.now(UTC):%Y%m%d%H%M%S}")
    assert load([made.tabs(tmp_path / "a.CSV", [row])], tmp_path / "lake").files[0].events == 1
