from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from summitry.errors import InputError, TryLater, UnknownCode, Unreadable
from summitry.eventdata.fetching import Settings, fetch, iter_fetch, plan_gdelt
from summitry.eventdata.fetching.manifest import append, locked, read_manifest
from summitry.eventdata.fetching.narrow import find_dyad, narrow
from tests.eventdata.mirror import Mirror, answer_with, cut_after, gdelt_row, serve, zip_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summitry.eventdata.fetching import Report

FIRST, LAST = date(2018, 7, 15), date(2018, 7, 17)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    """Three days of release 1.0 with events of three dyads."""
    with serve() as made:
        for day in ("20180715", "20180716", "20180717"):
            pairs = [("USA", "RUS"), ("RUS", "USA"), ("FRA", "DEU"), ("USA", "")] * 200
            made.put_day(day, *(gdelt_row(number, *pair, day) for number, pair in enumerate(pairs)))
        made.list_release_1()
        yield made


def settings_for(mirror: Mirror, **changes: object) -> Settings:
    return Settings(base_url=mirror.url, allow_private=True, pause_s=0.0, **changes)


def run(mirror: Mirror, folder: Path, waits: list[float] | None = None, **changes: object) -> Report:
    settings = settings_for(mirror, **changes)
    sleep = (waits if waits is not None else []).append
    return fetch(plan_gdelt(FIRST, LAST, folder, settings, sleep=sleep), folder, settings, sleep=sleep)


def statuses(report: Report) -> list[str]:
    return [entry.status for entry in report.entries]


def test_files_are_fetched_verified_and_noted(mirror, tmp_path):
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched"] * 3
    assert {entry.verified for entry in report.entries} == {"size+md5"}
    for day in ("20180715", "20180716", "20180717"):
        name = f"events/{day}.export.CSV.zip"
        assert (tmp_path / name).read_bytes() == mirror.files[f"/{name}"]
        noted = read_manifest(tmp_path)[name]
        assert noted.md5 == hashlib.md5(mirror.files[f"/{name}"]).hexdigest()
        assert noted.url == f"{mirror.url}/{name}"
    assert not (tmp_path / "_parts").exists()


def test_the_server_is_told_who_asks_and_never_asked_twice_at_once(mirror, tmp_path):
    waits: list[float] = []
    settings = Settings(base_url=mirror.url, allow_private=True, pause_s=0.5, contact="me@example.org")
    plan = plan_gdelt(FIRST, LAST, tmp_path, settings, sleep=waits.append)
    fetch(plan, tmp_path, settings, sleep=waits.append)
    agents = {headers["User-Agent"] for _, headers in mirror.requests}
    assert len(agents) == 1
    agent = agents.pop()
    assert agent.startswith("Summitry/")
    assert "me@example.org" in agent
    assert mirror.busiest == 1
    assert len(waits) == len(mirror.requests) - 2  # the first of the plan and the first of the run need no pause
    assert all(0.3 < wait <= 0.5 for wait in waits)


def test_a_second_run_asks_for_nothing_that_is_there(mirror, tmp_path):
    run(mirror, tmp_path)
    mirror.requests.clear()
    report = run(mirror, tmp_path)
    assert statuses(report) == ["had"] * 3
    assert mirror.requests == []
    assert report.plan.left_bytes == 0


def test_a_whole_file_that_no_line_notes_is_taken_over_unasked(mirror, tmp_path):
    run(mirror, tmp_path)
    (tmp_path / "manifest.jsonl").unlink()
    mirror.requests.clear()
    assert statuses(run(mirror, tmp_path)) == ["fetched"] * 3
    assert mirror.requests == []


def test_a_damaged_file_is_fetched_anew(mirror, tmp_path):
    run(mirror, tmp_path)
    (tmp_path / "events" / "20180716.export.CSV.zip").write_bytes(b"PK\x03\x04 cut")
    mirror.requests.clear()
    assert statuses(run(mirror, tmp_path)) == ["had", "fetched", "had"]
    assert list(mirror.counts()) == ["/events/20180716.export.CSV.zip"]


def test_a_cut_connection_is_taken_up_where_it_broke_off(mirror, tmp_path):
    path = "/events/20180716.export.CSV.zip"
    mirror.faults[path] = [cut_after(1000), cut_after(500)]
    waits: list[float] = []
    report = run(mirror, tmp_path, waits)
    assert statuses(report) == ["fetched"] * 3
    assert [headers.get("Range") for headers in mirror.asked(path)] == [None, "bytes=1000-", "bytes=1500-"]
    assert (tmp_path / path[1:]).read_bytes() == mirror.files[path]
    assert waits == [2.0, 2.0]  # each try brought some of it, so that no wait grows


