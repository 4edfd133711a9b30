"""The notes of the bundled case, held against the rules that they were written by."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
import yaml

from summitry import cases

NOTES = cases.case_files("helsinki_2018")
ACCOUNTS = {"US", "Russia", "host", "third country", "critics in the US", "experts", "press"}
ALWAYS = {"id", "title", "publisher", "url", "kind", "held_on", "account"}
# Addresses under which a state itself publishes; only a page there may carry a side.
OFFICIAL = {"en.special.kremlin.ru": "RUS"}
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]*)[\"”»]")
MARKUP = re.compile(r"https?:|www\.|[<>\[\]*_#`|\\{}]|^\s*(?:[-+]|\d+\.)\s|&\w+;", re.MULTILINE)


def split(path):
    text = path.read_text(encoding="utf-8")
    opening, block, body = text.split("---\n", 2)
    assert opening == ""
    return yaml.load(block, Loader=yaml.BaseLoader), body


FIELDS = {path.name: split(path)[0] for path in NOTES}
BODIES = {path.name: split(path)[1] for path in NOTES}
each_note = pytest.mark.parametrize("name", list(FIELDS))


def test_there_are_enough_notes():
    assert len(NOTES) >= 14


def test_ids_are_unique_and_so_are_the_cited_pages_of_an_account():
    assert len({fields["id"] for fields in FIELDS.values()}) == len(NOTES)
    assert len({(fields["account"], fields["url"]) for fields in FIELDS.values()}) == len(NOTES)


def test_files_are_numbered_without_gaps():
    assert [int(path.name[:2]) for path in NOTES] == list(range(1, len(NOTES) + 1))


def test_every_kind_of_account_is_there():
    assert {fields["account"] for fields in FIELDS.values()} == ACCOUNTS


def test_each_version_of_the_length_stands_in_a_note_of_its_own():
    for version in ("about 90 minutes", "more than two hours", "two hours and ten minutes"):
        assert any(version in body for body in BODIES.values()), version


@each_note
def test_a_note_has_its_fields_and_no_others(name):
    fields = FIELDS[name]
    assert set(fields) - {"side"} in ({*ALWAYS, "published_on"}, {*ALWAYS, "published_in"})
    assert all(isinstance(value, str) and value.strip() for value in fields.values())
    assert fields["kind"] == "case note"
    assert fields["account"] in ACCOUNTS
    assert fields["held_on"] == "2018-07-16"


@each_note
def test_the_id_is_the_file_s_name_as_a_slug(name):
    found = re.fullmatch(r"\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)\.md", name)
    assert found is not None
    assert FIELDS[name]["id"] == f"helsinki-2018-{found[1]}"


@each_note
def test_the_cited_page_has_a_link_and_a_date_in_2018(name):
    parts = urlsplit(FIELDS[name]["url"])
    assert parts.scheme in {"http", "https"}
    assert "." in parts.netloc
    if "published_on" in FIELDS[name]:
        assert re.fullmatch(r"2018-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", FIELDS[name]["published_on"])
    else:
        assert re.fullmatch(r"2018(?:-(?:0[1-9]|1[0-2]))?", FIELDS[name]["published_in"])


@each_note
def test_only_a_state_s_own_page_carries_a_side(name):
    assert FIELDS[name].get("side") == OFFICIAL.get(urlsplit(FIELDS[name]["url"]).netloc)


@each_note
def test_the_body_is_plain_prose_of_the_right_length(name):
    body = BODIES[name]
    assert MARKUP.search(body) is None
    assert body == body.strip() + "\n"
    assert 60 <= len(body.split()) <= 180
    assert all(paragraph.endswith(".") for paragraph in body.strip().split("\n\n"))


@each_note
def test_the_body_quotes_no_more_than_eight_words(name):
    assert all(len(quoted.split()) <= 8 for quoted in QUOTED.findall(BODIES[name]))
    assert not re.search('["“”„«»]', QUOTED.sub("", BODIES[name])), "a quotation mark stands alone"


@each_note
def test_the_note_names_both_leaders_and_the_place(name):
    body = BODIES[name]
    assert "Helsinki" in body
    assert "Putin" in body
    assert re.search("Trump|President of the United States", body)
