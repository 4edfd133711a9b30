"""Who may be taken for somebody that reacts, and whom "others" and "they" carry on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitry.language.layout import find_paragraphs
from summitry.meetings.record import Speaker, SpeakerKind
from summitry.meetings.speaker_kinds import kind_by_words
from summitry.meetings.speakers import as_written
from summitry.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.model import Passage
    from summitry.reading import Reading

NOBODY: Final = Speaker("nobody named", None, None, "", SpeakerKind.OTHER, is_named=False)
_LOOSE: Final = re.compile(r"(?:others|some|many|several|most|few|those|these|they|numerous)\b", re.IGNORECASE)
#: They met themselves, whoever they are.
_MET: Final = re.compile(
    r"(?:both|the two|these two|the three)\s+(?:\w+\s+)?(?:leaders|sides|parties|presidents|men|countries)\b",
    re.IGNORECASE,
)
_TITLED: Final = frozenset({"title", "title and name", "group"})
_NOT_A_VOICE: Final = re.compile(r"(?:we|you|i|it|this|that|which|who|what|there|one)(?:\b.{0,12})?$", re.IGNORECASE)
_CARRYING: Final = re.compile(r"(?:they|others|these|those|the (?:latter|former))\b", re.IGNORECASE)


class Voices:
    """Speakers of one document, in the order of the text; keeps who "others" and "they" stand for in a paragraph."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._paragraphs = find_paragraphs(reading.document.text)
        self._carried: dict[int, Speaker] = {}

    def can_speak(self, source: Passage) -> bool:
        """Whether a phrase names somebody: a known actor, a name, a group, or "others"; a thing does not speak."""
        if _NOT_A_VOICE.fullmatch(source.exact.strip()) or _MET.match(source.exact):
            return False
        inside = [m for m in self._reading.mentions if source.start <= m.passage.start and m.passage.end <= source.end]
        if any(mention.is_decided or mention.form in _TITLED for mention in inside):
            return True
        if kind_by_words(source.exact) is not None or _LOOSE.match(source.exact):
            return True
        return any(
            name.label is not NameLabel.PLACE and source.start <= name.passage.start and name.passage.end <= source.end
            for name in self._reading.names
        )

    def learn(self, speakers: Iterable[Speaker]) -> None:
        """Take up all who speak in the document, to know whom "others" and "they" carry on."""
        last: Speaker | None = None
        paragraph = -1
        placed = [speaker for speaker in speakers if speaker.passage is not None]
        for speaker in sorted(placed, key=lambda speaker: speaker.passage.start if speaker.passage else 0):
            assert speaker.passage is not None
            where = self._paragraph_of(speaker.passage.start)
            if where != paragraph:
                paragraph, last = where, None
            if speaker.is_named:
                continue
            carried = _carry_on(speaker, speaker.passage, last)
            self._carried[speaker.passage.start] = carried
            last = carried

    def carry_on(self, speaker: Speaker) -> Speaker:
        """Let "others" be others of the group that was named before them, and "they" be those."""
        if speaker.is_named or speaker.passage is None:
            return speaker
        return self._carried.get(speaker.passage.start, speaker)

    def _paragraph_of(self, position: int) -> int:
        return next((n for n, (start, end) in enumerate(self._paragraphs) if start <= position < end), -1)


def _carry_on(speaker: Speaker, passage: Passage, last: Speaker | None) -> Speaker:
    if last is None or not _CARRYING.match(passage.exact):
        return speaker
    is_pronoun = passage.exact.strip().lower() == "they"
    kind = last.kind if speaker.kind in {SpeakerKind.OTHER, SpeakerKind.PUBLIC} else speaker.kind
    return replace(speaker, label=last.label if is_pronoun else as_written(passage.exact), kind=kind)
