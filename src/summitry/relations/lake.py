"""A lake of event data as event rows and as a panel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.errors import InputError
from summitry.eventdata.dedup import find_rule, once
from summitry.eventdata.engine import name_of
from summitry.eventdata.lake import read_batches
from summitry.eventdata.schema import PARTITION
from summitry.relations.assemble import to_panel
from summitry.relations.rows import EventRows, Selection, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.eventdata.dedup import Rule
    from summitry.eventdata.lake import Part
    from summitry.relations.panel import Grain, Panel

SCALES = {"CAMEO": ("goldstein", "mean Goldstein value"), "PLOVER": ("plover_score", "mean PLOVER score")}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a lake is read.

    Attributes:
        source: The data set, needed where the lake holds several, as their levels differ.
        ontology: ``CAMEO`` or ``PLOVER``, needed where the source holds both, as their scales differ.
        deduplication: Name of a rule of ``eventdata.RULES``, which says what counts once.
    """

    source: str | None = None
    ontology: str | None = None
    deduplication: str = "none"


def read_lake(
    lake: Path | str,
    *,
    by: Grain,
    reading: Reading | None = None,
    selection: Selection | None = None,
    dyads: tuple[tuple[str, str], ...] | None = None,
    busiest: int | None = None,
) -> Panel:
    """Read a lake into a panel of countries' dyads.

    Args:
        lake: The lake's folder.
        by: Length of a period.
        reading: Which data set, scale and rule against duplicates.
        selection: Which events count.
        dyads: These alone, as ISO3.
        busiest: Only so many dyads, those that have the most days with events.

    Raises:
        InputError: It is no lake, it holds several data sets or scales and none is chosen, or nothing is left.
    """
    rows = open_lake(lake, reading)
    return to_panel(rows, selection or Selection(), by=by, dyads=dyads, busiest=busiest)


def open_lake(lake: Path | str, reading: Reading | None = None) -> EventRows:
    """Look at a lake: its data set, its scale, its rows; by its records, so that no row is read.

    Events count whose two sides are different countries and that have a value; both sides' roles must be ``GOV`` for an
    event among governments.

    Args:
        lake: The lake's folder.
        reading: Which data set, scale and rule against duplicates.

    Raises:
        InputError: It is no lake, or it holds several data sets or scales and none is chosen.
    """
    lake = Path(lake)
    reading = reading or Reading()
    parts = [part for batch in read_batches(lake) for part in batch.parts]
    if not parts:
        msg = f"{lake} holds no events; load some with `summitry events load FILES... --out {lake}`"
        raise InputError(msg)
    source = _choose(reading.source, sorted({part.source for part in parts}), "data set", f"{lake}")
    chosen = [part for part in parts if part.source == source]
    ontologies = sorted({name for part in chosen for name in part.ontologies})
    has_unit_weights = all(part.has_unit_weights for part in chosen)
    ontology = _choose(reading.ontology, ontologies, "code book", f"{lake}, {source}")
    rule = find_rule(reading.deduplication)
    rows = sum(part.rows for part in chosen)
    score, measure = SCALES[ontology]
    return EventRows(
        sql=reading_sql(
            _table_sql(lake, chosen),
            ontology if len(ontologies) > 1 else None,
            score,
            rule,
            has_unit_weights=has_unit_weights,
        ),
        name=f"{source} ({rows:,} rows, of which those between two countries count; rule for duplicates: {rule.name})",
        measure=measure,
        breaks_of=(source,),
        has_code=True,
        has_quad=True,
        has_roles=True,
        has_single_events=True,
        has_unit_weights=has_unit_weights,
        has_quads=all(part.has_quads for part in chosen),
        bounds=(-10.0, 10.0),
    )


def _choose(wanted: str | None, there: list[str], what: str, where: str) -> str:
    if wanted is None and len(there) == 1:
        return there[0]
    if wanted in there:
        return str(wanted)
    asked = f"no {what} {wanted!r}" if wanted else f"several {what}s, whose levels should not be mixed"
    msg = f"{where} has {asked}; choose one of {', '.join(there)}"
    raise InputError(msg)


def _table_sql(lake: Path, parts: Sequence[Part]) -> str:
    listed = ", ".join(name_of(lake / part.path) for part in parts)
    kinds = ", ".join(f"'{column.name}': {column.kind}" for column in PARTITION)
    return f"read_parquet([{listed}], hive_partitioning = true, hive_types = {{{kinds}}})"


def reading_sql(table: str, ontology: str | None, score: str, rule: Rule, *, has_unit_weights: bool = False) -> str:
    """Write the SQL that reads a table with the lake's columns as event rows.

    Args:
        table: The table.
        ontology: The code book that is read; None where the table has but one.
        score: The column of the value.
        rule: What counts once.
        has_unit_weights: Every weight is 1, so that none need be looked at.
    """
    wanted = f"(SELECT * FROM {table} WHERE ontology = {quote(ontology)}) AS e" if ontology else table
    return (
        f"SELECT event_date AS day, actor AS a, recipient AS b, {score} AS value, weight, known_at, code, quad,"
        f" (actor_role = 'GOV' AND recipient_role = 'GOV') AS is_government FROM ({once(rule, wanted)}) AS events"
        " WHERE actor_kind = 'country' AND recipient_kind = 'country' AND actor <> recipient"
        f" AND {score} IS NOT NULL{'' if has_unit_weights else ' AND weight > 0'}"
    )
