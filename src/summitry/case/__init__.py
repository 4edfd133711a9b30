"""A case: one SQLite file that keeps documents and what was read in them, so that a second run need not read again."""

from __future__ import annotations

from summitry.case.gathering import Gathered, gather_findings
from summitry.case.making import make_dossier
from summitry.case.store import Case, name_maker

__all__ = ["Case", "Gathered", "gather_findings", "make_dossier", "name_maker"]
