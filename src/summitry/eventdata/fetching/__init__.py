"""The public files of GDELT, politely: which there are, and fetching them so that a run may be cut and taken up again.

plan = plan_gdelt(date(2018, 7, 1), date(2018, 7, 31), Path("gdelt"), Settings())
report = fetch(plan, Path("gdelt"), Settings())
"""

from __future__ import annotations

from summitry.eventdata.fetching.fetch import fetch, iter_fetch
from summitry.eventdata.fetching.plan import plan_gdelt
from summitry.eventdata.fetching.record import Entry, Plan, Report, Settings, Status

__all__ = ["Entry", "Plan", "Report", "Settings", "Status", "fetch", "iter_fetch", "plan_gdelt"]
