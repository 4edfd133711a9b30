from __future__ import annotations

import errno
import fcntl
import hashlib
import json
from dataclasses import replace

import duckdb
import pytest

from summitry.errors import InputError, TryLater
from summitry.eventdata import COLUMNS, NAMES, PARTITION, connect, info, loading, pulse
from summitry.eventdata import lake as lakes
from tests.eventdata import made


def _files(tmp_path, count=3, rows=4, start=0):
    return [
        made.tabs(
            tmp_path / f"{start + number}.export.CSV",
            [made.gdelt2((start + number) * 100 + row) for row in range(rows)],
        )
        for number in range(count)
    ]


def _state(lake):
    """What lies in a lake: each file with its digest."""
    return {
        str(path.relative_to(lake.path)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in lake.path.rglob("*")
        if path.is_file()
    }


def test_loading_a_file_twice_changes_nothing(lake, tmp_path):
    files = _files(tmp_path)
    assert [file.status for file in lake.load(*files).files] == ["loaded"] * 3
    before = _state(lake)
    assert [file.status for file in lake.load(*files).files] == ["already loaded"] * 3
    assert _state(lake) == before
    copy = tmp_path / "another name!.CSV"
    copy.write_bytes(files[0].read_bytes())
    assert lake.load(copy).files[0].status == "already loaded"
    assert _state(lake) == before


def test_a_file_named_twice_in_one_call_is_loaded_once(lake, tmp_path):
    file = _files(tmp_path, 1)[0]
    assert [told.status for told in lake.load(file, file).files] == ["loaded", "already loaded"]
    assert len(lake.rows()) == 4


def test_a_sign_in_the_name_is_no_member_of_a_zip(lake, tmp_path):
    file = _files(tmp_path, 1)[0].rename(tmp_path / "odd!name.CSV")
    assert [lake.load(file).files[0].status for _ in range(2)] == ["loaded", "already loaded"]


def test_a_folder_is_its_files(lake, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    _files(folder, 2)
    (folder / ".hidden").write_text("x")
    assert [file.name for file in lake.load(folder).files] == ["0.export.CSV", "1.export.CSV"]


def test_an_id_that_comes_again_counts_once_and_is_set_aside(lake, tmp_path):
    rows = [made.gdelt2(1), made.gdelt2(2), made.gdelt2(1, code="190")]
    first = lake.load(made.tabs(tmp_path / "a.CSV", rows)).files[0]
    assert (first.rows, first.events, first.aside) == (3, 2, {"repeat": 1})
    assert [(row["event_key"], row["raw_line"]) for row in lake.rows()] == [("gdelt2:1", 1), ("gdelt2:2", 2)]
    second = lake.load(made.tabs(tmp_path / "b.CSV", [made.gdelt2(2), made.gdelt2(3)])).files[0]
    assert (second.rows, second.events, second.aside) == (2, 1, {"repeat": 1})
    assert [row["event_key"] for row in lake.rows()] == ["gdelt2:1", "gdelt2:2", "gdelt2:3"]
    aside = [json.loads(line) for path in (lake.path / "_aside").iterdir() for line in path.read_text().splitlines()]
    assert sorted((entry["file"].split("/")[1], entry["line"], entry["reason"]) for entry in aside) == [
        ("a.CSV", 3, "repeat"),
        ("b.CSV", 1, "repeat"),
    ]


@pytest.mark.parametrize("batch_bytes", [1, 10**9])
def test_large_files_and_small_ones_come_out_alike(tmp_path, settings, lake, batch_bytes):
    files = [
        *_files(tmp_path, 2),
        made.tabs(
            tmp_path / "years.CSV",
            [made.gdelt2(900, day="20180102"), made.gdelt2(901), made.gdelt2(901), made.gdelt2("x")],
        ),
    ]
    report = lake.load(*files, settings=replace(settings, batch_bytes=batch_bytes))
    assert [file.events for file in report.files] == [4, 4, 2]
    assert dict(report.files[2].aside) == {"id": 1, "repeat": 1}
    assert len(lakes.read_batches(lake.path)) == (3 if batch_bytes == 1 else 1)
    assert [(row["event_key"], row["raw_line"], row["year"]) for row in lake.rows()][-2:] == [
        ("gdelt2:900", 1, 2018),
        ("gdelt2:901", 2, 2019),
    ]


def test_the_record_holds_digest_rows_and_parts(lake, tmp_path):
    file = _files(tmp_path, 1)[0]
    lake.load(file)
    batch = lakes.read_batches(lake.path)[0]
    assert batch.files[0]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert sum(part.rows for part in batch.parts) == batch.files[0]["events"] == 4
    assert all((lake.path / part.path).stat().st_size == part.size for part in batch.parts)


def test_any_engine_reads_the_folder(lake, tmp_path):
    lake.load(*_files(tmp_path))
    with duckdb.connect() as engine:
        found = engine.execute(f"SELECT * FROM read_parquet('{lake.path}/*/*/*.parquet', hive_partitioning=true)")
        columns = [column[0] for column in found.description]
    assert columns == [*NAMES, *(column.name for column in PARTITION)]


def test_columns_have_the_types_that_the_schema_says(lake, tmp_path):
    lake.load(*_files(tmp_path))
    with connect(lake.path) as engine:
        told = {row[0]: row[1] for row in engine.execute("DESCRIBE events").fetchall()}
    assert told == {column.name: column.kind for column in (*COLUMNS, *PARTITION)}


def test_an_empty_lake_has_the_columns(tmp_path, lake):
    (tmp_path / "bad.CSV").write_text("x")
    lake.load(tmp_path / "bad.CSV")
    assert lake.rows() == []
    assert info(lake.path).sources == ()


def test_info_adds_up(lake, tmp_path):
    lake.load(*_files(tmp_path), made.tabs(tmp_path / "b.CSV", [made.gdelt2(5000), made.gdelt2("x")]))
    told = info(lake.path)
    source = told.sources[0]
    assert (source.source, source.files, source.rows, source.events, source.aside) == ("gdelt2", 4, 14, 13, {"id": 1})
    assert (source.first_on, source.last_on) == ("2019-01-02", "2019-01-02")
    assert len(told.aside_files) == 1


def test_a_part_that_no_record_names_is_not_seen_and_is_swept(lake, tmp_path):
    lake.load(*_files(tmp_path, 2))
    batch = lakes.read_batches(lake.path)[0]
    part = lake.path / batch.parts[0].path
    stray = part.with_name("0123456789abcdef-0.parquet")
    stray.write_bytes(part.read_bytes())
    foreign = part.with_name("of another program.parquet")
    foreign.write_bytes(b"theirs")
    (lake.path / "_staging").mkdir()
    (lake.path / "_staging" / "junk").write_text("x")
    (lake.path / "_manifest" / ".x.tmp").write_text("{")
    assert len(lake.rows()) == 8
    lake.load(*_files(tmp_path, 1, start=5))
    assert not stray.exists()
    assert foreign.exists()
    assert not (lake.path / "_staging").exists()
    assert not (lake.path / "_manifest" / ".x.tmp").exists()
    assert len(lake.rows()) == 12


def test_a_load_that_stops_between_parts_and_record_shows_nothing_and_is_taken_up(lake, tmp_path, monkeypatch):
    files = _files(tmp_path)

    def stop(path):
        if path.suffix == ".tmp":
            raise KeyboardInterrupt

    monkeypatch.setattr(lakes, "_flush", stop)
    with pytest.raises(KeyboardInterrupt):
        lake.load(*files)
    assert lake.rows() == []
    monkeypatch.undo()
    assert [file.status for file in lake.load(*files).files] == ["loaded"] * 3
    assert len(lake.rows()) == 12


def test_two_loads_at_once_take_turns(lake, tmp_path):
    lake.load(*_files(tmp_path, 1))
    with (lake.path / "_manifest" / ".lock").open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(TryLater, match="another load is under way"):
            lake.load(*_files(tmp_path, 1, start=3))
    assert lake.load(*_files(tmp_path, 1, start=3)).files[0].status == "loaded"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"version": 2}', '{"version": 99, "id": "x", "loaded_at": "", "files": [], "parts": []}']
)
def test_a_damaged_record_is_named(lake, tmp_path, text):
    lake.load(*_files(tmp_path, 1))
    (lake.path / "_manifest" / "x.json").write_text(text)
    with pytest.raises(InputError, match=r"x\.json"):
        connect(lake.path)


