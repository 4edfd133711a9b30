"""At whose request a meeting was held, as a sentence says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from summitry.gazetteer import load
from summitry.model import ActorKind

if TYPE_CHECKING:
    from summitry.meetings.record import Point

_WHO: Final = (
    r"(?:the )?(?P<{0}>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){{0,4}}?)(?: (?:side|party|President|president|leader))?"
)
_REQUEST: Final = r"(?:request|initiative|invitation|suggestion|proposal)"
_END: Final = r"(?=[\s,.;)]|$)"
_PATTERNS: Final = (
    re.compile(rf"\b(?:at|on|by) the {_REQUEST} of {_WHO.format('of')}{_END}"),
    re.compile(
        rf"\b(?:at|on|by) (?:the )?(?P<own>[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}}?)(?: side)?(?:'s|’s) {_REQUEST}\b"
    ),
    re.compile(rf"\b(?:initiated|requested|proposed) by {_WHO.format('by')}{_END}"),
    re.compile(rf"\b(?:at|on|by) the (?P<adj>[A-Z]\w+) (?:side(?:'s|’s) )?{_REQUEST}\b"),
    re.compile(
        r"(?P<subject>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3}) (?:had )?(?:initiated|requested|asked for|sought) "
        r"the (?:call|conversation|meeting|talks|summit)\b"
    ),
)


class Asked(NamedTuple):
    """Who asked for the meeting: the code of the side, and the words."""

    code: str
    words: str


def who_asked(point: Point) -> Asked | None:
    """Say at whose request a point tells that they met; None where it does not say, or two could be meant."""
    found = {
        Asked(code, match.group())
        for pattern in _PATTERNS
        for match in pattern.finditer(point.sentence.exact)
        if (code := _code_of(next(group for group in match.groupdict().values() if group)))
    }
    return next(iter(found)) if len({asked.code for asked in found}) == 1 else None


def _code_of(words: str) -> str | None:
    """Give the one country or organisation that words mean, or that the person whom they name stands for."""
    actors = load().who(words)
    states = {a.country for a in actors if a.kind in {ActorKind.COUNTRY, ActorKind.ORGANISATION} and a.country}
    persons = {a.country for a in actors if a.kind is ActorKind.PERSON and a.country}
    codes = states or persons
    return next(iter(codes)) if len(codes) == 1 else None
