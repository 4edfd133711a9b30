"""Who judged a meeting, or what was said at it, how and by which words."""

from summitry.meetings.reactions.find import find_reactions

__all__ = ["find_reactions"]
