"""Which meetings one document tells of: who met whom, when, where, in what form, and whether they did."""

from summitry.meetings.find.mentions import find_meetings

__all__ = ["find_meetings"]
