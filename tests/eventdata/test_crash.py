"""A load is killed at random moments; the lake stays whole for whoever reads it, and the next load completes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from summitry.errors import InputError
from summitry.eventdata import connect, info
from tests.eventdata import made

FILES = 16
ROWS = 3_000

LOAD = """
import sys
from datetime import date
from pathlib import Path
from summitry.eventdata import Settings, load
# Small batches, so that a load commits many times.
load(sorted(Path(sys.argv[1]).iterdir()), sys.argv[2], settings=Settings(today=date(2026, 1, 1), batch_bytes=int(sys.argv[3])))
"""


class Watcher(threading.Thread):
    """Reads the lake again and again, and notes what no reader may ever see."""

    def __init__(self, lake, whole):
        super().__init__(daemon=True)
        self.lake, self.whole = lake, whole
        self.stop = threading.Event()
        self.faults: list[str] = []
        self.looks = 0
        self.least = 0

    def run(self):
        while not self.stop.is_set():
            try:
                self.look()
            except InputError as error:
                if (self.lake / "_manifest").is_dir():
                    self.faults.append(str(error))
            except Exception as error:  # noqa: BLE001 -- any error of a reader is what this test looks for
                self.faults.append(repr(error))
            time.sleep(0.05)

    def look(self):
        with connect(self.lake, threads=1) as engine:
            found = engine.execute(
                "SELECT raw_file, count(*), count(DISTINCT event_key), count(DISTINCT year) FROM events GROUP BY raw_file"
            ).fetchall()
        self.looks += 1
        parts = [row for row in found if row[1:] != (ROWS, ROWS, 3)]
        if parts:
            self.faults.append(f"part of a file was seen: {parts[:3]}")
        if len(found) < self.least:
            self.faults.append("files were seen, and then not")
        self.least = len(found)


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        rows = [
            made.gdelt2(
                number * ROWS + row, day=f"{2017 + row % 3}0102", added="20190202000000", SOURCEURL=f"u{row % 50}"
            )
            for row in range(ROWS)
        ]
        made.tabs(folder / f"{number:02}.export.CSV", rows)
    return folder


@pytest.mark.long
@pytest.mark.parametrize(("batch_bytes", "wanted"), [(1_500_000, 50), (1, 15)])
def test_kill_at_random_moments(tmp_path, files, batch_bytes, wanted):
    seed = int(os.environ.get("SUMMITRY_SEED", random.SystemRandom().randrange(10**9)))
    sys.stdout.write(f"seed {seed}; repeat with SUMMITRY_SEED={seed}\n")
    chance = random.Random(seed)
    lake = tmp_path / "lake"
    command = [sys.executable, "-c", LOAD, str(files), str(lake), str(batch_bytes)]
    begun = time.monotonic()
    subprocess.run(command, check=True)
    whole = time.monotonic() - begun
    # A load that starts anew every few kills, so that the kills fall everywhere.
    watcher, kills, ended = None, 0, 0
    while kills < wanted:
        if watcher is None:
            lake = tmp_path / f"lake-{kills}"
            watcher = Watcher(lake, FILES * ROWS)
            watcher.start()
        running = subprocess.Popen([*command[:4], str(lake), command[5]])
        try:
            running.wait(chance.uniform(0.2, 1.0) * whole)
            ended += 1
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
            kills += 1
            if chance.random() < 0.7 and kills < wanted:
                continue
        subprocess.run([*command[:4], str(lake), command[5]], check=True)
        watcher.stop.set()
        watcher.join()
        assert watcher.faults == []
        assert watcher.looks > 0
        check_whole(lake)
        watcher = None
    sys.stdout.write(f"{kills} kills, {ended} loads ended before theirs\n")
    assert kills == wanted


def check_whole(lake):
    with connect(lake) as engine:
        told = engine.execute(
            "SELECT count(*), count(DISTINCT event_key), count(DISTINCT raw_file) FROM events"
        ).fetchone()
    assert told == (FILES * ROWS, FILES * ROWS, FILES)
    source = info(lake).sources[0]
    assert (source.files, source.events, source.aside) == (FILES, FILES * ROWS, {})
    assert not (lake / "_staging").exists()
    with connect(lake) as engine:
        parts = f"read_parquet('{lake}/source=*/year=*/*.parquet', hive_partitioning=true)"
        assert engine.execute(f"SELECT count(*) FROM {parts}").fetchone() == (FILES * ROWS,)
