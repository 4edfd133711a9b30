"""Bytes at hand to one document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import BadField, Unreadable
from summitry.ingest import Settings, parse_bytes
from tests.ingest.samples import ENGLISH, attempt


def test_type_given_by_the_caller_is_used_where_bytes_do_not_tell():
    doc = parse_bytes(ENGLISH.encode(), media_type="text/markdown", origin="https://example.org/a")
    assert (doc.media_type, doc.url, doc.raw) == ("text/markdown", "https://example.org/a", ENGLISH.encode())


def test_one_json_record_is_read():
    doc = parse_bytes(b'{"id": "1", "text": "They met."}', media_type="application/json", origin="x")
    assert (doc.id, doc.text) == ("1", "They met.")


@pytest.mark.parametrize(
    ("raw", "media_type", "words"),
    [
        (b"", None, "is empty"),
        (b"x" * 2000, None, "more than 1,000 bytes"),
        (b"{}\n{}", "application/jsonl", "read it with fetch"),
        (b"<rss><channel/></rss>", None, "read it with fetch"),
        (b"\x89PNG", None, "picture"),
    ],
)
def test_messages_begin_with_where_it_was(raw, media_type, words):
    with pytest.raises(Unreadable, match=f"^here: .*{words}"):
        parse_bytes(raw, media_type=media_type, origin="here", settings=Settings(max_bytes=1000))


def test_fields_that_cannot_be_used_keep_their_error():
    with pytest.raises(BadField) as caught:
        parse_bytes(b"---\ndate: May\n---\nx", media_type=None, origin="here")
    assert caught.value.__notes__ == ["in here"]


@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "text/markdown", "application/json", "text/xml"]))
def test_any_bytes_are_read_or_refused(raw, media_type):
    doc, refusal = attempt(lambda: parse_bytes(raw, media_type=media_type, origin="x"))
    if doc is None:
        assert refusal.startswith(("x: ", "field $"))
    else:
        assert doc.text.strip()
        assert doc.passage(0, len(doc.text)).exact == doc.text