def test_a_run_that_ended_within_a_file_is_taken_up_by_the_next(mirror, tmp_path):
    path = "/events/20180715.export.CSV.zip"
    mirror.faults[path] = [cut_after(1000)]
    assert statuses(run(mirror, tmp_path, tries=1)) == ["later", "fetched", "fetched"]
    mirror.requests.clear()
    assert statuses(run(mirror, tmp_path)) == ["fetched", "had", "had"]
    assert [headers.get("Range") for headers in mirror.asked(path)] == ["bytes=1000-"]


def test_a_server_without_ranges_is_asked_for_the_whole_again(mirror, tmp_path):
    path = "/events/20180716.export.CSV.zip"
    mirror.knows_ranges = False
    mirror.faults[path] = [cut_after(1000)]
    assert statuses(run(mirror, tmp_path)) == ["fetched"] * 3
    assert (tmp_path / path[1:]).read_bytes() == mirror.files[path]


def test_a_file_that_changed_while_it_was_cut_is_fetched_anew(mirror, tmp_path):
    path = "/events/20180716.export.CSV.zip"
    body = mirror.files[path]

    def cut_other(handler, _):
        return cut_after(1000)(handler, b"PK\x03\x04" + bytes(len(body) - 4))

    mirror.faults[path] = [cut_other]
    assert statuses(run(mirror, tmp_path)) == ["fetched"] * 3
    assert (tmp_path / path[1:]).read_bytes() == body
    assert [headers.get("Range") for headers in mirror.asked(path)] == [None, "bytes=1000-", None]


def test_a_wrong_check_sum_sets_the_file_aside_and_the_run_goes_on(mirror, tmp_path):
    mirror.list_release_1(d20180716="0" * 32)
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "MD5" in report.entries[1].why
    assert not (tmp_path / "events" / "20180716.export.CSV.zip").exists()
    assert mirror.counts()["/events/20180716.export.CSV.zip"] == 2  # once anew, and no more
    mirror.list_release_1()
    (tmp_path / "_lists" / "md5sums").unlink()
    assert statuses(run(mirror, tmp_path)) == ["had", "fetched", "had"]


def test_a_file_of_another_size_than_listed_is_set_aside(mirror, tmp_path):
    mirror.files["/events/20180716.export.CSV.zip"] += b"more"
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "larger than" in report.entries[1].why


def test_a_file_that_claims_more_than_it_may_have_is_not_asked_for_and_stops_no_other(mirror, tmp_path):
    name = "20180716.export.CSV.zip"
    sizes = mirror.files["/events/filesizes"].decode()
    (own,) = (line for line in sizes.splitlines() if line.endswith(name))
    mirror.files["/events/filesizes"] = sizes.replace(own, f"999999999999999 {name}").encode()
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "999,999,999,999,999 bytes, more than" in report.entries[1].why
    assert not mirror.asked(name)


def test_a_line_of_a_list_without_end_is_never_held_whole(mirror, tmp_path):
    mirror.files["/events/filesizes"] += b"7" * 3_000_000
    plan = plan_gdelt(FIRST, LAST, tmp_path, settings_for(mirror))
    assert (len(plan.files), plan.malformed) == (3, 1)


def test_listed_files_that_are_not_there_are_gaps_and_no_fault(mirror, tmp_path):
    del mirror.files["/events/20180716.export.CSV.zip"]
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "gone", "fetched"]
    assert not report.is_stopped


def test_days_that_the_list_does_not_have_are_told(mirror, tmp_path):
    del mirror.files["/events/20180716.export.CSV.zip"]
    mirror.list_release_1()
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "fetched"]
    assert report.plan.missing == ("20180716.export.CSV.zip",)


def test_a_server_that_cannot_answer_is_asked_again_after_growing_waits(mirror, tmp_path):
    mirror.faults["/events/20180716.export.CSV.zip"] = [answer_with(503), answer_with(502), answer_with(429)]
    waits: list[float] = []
    assert statuses(run(mirror, tmp_path, waits)) == ["fetched"] * 3
    assert waits == [2.0, 4.0, 8.0]


def test_the_wait_that_a_server_asks_for_is_kept(mirror, tmp_path):
    mirror.faults["/events/20180716.export.CSV.zip"] = [answer_with(503, Retry_After="37")]
    waits: list[float] = []
    assert statuses(run(mirror, tmp_path, waits)) == ["fetched"] * 3
    assert waits == [37.0]


