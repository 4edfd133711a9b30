"""Who did what to whom, coded by the codebook."""

from __future__ import annotations

from summitry.coding.code import code
from summitry.coding.record import Event, Party, Reporter, When

__all__ = ["Event", "Party", "Reporter", "When", "code"]