def test_a_folder_that_holds_the_lake_is_loaded_without_it(lake, tmp_path):
    made.tabs(tmp_path / "20190101000000.export.CSV", [made.gdelt2(1)])
    assert [file.status for file in lake.load(tmp_path).files] == ["loaded"]
    assert [file.status for file in lake.load(tmp_path).files] == ["already loaded"]


def test_all_that_leads_to_a_new_file_is_flushed_before_the_record(lake, tmp_path, monkeypatch):
    flushed, flush = [], lakes._flush
    monkeypatch.setattr(lakes, "_flush", lambda path: (flushed.append(path), flush(path)))
    lake.load(made.tabs(tmp_path / "a.export.CSV", [made.gdelt2(1), made.gdelt2(2, EventCode="")]))
    at = flushed.index(lake.path / "_manifest")
    (part,) = lake.path.glob("source=*/year=*/*.parquet")
    folders = {part.parent, part.parent.parent, lake.path, lake.path / "_aside"}
    assert folders <= set(flushed[:at])


def test_a_lake_of_another_version_is_told_as_that(lake, tmp_path):
    lake.load(*_files(tmp_path, 1))
    (record,) = (lake.path / "_manifest").glob("*.json")
    record.write_text(record.read_text(encoding="utf-8").replace('"version": 2', '"version": 1'), encoding="utf-8")
    with pytest.raises(InputError, match=r"version 1, not 2.*load the files into a new folder"):
        connect(lake.path)


def test_a_full_disk_is_told_and_leaves_what_was_there(lake, tmp_path, monkeypatch):
    lake.load(*_files(tmp_path, 1))
    before = _state(lake)

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(loading, "write_batch", full)
    with pytest.raises(TryLater, match="the disk is full"):
        lake.load(*_files(tmp_path, 1, start=3))
    assert _state(lake) == before


def test_progress_tells_each_files_bytes(lake, tmp_path):
    files, seen = _files(tmp_path), []
    lake.load(*files, watch=seen.append)
    assert seen == [file.stat().st_size for file in files]


def test_progress_within_a_large_file_adds_up_to_its_bytes(lake, tmp_path, settings, monkeypatch):
    monkeypatch.setattr(pulse, "_SECONDS", 0.005)
    file = made.tabs(tmp_path / "big.CSV", [made.gdelt2(number) for number in range(20_000)])
    seen = []
    lake.load(file, settings=replace(settings, batch_bytes=1), watch=seen.append)
    assert sum(seen) == file.stat().st_size
    assert all(size > 0 for size in seen)
