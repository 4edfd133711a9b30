"""Readers of the field's data sets: how their rows are cut, and what their columns mean."""

from __future__ import annotations

from summitry.eventdata.readers.gdelt import GDELT_1, GDELT_2
from summitry.eventdata.readers.icews import ICEWS
from summitry.eventdata.readers.mapping import load_mapping
from summitry.eventdata.readers.own import OWN_CSV, OWN_JSONL, OWN_PARQUET
from summitry.eventdata.readers.phoenix import PHOENIX, PHOENIX_RT
from summitry.eventdata.readers.polecat import POLECAT
from summitry.eventdata.readers.record import Reader

#: All readers that need no mapping file, in the order in which they are tried.
READERS: tuple[Reader, ...] = (
    GDELT_2,
    GDELT_1,
    PHOENIX_RT,
    ICEWS,
    POLECAT,
    PHOENIX,
    OWN_CSV,
    OWN_PARQUET,
    OWN_JSONL,
)

__all__ = ["READERS", "Reader", "load_mapping"]
