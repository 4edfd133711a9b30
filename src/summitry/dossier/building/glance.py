"""At a glance: who met, when, where and how, by whose word; and the part's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summitry.dossier.building.lines import make_line
from summitry.dossier.days import write_days
from summitry.dossier.record import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from summitry.dossier.record import Line
    from summitry.meetings.meeting import Meeting
    from summitry.meetings.record import MeetingMention, Span
    from summitry.model import Passage

Answers = dict[str, list[tuple["Passage", str]]]
ASSUMED = {
    "published_on": "the day of publication",
    "held_on": "what was given with the document",
    "catalogue": "our list of known summits",
    "title": "the title",
}
"""Where a day was taken from, in words for a reader."""
LONGEST_DATE = 40
"""Characters of the words of a date; a longer passage is the sentence around it."""
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATED = re.compile(rf"\b(?:{MONTHS})[a-z]*\b\.?|\b\d{{1,2}}[./]\d{{1,2}}\b")
YEAR = re.compile(r"\b\d{4}\b")
MOST_PASSAGES = 12
"""Passages that one answer lists; a hundred documents that all name the day need not all be named."""


def build_glance(meeting: Meeting) -> tuple[Fact, ...]:
    """Give who, when, where and how, with differing answers apart."""
    mentions = [join.mention for join in meeting.joins if join.certainty == "certain"]
    facts = (
        ("who", _who(mentions)),
        ("when", _when(mentions)),
        ("where", _where(mentions)),
        ("how", _how(mentions)),
        ("state", _state(mentions) if meeting.state != "held" else {}),
        ("known as", _known(meeting, mentions)),
    )
    built = ((label, _lines(answers)) for label, answers in facts)
    return tuple(Fact(label, lines) for label, lines in built if lines)


def _lines(answers: Answers) -> tuple[Line, ...]:
    """Make a line an answer, the one with most documents first."""
    ordered = sorted(answers.items(), key=lambda item: (-len({p.document_id for p, _ in item[1]}), item[0]))
    return tuple(
        make_line([passage for passage, _ in found][:MOST_PASSAGES], text=text, note=_join_notes(found))
        for text, found in ordered
    )


def _join_notes(found: Sequence[tuple[Passage, str]]) -> str:
    """Say what was assumed only where every document had to assume it."""
    notes = [note for _, note in found]
    return notes[0] if all(notes) else ""


def _who(mentions: Iterable[MeetingMention]) -> Answers:
    answers: Answers = {}
    for mention in mentions:
        for party in mention.parties:
            names = ", ".join(party.leader_labels)
            text = f"{names} ({party.label})" if names else party.label
            wanted = party.leaders or (party.code,)
            named = [(passage, "") for who, passage in mention.named_at if who in wanted]
            answers.setdefault(text, []).extend([*named, (mention.passage, "")])
    return answers


def _when(mentions: Iterable[MeetingMention]) -> Answers:
    answers: Answers = {}
    for mention in mentions:
        if mention.held is None or mention.held.first_on is None or mention.held.last_on is None:
            continue
        assumed = mention.held.assumed_from
        note = _note(assumed_part(mention.held), ASSUMED.get(assumed, assumed)) if assumed else ""
        text = write_days(mention.held.first_on, mention.held.last_on)
        answers.setdefault(text, []).append((mention.held.passage, note))
    return answers


def assumed_part(span: Span) -> str:
    """Say which part of a date was assumed: ``year`` where day or month are written out, else ``day``; or nothing."""
    if span.assumed_from is None:
        return ""
    words = span.passage.exact
    is_short = len(words) <= LONGEST_DATE and DATED.search(words) is not None
    return "year" if is_short and YEAR.search(words) is None else "day"


def _note(part: str, source: str) -> str:
    return f"the year is taken from {source}" if part == "year" else f"taken from {source}"


def _where(mentions: Iterable[MeetingMention]) -> Answers:
    answers: Answers = {}
    for mention in mentions:
        if mention.place_passage is not None:
            answers.setdefault(mention.place, []).append((mention.place_passage, ""))
    return answers


def _how(mentions: Iterable[MeetingMention]) -> Answers:
    answers: Answers = {}
    for mention in mentions:
        if mention.form_passage is not None and mention.form != "unknown":
            setting = f", {mention.setting}" if mention.setting not in {"unknown", "bilateral"} else ""
            answers.setdefault(mention.form + setting, []).append((mention.form_passage, ""))
    return answers


def _state(mentions: Iterable[MeetingMention]) -> Answers:
    answers: Answers = {}
    for mention in mentions:
        if mention.state in {"planned", "cancelled"}:
            answers.setdefault(mention.state, []).append((mention.passage, ""))
    return answers


def _known(meeting: Meeting, mentions: Sequence[MeetingMention]) -> Answers:
    if meeting.known is None or not mentions:
        return {}
    known = meeting.known
    note = f"named by our list of known summits ({known.date_basis}): {known.url}"
    return {known.label: [(mentions[0].passage, note)]}


def join_names(names: Sequence[str]) -> str:
    """Join names as they are read aloud: "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def title_of(meeting: Meeting, published: Sequence[date]) -> str:
    """Head the part: parties, place, day; where no day is known, when its documents were published.

    Args:
        meeting: The meeting.
        published: Days on which its documents were published, as far as they are known.
    """
    who = join_names([party.label for party in meeting.parties]) or "Unknown parties"
    when = "day unknown"
    if meeting.first_on and meeting.last_on:
        when = write_days(meeting.first_on, meeting.last_on)
    elif published:
        when = f"day unknown, told on {write_days(min(published), max(published))}"
    place = meeting.place or (meeting.known.place if meeting.known else "")
    return ", ".join(part for part in (who, place, when) if part)
