"""Where accounts state different facts of one thing, or one says that it was not raised.

A wrong difference does more harm than a missed one, so each kind asks for more than that the topic is the same.
"""

from summitry.meetings.differences.find import find_differences

__all__ = ["find_differences"]
