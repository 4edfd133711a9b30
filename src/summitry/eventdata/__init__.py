"""Event data of the field, loaded into one narrow table of Parquet files: a lake.

load(["20191024143000.export.CSV.zip"], "lake")
connect("lake").sql("SELECT event_date, goldstein FROM events WHERE actor = 'USA' AND recipient = 'RUS'")
"""

from __future__ import annotations

from summitry.eventdata.dedup import RULES, measure_effects
from summitry.eventdata.loading import load
from summitry.eventdata.question import Question, count, query
from summitry.eventdata.reading import SEEN, Info, connect, info
from summitry.eventdata.record import REASONS, FileReport, Report, Settings
from summitry.eventdata.schema import COLUMNS, NAMES, PARTITION

__all__ = [
    "COLUMNS",
    "NAMES",
    "PARTITION",
    "REASONS",
    "RULES",
    "SEEN",
    "FileReport",
    "Info",
    "Question",
    "Report",
    "Settings",
    "connect",
    "count",
    "info",
    "load",
    "measure_effects",
    "query",
]
