"""GDELT 2.0 rows made by chance from a fixed seed, with what real files have: repeats, regions, odd codes, late reports."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from summitry import eventdata
from summitry.eventdata.readers.gdelt import COLUMNS_2

if TYPE_CHECKING:
    from pathlib import Path

#: Code, quad class, value.
_CODES = [("036", 1, 4.0), ("042", 1, 1.9), ("0841", 2, 7.0), ("111", 3, -2.0), ("190", 4, -10.0), ("010", 1, 0.0)]
_SIDES = ["USA", "RUS", "CHN", "ROM", "ROU", "KOS", "EUR", "", "FRA"]
_ROLES = ["GOV", "MIL", "", "GOV"]
FIRST = date(2017, 12, 20)


def write_gdelt(path: Path, count: int = 3000, seed: int = 7) -> Path:
    """Write a file of rows; a tenth repeat another row under a new id, and some are of no use."""
    chance = random.Random(seed)
    rows = [_make_row(number, chance) for number in range(count)]
    rows += [{**chance.choice(rows), "GLOBALEVENTID": str(count + extra)} for extra in range(count // 10)]
    rows[5]["EventCode"] = "---"
    rows[6]["SQLDATE"] = "20300101"
    lines = ("\t".join(row.get(name, "") for name in COLUMNS_2) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _make_row(number: int, chance: random.Random) -> dict[str, str]:
    code, quad, value = chance.choice(_CODES)
    actor, recipient = chance.choice(_SIDES), chance.choice(_SIDES)
    day = FIRST + timedelta(days=chance.randrange(120))
    added = datetime(day.year, day.month, day.day, 14, 30, tzinfo=UTC) + timedelta(
        days=chance.choice([0, 0, 0, 1, 5, 40])
    )
    return {
        "GLOBALEVENTID": str(number),
        "SQLDATE": f"{day:%Y%m%d}",
        "Actor1CountryCode": actor,
        "Actor1Type1Code": chance.choice(_ROLES),
        "Actor2CountryCode": recipient,
        "Actor2Type1Code": chance.choice(_ROLES),
        "EventCode": code,
        "QuadClass": str(quad),
        "GoldsteinScale": str(value),
        "IsRootEvent": "1",
        "NumMentions": "1",
        "DATEADDED": f"{added:%Y%m%d%H%M%S}",
        "SOURCEURL": chance.choice(["", f"https://news.example/{number // 9}"]),
    }


def make_lake(folder: Path, raw: Path) -> Path:
    """Load the rows into a lake."""
    eventdata.load([raw], folder, settings=eventdata.Settings(today=date(2019, 1, 1)))
    return folder
