"""The page's own words: what each status, kind and band says, in a sentence that judges nobody."""

from __future__ import annotations

import re
from typing import NamedTuple

from summitry.meetings.record import Status


class Step(NamedTuple):
    """A step of the ladder with what it says."""

    status: Status
    meaning: str

    @property
    def code(self) -> str:
        """Its name in class names, such as ``discussed``."""
        return code_of(self.status)


LADDER = (
    Step(Status.SIGNED, "A text was signed or adopted."),
    Step(Status.AGREED, "The account says that the sides agreed."),
    Step(Status.PLEDGED, "One side says that it will; “conditional” where it names a condition."),
    Step(Status.PROPOSED, "One side asked, offered, urged or demanded."),
    Step(Status.DISCUSSED_ONLY, "Spoken of, and the account says no more."),
    Step(Status.REJECTED, "A side said no."),
    Step(Status.DENIED, "An account says that it was not raised, or did not happen."),
)

#: Flags of a point as a reader sees them.
FLAGS = {
    "conditional": "conditional",
    "joint": "said of both sides",
    "reported": "said of the other side",
    "negated": "negated",
    "future": "to come",
}

DISPUTES = {
    "number": "Different numbers",
    "day": "Different days",
    "polarity": "One says yes, one says no",
    "who asked": "Different answers to who asked",
    "denial": "Said not to have been raised, or not to have happened",
    "one-sided denial": "One account says that it was not raised, or did not happen; none here says otherwise",
}

STATES = {
    "held": "held",
    "planned": "planned",
    "cancelled": "cancelled",
    "unknown": "not known whether held",
}


#: What says nothing without the words before it.
PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them", "him", "her", "he", "she", "they", "which"})
LONGEST_ABOUT = 60


class Band(NamedTuple):
    """A term of Intelligence Community Directive 203 (2015), with its range in per cent."""

    term: str
    low: int
    high: int


#: ICD 203, section D.6.e(2)(a), the upper row of terms.
BANDS = (
    Band("almost no chance", 1, 5),
    Band("very unlikely", 5, 20),
    Band("unlikely", 20, 45),
    Band("roughly even chance", 45, 55),
    Band("likely", 55, 80),
    Band("very likely", 80, 95),
    Band("almost certain", 95, 99),
)


def code_of(status: str) -> str:
    """Give the class name of a status, its first word; empty for what is no step of the ladder."""
    return status.split(" ", maxsplit=1)[0] if status in set(Status) else ""


def step_of_band(shown: str) -> int | None:
    """Tell which of the seven bands a shown band (``likely (55-80 %)``) is, from 1, or None."""
    for place, band in sorted(enumerate(BANDS, start=1), key=lambda pair: -len(pair[1].term)):
        if shown.lower().startswith(band.term):
            return place
    return None


def flags_of(tags: str) -> list[str]:
    """Give the flags of a line's tags as a reader sees them."""
    return [FLAGS.get(flag, flag) for flag in tags.replace(",", " ").split()]


def shorten_digests(text: str) -> str:
    """Cut long digests to the figures that people compare; the data keep them whole."""
    return re.sub(r"\b([0-9a-f]{12})[0-9a-f]{20,}\b", r"\1…", text)


def count_sources(named: int, unnamed: int) -> str:
    """Count sources in few words; of which there are none, nothing is said."""
    told = [f"{number:,} {word}" for number, word in ((named, "named"), (unnamed, "unnamed")) if number]
    return ", ".join(told) or "none found"


def is_telling(about: str) -> bool:
    """Tell whether a name for what is judged helps beside the judgement: no pronoun, and no clause that repeats it."""
    return bool(about) and len(about) <= LONGEST_ABOUT and about.casefold() not in PRONOUNS


def print_sources(named: int, unnamed: int) -> str:
    """Say how many of the reported statements name their source."""
    total = named + unnamed
    if total == 0:
        return "No reported statement was found."
    if total == 1:
        return f"The one statement reported here {'names its source' if named else 'does not name its source'}."
    if named == 0:
        return f"Not one of the {total} statements reported here names its source."
    if unnamed == 0:
        return f"All {total} statements reported here name their source."
    names = "names its source" if named == 1 else "name their source"
    return f"{named} of the {total} statements reported here {names}; {unnamed} {'does' if unnamed == 1 else 'do'} not."
