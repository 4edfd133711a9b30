"""Points: what one document says of a meeting, one thing each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.meetings.record import Point
    from summitry.reading import Reading

__all__ = ["find_points"]


def find_points(reading: Reading) -> tuple[Point, ...]:
    """Cut a document into the things that it says; see ``points.find.find_points``."""
    from summitry.meetings.points.find import find_points as find  # noqa: PLC0415  loads numpy

    return find(reading)
