"""Sources that a phrase points to and a name elsewhere in the text names: "the deputy minister", "the heads of state".

Somebody who reads the whole text can ask them; only a source that no part of it names is unnamed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summitry.meetings.record import MeetingMention, Speaker
    from summitry.model import Passage
    from summitry.reading import Reading

_TOGETHER: Final = re.compile(
    r"(?:[Tt]he|[Bb]oth|[Tt]he two|[Tt]hese two)\s+(?:heads of (?:state|government|delegation)s?|leaders|presidents"
    r"|prime ministers|(?:foreign |defen[cs]e |finance )?ministers|chancellors|counterparts|interlocutors)"
    r"(?: of (?:the )?[A-Z][\w ]*(?:, [A-Z][\w ]*)*,? and (?:the )?[A-Z][\w ]*)?",
)
#: Bodies that can be asked, though no person is named.
_BODY: Final = re.compile(
    r"(?:the|our|his|her|its)\s+(?:\w+\s+)?(?:government|cabinet|parliament|administration|embassy"
    r"|ministry(?:\s+of\s+[\w\s]+)?)",
    re.IGNORECASE,
)
#: Points back to persons who were named right before.
_POINTING_BACK: Final = re.compile(
    r"the\s+(?:\w+\s+){0,2}(?:officials|advisers|advisors|representatives|delegates)",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    r"the (?:leaders|presidents|heads of (?:state|government)) of (?:the|our|these|both)(?: \w+)?"
    r" (?:countries|nations|states)",
    re.IGNORECASE,
)
_BACK: Final = 500
_FAR_BACK: Final = 2000
_DEFINITE: Final = re.compile(r"(?:the|these|those|both|all of the|its|their|our|his|her)\s", re.IGNORECASE)
_LEADING: Final = frozenset(
    {"president", "minister", "chancellor", "king", "queen", "emir", "prince", "head", "premier"}
)
#: Ends what is said right before a name that could be its title.
_EDGE: Final = re.compile(r"[.!?;:\n]\s+|,\s+|[“”\"()]|\s[—–]\s")
_WORD: Final = re.compile(r"[A-Za-z]+")
_SMALL: Final = frozenset({"the", "a", "an", "of", "to", "for", "and", "on", "in", "s", "his", "her", "its", "their"})
#: Behind these stands somebody other than the speaker: "allies of", "critics such as".
_LINKING: Final = frozenset(
    {"to", "of", "for", "like", "as", "including", "by", "with", "from", "and", "near", "behind"}
)
_LONGEST_TITLE: Final = 160
_PAIR: Final = 2


class Referring:
    """Who is named in one document, ready to be asked whom a phrase points to."""

    def __init__(self, reading: Reading, meetings: Sequence[MeetingMention]) -> None:
        self.names = [name.passage for name in reading.names if name.label is NameLabel.PERSON]
        self.leaders = list(_titles(reading))
        self.titled = [(name, words) for name, words, _ in self.leaders]
        self.roles = {m.passage for m in reading.mentions if m.form == "title"}
        main = [meeting for meeting in meetings if meeting.is_main]
        self.met_by_name = any(
            len(meeting.parties) >= _PAIR
            and all(party.leaders for party in meeting.parties)
            and meeting.rests_on != "catalogue"  # our list says who met, not the text
            for meeting in main
        )
        self.has_meeting = bool(main)

    def is_named(self, speaker: Speaker) -> bool:
        """Whether the text names the speaker, here or elsewhere."""
        if speaker.is_named or speaker.passage is None:
            return speaker.is_named
        words = " ".join(speaker.passage.exact.split()).strip(" ,")
        if self._holds_name(speaker.passage) or (_TOGETHER.fullmatch(words) and self._knows_both(speaker.passage)):
            return True
        if _BODY.fullmatch(words) or (_POINTING_BACK.fullmatch(words) and self._follows_names(speaker.passage)):
            return True
        return speaker.passage in self.roles and self.bears(speaker.passage)

    def points_back(self, phrase: Passage) -> bool:
        """Whether "the officials", "these ministers" mean those of whom two at least are named before.

        "The leaders of the three countries" are whoever leads them.
        """
        if _LED.fullmatch(phrase.exact):
            return True
        words = phrase.exact.split()
        is_plural = _DEFINITE.match(phrase.exact) is not None and words[-1].rstrip(",").lower().endswith("s")
        if not is_plural:
            return False
        near = {name.exact for name in self.names if phrase.start - _FAR_BACK <= name.start < phrase.start}
        return len(near) >= _PAIR

    def is_pair(self, phrase: Passage) -> bool:
        """Whether a phrase means those who met together: "both leaders"."""
        return _TOGETHER.fullmatch(" ".join(phrase.exact.split()).strip(" ,")) is not None

    def _knows_both(self, phrase: Passage) -> bool:
        """Whether the text names those who met, or two leaders or more before a phrase that means them together."""
        if self.has_meeting:
            return self.met_by_name
        led = {name for name, words, start in self.leaders if start < phrase.start and words & _LEADING}
        return len(led) >= _PAIR

    def _follows_names(self, phrase: Passage) -> bool:
        """Whether two persons or more are named right before a phrase."""
        near = {name.exact for name in self.names if phrase.start - _BACK <= name.start < phrase.start}
        return len(near) >= _PAIR

    def _holds_name(self, phrase: Passage) -> bool:
        """Whether a phrase ends in a person's name that is the speaker's own: "Trade Commissioner Anna Berg"."""
        for name in self.names:
            if phrase.start <= name.start and name.end == phrase.end:
                before = phrase.exact[: name.start - phrase.start].split()
                return not before or before[-1].lower() not in _LINKING
        return False

    def bears(self, phrase: Passage) -> bool:
        """Whether one person alone is named with a title that has all the words of a phrase with "the"."""
        wanted = _words(phrase.exact) if phrase.exact.lower().startswith("the ") else frozenset()
        return bool(wanted) and len({name for name, words in self.titled if wanted <= words}) == 1


def any_named(speakers: Iterable[Speaker], referring: Referring) -> bool:
    """Whether one of several is named."""
    return any(referring.is_named(speaker) for speaker in speakers)


def _titles(reading: Reading) -> Iterator[tuple[str, frozenset[str], int]]:
    """Give each person's surname, the words right before or, as an apposition, right behind, and where it stands."""
    text = reading.document.text
    for name in reading.names:
        if name.label is not NameLabel.PERSON:
            continue
        before = _before(text, name.passage)
        behind = text[name.passage.end : name.passage.end + _LONGEST_TITLE]
        surname, start = name.passage.exact.split()[-1], name.passage.start
        yield surname, _words(before), start
        if behind.startswith(", "):
            yield surname, _words(_EDGE.split(behind[2:], maxsplit=1)[0]), start


def _before(text: str, name: Passage) -> str:
    low = max(name.start - _LONGEST_TITLE, 0)
    return _EDGE.split(text[low : name.start])[-1]


def _words(phrase: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(phrase))
    return frozenset("adviser" if word == "advisor" else word for word in words) - _SMALL
