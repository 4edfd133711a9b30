"""Fields of records: what is taken, what is refused, and what the refusal says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from summitry.errors import BadField, UnknownCode
from summitry.ingest.fields import find_kind, has_lone_surrogate, parse_day, parse_fields
from summitry.model import DocumentKind


def test_known_fields_are_taken_and_others_left():
    fields = parse_fields({"id": 7, "title": " A \n title ", "side": "USA", "mood": [1]}, "record")
    assert (fields.id, fields.title, fields.side, fields.kind) == ("7", "A title", "USA", None)


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_empty_counts_as_not_given(empty):
    fields = parse_fields({"title": empty, "published_on": empty, "date": "2018-07-16"}, "record")
    assert fields.title is None
    assert fields.published_on == date(2018, 7, 16)


@pytest.mark.parametrize("name", ["id", "title", "publisher", "side", "kind", "url"])
@pytest.mark.parametrize("value", [1.5, True, ["x"], {"a": "b"}])
def test_wrong_types_are_named(name, value):
    with pytest.raises(BadField, match=rf"\$\.{name}: expected text"):
        parse_fields({name: value}, "record")


def test_long_and_broken_values_are_refused():
    with pytest.raises(BadField, match="at most 4,000 characters"):
        parse_fields({"title": "x" * 5000}, "record")
    with pytest.raises(BadField, match="whole characters"):
        parse_fields({"title": "\ud83d"}, "record")


@pytest.mark.parametrize(
    "value",
    ["2018-07-16", "2018-07-16T23:00:00Z", " 2018-07-16 ", date(2018, 7, 16), datetime(2018, 7, 16, 3, tzinfo=UTC)],
)
def test_days_are_read_as_written(value):
    assert parse_day(value) == date(2018, 7, 16)


@pytest.mark.parametrize(
    "value", ["16 July 2018", "2018-13-01", "2018-02-30", "2018", 20180716, "yesterday", "16/07/2018"]
)
def test_other_days_are_not_guessed_at(value):
    with pytest.raises(BadField, match="a day such as 2018-07-16"):
        parse_day(value)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("joint_statement", DocumentKind.JOINT_STATEMENT),
        ("Joint-Statement", DocumentKind.JOINT_STATEMENT),
        ("communique", DocumentKind.COMMUNIQUE),
        ("COMMUNIQUÉ", DocumentKind.COMMUNIQUE),
        ("case note", DocumentKind.CASE_NOTE),
        ("poem", None),
    ],
)
def test_kinds_are_found_by_any_spelling(name, kind):
    assert find_kind(name) is kind


def test_unknown_kind_is_left_to_the_rules_unless_a_person_gave_it():
    assert parse_fields({"kind": "readuot"}, "record").kind is None
    with pytest.raises(UnknownCode, match="nearest: readout"):
        parse_fields({"kind": "readuot"}, "given", is_strict=True)


def test_half_characters_are_seen():
    assert has_lone_surrogate("a\ud83d")
    assert not has_lone_surrogate("a😀")
