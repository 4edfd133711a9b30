from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry import cases
from summitry.errors import BadField, ExitCode, UnknownCode, Unreadable

GOOD = """
title: Two meetings
parties: [FIN, SWE]
meetings:
  - id: somewhere-2018
    state: held
    held_on: 2018-07-16
    place: Somewhere
  - id: elsewhere-2019
    state: not held
    announced_on: 2019-01-02
    place: Elsewhere
how_written: In our own
  words.
licence: MIT
facts: Public reports
"""


def test_the_public_names_are_sorted_and_exist():
    assert cases.__all__ == sorted(cases.__all__, key=lambda name: (name.islower(), name))
    assert all(hasattr(cases, name) for name in cases.__all__)


def test_the_case_is_bundled():
    assert "trump_putin" in cases.iter_cases()


def test_cases_are_sorted_by_name():
    assert list(cases.iter_cases()) == sorted(cases.iter_cases())


def test_files_come_by_meeting_in_their_order_and_inside_the_case():
    found = cases.case_files("trump_putin")
    folder = Path(cases.__file__).parent / "trump_putin"
    ids = [meeting.id for meeting in cases.case_info("trump_putin").meetings]
    assert [path.relative_to(folder).parts[0] for path in found] == sorted(
        (path.parent.name for path in found), key=ids.index
    )
    assert all(path.resolve().parent.parent == folder.resolve() for path in found)
    assert set(found) == set(folder.rglob("*.md")), "a note lies in no meeting's folder"
    assert {path.suffix for path in found} == {".md"}


def test_the_notes_of_one_meeting_are_given_alone():
    found = cases.case_files("trump_putin", "helsinki-2018")
    assert [path.name for path in found] == sorted(path.name for path in found)
    assert {path.parent.name for path in found} == {"helsinki-2018"}
    parts = [cases.case_files("trump_putin", meeting.id) for meeting in cases.case_info("trump_putin").meetings]
    assert sum(parts, ()) == cases.case_files("trump_putin")


@pytest.mark.parametrize("meeting", ["", "..", "helsinki_2018", "../trump_putin", "helsinki-2018/.."])
def test_no_meeting_leads_out_of_the_case(meeting):
    with pytest.raises(UnknownCode, match="helsinki-2018") as caught:
        cases.case_files("trump_putin", meeting)
    assert caught.value.exit_code == ExitCode.USAGE


def test_info_says_what_the_case_is():
    info = cases.case_info("trump_putin")
    assert info.name == "trump_putin"
    assert info.parties == ("USA", "RUS")
    assert "Helsinki" in info.title
    assert "own words" in info.how_written
    assert "cited" in info.facts
    assert info.licence == "MIT"


def test_info_lists_the_meetings_in_the_order_of_their_days():
    meetings = cases.case_info("trump_putin").meetings
    days = [meeting.held_on or meeting.announced_on for meeting in meetings]
    assert days == sorted(days)
    assert [meeting.state for meeting in meetings].count("held") == 7
    assert [meeting.id for meeting in meetings if meeting.state == "not held"] == ["washington-2018", "budapest-2025"]
    (helsinki,) = (meeting for meeting in meetings if meeting.id == "helsinki-2018")
    assert (helsinki.held_on, helsinki.announced_on) == (date(2018, 7, 16), None)
    assert "Helsinki" in helsinki.place


@pytest.mark.parametrize("load", [cases.case_files, cases.case_info])
@pytest.mark.parametrize("name", ["", ".", "..", "../ingest", "/", "trump_putin/..", "TRUMP_PUTIN", "case.yaml"])
def test_no_name_leads_out_of_the_bundled_cases(load, name):
    with pytest.raises(UnknownCode) as caught:
        load(name)
    assert caught.value.kind == "bundled case"
    assert caught.value.exit_code == ExitCode.USAGE


@given(st.text())
def test_any_other_name_is_refused(name):
    if name not in cases.iter_cases():
        with pytest.raises(UnknownCode):
            cases.case_files(name)


