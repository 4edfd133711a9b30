"""The lake: one narrow table of events from all sources, and where its files lie.

A lake is a folder. Its rows are Parquet in ``source=<name>/year=<yyyy>/<batch>-<n>.parquet``, so that any engine that
knows Hive's layout reads it; ``source`` and ``year`` are told by the path alone. A file of a batch counts only once the
batch's record stands in ``_manifest/``; ``connect`` reads the files that the records name, and no others.

The columns follow the public code books of the sources (GDELT 1.0 and 2.0, ICEWS, POLECAT, Phoenix, the PLOVER manual);
what a source does not tell is NULL.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The number that a batch's record carries; a lake of another number is not read.
LAKE_VERSION = 2

#: Folders of a lake that hold no rows: the records of batches, rows set aside, files that are being written.
MANIFEST = "_manifest"
ASIDE = "_aside"
STAGING = "_staging"

#: Where a part lies below the lake's folder.
PART = "source={source}/year={year}/{batch}-{number}.parquet"

#: Quad classes 1 to 4, in their order, as in GDELT's code book.
QUAD_NAMES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

#: The code books that ``code`` may be from.
ONTOLOGIES = ("CAMEO", "PLOVER")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its DuckDB type, and what it holds."""

    name: str
    kind: str
    about: str


COLUMNS: tuple[Column, ...] = (
    Column("event_key", "VARCHAR", "source:id, the id as the source gives it; unique within a source"),
    Column("event_date", "DATE", "the day the source says it happened; never NULL"),
    Column("known_at", "TIMESTAMP", "instant (UTC) from which it was known; a day's end where a source tells days"),
    Column("known_from", "VARCHAR", "what known_at rests on: added, published, story; NULL where the source is silent"),
    Column("actor", "VARCHAR", "who acts: ISO3 of a country, else the source's own code (region, organisation)"),
    Column("actor_kind", "VARCHAR", "country, region, organisation, other, or unknown where the source names nobody"),
    Column("actor_role", "VARCHAR", "sector in CAMEO's and PLOVER's codes: GOV, MIL, REB, OPP, ..."),
    Column("recipient", "VARCHAR", "the event's other side, as actor"),
    Column("recipient_kind", "VARCHAR", "as actor_kind"),
    Column("recipient_role", "VARCHAR", "as actor_role"),
    Column("code", "VARCHAR", "the source's own code: CAMEO with leading zeros, or a PLOVER event type"),
    Column("ontology", "VARCHAR", "the code book of code: CAMEO or PLOVER"),
    Column("event_type", "VARCHAR", "PLOVER event type; by the public mapping where code is CAMEO, NULL if unmapped"),
    Column("mode", "VARCHAR", "PLOVER mode, where the source tells it"),
    Column("quad", "TINYINT", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict; 0 neutral (Phoenix)"),
    Column("goldstein", "DOUBLE", "Goldstein value, -10 to 10, of CAMEO codes alone"),
    Column(
        "plover_score",
        "DOUBLE",
        "PLOVER's score, -10 to 10, where the source gives PLOVER types; not goldstein's scale",
    ),
    Column("weight", "DOUBLE", "1, or the row's share of an event that names several actors or recipients"),
    Column("n_mentions", "INTEGER", "mentions that the source counted (GDELT: first update alone)"),
    Column("n_sources", "INTEGER", "outlets that the source counted"),
    Column("n_articles", "INTEGER", "articles that the source counted"),
    Column("is_root", "BOOLEAN", "whether it stood in the lead of the article (GDELT)"),
    Column("confidence", "DOUBLE", "the source's own confidence, 0 to 1"),
    Column(
        "url_cluster", "BIGINT", "same number, same article: the first 60 bits of the SHA-1 of its address or story id"
    ),
    Column("dup_group", "BIGINT", "same number, same day, sides with roles, code and article: 60 bits of their SHA-1"),
    Column("url", "VARCHAR", "address of the article; NULL unless loaded with urls"),
    Column("raw_file", "VARCHAR", "the raw row's file: 12 digits of its SHA-256, a slash, its name (!member in a zip)"),
    Column("raw_line", "BIGINT", "the raw row's line in that file, from 1; in Parquet its row, from 1"),
)

#: Columns that the path tells.
PARTITION: tuple[Column, ...] = (
    Column("source", "VARCHAR", "the data set: gdelt1, gdelt2, icews, polecat, phoenix, phoenix_rt, summitry, ..."),
    Column("year", "SMALLINT", "year of event_date"),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
