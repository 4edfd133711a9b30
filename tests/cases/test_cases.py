from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry import cases
from summitry.errors import BadField, ExitCode, UnknownCode, Unreadable

GOOD = """
title: A meeting
held_on: 2018-07-16
place: Somewhere
parties: [FIN, SWE]
how_written: In our own
  words.
licence: MIT
facts: Public reports
"""


def test_the_public_names_are_sorted_and_exist():
    assert cases.__all__ == sorted(cases.__all__, key=lambda name: (name.islower(), name))
    assert all(hasattr(cases, name) for name in cases.__all__)


def test_helsinki_is_bundled():
    assert "helsinki_2018" in cases.iter_cases()


def test_cases_are_sorted_by_name():
    assert list(cases.iter_cases()) == sorted(cases.iter_cases())


def test_files_come_in_their_order_and_inside_the_case():
    found = cases.case_files("helsinki_2018")
    folder = Path(cases.__file__).parent / "helsinki_2018"
    assert [path.name for path in found] == sorted(path.name for path in found)
    assert {path.resolve().parent for path in found} == {folder.resolve()}
    assert {path.suffix for path in found} == {".md"}


def test_info_says_what_the_case_is():
    info = cases.case_info("helsinki_2018")
    assert info.name == "helsinki_2018"
    assert info.held_on == date(2018, 7, 16)
    assert info.parties == ("USA", "RUS")
    assert "Helsinki" in info.place
    assert "own words" in info.how_written
    assert "cited" in info.facts
    assert info.licence == "MIT"


@pytest.mark.parametrize("load", [cases.case_files, cases.case_info])
@pytest.mark.parametrize("name", ["", ".", "..", "../ingest", "/", "helsinki_2018/..", "HELSINKI_2018", "case.yaml"])
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
    with pytest.raises(UnknownCode, match="helsinki_2018") as caught:
        cases.case_files("helsinki2018")
    assert caught.value.nearest == ("helsinki_2018",)


def test_a_description_is_read():
    info = cases.parse_case_info("x", GOOD)
    assert (info.title, info.held_on, info.place) == ("A meeting", date(2018, 7, 16), "Somewhere")
    assert info.how_written == "In our own words."


def test_parties_keep_the_order_that_they_were_given_in():
    swapped = cases.parse_case_info("x", GOOD.replace("[FIN, SWE]", "[SWE, FIN]"))
    assert swapped.parties == cases.parse_case_info("x", GOOD).parties[::-1]


@pytest.mark.parametrize("key", ["title", "held_on", "place", "parties", "how_written", "licence", "facts"])
def test_a_missing_field_is_named(key):
    with pytest.raises(BadField) as caught:
        cases.parse_case_info("x", GOOD.replace(f"{key}:", "other:"))
    assert caught.value.path == f"$.{key}"


@pytest.mark.parametrize(
    ("good", "bad", "path"),
    [
        ("title: A meeting", "title: ''", "$.title"),
        ("title: A meeting", "title: 12", "$.title"),
        ("held_on: 2018-07-16", "held_on: July 2018", "$.held_on"),
        ("held_on: 2018-07-16", "held_on: 2018-07-16T10:00:00", "$.held_on"),
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
