"""A real full disk: a small tmpfs where we may mount one, else a limit on the size of files."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from summitry.eventdata import connect, info
from tests.eventdata import made

LOAD = """
import resource, signal, sys
from datetime import date
from summitry.errors import SummitryError
from summitry.eventdata import Settings, load
if int(sys.argv[3]):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    load(sys.argv[4:], sys.argv[1], settings=Settings(today=date(2026, 1, 1), batch_bytes=int(sys.argv[2])))
except SummitryError as error:
    print(type(error).__name__, error)
    sys.exit(int(error.exit_code))
"""


def _big(path, start, rows=90_000):
    """Write rows that do not compress: each has an address of its own."""
    made.tabs(
        path,
        (
            made.gdelt2(start + row, SOURCEURL=hashlib.sha256(f"{start + row}".encode()).hexdigest())
            for row in range(rows)
        ),
    )
    return path


def _load(lake, batch, limit, *files):
    command = [sys.executable, "-c", LOAD, str(lake), str(batch), str(limit), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def small_disk(tmp_path):
    """A tmpfs of three megabytes; None where it may not be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    if os.environ.get("SUMMITRY_NO_MOUNT"):
        yield None
        return
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
    )
    yield place if done.returncode == 0 else None
    if done.returncode == 0:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.long
@pytest.mark.parametrize("batch", [10**9, 1])
def test_a_full_disk_is_told_nothing_is_lost_and_the_load_is_taken_up(tmp_path, small_disk, batch):
    few = made.tabs(tmp_path / "few.CSV", [made.gdelt2(number) for number in range(50)])
    many = [_big(tmp_path / f"big{number}.CSV", 10**6 * (number + 1)) for number in range(3)]
    lake, limit = (small_disk / "lake", 0) if small_disk else (tmp_path / "lake", 600_000)
    sys.stdout.write("tmpfs\n" if small_disk else "limit on the size of files\n")
    assert _load(lake, batch, 0, few).returncode == 0
    failed = _load(lake, batch, limit, few, *many)
    assert failed.returncode == 75, failed.stdout + failed.stderr
    assert "TryLater" in failed.stdout
    assert "the disk is full" in failed.stdout
    assert "Traceback" not in failed.stderr
    assert not (lake / "_staging").exists()
    with connect(lake) as engine:
        counts = dict(engine.execute("SELECT raw_file, count(*) FROM events GROUP BY raw_file").fetchall())
    assert {name.split("/")[1]: count for name, count in counts.items()}["few.CSV"] == 50
    assert set(counts.values()) <= {50, 90_000}
    if small_disk:
        subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    assert _load(lake, batch, 0, few, *many).returncode == 0
    assert sum(source.events for source in info(lake).sources) == 50 + 3 * 90_000
