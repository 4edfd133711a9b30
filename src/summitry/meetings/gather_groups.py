"""What each document gives to the joining, and the groups that are joined for certain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitry.meetings.catalogue import find_summit
from summitry.meetings.find.draft import can_be_one, join_parties

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from summitry.meetings.meeting import Certainty, Known
    from summitry.meetings.record import Findings, MeetingMention, Party
    from summitry.model import Document

_REMOTE = frozenset({"call", "video"})
SAME_DAY = "the same parties on the same day"
NOT_NAMED = "the same parties on the same day, but it does not name who met"
NOBODY_NAMED = (
    "the same parties on the same day as another document; neither names who met, so they may be two meetings"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One document's telling of the meeting that it is about.

    Attributes:
        document: The document.
        mention: What it says.
        first_on: First day that it is joined by: the given one, else the one that it tells; or None.
        last_on: Last day.
    """

    document: Document
    mention: MeetingMention
    first_on: date | None
    last_on: date | None

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the parties."""
        return tuple(party.code for party in self.mention.parties)

    @property
    def has_leaders(self) -> bool:
        """Whether it names persons for every party."""
        return all(party.leaders for party in self.mention.parties)

    @property
    def account(self) -> str:
        """Whose account it is, for telling two accounts of one meeting from two meetings told by one publisher."""
        document = self.document
        return document.side or document.publisher or document.account or document.id

    @property
    def order(self) -> tuple[object, ...]:
        """A key that does not depend on the order in which documents came."""
        return (self.first_on is None, self.first_on, self.document.id, self.mention.passage.start)


@dataclass(slots=True)
class Group:
    """Entries of one meeting, each with how certain it is that it belongs there."""

    parties: tuple[Party, ...]
    certain: list[Entry] = field(default_factory=list)
    joined: list[tuple[Entry, Certainty, str]] = field(default_factory=list)
    known: Known | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the parties."""
        return tuple(party.code for party in self.parties)

    @property
    def first_on(self) -> date | None:
        """The earliest day that a certain entry gives."""
        return min((entry.first_on for entry in self.certain if entry.first_on), default=None)

    @property
    def last_on(self) -> date | None:
        """The latest day that a certain entry gives."""
        return max((entry.last_on for entry in self.certain if entry.last_on), default=None)

    def add(self, entry: Entry, certainty: Certainty, reason: str) -> None:
        """Take an entry in; only certain ones tell who met and when."""
        self.joined.append((entry, certainty, reason))
        if certainty == "certain":
            self.certain.append(entry)
            self.parties = join_parties(self.parties, entry.mention.parties)

    def doubt(self, reason: str) -> None:
        """Say of those that are certain why they may tell of another meeting than the rest.

        They still name and date the group: without them nobody would.
        """
        self.joined = [
            (entry, certainty, reason if certainty == "certain" else why) for entry, certainty, why in self.joined
        ]


def iter_entries(findings: Iterable[Findings]) -> Iterable[Entry]:
    """Yield what each document is about, or, where it is about no one meeting, each meeting that it dates."""
    for finding in findings:
        document = finding.document
        main = [mention for mention in finding.meetings if mention.is_main]
        for mention in main or [mention for mention in finding.meetings if mention.held is not None]:
            given = document.held_on if mention.is_main else None
            held = mention.held
            first_on = given or (held.first_on if held else None)
            last_on = given or (held.last_on if held else None)
            is_known = first_on is not None and last_on is not None
            yield Entry(document, mention, first_on if is_known else None, last_on if is_known else None)


def group_by_day(entries: Iterable[Entry]) -> list[Group]:
    """Join entries that tell of the same parties, through the same persons, on a day in common.

    One that names no persons joins only where a single group fits.
    """
    dated = sorted((entry for entry in entries if entry.first_on and entry.mention.parties), key=_by_persons)
    groups: list[Group] = []
    for entry in dated:
        fitting = [group for group in groups if _fits(group, entry)]
        exact = [group for group in fitting if entry.has_leaders and all(one.has_leaders for one in group.certain[:1])]
        if exact:
            exact[0].add(entry, "certain", SAME_DAY)
        elif len(fitting) == 1:
            is_open = not any(one.has_leaders for one in fitting[0].certain)
            fitting[0].add(entry, "uncertain", NOBODY_NAMED if is_open else NOT_NAMED)
            if is_open:
                fitting[0].doubt(NOBODY_NAMED)
        else:
            group = Group(entry.mention.parties)
            group.add(entry, "certain", "it tells of this meeting")
            groups.append(group)
    return _join_known(groups)


def _by_persons(entry: Entry) -> tuple[object, ...]:
    """Those who name persons come first, then by day; the name of the document settles the rest."""
    return (not entry.has_leaders, *entry.order)


def _fits(group: Group, entry: Entry) -> bool:
    if not can_be_one(group.parties, entry.mention.parties):
        return False
    return any(_share_day(other, entry) for other in group.certain) and not differ_in_form(group, entry)


def _share_day(first: Entry, second: Entry) -> bool:
    if first.first_on is None or first.last_on is None or second.first_on is None or second.last_on is None:
        return False
    return first.first_on <= second.last_on and second.first_on <= first.last_on


def differ_in_form(group: Group, entry: Entry) -> bool:
    """Whether one was a call and the other, at a place that is told, was not."""
    return any(_is_apart(other, entry) or _is_apart(entry, other) for other in group.certain)


def _is_apart(first: Entry, second: Entry) -> bool:
    is_there = second.mention.form == "in person" and second.mention.place_passage is not None
    return first.mention.form in _REMOTE and is_there


def _join_known(groups: list[Group]) -> list[Group]:
    """Join groups whose days lie within one known meeting of several days."""
    kept: list[Group] = []
    for group in sorted(groups, key=lambda group: group.certain[0].order):
        group.known = known_of(group)
        same = [other for other in kept if group.known and other.known == group.known and other.codes == group.codes]
        if not same:
            kept.append(group)
            continue
        for entry, certainty, _ in group.joined:
            same[0].add(entry, certainty, f"both days lie within one known meeting: {same[0].known.label}")  # type: ignore[union-attr]
    return kept


def known_of(group: Group) -> Known | None:
    """Give the known meeting of these parties and persons on these days, or None."""
    leaders = [leader for party in group.parties for leader in party.leaders]
    if len(group.parties) < 2 or group.first_on is None or not leaders:  # noqa: PLR2004 - two meet
        return None
    if all(entry.mention.form in _REMOTE for entry in group.certain):
        return None
    summit = find_summit(parties=group.codes, leaders=leaders, first_on=group.first_on, last_on=group.last_on)
    return summit.known if summit and summit.parties == group.codes else None
