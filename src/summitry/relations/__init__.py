"""How relations moved, by numbers: barometer, a meeting's effect, forecasts; each beside its baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.lazy import export

if TYPE_CHECKING:
    from summitry.relations.barometer import measure
    from summitry.relations.barometer_all import measure_all
    from summitry.relations.gauges import count_visits, read_dated_events, read_visits, voting_distance
    from summitry.relations.lake import read_lake
    from summitry.relations.series import read_series

__all__ = [
    "count_visits",
    "measure",
    "measure_all",
    "read_dated_events",
    "read_lake",
    "read_series",
    "read_visits",
    "voting_distance",
]

__getattr__, __dir__ = export(
    __name__,
    {
        "count_visits": "summitry.relations.gauges",
        "measure": "summitry.relations.barometer",
        "measure_all": "summitry.relations.barometer_all",
        "read_dated_events": "summitry.relations.gauges",
        "read_lake": "summitry.relations.lake",
        "read_series": "summitry.relations.series",
        "read_visits": "summitry.relations.gauges",
        "voting_distance": "summitry.relations.gauges",
    },
)
