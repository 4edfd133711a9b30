"""The slow gauges of two states as tables and as JSON; nothing for a side whose name is no code of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.charts.record import show_number
from summitry.errors import UnknownCode
from summitry.relations.gauges import count_visits, median_distance, voting_distance

if TYPE_CHECKING:
    from summitry.relations.gauges import Distance


def _find_gauges(a: str, b: str) -> tuple[tuple[Distance, ...], dict[int, int]]:
    """Find the slow gauges; none for a side whose name is no ISO3 code that the tables know."""
    try:
        distances = voting_distance(a, b)
    except UnknownCode:
        distances = ()
    try:
        visits = count_visits(a, b)
    except UnknownCode:
        visits = {}
    return distances, visits


def to_tables(a: str, b: str) -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    """Give title, heads and rows, cells as shown, of each gauge that has something on the two."""
    distances, visits = _find_gauges(a, b)
    tables: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = []
    if distances:
        usual = median_distance()
        rows: list[tuple[str, ...]] = [
            (
                str(row.year),
                show_number(row.distance),
                f"[{show_number(row.low)}, {show_number(row.high)}]",
                show_number(usual[row.year]),
            )
            for row in distances
        ]
        heads = ("year", "distance", "95%", "median of all pairs")
        tables.append(("Distance of votes in the UN General Assembly", heads, rows))
    if visits:
        counted: list[tuple[str, ...]] = [(str(year), str(count)) for year, count in visits.items()]
        tables.append(("Visits of leaders and secretaries of state, either way", ("year", "visits"), counted))
    return tables


def to_json(a: str, b: str) -> dict[str, Any]:
    """Give the gauges as data for JSON; empty lists where a side is no ISO3 code that the tables know."""
    distances, visits = _find_gauges(a, b)
    usual = median_distance() if distances else {}
    return {
        "unga_voting_distance": [
            {
                "year": row.year,
                "distance": round(row.distance, 4),
                "low": round(row.low, 4),
                "high": round(row.high, 4),
                "median_of_all_pairs": round(usual[row.year], 4),
            }
            for row in distances
        ],
        "visits": [{"year": year, "visits": count} for year, count in visits.items()],
    }
