"""From what documents tell to a dossier."""

from __future__ import annotations

from summitry.dossier.building.whole import build

__all__ = ["build"]
