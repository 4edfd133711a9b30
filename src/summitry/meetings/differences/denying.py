"""What one account says was not raised or did not happen, and which words of another account that answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.differences.facts import LEAST_ALIKE, LEAST_SHARED, alike, shared, words_of
from summitry.meetings.record import Status

if TYPE_CHECKING:
    from summitry.meetings.record import Point

#: Said of what was not spoken of. A comma ends what a "no" reaches: "no treaty was signed, but they discussed it".
_NOT_RAISED: Final = re.compile(
    r"\b(?:not(?! to mention)|n['’]t|never|no|nor|neither|denie[sd]|deny|denying)\b"
    r"[^.,;]{0,80}?\b(?:discuss\w*|rais\w+|mention\w*|touch\w*"
    r"|c[ao]me up|brought up|on the agenda|address\w*|talk\w* about|sp[eo]\w*k\w* (?:of|about))\b",
    re.IGNORECASE,
)
#: That a thing was raised does not say that it is so.
_RAISED: Final = re.compile(
    r"\b(?:discuss|rais|mention|touch|talk|sp[eo]\w*k|ask|address|press|want|demand|insist|accus)\w*", re.IGNORECASE
)
#: Said of a meeting that was none, and of one.
_NOT_MET: Final = re.compile(
    r"\b(?:did|had|have|has|do) (?:not|n['’]t|never) (?:\w+ )?(?:talk|talked|speak|spoken|meet|met)\b(?! about| of)",
    re.IGNORECASE,
)
_MET: Final = re.compile(
    r"\b(?:spoke|spoken|talked|met|had (?:\w+ ){0,3}(?:exchange|conversation|talks?))\b", re.IGNORECASE
)
#: A text that only retells gives no step of the ladder to what was spoken of.
_SAID_RAISED: Final = re.compile(
    r"\b(?:discuss\w*|rais(?:e[sd]?|ing)|mentioned|touched (?:up)?on|brought up|talked about|spoke (?:of|about))\b",
    re.IGNORECASE,
)
_DENYING: Final = re.compile(r"\b(?:den(?:y|ie[sd]|ying|ials?)|refut\w+|disavow\w*|rebut\w*)\b", re.IGNORECASE)
#: Somebody's opinion of a thing, or what he says that he does not speak of, denies nothing that another could affirm.
_OF_ONESELF: Final = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:\w+\s+){0,2}?(?:consider|think|believe|see|mean|want|know|talking|speaking|saying)\b"
    r"|\bI(?:['’]ve| have| had| did)?\s*(?:not|n['’]t|never)\s+(?:yet\s+)?"
    r"(?:mention|touch|speak|spoke|talk|discuss|raise)\w*",
    re.IGNORECASE,
)
#: Of what holds whenever, or only if: "When it was not raised, critics complained".
_CASE: Final = re.compile(r"\W*(?:if|when(?:ever)?|unless|where(?:ver)?)\b[^,]*", re.IGNORECASE)
#: A thing that was asked for, agreed or signed was spoken of.
_SPOKEN_OF: Final = frozenset({Status.DISCUSSED_ONLY, Status.AGREED, Status.SIGNED, Status.PROPOSED})


def affirms(point: Point) -> bool:
    """Whether a point says something without denying or turning it down."""
    return point.status not in {Status.DENIED, Status.REJECTED} and "negated" not in point.flags


def is_denial(point: Point) -> bool:
    """Whether a point denies that a thing was raised, or happened: a fact, not an opinion."""
    return point.status is Status.DENIED and not _OF_ONESELF.search(point.passage.exact)


def stands_alone(denial: Point) -> bool:
    """Whether a denial says something though no other account speaks of it.

    That a thing was not raised, that they did not meet, or that somebody denied a thing, does; that nothing went wrong
    is a boast, which only somebody who says otherwise makes a dispute of. A clause that only puts the case denies
    nothing.
    """
    words = denial.passage.exact
    case = _CASE.match(words)
    start = case.end() if case is not None else 0
    return any(pattern.search(words, start) for pattern in (_NOT_RAISED, _NOT_MET, _DENYING))


def answers(denial: Point, claim: Point, *, is_same_topic: bool) -> bool:
    """Whether a denial is of what another point says.

    That a thing was not raised answers only who says that it was spoken of, with words in common; that nobody met,
    who says that they did; that something did not happen, who says that it did in nearly the same words.
    """
    if not affirms(claim):
        return False
    common = shared(denial, claim)
    if _NOT_RAISED.search(denial.passage.exact):
        enough = 1 if is_same_topic else max(LEAST_SHARED, (len(words_of(denial)) + 1) // 2)
        is_spoken_of = claim.status in _SPOKEN_OF or _SAID_RAISED.search(claim.passage.exact) is not None
        return is_spoken_of and len(common) >= enough
    if _NOT_MET.search(denial.passage.exact):
        return is_same_topic and bool(_MET.search(claim.passage.exact))
    if _RAISED.search(claim.passage.exact):
        return False
    return is_same_topic and len(common) >= LEAST_SHARED and alike(denial, claim) >= LEAST_ALIKE