def test_a_wait_that_is_too_long_leaves_the_file_for_later(mirror, tmp_path):
    mirror.faults["/events/20180716.export.CSV.zip"] = [answer_with(503, Retry_After="86400")]
    waits: list[float] = []
    assert statuses(run(mirror, tmp_path, waits)) == ["fetched", "later", "fetched"]
    assert waits == []


def test_a_server_that_gives_nothing_ends_the_run(mirror, tmp_path):
    for path in mirror.files:
        if path.endswith(".zip"):
            mirror.faults[path] = [answer_with(503)] * 9
    report = run(mirror, tmp_path, tries=2, unlucky_most=2)
    assert statuses(report) == ["later", "later"]
    assert report.is_stopped
    assert "2 tries" in report.entries[0].why
    mirror.faults.clear()
    assert statuses(run(mirror, tmp_path)) == ["fetched"] * 3


@pytest.mark.parametrize("media_type", ["text/html; charset=utf-8", "application/zip"])
def test_a_web_page_in_place_of_a_zip_is_no_file(mirror, tmp_path, media_type):
    page = answer_with(200, b"<!doctype html><p>Please log in", Content_Type=media_type)
    settings = settings_for(mirror)
    mirror.files["/events/filesizes"] = b""  # so that the size does not give it away
    mirror.faults["/events/20180716.export.CSV.zip"] = [page, page]
    report = fetch(plan_gdelt(FIRST, LAST, tmp_path, settings), tmp_path, settings)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "web page" in report.entries[1].why
    assert not list((tmp_path / "events").glob("20180716*"))


def test_a_redirect_to_another_host_is_followed_and_noted(mirror, tmp_path):
    path = "/events/20180716.export.CSV.zip"
    with serve() as other:
        other.files["/bucket/x.zip"] = mirror.files[path]
        mirror.faults[path] = [answer_with(302, Location=f"{other.url}/bucket/x.zip")]
        report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched"] * 3
    assert report.entries[1].url == f"{other.url}/bucket/x.zip"


def test_a_redirect_into_a_private_network_is_refused(mirror, tmp_path, monkeypatch):
    monkeypatch.setattr("summitry.ingest.addresses.is_public", lambda address: address == "127.0.0.1")
    path = "/events/20180716.export.CSV.zip"
    mirror.faults[path] = [answer_with(302, Location="http://[::1]:9/x.zip")]
    settings = Settings(base_url=mirror.url, pause_s=0.0)
    report = fetch(plan_gdelt(FIRST, LAST, tmp_path, settings), tmp_path, settings)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "private network" in report.entries[1].why


def test_a_private_server_is_refused_unless_it_is_allowed(mirror, tmp_path):
    with pytest.raises(Unreadable, match="--allow-private"):
        plan_gdelt(FIRST, LAST, tmp_path, Settings(base_url=mirror.url, pause_s=0.0))
    assert mirror.requests == []


def test_redirects_in_a_circle_end(mirror, tmp_path):
    path = "/events/20180716.export.CSV.zip"
    mirror.faults[path] = [answer_with(302, Location=path)] * 3
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "circle" in report.entries[1].why


@pytest.mark.parametrize("to", ["http://[::", "ftp://example.org/x.zip", "http://me:secret@127.0.0.1/x.zip"])
def test_a_redirect_to_what_is_no_link_is_told(mirror, tmp_path, to):
    mirror.faults["/events/20180716.export.CSV.zip"] = [answer_with(302, Location=to)]
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert "link" in report.entries[1].why


@pytest.mark.parametrize("answer", [b"not HTTP at all\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"])
def test_a_server_that_talks_nonsense_is_for_later(mirror, tmp_path, answer):
    def talk(handler, _):
        handler.wfile.write(answer)
        handler.wfile.flush()
        handler.connection.close()
        return True

    mirror.faults["/events/20180716.export.CSV.zip"] = [talk] * 2
    assert statuses(run(mirror, tmp_path, tries=2)) == ["fetched", "later", "fetched"]


def test_a_file_without_listed_digest_is_held_against_its_own(mirror, tmp_path):
    mirror.files["/events/md5sums"] = b""
    broken = bytearray(mirror.files["/events/20180716.export.CSV.zip"])
    broken[120] ^= 0xFF
    mirror.files["/events/20180716.export.CSV.zip"] = bytes(broken)
    report = run(mirror, tmp_path)
    assert statuses(report) == ["fetched", "wrong", "fetched"]
    assert report.entries[0].verified == "size+zip"
    assert "damaged zip" in report.entries[1].why


