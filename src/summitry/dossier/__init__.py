"""The dossier: what is told of meetings, every line with its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.lazy import export

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

__getattr__, __dir__ = export(
    __name__,
    {
        "Dossier": "summitry.dossier.record",
        "Fault": "summitry.dossier.check",
        "Line": "summitry.dossier.record",
        "Verdict": "summitry.dossier.check",
        "build": "summitry.dossier.building",
        "from_json": "summitry.dossier.data",
        "iter_lines": "summitry.dossier.walk",
        "json_schema": "summitry.dossier.data",
        "to_json": "summitry.dossier.data",
        "write_dossier": "summitry.dossier.write",
    },
)
