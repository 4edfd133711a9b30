"""What a text tells of an earlier time: a step that was taken then is no step of the meeting that it tells of."""

from __future__ import annotations

import re
from calendar import month_name
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from summitry.meetings.record import Point

BACK_THEN: Final = re.compile(
    r"\b(?:back then|in those (?:days|years)|when I (?:became|was|took|came|ran))\b", re.IGNORECASE
)
_MONTHS: Final = {name.lower(): at for at, name in enumerate(month_name) if name}
_MONTH: Final = "|".join(_MONTHS)
_WHEN: Final = (
    r"(?:last (?:year|month|spring|summer|autumn|fall|winter)|earlier this year"
    r"|(?:\w+ ){0,2}(?:months?|years?|decades?|century|centuries) ago"
    rf"|(?:back )?in (?:(?:{_MONTH}) )?(?P<year>1[5-9]\d\d|20\d\d)|in (?P<month>{_MONTH}))(?!\w|[’']s)"
)
#: "At the 2021 summit, we launched", "announced it in Oslo in 2021".
_DATED: Final = re.compile(r"(?:At|In|On|Since)\b[^,]{0,60}?\b(?P<year>(?:19|20)\d\d)\b[^,]{0,60},")
_ANNOUNCED: Final = re.compile(r"\bannounc\w+\b.*\bin (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
_FIRST: Final = re.compile(rf"\W*(?:(?:and|but|so|already|also) )?{_WHEN}", re.IGNORECASE)
#: From the word of the step to the end; what is agreed "to be done in May" or "signed" as "the pact of 2012" was not.
_LAST: Final = re.compile(rf"(?:(?!\b(?:to|that|which|will|would|since)\b).)*?\b{_WHEN}\W*$", re.IGNORECASE | re.DOTALL)
_NOW: Final = re.compile(r"\b(?:will|shall|would|today|now|going to|are|is)\b|[’']ll\b", re.IGNORECASE)
#: Words of steps; what is welcomed, stressed or discussed may itself be of last year.
_DONE: Final = re.compile(
    r"\b(?:sign|initial|ratif|announc|launch|agre|establish|adopt|approv|commit|decid|conclud|pledg|promis|creat)\w*ed\b"
    r"|\b(?:set up|made|struck|took|taken|reached|given|gave)\b",
    re.IGNORECASE,
)
#: A month without a year is one of those just gone; early in a month the one before may be that of the meeting.
_MONTHS_BACK: Final = 4
_EARLY: Final = 10


def is_told_of_before(point: Point, published_on: date | None) -> bool:
    """Whether words tell what was done before: "last year we signed", "launched in 1975", "announced in August".

    Args:
        point: A point with a step; only the time that stands first or last in its words counts.
        published_on: Day of the document, or None: then nothing that needs it is said.
    """
    words, cue = point.passage.exact, point.cue
    if BACK_THEN.search(point.sentence.exact):
        return True
    if published_on is None:
        return False
    dated = _DATED.match(words) or _ANNOUNCED.search(words)
    if dated is not None and int(dated["year"]) < published_on.year:
        return True
    first = _FIRST.match(words)
    if first is not None and _is_before(first, published_on) and not _NOW.search(words):
        return True
    if cue is None or not _DONE.search(cue.exact) or not point.passage.start <= cue.start < point.passage.end:
        return False
    last = _LAST.match(words[cue.start - point.passage.start :])
    return last is not None and _is_before(last, published_on)


def _is_before(found: re.Match[str], published_on: date) -> bool:
    if found["year"]:
        return int(found["year"]) < published_on.year
    if not found["month"]:
        return True
    back = (published_on.month - _MONTHS[found["month"].lower()]) % 12
    is_of_meeting = back == 1 and published_on.day <= _EARLY
    return 0 < back <= _MONTHS_BACK and not is_of_meeting