def test_a_dyad_gets_a_smaller_file_with_its_rows_as_they_are(mirror, tmp_path):
    report = run(mirror, tmp_path, dyad=("USA", "RUS"))
    first = report.entries[0]
    assert (first.dyad, first.rows, first.rows_kept, first.rows_short) == ("RUS-USA", 800, 400, 0)
    with zipfile.ZipFile(tmp_path / first.narrowed) as bundle:
        kept = bundle.read(bundle.namelist()[0])
    with zipfile.ZipFile(tmp_path / first.path) as bundle:
        whole = bundle.read(bundle.namelist()[0])
    assert kept.splitlines() == [row for row in whole.splitlines() if b"USA" in row and b"RUS" in row]


def test_the_order_of_a_dyad_makes_no_difference(mirror, tmp_path):
    one = run(mirror, tmp_path / "a", dyad=("USA", "RUS")).entries[0]
    other = run(mirror, tmp_path / "b", dyad=("RUS", "USA")).entries[0]
    assert one.narrowed == other.narrowed
    assert (tmp_path / "a" / one.narrowed).read_bytes() == (tmp_path / "b" / other.narrowed).read_bytes()


def test_a_dyad_without_rows_leaves_no_file_and_is_not_asked_for_again(mirror, tmp_path):
    report = run(mirror, tmp_path, dyad=("JPN", "KOR"))
    assert [entry.rows_kept for entry in report.entries] == [0, 0, 0]
    assert list(tmp_path.rglob("*JPN*zip")) == []
    assert statuses(run(mirror, tmp_path, dyad=("JPN", "KOR"))) == ["had"] * 3


def test_whole_files_that_are_kept_serve_another_dyad_without_traffic(mirror, tmp_path):
    run(mirror, tmp_path, dyad=("USA", "RUS"))
    mirror.requests.clear()
    report = run(mirror, tmp_path, dyad=("FRA", "DEU"))
    assert [entry.rows_kept for entry in report.entries] == [200, 200, 200]
    assert mirror.requests == []


def test_whole_files_are_dropped_where_that_is_asked_for(mirror, tmp_path):
    report = run(mirror, tmp_path, dyad=("USA", "RUS"), keeps_raw=False)
    assert list((tmp_path / "events").glob("*.zip")) == []
    assert all((tmp_path / entry.narrowed).exists() for entry in report.entries)
    mirror.requests.clear()
    assert statuses(run(mirror, tmp_path, dyad=("USA", "RUS"), keeps_raw=False)) == ["had"] * 3
    assert mirror.requests == []


def test_rows_too_short_to_say_whom_they_are_about_are_counted(mirror, tmp_path):
    mirror.put_day("20180716", gdelt_row(1, "USA", "RUS"), "7\t20180716\tcut")
    mirror.list_release_1()
    entry = run(mirror, tmp_path, dyad=("USA", "RUS")).entries[1]
    assert (entry.rows, entry.rows_kept, entry.rows_short) == (2, 1, 1)


def test_a_zip_that_unpacks_without_end_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr("summitry.eventdata.fetching.narrow.SMALL_TEXT", 1000)
    whole = tmp_path / "bomb.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("x", "0" * 3_000_000)
    with pytest.raises(Unreadable, match="as no event file does"):
        narrow(whole, tmp_path / "small.zip", find_dyad("USA", "RUS"))
    assert list(tmp_path.iterdir()) == [whole]


def test_a_last_row_without_an_end_and_one_of_megabytes_are_rows_too(tmp_path):
    whole = tmp_path / "x.zip"
    with zipfile.ZipFile(whole, "w") as bundle:
        bundle.writestr("x", "9" * 6_000_000 + "\n" + gdelt_row(1, "USA", "RUS"))
    found = narrow(whole, tmp_path / "small.zip", find_dyad("USA", "RUS"))
    assert found.kept == 1
    assert found.short >= 1


def test_codes_that_a_country_had_before_count_as_its_own(mirror, tmp_path):
    mirror.put_day("20180716", gdelt_row(1, "ROM", "USA"), gdelt_row(2, "ROU", "USA"))
    mirror.list_release_1()
    assert run(mirror, tmp_path, dyad=("ROU", "USA")).entries[1].rows_kept == 2


def test_sides_that_are_no_two_countries_are_refused(mirror, tmp_path):
    with pytest.raises(UnknownCode, match="nearest"):
        run(mirror, tmp_path, dyad=("RUZ", "USA"))
    with pytest.raises(InputError, match="two countries"):
        run(mirror, tmp_path, dyad=("USA", "USA"))
    assert mirror.requests == []


