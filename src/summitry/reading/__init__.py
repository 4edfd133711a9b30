"""Read documents, and code them: the steps put together."""

from __future__ import annotations

from summitry.reading.data import reading_to_json
from summitry.reading.events import Coded, code_reading
from summitry.reading.record import Reading
from summitry.reading.steps import code, iter_read, read, read_document

__all__ = ["Coded", "Reading", "code", "code_reading", "iter_read", "read", "read_document", "reading_to_json"]
