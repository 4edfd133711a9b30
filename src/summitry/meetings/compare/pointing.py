"""Sentences that point back at what was said before: "This will help fishermen", "We agreed to go on with that work".

What such a sentence is about stands in the sentence before it, so it is no subject of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import CONTACT
from summitry.meetings.points.rarity import rarity

if TYPE_CHECKING:
    from summitry.meetings.record import Point

#: Words that join a sentence to the one before, and what a speaker says while going on.
_JOINING: Final = (
    r"(?:(?:and|but|so|also|then|now|still|well|again|indeed|therefore|thus|moreover|actually|really|frankly|because|"
    r"once again|of course|in fact|in addition|in general|at any rate|as you know|you know|i think|i believe|i mean)"
    r"\b[,\s—–-]*)*"
)
#: What a pronoun before it makes a time or a place, or this meeting: "this week".
_HERE: Final = (
    r"(?:week|year|month|morning|time|meeting|visit|summit|day|afternoon|evening|moment|century|decade|stage|point|"
    r"spring|summer|autumn|winter|trip|past|last|coming|next|region|continent|country|world)s?\b"
)
_SUBJECT: Final = re.compile(
    rf"{_JOINING}(?:(?:this|these|those)\b(?! (?:\w+ )?{_HERE})|it\b|"
    r"that(?:[’']s| (?=(?:is|was|has|will|would|means|can|could|also|helps|makes)\b)))",
    re.IGNORECASE,
)
#: "It" that points ahead, and what gives a ground for a step: "it is vital that", "that is why we will".
_AHEAD: Final = re.compile(
    rf"{_JOINING}(?:it(?:[’']s| is| was| has been| will be| seems| remains)\b(?: (?!that\b|to\b)[\w’'-]+){{0,5}} "
    r"(?:that|to|how|whether)\b|(?:that|this)(?:[’']s| is) why\b)",
    re.IGNORECASE,
)
_ANYWHERE: Final = re.compile(
    rf"\b(?:(?:this|these|those)\b(?! (?:\w+ )?{_HERE})|such\b|its?\b|them\b|"
    r"that (?:direction|regard|respect|context|basis|effort|work|goal|task)\b)",
    re.IGNORECASE,
)


def points_back(point: Point) -> bool:
    """Whether what a point is about stands before it.

    So it is where a point without an outcome is said of "this", "it" or "that", and where a point has nothing of its
    own and speaks of "this direction" or "such areas".
    """
    text = " ".join(point.passage.exact.split())
    if _AHEAD.match(text):
        return False
    if point.status is None and _SUBJECT.match(text):
        return True
    return not _has_own(point) and bool(_ANYWHERE.search(text))


def says_little(point: Point) -> bool:
    """Whether a point has nothing of its own, and points back or has one word at most."""
    return not _has_own(point) and (points_back(point) or sum(map(rarity, point.features.words)) <= 1.0)


def _has_own(point: Point) -> bool:
    """Whether a point has an issue area, a name or a sum."""
    features = point.features
    return bool(set(features.issues) - CONTACT or features.names or features.amounts)
