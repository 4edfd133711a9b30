"""Waiting: a pause between any two requests, and longer ones where a server cannot answer."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from summitry.eventdata.fetching.wire import AskedToWait

if TYPE_CHECKING:
    from collections.abc import Callable

    from summitry.errors import TryLater
    from summitry.eventdata.fetching.record import Settings

_FIRST_WAIT_S = 2.0
#: Requests for one file, for each of ``tries``, if every one brings at least some of it.
_ROUNDS = 10


class Patience:
    """Keeps the pauses of one run.

    Args:
        settings: How long they are.
        sleep: What waits.
    """

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._sleep = sleep
        self._last: float | None = None

    def now(self) -> datetime:
        """Give the instant, in UTC."""
        return datetime.now(UTC)

    def pause(self) -> None:
        """Wait until a request may be made again."""
        if self._last is not None:
            left = self._last + self._settings.pause_s - time.monotonic()
            if left > 0:
                self._sleep(left)

    def answered(self) -> None:
        """Note that a request is over."""
        self._last = time.monotonic()

    def back_off(self, fault: TryLater, failures: int) -> bool:
        """Wait before another try: as long as the server asks, else 2, 4, 8 ... seconds.

        Args:
            fault: Why the last try failed.
            failures: Tries that failed since one last brought anything, from 1.

        Returns:
            Whether another try is worth it; no where it was the last, or the server asks for more than may be waited.
        """
        asked = fault.seconds if isinstance(fault, AskedToWait) else None
        seconds = asked if asked is not None else _FIRST_WAIT_S * 2 ** (failures - 1)
        if failures >= self._settings.tries or (asked or 0) > self._settings.longest_wait_s:
            return False
        if seconds > 0:
            self._sleep(min(seconds, self._settings.longest_wait_s))
        return True

    def most_rounds(self) -> int:
        """Give the most requests for one file."""
        return self._settings.tries * _ROUNDS
