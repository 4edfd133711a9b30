"""Documents in: files, folders, links and feeds to one canonical text each, in which every offset counts."""

from __future__ import annotations

from summitry.ingest.documents import to_document
from summitry.ingest.inputs import fetch
from summitry.ingest.locate import locate
from summitry.ingest.parsing import parse_bytes
from summitry.ingest.settings import Settings

__all__ = ["Settings", "fetch", "locate", "parse_bytes", "to_document"]
