"""Phoenix events: the Cline Center's historical files (CSV with header), and the real-time service's (tabs, none).

Actors are CAMEO's: a country, or IGO, NGO, MNC, IMG. A story of the real-time files has a MongoDB ObjectId, whose first
eight hexadecimal digits are the second at which it was stored; an event is known from the first of its stories.
"""

from __future__ import annotations

from summitry.eventdata.readers.record import Reader

HISTORICAL = (
    *("eid", "story_date", "year", "month", "day", "source", "source_root", "source_agent", "source_others"),
    *("target", "target_root", "target_agent", "target_others", "code", "root_code", "quad_class", "goldstein"),
    *("joined_issues", "lat", "lon", "placename", "statename", "countryname", "aid", "process"),
)
REAL_TIME = (
    *("GID", "Date", "Year", "Month", "Day", "Source", "SrcActor", "SrcAgent", "SOthAgent"),
    *("Target", "TgtActor", "TgtAgent", "TOthAgent", "CAMEO", "RootCode", "QuadClass", "Goldstein"),
    *("Issues", "Lat", "Lon", "Geoname", "AdminInfo", "CountryCode", "ID", "URL", "SourceTxt"),
)


def _party(root: str, agent: str, name: str) -> dict[str, str]:
    return {f"{name}_code": f"nullif(trim({root}), '')", f"{name}_role": f"nullif(trim({agent}), '')"}


_STORY_DATE = "try_strptime(story_date, ['%m/%d/%Y', '%Y-%m-%d'])"

PHOENIX = Reader(
    source="phoenix",
    about="Cline Center Historical Phoenix event data",
    shape="csv",
    columns=HISTORICAL,
    has_header=True,
    required=("eid", "story_date", "source_root", "target_root", "code"),
    ontology="CAMEO",
    system="cameo",
    fields={
        "id": "nullif(eid, '')",
        "event_date": f"CAST({_STORY_DATE} AS DATE)",
        "known_at": f"CAST(CAST({_STORY_DATE} AS DATE) + 1 AS TIMESTAMP)",
        "known_from": "'published'",
        **_party("source_root", "source_agent", "actor"),
        **_party("target_root", "target_agent", "recipient"),
        "code": "nullif(trim(code), '')",
        "quad": "try_cast(quad_class AS TINYINT)",
        "goldstein": "try_cast(goldstein AS DOUBLE)",
        "article": "nullif(aid, '')",
    },
)

_STORIES = "list_transform(string_split(ID, ';'), lambda story: string_split(story, '_')[1])"
_STORED = f"list_min(list_filter({_STORIES}, lambda story: regexp_full_match(story, '[0-9a-f]{{24}}')))"

PHOENIX_RT = Reader(
    source="phoenix_rt",
    about="Phoenix real-time event data (26 columns)",
    shape="tabs",
    columns=REAL_TIME,
    ontology="CAMEO",
    system="cameo",
    fields={
        "id": "nullif(GID, '')",
        "event_date": "CAST(try_strptime(Date, '%Y%m%d') AS DATE)",
        "known_at": f"CAST(make_timestamp(try_cast('0x' || left({_STORED}, 8) AS BIGINT) * 1000000) AS TIMESTAMP)",
        "known_from": "'story'",
        **_party("SrcActor", "SrcAgent", "actor"),
        **_party("TgtActor", "TgtAgent", "recipient"),
        "code": "nullif(CAMEO, '')",
        "quad": "try_cast(QuadClass AS TINYINT)",
        "goldstein": "try_cast(Goldstein AS DOUBLE)",
        "n_sources": "len(list_distinct(string_split(SourceTxt, ';')))",
        "n_articles": "len(list_distinct(string_split(URL, ';')))",
        "article": "nullif(URL, '')",
        "url": "nullif(string_split(URL, ';')[1], '')",
    },
)
