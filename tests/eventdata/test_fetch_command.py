from __future__ import annotations

import json
import resource
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from summitry import eventdata
from summitry.cli import main
from summitry.relations.barometer import measure
from tests.eventdata.mirror import Mirror, answer_with, gdelt_row, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with serve() as made:
        for day in ("20180715", "20180716"):
            made.put_day(day, gdelt_row(1, "USA", "RUS", day), gdelt_row(2, "FRA", "DEU", day))
        made.list_release_1()
        yield made


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def fetch(mirror, tmp_path, monkeypatch, capsys) -> Callable[..., Done]:
    """Run the program in this process."""

    def run(*options: str) -> Done:
        words = ["events", "fetch", "gdelt", "--since", "2018-07-15", "--until", "2018-07-16", "--out", str(tmp_path)]
        base = ["--base-url", mirror.url, "--allow-private", "--pause", "0"]
        monkeypatch.setattr(sys, "argv", ["summitry", *words, *base, *options])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


def test_files_are_fetched_and_the_next_step_is_said(fetch, mirror, tmp_path):
    done = fetch("--dyad", "usa", "rus")
    assert done.returncode == 0, done.stderr
    assert "2 of 4 rows are of RUS-USA, in 2 files below RUS-USA/" in done.stdout
    assert f"next: summitry events load {tmp_path}/RUS-USA/events --out LAKE" in done.stdout
    assert "the whole files are kept beside them" in done.stderr


def test_a_dry_run_tells_files_and_bytes_and_fetches_none(fetch, mirror, tmp_path):
    done = fetch("--dry-run", "--json")
    told = json.loads(done.stdout)
    assert (told["files"], told["files_left"]) == (2, 2)
    assert told["bytes_left"] == sum(len(body) for path, body in mirror.files.items() if path.endswith(".zip"))
    assert list(tmp_path.rglob("*.zip")) == []


def test_what_cannot_be_had_now_ends_with_75(fetch, mirror, tmp_path):
    mirror.faults["/events/20180716.export.CSV.zip"] = [answer_with(503)]
    done = fetch("--tries", "1", "--json")
    assert done.returncode == 75
    assert json.loads(done.stdout)["counts"] == {"fetched": 1, "had": 0, "gone": 0, "wrong": 0, "later": 1}
    assert "run the same command again later" in done.stderr


def test_what_is_not_as_listed_ends_with_1(fetch, mirror, tmp_path):
    mirror.list_release_1(d20180716="0" * 32)
    done = fetch()
    assert done.returncode == 1
    assert "MD5" in done.stderr
    assert "not what the list says it is" in done.stdout


@pytest.mark.parametrize("options", [("--drop-raw",), ("--since", "July"), ("--dyad", "USA", "RUZ")])
def test_what_the_user_can_mend_ends_with_2(fetch, mirror, tmp_path, options):
    done = fetch(*options)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("summitry: ")


def test_a_disk_that_takes_no_more_is_told_and_the_next_run_takes_it_up(fetch, mirror, tmp_path):
    mirror.put_day("20180716", *(gdelt_row(number, "USA", "RUS") for number in range(500)))
    mirror.list_release_1()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        done = fetch()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert [path.name for path in (tmp_path / "events").iterdir()] == ["20180715.export.CSV.zip"]
    done = fetch("--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["counts"]["fetched"] == 1
    assert [headers.get("Range") for headers in mirror.asked("20180716.export.CSV.zip")] == [None, "bytes=20000-"]


def test_what_was_fetched_loads_and_is_measured(fetch, mirror, tmp_path):
    days = [f"2018{month:02d}{day:02d}" for month in (6, 7) for day in range(1, 16)]
    mirror.files.clear()
    for number, day in enumerate(days):
        mirror.put_day(day, gdelt_row(2 * number, "USA", "RUS", day), gdelt_row(2 * number + 1, "FRA", "DEU", day))
    mirror.list_release_1()
    assert fetch("--since", "2018-06-01", "--until", "2018-07-15", "--dyad", "USA", "RUS").returncode == 0
    settings = eventdata.Settings(today=date(2019, 1, 1))
    report = eventdata.load([tmp_path / "RUS-USA"], tmp_path / "lake", settings=settings)
    assert [(file.source, file.rows, file.events) for file in report.files] == [("gdelt1", 1, 1)] * len(days)
    readings = measure(tmp_path / "lake", "RUS", "USA", by="month").views[0].readings
    assert [reading.events for reading in readings] == [15, 15]
    assert [reading.mean for reading in readings] == [4.0, 4.0]
