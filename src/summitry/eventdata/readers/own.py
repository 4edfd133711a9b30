"""Our own events: the CSV, Parquet and PLOVER JSON lines that ``summitry code --format`` writes.

An event that the text denies, supposes or expects did not happen, so it is set aside; so is one without a day. The key
is the event's own id, which is the same wherever the same document is coded by the same rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.codebook.columns import OWN_COLUMNS
from summitry.eventdata.readers.record import Reader, literal
from summitry.eventdata.schema import QUAD_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = tuple(OWN_COLUMNS)


def _party(name: str) -> dict[str, str]:
    """Give SQL for a side; its code has the role behind it (``USAGOV``), which is taken off."""
    code, role = f"nullif({name}_code, '')", f"nullif({name}_role, '')"
    bare = f"left({code}, length({code}) - CASE WHEN ends_with({code}, {role}) THEN length({role}) ELSE 0 END)"
    return {f"{name}_code": f"nullif({bare}, '')", f"{name}_role": role}


_QUAD = f"CASE quad {' '.join(f'WHEN {literal(name)} THEN {place}' for place, name in enumerate(QUAD_NAMES, 1))} END"

_FIELDS = {
    "id": "nullif(event_id, '')",
    "event_date": "CAST(try_strptime(first_on, '%Y-%m-%d') AS DATE)",
    "known_at": "CAST(CAST(try_strptime(published_on, '%Y-%m-%d') AS DATE) + 1 AS TIMESTAMP)",
    "known_from": "'published'",
    **_party("actor"),
    **_party("recipient"),
    "code": "nullif(cameo, '')",
    "event_type": "nullif(type, '')",
    "mode": "nullif(mode, '')",
    "quad": _QUAD,
    "goldstein": "try_cast(goldstein AS DOUBLE)",
    "plover_score": "try_cast(plover_score AS DOUBLE)",
    "n_mentions": "try_cast(told AS INTEGER)",
    "article": "nullif(document_id, '')",
    "url": "nullif(url, '')",
    "flaw": "CASE WHEN regexp_matches(flags, 'negated|hypothetical|future') THEN 'unreal' END",
}


def _cells(event: Mapping[str, Any]) -> list[str]:
    """Give the cells of an event in PLOVER's words, in the order of ``COLUMNS``."""
    row: dict[str, Any] = {
        "event_id": event.get("id"),
        "document_id": event.get("text_id"),
        "publisher": event.get("publisher"),
        "published_on": event.get("publication_date"),
        "first_on": event.get("date"),
        "last_on": event.get("end_date"),
        "type": event.get("event"),
        "mode": event.get("mode"),
        "quad": event.get("quad"),
        "cameo": event.get("cameo"),
        "goldstein": event.get("goldstein"),
        "plover_score": event.get("score"),
        "flags": "; ".join(event.get("auxiliary_modes") or ()),
        "told": len(event.get("offsets") or ()) or None,
        **_party_cells("actor", event),
        **_party_cells("recipient", event),
    }
    return ["" if row.get(name) is None else str(row[name]) for name in COLUMNS]


def _party_cells(name: str, event: Mapping[str, Any]) -> dict[str, Any]:
    parties = event.get(name) or [{}]
    return {f"{name}_code": parties[0].get("code"), f"{name}_role": parties[0].get("sector")}


OWN_CSV = Reader(
    source="summitry",
    about="events coded by Summitry (CSV)",
    shape="csv",
    columns=COLUMNS,
    has_header=True,
    required=("event_id", "first_on", "actor_code", "cameo", "rests_on"),
    ontology="CAMEO",
    system="own",
    fields=_FIELDS,
    delimiter=",",
)
OWN_PARQUET = Reader(
    source="summitry",
    about="events coded by Summitry (Parquet)",
    shape="parquet",
    columns=COLUMNS,
    has_header=True,
    required=OWN_CSV.required,
    ontology="CAMEO",
    system="own",
    fields=_FIELDS,
)
OWN_JSONL = Reader(
    source="summitry",
    about="events coded by Summitry (PLOVER JSON lines)",
    shape="jsonl",
    columns=COLUMNS,
    required=("id", "text_id", "event", "cameo", "auxiliary_modes"),
    ontology="CAMEO",
    system="own",
    fields=_FIELDS,
    flatten=_cells,
)
