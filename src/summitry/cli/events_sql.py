"""``summitry events sql``: the barometer's query for an engine of yours."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summitry.errors import BadField

if TYPE_CHECKING:
    from summitry.relations.elsewhere import Table


class EngineName(StrEnum):
    """Engines that the query can be written for."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    CLICKHOUSE = "clickhouse"
    BIGQUERY = "bigquery"


class LayoutName(StrEnum):
    """What a table's columns are."""

    LAKE = "lake"
    GDELT = "gdelt"


class Period(StrEnum):
    """Lengths of a period."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class ModeName(StrEnum):
    """Kinds of events."""

    ALL = "all"
    VERBAL = "verbal"
    MATERIAL = "material"


class RuleName(StrEnum):
    """Rules for what counts once."""

    NONE = "none"
    ARTICLE = "article"
    MIRROR = "mirror"
    DAY = "day"


def sql(
    *,
    engine: Annotated[EngineName, typer.Option(help="Who is to run it.")],
    dyad: Annotated[tuple[str, str] | None, typer.Option(help="Two countries (ISO3); else all pairs.")] = None,
    by: Annotated[Period, typer.Option(help="Length of a period.")] = Period.MONTH,
    since: Annotated[str | None, typer.Option(help="First day, as 2018-01-01.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    known_within: Annotated[
        int | None, typer.Option(help="Days after a period's end by which an event must have been known.", min=0)
    ] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Keep who did it to whom.")] = False,
    mode: Annotated[ModeName, typer.Option(help="Words, deeds or all.")] = ModeName.ALL,
    without_meetings: Annotated[
        bool, typer.Option("--without-meetings", help="Leave out events that are themselves meetings.")
    ] = False,
    governments: Annotated[
        bool, typer.Option("--governments", help="Only events whose two sides are governments.")
    ] = False,
    dedup: Annotated[RuleName, typer.Option(help="What counts once.")] = RuleName.NONE,
    table: Annotated[
        str | None, typer.Option(help="Name of the table; else events, on BigQuery GDELT's public one.")
    ] = None,
    layout: Annotated[
        LayoutName | None, typer.Option(help="What its columns are; else the lake's, on BigQuery GDELT's own.")
    ] = None,
    source: Annotated[str, typer.Option(help="Data set that is read of a lake.")] = "gdelt2",
    ontology: Annotated[str, typer.Option(help="Code book that is read of a lake: CAMEO or PLOVER.")] = "CAMEO",
    as_json: Annotated[bool, typer.Option("--json", help="Print the query and its table as JSON.")] = False,
) -> None:
    """Print the barometer's query in the SQL of an engine: the same rows and sums as summitry barometer has.

    A row of its result is a dyad and period: total / n is the mean intensity, cooperative / sided the share of
    cooperation. BigQuery bills by the columns and days that a query names; look at its estimate before you run it.
    """
    from summitry.relations.elsewhere import barometer_sql
    from summitry.relations.rows import Selection

    selection = Selection(
        is_directed=directed,
        since=_read_day("--since", since),
        until=_read_day("--until", until),
        mode=_MODES[mode],
        without_meetings=without_meetings,
        government_only=governments,
        known_within=known_within,
    )
    where = _find_table(engine, table, layout, source, ontology, dedup)
    dyads = ((dyad[0].upper(), dyad[1].upper()),) if dyad else None
    text = barometer_sql(_ENGINES[engine], by=_PERIODS[by], selection=selection, dyads=dyads, table=where)
    if as_json:
        told = {"engine": engine.value, "table": where.name, "layout": where.layout, "by": by.value, "sql": text}
        print(json.dumps(told))
        return
    print(text)
    if engine is EngineName.BIGQUERY:
        typer.echo("summitry: see what it costs first: bq query --use_legacy_sql=false --dry_run tells bytes", err=True)


_ENGINES: dict[EngineName, Literal["duckdb", "spark", "clickhouse", "bigquery"]] = {
    EngineName.DUCKDB: "duckdb",
    EngineName.SPARK: "spark",
    EngineName.CLICKHOUSE: "clickhouse",
    EngineName.BIGQUERY: "bigquery",
}
_PERIODS: dict[Period, Literal["week", "month", "quarter"]] = {
    Period.WEEK: "week",
    Period.MONTH: "month",
    Period.QUARTER: "quarter",
}
_MODES: dict[ModeName, Literal["all", "verbal", "material"]] = {
    ModeName.ALL: "all",
    ModeName.VERBAL: "verbal",
    ModeName.MATERIAL: "material",
}


def _find_table(
    engine: EngineName, name: str | None, layout: LayoutName | None, source: str, ontology: str, rule: RuleName
) -> Table:
    from summitry.relations.elsewhere import Table
    from summitry.relations.elsewhere.query import PUBLIC_GDELT

    usual = PUBLIC_GDELT if engine is EngineName.BIGQUERY and name is None else Table()
    is_gdelt = usual.layout == "gdelt" if layout is None else layout is LayoutName.GDELT
    return Table(name or usual.name, "gdelt" if is_gdelt else "lake", source, ontology, rule.value)


def _read_day(option: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadField(option, "a day as 2018-01-01", text) from error
