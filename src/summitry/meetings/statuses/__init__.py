"""The ladder of outcomes: which words lead to which step. The rules are data, each with sentences that prove it."""

from __future__ import annotations

from summitry.meetings.statuses.deciding import decide
from summitry.meetings.statuses.loading import load_rules
from summitry.meetings.statuses.record import Decision, Rule
from summitry.meetings.statuses.told import Index, Told

__all__ = ["Decision", "Index", "Rule", "Told", "decide", "load_rules"]
