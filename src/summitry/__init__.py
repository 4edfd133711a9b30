"""Reads what each side publishes about a meeting of leaders; every line opens the passage that it rests on."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

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

_HOMES = {
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
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``summitry --help`` need not wait for spaCy."""
    if name not in _HOMES:
        msg = f"module 'summitry' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
