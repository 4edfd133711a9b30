"""A large text is read as two ranges at once; every row keeps the number of its line."""

from __future__ import annotations

import os
import random
import threading
from dataclasses import replace

import pytest

from summitry.eventdata import connect, load, ranges, raw
from summitry.eventdata.ranges import Feed
from summitry.eventdata.raw import digest
from tests.eventdata import made

ROWS = 300
BROKEN = {7: {"SQLDATE": "20193301"}, 120: {"EventCode": ""}, 290: {"GLOBALEVENTID": "none"}}


def _loaded(folder, file, settings, *, threads):
    """Give a report, all events and all rows set aside, of the file loaded as a large one."""
    lake = folder / f"lake-{threads}"
    report = load([file], lake, settings=replace(settings, batch_bytes=1, threads=threads))
    with connect(lake) as engine:
        events = engine.execute("SELECT * FROM events ORDER BY raw_line").fetchall()
        lines = [line for (line,) in engine.execute("SELECT raw_line FROM events ORDER BY 1").fetchall()]
    aside = [path.read_text(encoding="utf-8") for path in (lake / "_aside").glob("*")]
    assert not [path for path in lake.rglob("*") if path.is_fifo()]
    return report.files, events, lines, aside


def _texts():
    rows = [made.gdelt2(number, **BROKEN.get(number, {})) for number in range(1, ROWS + 1)]
    lines = ["\t".join(row) for row in rows]
    cut_short = [*lines[:200], lines[200][:30], *lines[201:]]
    return {
        "as it should be": "\n".join(lines) + "\n",
        "no end of the last line": "\n".join(lines),
        "a row cut short": "\n".join(cut_short) + "\n",
        "empty line in the first": "\n".join([*lines[:20], "", *lines[20:]]) + "\n",
        "empty line in the second": "\n".join([*lines[:280], "", *lines[280:]]) + "\n",
        "ends of lines of Windows": "\r\n".join(lines) + "\r\n",
        "most of it in the last line": "\n".join([*lines[:5], lines[5] + "?" * 20_000]),
        "one line": lines[0],
    }


@pytest.mark.parametrize("case", _texts())
def test_two_ranges_give_the_rows_and_lines_of_one(tmp_path, settings, case):
    file = tmp_path / "rows.export.CSV"
    file.write_bytes(_texts()[case].encode())
    assert _loaded(tmp_path, file, settings, threads=2) == _loaded(tmp_path, file, settings, threads=1)


def test_lines_are_those_of_the_file(tmp_path, settings):
    file = made.tabs(tmp_path / "rows.export.CSV", [made.gdelt2(n, **BROKEN.get(n, {})) for n in range(1, ROWS + 1)])
    (report,), _, lines, (aside,) = _loaded(tmp_path, file, settings, threads=2)
    assert lines == [line for line in range(1, ROWS + 1) if line not in BROKEN]
    assert report.aside == {"code": 1, "date": 1, "id": 1}
    assert [f'"line": {line},' in text for line, text in zip(BROKEN, aside.splitlines(), strict=True)] == [True] * 3


@pytest.mark.parametrize("place", [3, ROWS - 3])
def test_bytes_that_are_no_text_in_either_range_are_mended(tmp_path, settings, place):
    lines = ["\t".join(made.gdelt2(number)).encode() for number in range(1, ROWS + 1)]
    lines[place] = lines[place].replace(b"https", b"\xff\xfe")
    file = tmp_path / "rows.export.CSV"
    file.write_bytes(b"\n".join(lines) + b"\n")
    (report,), _, seen, _ = _loaded(tmp_path, file, settings, threads=2)
    assert (report.events, report.mended, seen) == (ROWS, 1, list(range(1, ROWS + 1)))


def test_a_disk_without_pipes_is_read_as_one(tmp_path, settings, monkeypatch):
    file = made.tabs(tmp_path / "rows.export.CSV", [made.gdelt2(number) for number in range(1, ROWS + 1)])

    def refuse(_path):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "mkfifo", refuse)
    assert _loaded(tmp_path, file, settings, threads=2)[2] == list(range(1, ROWS + 1))


def test_pipes_bring_every_byte_once_and_the_cut_is_at_the_end_of_a_line(tmp_path, monkeypatch):
    monkeypatch.setattr(raw, "CHUNK", 64)
    monkeypatch.setattr(ranges, "CHUNK", 64)
    chance = random.Random(11)
    for number in range(40):
        text = bytes(chance.choices(b"ab\n", (5, 5, chance.random()), k=chance.randint(1, 5_000)))
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "text").write_bytes(text)
        feed, got = Feed(folder / "text", digest(folder / "text")[1], folder), {}
        with feed.flowing():
            readers = [
                threading.Thread(target=lambda piece=piece, got=got: got.update({piece: piece.path.read_bytes()}))
                for piece in feed.pieces
            ]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
        first, second = (got[piece] for piece in feed.pieces)
        assert first + second == text
        assert not second or first.endswith(b"\n")
        assert feed.pieces[1].lines_before == first.count(b"\n")
        assert feed.share == 1


def test_pipes_that_nobody_reads_or_reads_in_part_hold_nobody_up(tmp_path):
    (tmp_path / "text").write_bytes(b"a line\n" * 1_000_000)
    feed = Feed(tmp_path / "text", digest(tmp_path / "text")[1], tmp_path)
    with feed.flowing(), feed.pieces[0].path.open("rb", buffering=0) as stream:
        assert stream.read(7) == b"a line\n"
    assert not any(piece.path.exists() for piece in feed.pieces)
    assert 0 < feed.share < 1
