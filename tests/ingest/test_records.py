"""Documents and passages to JSON values and back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import BadField
from summitry.ingest.documents import make_digest
from summitry.ingest.records import document_from_json, document_to_json, passage_from_json, passage_to_json
from summitry.model import Document, DocumentKind, Turn

lines = st.text(max_size=20)
optional = st.none() | lines


@st.composite
def documents(draw):
    text = draw(st.text(min_size=1, max_size=60))
    doc = Document(
        id=draw(lines),
        text=text,
        digest=make_digest(text),
        raw=draw(st.binary(max_size=5)),
        media_type=draw(lines),
        url=draw(optional),
        title=draw(optional),
        publisher=draw(optional),
        side=draw(optional),
        published_on=draw(st.none() | st.dates()),
        kind=draw(st.sampled_from(DocumentKind)),
        language=draw(optional),
        retrieved_at=draw(st.none() | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
        basis=draw(st.dictionaries(lines, lines, max_size=3)),
    )
    cut = draw(st.integers(1, len(text)))
    passage = doc.passage(0, cut)
    turn = Turn(passage, draw(lines), passage, tuple(draw(st.lists(lines, max_size=2))))
    fields = {name: getattr(doc, name) for name in Document.__dataclass_fields__}
    return Document(**{**fields, "turns": draw(st.sampled_from([(), (turn,)]))})


@given(documents())
def test_document_comes_back_as_it_was(doc):
    written = json.loads(json.dumps(document_to_json(doc)))
    assert document_from_json(written) == doc


@given(documents())
def test_passage_comes_back_as_it_was(doc):
    passage = doc.passage(0, len(doc.text))
    assert passage_from_json(json.loads(json.dumps(passage_to_json(passage))), doc) == passage


def make_record(**changes):
    text = "He said peace."
    doc = Document(
        "d", text, make_digest(text), published_on=date(2018, 7, 16), retrieved_at=datetime(2018, 7, 17, 8, tzinfo=UTC)
    )
    return {**document_to_json(doc), **changes}


def test_days_and_instants_are_iso_and_raw_bytes_stay_behind():
    record = make_record()
    assert record["published_on"] == "2018-07-16"
    assert record["retrieved_at"] == "2018-07-17T08:00:00Z"
    assert record["kind"] == "unknown"
    assert "raw" not in record


def test_instants_in_other_zones_are_written_in_utc():
    there = datetime(2018, 7, 17, 8, tzinfo=timezone(timedelta(hours=3)))
    doc = Document("d", "x", make_digest("x"), retrieved_at=there)
    assert document_to_json(doc)["retrieved_at"] == "2018-07-17T05:00:00Z"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", None),
        ("text", 5),
        ("text", "Other words."),
        ("digest", "0" * 64),
        ("media_type", None),
        ("title", ["x"]),
        ("published_on", "yesterday"),
        ("kind", "poem"),
        ("retrieved_at", "2018-07-17T08:00:00"),
        ("retrieved_at", "noon"),
        ("basis", []),
        ("turns", {}),
        ("turns", ["x"]),
        ("turns", [{"label": "A", "notes": [], "passage": {"start": 0, "end": 2, "exact": "He"}}]),
    ],
)
def test_records_that_contradict_themselves_are_refused(name, value):
    with pytest.raises(BadField, match=r"^field \$"):
        document_from_json(make_record(**{name: value}))


@pytest.mark.parametrize(
    "change",
    [{"start": 1}, {"end": 99}, {"exact": "he"}, {"document_id": "e"}, {"start": "0"}, {"end": True}, {"start": -12}],
)
def test_passages_must_be_word_for_word(change):
    doc = document_from_json(make_record())
    record = {**passage_to_json(doc.passage(0, 2)), **change}
    with pytest.raises(BadField):
        passage_from_json(record, doc)
    with pytest.raises(BadField, match="a passage"):
        passage_from_json("x", doc)
