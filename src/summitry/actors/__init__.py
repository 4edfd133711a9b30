"""A name in a text on a day, and who that is; the two leaders, both sides, he."""

from __future__ import annotations

from summitry.actors.discourse import Parties
from summitry.actors.resolve import parties, resolve

__all__ = ["Parties", "parties", "resolve"]
