"""The dossier: what is told of meetings, every line with its passages."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.dossier.building import build
    from summitry.dossier.check import Fault, Verdict
    from summitry.dossier.data import from_json, json_schema, to_json
    from summitry.dossier.record import Dossier, Line
    from summitry.dossier.walk import iter_lines
    from summitry.dossier.write import write_dossier

__all__ = [
    "Dossier",
    "Fault",
    "Line",
    "Verdict",
    "build",
    "from_json",
    "iter_lines",
    "json_schema",
    "to_json",
    "write_dossier",
]

_HOMES = {
    "Dossier": "record",
    "Fault": "check",
    "Line": "record",
    "Verdict": "check",
    "build": "building",
    "from_json": "data",
    "iter_lines": "walk",
    "json_schema": "data",
    "to_json": "data",
    "write_dossier": "write",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for, so that a renderer need not load what reads."""
    if name not in _HOMES:
        msg = f"module 'summitry.dossier' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(f"summitry.dossier.{_HOMES[name]}"), name)