def test_a_slip_in_the_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownCode, match="trump_putin") as caught:
        cases.case_files("trumpputin")
    assert caught.value.nearest == ("trump_putin",)


def test_a_description_is_read():
    info = cases.parse_case_info("x", GOOD)
    assert (info.title, info.how_written) == ("Two meetings", "In our own words.")
    held, planned = info.meetings
    assert (held.id, held.state, held.place) == ("somewhere-2018", "held", "Somewhere")
    assert (held.held_on, held.announced_on) == (date(2018, 7, 16), None)
    assert (planned.id, planned.state, planned.place) == ("elsewhere-2019", "not held", "Elsewhere")
    assert (planned.held_on, planned.announced_on) == (None, date(2019, 1, 2))


def test_parties_keep_the_order_that_they_were_given_in():
    swapped = cases.parse_case_info("x", GOOD.replace("[FIN, SWE]", "[SWE, FIN]"))
    assert swapped.parties == cases.parse_case_info("x", GOOD).parties[::-1]


@pytest.mark.parametrize("key", ["title", "parties", "meetings", "how_written", "licence", "facts"])
def test_a_missing_field_is_named(key):
    with pytest.raises(BadField) as caught:
        cases.parse_case_info("x", GOOD.replace(f"\n{key}:", "\nother:"))
    assert caught.value.path == f"$.{key}"


@pytest.mark.parametrize(
    ("good", "bad", "path"),
    [
        ("title: Two meetings", "title: ''", "$.title"),
        ("title: Two meetings", "title: 12", "$.title"),
        ("held_on: 2018-07-16", "held_on: July 2018", "$.meetings[0].held_on"),
        ("held_on: 2018-07-16", "held_on: 2018-07-16T10:00:00", "$.meetings[0].held_on"),
        ("    held_on: 2018-07-16\n", "", "$.meetings[0].held_on"),
        ("announced_on: 2019-01-02", "held_on: 2019-01-02", "$.meetings[1].held_on"),
        ("announced_on: 2019-01-02", "announced_on: soon", "$.meetings[1].announced_on"),
        ("place: Elsewhere", "place: ''", "$.meetings[1].place"),
        ("state: not held", "state: cancelled", "$.meetings[1].state"),
        ("id: somewhere-2018", "id: ..", "$.meetings[0].id"),
        ("id: somewhere-2018", "id: a/b", "$.meetings[0].id"),
        ("  - id: somewhere-2018", "  - just words\n  - id: somewhere-2018", "$.meetings[0]"),
        ("id: elsewhere-2019", "id: somewhere-2018", "$.meetings"),
        ("[FIN, SWE]", "FIN", "$.parties"),
        ("[FIN, SWE]", "[FIN]", "$.parties"),
        ("[FIN, SWE]", "[FIN, FIN]", "$.parties"),
        ("[FIN, SWE]", "[FIN, Sweden]", "$.parties"),
        ("[FIN, SWE]", "[FIN, 7]", "$.parties"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(good, bad, path):
    with pytest.raises(BadField) as caught:
        cases.parse_case_info("x", GOOD.replace(good, bad))
    assert caught.value.path == path


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b"])
def test_a_description_without_fields_is_refused(text):
    with pytest.raises(BadField, match="name: value"):
        cases.parse_case_info("x", text)


@pytest.mark.parametrize("text", ["title: [", "a: b: c", "held_on: 2018-02-31", "!!python/object:os.system {}"])
def test_a_description_that_is_not_yaml_is_refused(text):
    with pytest.raises(Unreadable, match=r"x/case\.yaml is not YAML"):
        cases.parse_case_info("x", text)


def test_a_package_inside_an_archive_is_refused(monkeypatch):
    monkeypatch.setattr(cases, "files", lambda _: object())
    with pytest.raises(Unreadable, match="archive"):
        cases.iter_cases()
