"""Days that may be known to the year or month only, as ISO text: ``2018``, ``2018-07`` or ``2018-07-16``."""

from __future__ import annotations

import re

_PARTIAL_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def is_partial_day(text: str) -> bool:
    """Whether a text is an ISO day, month or year."""
    return _PARTIAL_DAY.fullmatch(text) is not None


def has_begun(from_on: str, day: str) -> bool:
    """Whether a time that begins with ``from_on`` can have begun by ``day``; an empty beginning always has.

    Text order is right here: a year sorts before all its days.
    """
    return from_on <= day


def has_ended(to_on: str, day: str) -> bool:
    """Whether a time that ends with ``to_on`` is surely over on ``day``; an empty end never is."""
    return bool(to_on) and day[: len(to_on)] > to_on


def covers(from_on: str, to_on: str, day: str) -> bool:
    """Whether ``day`` can lie in the time, both ends included; an end known to the year covers all of that year."""
    return has_begun(from_on, day) and not has_ended(to_on, day)


def is_certain(from_on: str, to_on: str, day: str) -> bool:
    """Whether a time that covers ``day`` does so whatever the missing part of its ends may be."""
    starts_vaguely = len(from_on) < len(day) and day.startswith(from_on) and bool(from_on)
    ends_vaguely = bool(to_on) and len(to_on) < len(day) and day.startswith(to_on)
    return not starts_vaguely and not ends_vaguely


def years_between(earlier: str, later: str) -> int:
    """Whole years between two partial days by their years alone, never negative."""
    return max(0, int(later[:4]) - int(earlier[:4])) if earlier and later else 0
