"""What the documents date: the meeting, what was said about it, what is to come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.dossier.building.glance import assumed_part
from summitry.dossier.building.lines import make_line
from summitry.dossier.record import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitry.dossier.record import Line
    from summitry.meetings.meeting import Meeting
    from summitry.meetings.record import Findings, Span
    from summitry.model import Passage

LONGEST_SPAN = 62
"""Days; a longer stretch, such as a year, says too little of when to stand on a line of time."""

LEAST_WORDS = 3
"""Words beside the day that say what happened on it."""

_RESULTS = (
    r"\b(?:commitments?|agreements?|decisions?|understandings?|results?|outcomes?|promises?|pledges?|plans?|arrangements?"
    r"|goals?|conclusions?|initiatives?)\s+(?:(?:that\s+(?:was|were)\s+)?\w+(?:ed|en|ade)\s+)?"
    r"(?:at|during|in|of|from|on)\s+(?:the|their|our|its|his|her|a|an)\s+(?:[\w-]+\s+){0,4}?"
)
_EVENT = r"(?:meetings?|summits?|calls?|conversations?|conferences?|sessions?|visits?|talks|rounds?)"
#: A day that dates only what something came of: "the pledges made at the 3 June meeting", "... at that of 3 June".
_OF_OTHER = re.compile(
    rf"{_RESULTS}(?:{_EVENT}\s+(?:held\s+)?(?:(?:in|at)\s+[A-Z]\w+\s+)?(?:on|of)\s+)?\Z", re.IGNORECASE
)
_EVENT_BEHIND = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}{_EVENT}\b", re.IGNORECASE)


def build_timeline(meeting: Meeting, findings: Sequence[Findings], accounts: Mapping[str, str]) -> tuple[Moment, ...]:
    """Give the dated lines in the order of days, each passage once a day.

    Args:
        meeting: The meeting.
        findings: What its documents tell.
        accounts: Account key by document id.
    """
    kept: dict[tuple[str, str, str, int], Moment] = {}
    for moment in (*_held(meeting, accounts), *_said(findings, accounts)):
        first, last = moment.first_on.isoformat(), moment.last_on.isoformat()
        passage = moment.line.passages[0]
        kept.setdefault((first, last, passage.document_id, passage.start), moment)
    return tuple(kept[key] for key in sorted(kept))


def _held(meeting: Meeting, accounts: Mapping[str, str]) -> Iterator[Moment]:
    """Give the meeting's days, once each, by the first document that tells them."""
    seen: set[tuple[object, object]] = set()
    for join in meeting.joins:
        held, mention = join.mention.held, join.mention
        if join.certainty != "certain" or held is None or (held.first_on, held.last_on) in seen:
            continue
        seen.add((held.first_on, held.last_on))
        line = make_line(
            (mention.passage,),
            account=accounts.get(join.document_id),
            tags={"kind": "meeting", "state": mention.state},
        )
        yield from _moment(held, line)


def _said(findings: Iterable[Findings], accounts: Mapping[str, str]) -> Iterator[Moment]:
    for found in findings:
        account = accounts.get(found.document.id)
        for point in found.points:
            for span in point.features.days[:1]:
                if _says_too_little(point.passage, span.passage) or _is_of_other(point.passage, span.passage):
                    continue
                tags = {"kind": "said"} | ({"status": point.status.value} if point.status else {})
                line = make_line((point.passage, span.passage), account=account, tags=tags)
                yield from _moment(span, line)
        for reaction in found.reactions:
            tags = {"kind": "reaction", "stance": reaction.stance}
            line = make_line((reaction.passage,), account=account, tags=tags)
            yield from _moment(reaction.said, line)
        for item in found.outlook:
            line = make_line((item.passage,), account=account, tags={"kind": "to come"})
            yield from _moment(item.due, line)


def _says_too_little(passage: Passage, day: Passage) -> bool:
    """Whether hardly a word stands beside the day: "(12 May 2020)" dates nothing that a reader could see."""
    return len(passage.exact.split()) - len(day.exact.split()) < LEAST_WORDS


def _is_of_other(passage: Passage, day: Passage) -> bool:
    """Whether the day inside a line is that of another event, which the line names for what came of it."""
    start, end = day.start - passage.start, day.end - passage.start
    if not 0 < start < end <= len(passage.exact):
        return False
    led = _OF_OTHER.search(passage.exact, 0, start)
    if led is None:
        return False
    is_named = re.search(rf"{_EVENT}\s+(?:held\s+)?(?:(?:in|at)\s+\w+\s+)?(?:on|of)\s+\Z", led.group(), re.IGNORECASE)
    return is_named is not None or _EVENT_BEHIND.match(passage.exact, end) is not None


def _moment(span: Span | None, line: Line) -> Iterator[Moment]:
    if span is None or span.first_on is None or span.last_on is None:
        return
    if (span.last_on - span.first_on).days <= LONGEST_SPAN:
        part = assumed_part(span)
        told = replace(line, tags={**line.tags, "assumed": part}) if part else line
        yield Moment(span.first_on, span.last_on, told, is_assumed=bool(part))
