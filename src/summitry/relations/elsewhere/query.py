"""The barometer's query for any engine: the same rows, the same selection, the same sums, from one text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import numpy as np

from summitry.errors import InputError
from summitry.eventdata.dedup import find_rule
from summitry.relations.cells import cells_sql
from summitry.relations.elsewhere.dialects import translate
from summitry.relations.elsewhere.gdelt import PUBLIC_TABLE, gdelt_sql
from summitry.relations.lake import SCALES, reading_sql
from summitry.relations.periods import period_ends
from summitry.relations.rows import EventRows, Selection, quote, quote_name

if TYPE_CHECKING:
    from datetime import date

    from summitry.relations.elsewhere.dialects import Engine
    from summitry.relations.panel import Grain

#: What a table's columns are: the lake's, or those of GDELT 2.0's own event table.
Layout = Literal["lake", "gdelt"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of events on some engine.

    Attributes:
        name: Its name, with dots between project, data set and table.
        layout: What its columns are.
        source: The data set that is read of it, where it has the lake's columns.
        ontology: The code book that is read of it, likewise: ``CAMEO`` or ``PLOVER``.
        rule: Name of the rule against duplicates, as ``summitry events info --dedup`` shows them.
    """

    name: str = "events"
    layout: Layout = "lake"
    source: str = "gdelt2"
    ontology: str = "CAMEO"
    rule: str = "none"


PUBLIC_GDELT = Table(PUBLIC_TABLE, "gdelt")


def make_rows(
    table: Table,
    selection: Selection | None = None,
    dyads: tuple[tuple[str, str], ...] | None = None,
    *,
    by: Grain = "month",
) -> EventRows:
    """Give a table's event rows; the SQL is DuckDB's.

    What ``selection`` and ``dyads`` let the engine leave unread is narrowed here; ``EventRows.select`` still has to be
    asked for them.

    Raises:
        InputError: Days are needed and none are given, or there is no such code book.
        UnknownCode: There is no such rule or country.
    """
    chosen = selection or Selection()
    rule = find_rule(table.rule)
    described = describe_rows(table)
    name = ".".join(quote_name(part) for part in table.name.split("."))
    if table.layout == "gdelt":
        inner = gdelt_sql(name, chosen, dyads, rule, _find_known_until(chosen, by))
    else:
        inner = f"SELECT * FROM {name} WHERE {' AND '.join(_lake_wheres(table, chosen))}"
    score = SCALES[table.ontology][0]
    return replace(described, sql=reading_sql(f"({inner}) AS raw", table.ontology, score, rule))


def describe_rows(table: Table) -> EventRows:
    """Say what a table's rows are, without the SQL that gives them.

    Raises:
        InputError: There is no such code book.
    """
    if table.ontology not in SCALES:
        msg = f"no code book {table.ontology!r}; choose one of {', '.join(SCALES)}"
        raise InputError(msg)
    return EventRows(
        sql="",
        name=f"{table.name}, {table.source}; rule for duplicates: {table.rule}",
        measure=SCALES[table.ontology][1],
        breaks_of=(table.source,),
        has_code=True,
        has_quad=True,
        has_roles=True,
        has_single_events=True,
        bounds=(-10.0, 10.0),
    )


def _lake_wheres(table: Table, selection: Selection) -> list[str]:
    """Write the bounds on the folders that the lake's files lie in."""
    wheres = [f"source = {quote(table.source)}"]
    if selection.since:
        wheres.append(f"year >= {selection.since.year}")
    if selection.until:
        wheres.append(f"year <= {selection.until.year}")
    return wheres


def _find_known_until(selection: Selection, by: Grain) -> date | None:
    """Give the last day on which an event that counts can have become known, where the selection sets one."""
    if selection.until is None or selection.known_within is None:
        return None
    until = np.datetime64(selection.until, "D")
    unit = {"week": "D", "day": "D", "month": "M", "quarter": "M"}[by]
    start = until.astype(f"datetime64[{unit}]")
    if by == "week":
        start = start - np.timedelta64((int(start.astype(np.int64)) + 3) % 7, "D")  # day 0 was a Thursday
    if by == "quarter":
        start = start - np.timedelta64(int(start.astype(np.int64)) % 3, "M")
    end = period_ends(np.array([start.astype("datetime64[D]")]), by)[0]
    last: date = end.item()
    return last + timedelta(days=selection.known_within)


def barometer_sql(
    engine: Engine,
    *,
    by: Grain = "month",
    selection: Selection | None = None,
    dyads: tuple[tuple[str, str], ...] | None = None,
    table: Table | None = None,
) -> str:
    """Write the barometer's query: a row for each dyad and period, with the sums that its models need.

    ``total / n`` is the mean intensity and ``cooperative / sided`` the share of cooperation; what the other columns are
    says ``relations.cells``, whose ``to_cells`` takes them back.

    Args:
        engine: Who is to run it.
        by: Length of a period.
        selection: Which events count.
        dyads: These alone; else all pairs of countries.
        table: Where the events are; else a table ``events`` with the lake's columns, on BigQuery GDELT's public one.

    Raises:
        InputError: As in ``make_rows``, or sqlglot is not installed.
        UnknownCode: There is no such engine, rule or country.
    """
    chosen = selection or Selection()
    where = table or (PUBLIC_GDELT if engine == "bigquery" else Table())
    rows = make_rows(where, chosen, dyads, by=by)
    return translate(cells_sql(rows.select(chosen, dyads, by=by), by), engine)
