"""Text coding on Spark: a partition of documents in, a table of events out, the model loaded once a worker.

documents = session.read.json("articles/")            # id, text, and title, publisher, published_on ... if known
events = documents.mapInPandas(code_batches, SCHEMA)  # the columns of ``summitry code --format csv``, and ``set_aside``

Nothing here imports Spark: ``mapInPandas`` hands over iterators of pandas frames, which anything else may do too.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from summitry.codebook.columns import OWN_COLUMNS
from summitry.coding.rows import iter_rows
from summitry.errors import InputError, Unreadable
from summitry.ingest.jsonlines import parse_record
from summitry.ingest.settings import Settings
from summitry.model import SetAside
from summitry.reading.batch import iter_results
from summitry.reading.events import code_pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.model import Document

_KINDS = {"text": "string", "day": "date", "number": "double", "whole": "bigint"}

#: The table's columns in Spark's words; ``set_aside`` is the reason where a document could not be read, else null.
SCHEMA = ", ".join(f"`{name}` {_KINDS[kind]}" for name, kind in OWN_COLUMNS.items()) + ", `set_aside` string"

_ROWS_A_FRAME = 2_000


def code_batches(frames: Iterable[Any], *, nearest: bool = False, settings: Settings | None = None) -> Iterator[Any]:
    """Code the documents of pandas frames, for ``DataFrame.mapInPandas``.

    Args:
        frames: Frames with ``id`` and ``text``, and any field that a JSON line of ``summitry code`` may have; documents
            are worked on one after another, so that memory does not grow with the partition.
        nearest: Whether likeness to the codebook's examples may speak where no rule does.
        settings: Bounds on what is read.

    Yields:
        Frames with the columns of ``SCHEMA``: a row an event, and a row a document that could not be read, which has
        its id and the reason. A document without events has no row.
    """
    import pandas as pd  # noqa: PLC0415 -- an extra, which Spark brings

    rows: list[dict[str, Any]] = []
    items = _iter_documents(frames, settings or Settings())
    for result in iter_results(items, partial(code_pair, nearest=nearest)):
        if isinstance(result, SetAside):
            rows.append({"document_id": result.origin, "set_aside": result.reason})
        else:
            rows.extend(iter_rows(*result))
        if len(rows) >= _ROWS_A_FRAME:
            yield _to_frame(pd, rows)
            rows = []
    yield _to_frame(pd, rows)


def _iter_documents(frames: Iterable[Any], settings: Settings) -> Iterator[Document | SetAside]:
    for frame in frames:
        for record in frame.to_dict("records"):
            told = {name: value for name, value in record.items() if _is_told(value)}
            try:
                yield parse_record(json.dumps(told, default=_to_plain, ensure_ascii=False).encode(), settings)
            except (Unreadable, InputError) as fault:
                yield SetAside(str(told.get("id", "")), str(fault))


def _is_told(value: Any) -> bool:
    """Whether a cell holds something; pandas writes what is missing as None, NaN or NaT, neither of which is itself."""
    return value is not None and (np.ndim(value) > 0 or bool(value == value))  # noqa: PLR0124


def _to_plain(value: Any) -> Any:
    """Write as JSON records do: days and instants as a day, arrays as lists, anything else as its text."""
    if hasattr(value, "tolist"):
        return value.tolist()
    day = value.date() if isinstance(value, datetime) else value
    return day.isoformat() if isinstance(day, date) else str(value)


def _to_frame(pd: Any, rows: list[dict[str, Any]]) -> Any:
    """Make a frame of Python's own values, so that a whole number beside a missing one stays whole."""
    return pd.DataFrame(rows, columns=[*OWN_COLUMNS, "set_aside"], dtype=object)
