"""Names of states and places that only stand inside a longer proper name: games, prizes, forums, firms."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = (
    "Olympics?|Paralympics?|Olympiad|Games|Prize|Awards?|Forum|Cup|Championships?|Festival|Marathon|Expo|Fair"
    "|Board|CEO|Minerals|Airlines|Airways|Bank|Steel|Motors|Holdings?|Corporation|Inc|Ltd|Railways|Telecom|Petroleum"
)
#: "the Lillehammer 1994 Winter Olympics", "Malta Minerals", "the Oslo Peace Prize".
_BEHIND: Final = re.compile(rf"\s+(?:(?!and\b)(?:\d{{4}}|[A-Z][\w’'-]*)\s+){{0,2}}(?:{_KINDS})\b")
#: "the medallists of the Games in Lillehammer": where they won, not where they were met.
_BEFORE: Final = re.compile(
    r"\b(?:medal\w*|winners?|laureates?|champions?|finalists?|athletes)\b[^.,;:]{0,60}\b(?:in|of|at)\s+(?:the\s+)?\Z"
)
#: Who heads a firm speaks for no state, wherever the firm's name comes from.
_HEADING: Final = re.compile(
    r"\b(?:chair\w*\s+of\s+(?:the\s+)?(?:\w+\s+)?board(?:\s+of(?:\s+directors)?)?(?:\s+of)?|board\s+chair\w*|CEO(?:\s+of)?"
    r"|chief\s+executive(?:\s+officer)?(?:\s+of)?)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_REACH: Final = 120


def is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a state's or place's name only stands inside the name of games, a prize, a forum or a firm."""
    return _BEHIND.match(text, end) is not None or _BEFORE.search(text, max(start - _REACH, 0), start) is not None


def is_of_firm(text: str, start: int) -> bool:
    """Whether what begins at a character belongs to the office of somebody who heads a firm."""
    return _HEADING.search(text, max(start - _REACH, 0), start) is not None
