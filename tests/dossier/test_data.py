from __future__ import annotations

import json
from dataclasses import replace

import pytest

from summitry.dossier.data import from_json, json_schema, to_json
from summitry.errors import BadField
from tests.dossier.samples import make_dossier, make_empty, make_hostile


@pytest.mark.parametrize("make", [make_dossier, make_empty, make_hostile])
def test_what_is_written_is_read_again(make):
    dossier = make()
    without_raw = replace(dossier, documents=tuple(replace(document, raw=b"") for document in dossier.documents))
    assert from_json(to_json(dossier)) == without_raw


def test_the_same_dossier_gives_the_same_bytes():
    assert to_json(make_dossier()) == to_json(make_dossier())


def test_raw_bytes_stay_behind():
    dossier = make_dossier()
    dossier = replace(dossier, documents=tuple(replace(document, raw=b"secret") for document in dossier.documents))
    assert "raw" not in json.loads(to_json(dossier))["documents"][0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<html>", r"\$: expected a dossier in JSON"),
        ("[]", r"\$\.format"),
        ('{"format": "something/2"}', r"\$\.format"),
        ('{"format": "summitry-dossier/1"}', r"\$\.title"),
        ("[" * 200_000, r"\$: expected a dossier in JSON"),
    ],
)
def test_what_is_no_dossier_is_refused_with_its_place(text, says):
    with pytest.raises(BadField, match=says):
        from_json(text)


def test_a_wrong_field_is_named_with_its_path():
    record = json.loads(to_json(make_dossier()))
    record["meetings"][0]["outcomes"][0]["cells"][0]["lines"][0]["passages"][0]["start"] = "ten"
    with pytest.raises(
        BadField, match=r"\$\.meetings\[0\]\.outcomes\[0\]\.cells\[0\]\.lines\[0\]\.passages\[0\]\.start"
    ):
        from_json(json.dumps(record))


def test_the_schema_names_every_field_that_is_written():
    schema, record = json_schema(), json.loads(to_json(make_dossier()))
    assert set(record) == set(schema["properties"])
    assert set(record["documents"][0]) == set(schema["$defs"]["Document"]["properties"])
    assert set(record["meetings"][0]) == set(schema["$defs"]["MeetingPart"]["properties"])
