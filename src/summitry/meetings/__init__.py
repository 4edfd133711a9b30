"""Meetings: who met, what came of it by whose account, accounts side by side, who reacts, what is to come."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.meetings.accounts import assign_accounts
    from summitry.meetings.compare import find_same
    from summitry.meetings.comparison import compare_accounts, list_accounts
    from summitry.meetings.findings import find_findings

__all__ = ["assign_accounts", "compare_accounts", "find_findings", "find_same", "list_accounts"]

_HOMES = {
    "assign_accounts": "summitry.meetings.accounts",
    "compare_accounts": "summitry.meetings.comparison",
    "find_findings": "summitry.meetings.findings",
    "find_same": "summitry.meetings.compare",
    "list_accounts": "summitry.meetings.comparison",
}


def __getattr__(name: str) -> Any:
    """Import a verb when it is first asked for: the records can be used without loading what reads."""
    if name not in _HOMES:
        msg = f"module 'summitry.meetings' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(_HOMES[name]), name)
