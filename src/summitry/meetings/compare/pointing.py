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
    r"\b(?:this|these|those|such|its?|them|that (?:direction|regard|respect|context|basis|effort|work|goal|task))\b",
    re.IGNORECASE,
)


def begins_with_pointer(point: Point) -> bool:
    """Whether a point without an outcome is said of "this", "it" or "that", which stands before it."""
    text = " ".join(point.passage.exact.split())
    return point.status is None and bool(_SUBJECT.match(text)) and not _AHEAD.match(text)


def says_little(point: Point) -> bool:
    """Whether a point has no issue area, name or sum of its own, and speaks of "this" or has one word at most."""
    features = point.features
    if set(features.issues) - CONTACT or features.names or features.amounts:
        return False
    return sum(map(rarity, features.words)) <= 1.0 or bool(_ANYWHERE.search(point.passage.exact))
