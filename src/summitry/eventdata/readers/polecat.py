"""POLECAT events (Harvard Dataverse, doi:10.7910/DVN/AJGVIT), coded in PLOVER; tab-separated with header.

A cell can name several countries. Each pair of actor and recipient becomes an event; pairs of a country with itself
fall away where more than one was named, and the weights of a row's events add up to 1. The part of an event's id before
the first ``_`` is the article.
"""

from __future__ import annotations

from summitry.eventdata.readers.record import Reader


def _side(name: str) -> tuple[str, ...]:
    return (
        f"{name} Name",
        f"{name} Country",
        f"{name} COW",
        f"Primary {name} Sector",
        f"{name} Sectors",
        f"{name} Title",
        f"{name} Name Raw",
        f"Wikipedia {name} ID",
    )


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_side("Actor"),
    *_side("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)


def _present(column: str) -> str:
    return f"CASE WHEN trim({column}) NOT IN ('', 'None', 'NA') THEN trim({column}) END"


def _countries(side: str) -> str:
    """Give SQL for the distinct countries of a cell, a list of NULL where it names none."""
    cells = f"list_transform(string_split(\"{side} Country\", ';'), lambda cell: trim(cell))"
    named = f"list_distinct(list_filter({cells}, lambda cell: cell NOT IN ('', 'None', 'NA')))"
    return f"CASE WHEN coalesce(len({named}), 0) = 0 THEN [NULL] ELSE list_sort({named}) END"


_PAIRS = """
list_filter(
  flatten(list_transform(actors, lambda a: list_transform(recipients, lambda r: {'a': a, 'r': r}))),
  lambda pair: len(actors) * len(recipients) = 1 OR pair.a IS DISTINCT FROM pair.r)
"""

_RELATION = f"""(
SELECT *, 1.0 / len(pairs) AS share FROM (
  SELECT *, unnest(pairs) AS pair FROM (
    SELECT *, {_PAIRS} AS pairs FROM (
      SELECT *, {_countries("Actor")} AS actors, {_countries("Recipient")} AS recipients FROM raw))))"""


_ID, _TYPE, _MODE = _present('"Event ID"'), _present('"Event Type"'), _present('"Event Mode"')


def _day(column: str) -> str:
    return f"try_strptime(\"{column}\", ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%m/%d/%Y'])"


POLECAT = Reader(
    source="polecat",
    about="POLECAT events (PLOVER)",
    shape="tabs",
    columns=COLUMNS,
    has_header=True,
    required=("Event ID", "Event Date", "Event Type", "Actor Country", "Recipient Country"),
    ontology="PLOVER",
    system="iso3",
    relation=_RELATION,
    explodes=True,
    fields={
        "id": f"{_ID} || CASE WHEN len(pairs) > 1 THEN ':' || coalesce(pair.a, '') || '>' || "
        "coalesce(pair.r, '') ELSE '' END",
        "event_date": f"CAST({_day('Event Date')} AS DATE)",
        "known_at": f"CAST(CAST({_day('Publication Date')} AS DATE) + 1 AS TIMESTAMP)",
        "known_from": "'published'",
        "actor_code": "pair.a",
        "actor_role": _present('"Primary Actor Sector"'),
        "recipient_code": "pair.r",
        "recipient_role": _present('"Primary Recipient Sector"'),
        "code": f"upper({_TYPE})",
        "event_type": f"upper({_TYPE})",
        "mode": f"lower({_MODE})",
        "quad": "CASE upper(replace(trim(\"Quad Code\"), '_', ' ')) WHEN 'VERBAL COOPERATION' THEN 1 "
        "WHEN 'MATERIAL COOPERATION' THEN 2 WHEN 'VERBAL CONFLICT' THEN 3 WHEN 'MATERIAL CONFLICT' THEN 4 END",
        "plover_score": 'try_cast("Intensity" AS DOUBLE)',
        "weight": "share",
        "article": f"string_split({_ID}, '_')[1]",
    },
)

#: Newer names of columns, with ours.
RENAMED = {"Event Intensity": "Intensity"}
