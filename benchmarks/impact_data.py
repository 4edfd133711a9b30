"""The two sample files of event data as panels, for ``benchmarks/impact.py``; nothing of them is kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from summitry import gazetteer
from summitry.relations.rows import Selection
from summitry.relations.series import Columns, read_series

if TYPE_CHECKING:
    from summitry.relations.panel import Grain, Panel

#: Words for countries that ICEWS has and the gazetteer does not.
ICEWS_NAMES = {"Occupied Palestinian Territory": "PSE", "Palestinian Territory, Occupied": "PSE"}


def read_scores(path: Path, by: Grain, busiest: int) -> Panel:
    """Read dyad-days with a composite score (``date, a, b, score``), the dyads with the most days alone."""
    return read_series(
        path, by=by, columns=Columns(value="score", measure="composite score of the day"), busiest=busiest
    )


def read_icews(path: Path, by: Grain) -> tuple[Panel, Panel]:
    """Read ICEWS events between countries, with and without those that are themselves meetings (CAMEO 036, 04)."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "icews.parquet"
        connection = duckdb.connect()
        connection.execute("CREATE TABLE names (name VARCHAR, iso3 VARCHAR)")
        connection.executemany("INSERT INTO names VALUES (?, ?)", sorted(_names().items()))
        connection.read_parquet(str(path)).create_view("events")
        connection.sql(
            "SELECT e.date::DATE AS date, s.iso3 AS a, t.iso3 AS b, e.goldstein AS value, e.cameo_code AS code"
            " FROM events e JOIN names s ON s.name = e.source_country_guess"
            " JOIN names t ON t.name = e.target_country_guess"
        ).write_parquet(str(table))
        columns = Columns(code="code", measure="mean Goldstein value")
        dyads = read_series(table, by=by, columns=columns, busiest=150).dyads
        both = (
            read_series(table, by=by, columns=columns, dyads=dyads, selection=Selection(without_meetings=leave_out))
            for leave_out in (False, True)
        )
        return next(both), next(both)


def _names() -> dict[str, str]:
    names = dict(ICEWS_NAMES)
    for country in gazetteer.load().countries.values():
        for name in (country.name, country.official_name, *country.aliases):
            names[name] = country.iso3
    return names
