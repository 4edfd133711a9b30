"""ICEWS events (Harvard Dataverse, doi:10.7910/DVN/28075), tab-separated with header, no quoting.

An event id comes back on other days, so the key is id and date. Countries are written as names. Sectors are a list in
no order; the first of ``sectors.csv`` that is in it gives the role. The files do not say when an event was known.
Some vintages lost a code's leading zero: no CAMEO root begins with 3 to 9, and the files have no codes of two digits.
"""

from __future__ import annotations

from summitry.codebook.columns import ICEWS_COLUMNS
from summitry.eventdata.crosswalk import load_sectors
from summitry.eventdata.readers.record import Reader, literal


def _present(column: str) -> str:
    return f"CASE WHEN trim({column}, ' \"') NOT IN ('', 'NA', 'NULL', 'None') THEN trim({column}, ' \"') END"


def _party(side: str, name: str) -> dict[str, str]:
    listed = f"',' || trim(\"{side} Sectors\", ' \"') || ','"
    steps = "".join(
        f" WHEN contains({listed}, {literal(f',{sector},')}) THEN '{role}'" for sector, role in load_sectors()
    )
    role = f"CASE{steps} END"
    country, who = _present(f'"{side} Country"'), _present(f'"{side} Name"')
    return {
        f"{name}_code": country,
        f"{name}_group": f"CASE WHEN {role} IN ('IGO', 'MNC', 'NGO') THEN {who} END",
        f"{name}_role": role,
    }


ICEWS = Reader(
    source="icews",
    about="ICEWS coded events",
    shape="tabs",
    columns=ICEWS_COLUMNS,
    has_header=True,
    required=("Event ID", "Event Date", "Source Country", "Target Country", "CAMEO Code"),
    ontology="CAMEO",
    system="name",
    fields={
        "id": "\"Event ID\" || ':' || CAST(coalesce(try_strptime(\"Event Date\", '%Y-%m-%d'), "
        "try_strptime(\"Event Date\", '%m/%d/%Y')) AS DATE)",
        "event_date": "CAST(coalesce(try_strptime(\"Event Date\", '%Y-%m-%d'), "
        "try_strptime(\"Event Date\", '%m/%d/%Y')) AS DATE)",
        **_party("Source", "actor"),
        **_party("Target", "recipient"),
        "code": 'CASE WHEN length("CAMEO Code") = 2 OR "CAMEO Code"[1] IN '
        "('3', '4', '5', '6', '7', '8', '9') THEN '0' || \"CAMEO Code\" ELSE nullif(\"CAMEO Code\", '') END",
        "goldstein": 'try_cast("Intensity" AS DOUBLE)',
        "article": _present('"Story ID"'),
    },
)
