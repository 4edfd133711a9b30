"""Attribution by layout: turns of a transcript, ``NAME: text`` lines, quotations signed with a dash."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from summitry.model import NameLabel
from summitry.statements.draft import Draft
from summitry.statements.spans import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.statements.frame import Frame, Span

SIGNATURE = re.compile(r"[”\"'’]\s{0,3}(―|–|—|--)\s{0,2}(?=[A-Z])")
LABEL_LINE = re.compile(
    r"^[ \t]{0,4}[\"“]?(?P<name>[A-Z][\w.'’\-]*(?: [A-Z(][\w.'’\-)]*){0,5})(?P<cue>:)[ \t\xa0]+(?=\S)", re.MULTILINE
)
MAX_NAME = 60
SPEAKING = frozenset({NameLabel.PERSON, NameLabel.ORGANISATION})


def find_labels(frame: Frame) -> Iterator[Draft]:
    """Yield an attribution for each turn of a transcript, each ``NAME: text`` line, each quote signed with a dash."""
    document = frame.parsed.document
    taken = set()
    for turn in document.turns:
        label = (turn.label_passage.start, turn.label_passage.end)
        taken.add(label[0])
        draft = _turn(frame, label, (max(turn.passage.start, label[1]), turn.passage.end))
        if draft:
            yield draft
    if not taken:
        yield from _lines(frame)
    yield from _signatures(frame)


def _turn(frame: Frame, label: Span, said: Span) -> Draft | None:
    colon = frame.text.find(":", label[1], said[0] + 2)
    content = trim(frame, (max(said[0], colon + 1), said[1]))
    if content is None:
        return None
    cue = (colon, colon + 1) if colon >= 0 else label
    return Draft(label, cue, (content,), "turn", "label")


def _lines(frame: Frame) -> Iterator[Draft]:
    """Labels at the start of lines; where there are many, what is said goes on to the next one."""
    speaking = [name.passage for name in frame.parsed.names if name.label in SPEAKING]
    names = [(passage.start, passage.end) for passage in speaking]
    matches = [match for match in LABEL_LINE.finditer(frame.text) if _is_speaker(names, match)]
    times = Counter(match["name"] for match in matches)
    for place, match in enumerate(matches):
        end = frame.text.find("\n", match.end())
        end = end if end >= 0 else len(frame.text)
        if times[match["name"]] > 1:
            end = matches[place + 1].start() if place + 1 < len(matches) else end
        content = trim(frame, (match.end(), end))
        if content:
            lemma = "turn" if times[match["name"]] > 1 else "label"
            yield Draft(match.span("name"), match.span("cue"), (content,), lemma, "label")


def _is_speaker(names: list[Span], match: re.Match[str]) -> bool:
    """Whether a label ends in a person's or organisation's name; ``names`` are theirs, sorted.

    A heading that only begins with a name ("Lee Visit: What We Know") is no speaker's label.
    """
    start, end = match.span("name")
    end = start + len(match["name"].partition("(")[0].rstrip())
    place = bisect_left(names, (end, end)) - 1
    return end - start <= MAX_NAME and place >= 0 and names[place][1] >= end


def _signatures(frame: Frame) -> Iterator[Draft]:
    """A quotation, a dash and a person's name: the name's line says whose it is."""
    people = {name.passage.start: name.passage for name in frame.parsed.names if name.label is NameLabel.PERSON}
    for match in SIGNATURE.finditer(frame.text):
        quote = frame.quote_at(match.start())
        person = people.get(match.end())
        if quote is not None and quote[1] <= match.start(1) and person is not None:
            cue = match.span(1)
            yield Draft((person.start, person.end), cue, (quote,), "label", "label")