def test_a_plan_fetches_the_lists_alone(mirror, tmp_path):
    plan = plan_gdelt(FIRST, LAST, tmp_path, settings_for(mirror))
    assert sorted(mirror.counts()) == ["/events/filesizes", "/events/md5sums"]
    told = plan.to_json()
    assert told["files"] == told["files_left"] == 3
    assert told["bytes"] == sum(len(body) for path, body in mirror.files.items() if path.endswith(".zip"))


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (LAST, FIRST, "earlier day first"),
        (FIRST, date(2999, 1, 1), "in the future"),
        (date(1978, 1, 1), LAST, "first day of release 1"),
    ],
)
def test_days_that_make_no_span_are_refused(mirror, tmp_path, since, until, words):
    with pytest.raises(InputError, match=words):
        plan_gdelt(since, until, tmp_path, settings_for(mirror))


def test_a_server_of_another_layout_is_told(mirror, tmp_path):
    mirror.files.clear()
    with pytest.raises(InputError, match="layout"):
        plan_gdelt(FIRST, LAST, tmp_path, settings_for(mirror))


def test_a_page_in_place_of_a_list_is_for_later(mirror, tmp_path):
    mirror.files["/events/md5sums"] = b"<html>maintenance"
    with pytest.raises(TryLater, match="web page"):
        plan_gdelt(FIRST, LAST, tmp_path, settings_for(mirror))


def test_a_folder_takes_one_run_at_a_time(mirror, tmp_path):
    settings = settings_for(mirror)
    plan = plan_gdelt(FIRST, LAST, tmp_path, settings)
    with locked(tmp_path), pytest.raises(TryLater, match="another run"):
        fetch(plan, tmp_path, settings)


def test_a_disk_without_room_is_told_before_anything_is_fetched(mirror, tmp_path, monkeypatch):
    settings = settings_for(mirror)
    plan = plan_gdelt(FIRST, LAST, tmp_path, settings)
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    mirror.requests.clear()
    with pytest.raises(InputError, match="10 bytes free"):
        fetch(plan, tmp_path, settings)
    assert mirror.requests == []


def test_a_run_that_is_broken_off_keeps_what_it_has(mirror, tmp_path):
    settings = settings_for(mirror)
    running = iter_fetch(plan_gdelt(FIRST, LAST, tmp_path, settings), tmp_path, settings)
    next(running)
    running.close()
    assert list(read_manifest(tmp_path)) == ["events/20180715.export.CSV.zip"]
    assert statuses(run(mirror, tmp_path)) == ["had", "fetched", "fetched"]


def test_a_line_that_was_cut_is_left_out_and_written_over(mirror, tmp_path):
    entry = run(mirror, tmp_path).entries[0]
    path = tmp_path / "manifest.jsonl"
    path.write_bytes(path.read_bytes() + b'{"path": "events/2018')
    assert len(read_manifest(tmp_path)) == 3
    append(tmp_path, entry)
    assert [json.loads(line)["status"] for line in path.read_text().splitlines()] == ["fetched"] * 4


def test_a_manifest_that_is_none_is_told(mirror, tmp_path):
    tmp_path.joinpath("manifest.jsonl").write_text("notes of mine\n{}\n")
    with pytest.raises(InputError, match="line 1"):
        plan_gdelt(FIRST, LAST, tmp_path, settings_for(mirror))


def test_release_2_takes_the_event_files_of_the_master_list_from_this_server(tmp_path):
    with serve() as mirror:
        body = zip_of("20180716143000.export.CSV", gdelt_row(1, "USA", "RUS", width=61))
        path = "/gdeltv2/20180716143000.export.CSV.zip"
        mirror.files[path] = body
        md5 = hashlib.md5(body).hexdigest()
        mirror.files["/gdeltv2/masterfilelist.txt"] = (
            f"{len(body)} {md5} http://data.example.org{path}\n"
            f"{len(body)} {md5} http://data.example.org/gdeltv2/20180716143000.gkg.csv.zip\n"
            f"9 {md5} http://data.example.org/gdeltv2/20180718000000.export.CSV.zip\n"
            "150383 297a16b493de7cf6ca809a7cc31d0b93\n"
        ).encode()
        settings = settings_for(mirror, dyad=("USA", "RUS"))
        plan_for = partial(plan_gdelt, date(2018, 7, 16), date(2018, 7, 16), tmp_path, settings)
        report = fetch(plan_for(release=2), tmp_path, settings)
    assert [(entry.path, entry.status) for entry in report.entries] == [(path[1:], "fetched")]
    assert report.entries[0].rows_kept == 1
    assert report.plan.malformed == 1
    assert len(report.plan.missing) == 95  # of 96 quarters of an hour
