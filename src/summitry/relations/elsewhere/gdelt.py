"""GDELT's own event table, as it lies in BigQuery or was loaded raw, seen as the lake's columns.

The columns and their types are those of GDELT 2.0's code book and of the public data set ``gdelt-bq.gdeltv2`` (days and
instants as whole numbers, what is missing empty or NULL). Rows are kept as the loader keeps them: two countries of
GDELT's codes, a code that looks like CAMEO's, a day that is not after the one on which it was known. Only columns that
the question needs are named, since BigQuery bills by the columns read.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from summitry.errors import InputError
from summitry.eventdata.crosswalk import load_places
from summitry.eventdata.fetching.narrow import find_codes
from summitry.relations.rows import quote

if TYPE_CHECKING:
    from datetime import date

    from summitry.eventdata.dedup import Rule
    from summitry.relations.rows import Selection

#: The public table that is cut into days of ``DATEADDED``, so that a question reads the days it names and no others.
PUBLIC_TABLE = "gdelt-bq.gdeltv2.events_partitioned"
PARTITIONED = "_partitioned"

_EVENT_DATE = "CAST(strptime(CAST(SQLDATE AS VARCHAR), '%Y%m%d') AS DATE)"
_KNOWN_AT = "CAST(strptime(CAST(DATEADDED AS VARCHAR), '%Y%m%d%H%M%S') AS TIMESTAMP)"
_CAMEO = "'^(0[1-9]|1[0-9]|20)[0-9]{0,2}$'"
_URL = "nullif(SOURCEURL, '')"


def gdelt_sql(
    table: str, selection: Selection, dyads: tuple[tuple[str, str], ...] | None, rule: Rule, known_until: date | None
) -> str:
    """Write the SQL that gives GDELT's rows the lake's columns.

    Args:
        table: The table, as DuckDB quotes it.
        selection: Whose days narrow what is read.
        dyads: These alone; else all pairs of countries.
        rule: The rule against duplicates, which may need the article's address.
        known_until: Last day of ``DATEADDED`` that can matter, or None.

    Raises:
        UnknownCode: A side of a dyad is no country.
    """
    wheres = [*_days(table, selection, known_until), _sides(dyads), f"regexp_matches(EventCode, {_CAMEO})"]
    # As the loader does: a day's grace, since days are told by the clock of where it happened.
    wheres.append(f"{_EVENT_DATE} <= CAST({_KNOWN_AT} AS DATE) + 1")
    return (
        "SELECT 'gdelt2' AS source, concat('gdelt2:', CAST(GLOBALEVENTID AS VARCHAR)) AS event_key,"
        f" {_EVENT_DATE} AS event_date, {_KNOWN_AT} AS known_at,"
        f" {_iso3(1)} AS actor, 'country' AS actor_kind, nullif(Actor1Type1Code, '') AS actor_role,"
        f" {_iso3(2)} AS recipient, 'country' AS recipient_kind, nullif(Actor2Type1Code, '') AS recipient_role,"
        " EventCode AS code, 'CAMEO' AS ontology, QuadClass AS quad, CAST(GoldsteinScale AS DOUBLE) AS goldstein,"
        f" CAST(1 AS DOUBLE) AS weight{_articles(rule)} FROM {table} WHERE {' AND '.join(wheres)}"
    )


def _days(table: str, selection: Selection, known_until: date | None) -> list[str]:
    """Write the bounds on days; a table that is cut into days is bound by those too, or the question is refused."""
    wheres = []
    if selection.since:
        wheres.append(f"SQLDATE >= {selection.since:%Y%m%d}")
    if selection.until:
        wheres.append(f"SQLDATE <= {selection.until:%Y%m%d}")
    if not table.strip('"').endswith(PARTITIONED):
        return wheres
    if not selection.since:
        msg = f"{table} is billed by the days read: give the first day (--since)"
        raise InputError(msg)
    first = selection.since - timedelta(days=1)  # what happens after midnight there may be known before midnight here
    wheres.append(f"_PARTITIONTIME >= CAST('{first.isoformat()}' AS TIMESTAMPTZ)")
    if known_until:
        wheres.append(f"_PARTITIONTIME <= CAST('{known_until.isoformat()}' AS TIMESTAMPTZ)")
    return wheres


def _sides(dyads: tuple[tuple[str, str], ...] | None) -> str:
    """Write which codes the two sides may have, as GDELT writes them."""
    if dyads is None:
        listed = _listed({code for code, place in load_places("cameo").items() if place.kind == "country"})
        return f"Actor1CountryCode IN {listed} AND Actor2CountryCode IN {listed}"
    pairs = sorted({pair for a, b in dyads for pair in ((a, b), (b, a))})
    joined = (
        f"(Actor1CountryCode IN {_listed(find_codes(a))} AND Actor2CountryCode IN {_listed(find_codes(b))})"
        for a, b in pairs
    )
    return f"({' OR '.join(joined)})"


def _listed(codes: set[str] | frozenset[str]) -> str:
    return f"({', '.join(quote(code) for code in sorted(codes))})"


def _iso3(side: int) -> str:
    """Write a side's ISO3 code; most of GDELT's are that already."""
    column = f"Actor{side}CountryCode"
    others = sorted(
        (code, place.actor)
        for code, place in load_places("cameo").items()
        if place.kind == "country" and place.actor != code
    )
    cases = " ".join(f"WHEN {quote(code)} THEN {quote(iso3)}" for code, iso3 in others)
    return f"CASE {column} {cases} ELSE {column} END" if cases else column


def _articles(rule: Rule) -> str:
    """Write the columns that the rule compares; texts stand for the lake's numbers, which are made from them."""
    needed = " ".join(rule.keys)
    columns = ""
    if "url_cluster" in needed:
        columns += f", {_URL} AS url_cluster"
    if "dup_group" in needed:
        alike = (
            f"concat(CAST(SQLDATE AS VARCHAR), '|', {_iso3(1)}, '|', coalesce(Actor1Type1Code, ''), '|', {_iso3(2)},"
            f" '|', coalesce(Actor2Type1Code, ''), '|', EventCode, '|', SOURCEURL)"
        )
        columns += f", CASE WHEN {_URL} IS NOT NULL THEN {alike} END AS dup_group"
    return columns
