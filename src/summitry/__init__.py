"""Reads what each side publishes about a meeting of leaders; every line opens the passage that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.lazy import export

if TYPE_CHECKING:
    from summitry.case import make_dossier
    from summitry.dossier import Dossier, write_dossier
    from summitry.gazetteer import who
    from summitry.ingest import fetch, locate
    from summitry.reading import Coded, Reading, code, iter_read, read

__version__ = "0.1.0"
__all__ = [
    "Coded",
    "Dossier",
    "Reading",
    "code",
    "fetch",
    "iter_read",
    "locate",
    "make_dossier",
    "read",
    "who",
    "write_dossier",
]

__getattr__, __dir__ = export(
    __name__,
    {
        "Coded": "summitry.reading",
        "Dossier": "summitry.dossier",
        "Reading": "summitry.reading",
        "code": "summitry.reading",
        "fetch": "summitry.ingest",
        "iter_read": "summitry.reading",
        "locate": "summitry.ingest",
        "make_dossier": "summitry.case",
        "read": "summitry.reading",
        "who": "summitry.gazetteer",
        "write_dossier": "summitry.dossier",
    },
)
