"""Meetings: who met, what came of it by whose account, accounts side by side, who reacts, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.lazy import export

if TYPE_CHECKING:
    from summitry.meetings.accounts import assign_accounts
    from summitry.meetings.compare import find_same
    from summitry.meetings.comparison import compare_accounts, list_accounts
    from summitry.meetings.findings import find_findings

__all__ = ["assign_accounts", "compare_accounts", "find_findings", "find_same", "list_accounts"]

__getattr__, __dir__ = export(
    __name__,
    {
        "assign_accounts": "summitry.meetings.accounts",
        "compare_accounts": "summitry.meetings.comparison",
        "find_findings": "summitry.meetings.findings",
        "find_same": "summitry.meetings.compare",
        "list_accounts": "summitry.meetings.comparison",
    },
)
