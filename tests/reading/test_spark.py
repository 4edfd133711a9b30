from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import numpy as np

from summitry.codebook.columns import OWN_COLUMNS
from summitry.ingest import Settings
from summitry.model import Document
from summitry.reading.spark import SCHEMA, _iter_documents


def frame(*records: dict[str, object]) -> SimpleNamespace:
    """What pandas gives of a frame, without pandas."""
    return SimpleNamespace(to_dict=lambda orient: list(records) if orient == "records" else None)


def test_rows_of_frames_become_documents_with_what_is_known_of_them():
    text = "The two ministers met in Geneva on Monday and agreed to meet again."
    first = frame({"id": "1", "text": text, "title": None, "published_on": date(2021, 6, 17), "publisher": np.nan})
    second = frame({"id": "2", "text": text, "published_on": datetime(2021, 6, 18, 23, 0, tzinfo=UTC)})
    one, two = _iter_documents([first, second], Settings())
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.id, one.text, one.title, one.publisher) == ("1", text, None, None)
    assert (one.published_on, two.published_on) == (date(2021, 6, 17), date(2021, 6, 18))


def test_a_row_that_is_no_document_is_set_aside_and_the_others_go_on():
    text = "The two ministers met in Geneva on Monday and agreed to meet again."
    rows = frame(
        {"id": "1", "text": None}, {"id": "2", "text": text, "published_on": "someday"}, {"id": "3", "text": text}
    )
    found = list(_iter_documents([rows], Settings()))
    assert [isinstance(item, Document) for item in found] == [False, False, True]
    assert [item.origin for item in found[:2]] == ["1", "2"]
    assert "published_on" in found[1].reason


def test_the_schema_names_the_columns_of_the_table_and_why_a_row_is_none():
    names = [column.split("`")[1] for column in SCHEMA.split(", ")]
    assert names == [*OWN_COLUMNS, "set_aside"]
