"""Who and where as data: countries, organisations, office holders with their days, seats of power, roles, groups.

Each table is a CSV file in this folder, one fact a row, each row with where it is from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.gazetteer.names import normalise
from summitry.gazetteer.store import Gazetteer, load
from summitry.gazetteer.tables import (
    OFFICES,
    Ambiguity,
    Body,
    Completeness,
    Country,
    Entry,
    Group,
    Holder,
    Organisation,
    Person,
    Role,
    Seat,
)

if TYPE_CHECKING:
    from datetime import date

    from summitry.model import Actor

__all__ = [
    "OFFICES",
    "Ambiguity",
    "Body",
    "Completeness",
    "Country",
    "Entry",
    "Gazetteer",
    "Group",
    "Holder",
    "Organisation",
    "Person",
    "Role",
    "Seat",
    "load",
    "normalise",
    "who",
]


def who(name: str, on: date | None = None) -> tuple[Actor, ...]:
    """Tell whom a name, title, seat or organisation can mean on a day; see ``Gazetteer.who``."""
    return load().who(name, on)
