"""A run that is killed at any moment: the next one takes it up, and nothing half is ever in a file's place."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from summitry.eventdata.fetching.manifest import read_manifest
from tests.eventdata.mirror import gdelt_row, serve

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

    from tests.eventdata.mirror import Mirror

pytestmark = pytest.mark.long

KILLS = 25
DAYS = [f"201807{day:02d}" for day in range(1, 7)]


class Killer:
    """Sends slowly, and kills the reader once so many bytes were sent."""

    def __init__(self) -> None:
        self.left = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.lock = threading.Lock()

    def send(self, handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        asked = handler.headers.get("Range", "bytes=0-")
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        for place in range(start, len(body), 4096):
            handler.wfile.write(body[place : place + 4096])
            handler.wfile.flush()
            time.sleep(0.002)
            self._count(4096)
        return True

    def _count(self, size: int) -> None:
        with self.lock:
            self.left -= size
            if self.left <= 0 and self.process:
                self.process.kill()
                self.process = None


@pytest.fixture
def mirror():
    with serve() as made:
        for day in DAYS:
            made.put_day(day, *(gdelt_row(number, "USA", "RUS", day) for number in range(500)))
        made.list_release_1()
        yield made


def start(mirror: Mirror, folder: Path) -> subprocess.Popen[bytes]:
    words = ["events", "fetch", "gdelt", "--since", "2018-07-01", "--until", "2018-07-06", "--out", str(folder)]
    more = ["--base-url", mirror.url, "--allow-private", "--pause", "0", "--dyad", "USA", "RUS"]
    return subprocess.Popen([sys.executable, "-m", "summitry", *words, *more], stderr=subprocess.PIPE)


def test_a_run_killed_at_any_moment_is_taken_up(mirror, tmp_path):
    killer, chance = Killer(), random.Random(5)
    bodies = {path: body for path, body in mirror.files.items() if path.endswith(".zip")}
    total = sum(len(body) for body in bodies.values())
    killed = 0
    for _ in range(KILLS):
        mirror.faults = {path: [killer.send] * 5 for path in bodies}
        killer.left = chance.randrange(1, 2 * total // KILLS)
        killer.process = running = start(mirror, tmp_path)
        running.communicate(timeout=120)
        killed += running.returncode == -9
        for path in tmp_path.glob("events/*.zip"):
            assert path.read_bytes() == bodies[f"/events/{path.name}"], "half a file in its place"
        for entry in read_manifest(tmp_path).values():
            assert (tmp_path / entry.path).exists(), "noted before it is there"
    assert killed >= 20
    killer.process = None
    last = start(mirror, tmp_path)
    _, words = last.communicate(timeout=120)
    assert last.returncode == 0, words
    entries = read_manifest(tmp_path)
    assert {f"/{path}": entry.md5 for path, entry in entries.items()} == {
        path: hashlib.md5(body).hexdigest() for path, body in bodies.items()
    }
    assert [entry.rows_kept for entry in entries.values()] == [500] * len(DAYS)
    assert not (tmp_path / "_parts").exists()
