"""GDELT 1.0 and 2.0 events, by their code books (Event Codebook V1.03 of 2013 and V2.0 of 2015).

Both are tab-separated without header. A country code of an actor is CAMEO's; without one, the known group's code says
who it is, and without that, the type's where the type is an international actor. ``known_at`` is ``DATEADDED``, in 1.0
the end of that day. The counts are those of the first update; GDELT does not mend them.
"""

from __future__ import annotations

from summitry.eventdata.readers.record import Reader

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_ACTORS = tuple(f"Actor{side}{part}" for side in "12" for part in _ACTOR + _TYPES)
_ACTION = (
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
)
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_SIDES = ("Actor1Geo", "Actor2Geo", "ActionGeo")
_FRONT = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_ACTORS, *_ACTION)
_BACK = ("DATEADDED", "SOURCEURL")

COLUMNS_1 = (*_FRONT, *(f"{side}_{part}" for side in _SIDES for part in _GEO if part != "ADM2Code"), *_BACK)
COLUMNS_2 = (*_FRONT, *(f"{side}_{part}" for side in _SIDES for part in _GEO), *_BACK)

#: Types of international actors, which name no country.
_INTERNATIONAL = "('IGO', 'IMG', 'INT', 'MNC', 'NGM', 'NGO')"


def _party(side: str) -> dict[str, str]:
    name = {"1": "actor", "2": "recipient"}[side]
    role = f"nullif(Actor{side}Type1Code, '')"
    return {
        f"{name}_code": f"nullif(Actor{side}CountryCode, '')",
        f"{name}_group": f"coalesce(nullif(Actor{side}KnownGroupCode, ''), CASE WHEN Actor{side}Type1Code IN "
        f"{_INTERNATIONAL} THEN Actor{side}Type1Code END)",
        f"{name}_role": role,
    }


_FIELDS = {
    "id": "CAST(try_cast(GLOBALEVENTID AS BIGINT) AS VARCHAR)",
    "event_date": "CAST(try_strptime(SQLDATE, '%Y%m%d') AS DATE)",
    "known_from": "'added'",
    **_party("1"),
    **_party("2"),
    "code": "nullif(EventCode, '')",
    "quad": "try_cast(QuadClass AS TINYINT)",
    "goldstein": "try_cast(GoldsteinScale AS DOUBLE)",
    "n_mentions": "try_cast(NumMentions AS INTEGER)",
    "n_sources": "try_cast(NumSources AS INTEGER)",
    "n_articles": "try_cast(NumArticles AS INTEGER)",
    "is_root": "IsRootEvent = '1'",
    "article": "nullif(SOURCEURL, '')",
    "url": "nullif(SOURCEURL, '')",
}

GDELT_1 = Reader(
    source="gdelt1",
    about="GDELT 1.0 events (57 columns before April 2013, 58 since)",
    shape="tabs",
    columns=COLUMNS_1,
    widths=frozenset({57, 58}),
    ontology="CAMEO",
    system="cameo",
    fields=_FIELDS | {"known_at": "try_strptime(DATEADDED, '%Y%m%d') + INTERVAL 1 DAY"},
)
GDELT_2 = Reader(
    source="gdelt2",
    about="GDELT 2.0 events (61 columns)",
    shape="tabs",
    columns=COLUMNS_2,
    ontology="CAMEO",
    system="cameo",
    fields=_FIELDS | {"known_at": "try_strptime(DATEADDED, '%Y%m%d%H%M%S')"},
)
