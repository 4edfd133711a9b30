"""What one sentence tells of one meeting, before the sentences of a document are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from summitry.gazetteer import load
from summitry.meetings.record import Party
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.meetings.record import Form, Span, State
    from summitry.model import Actor, Passage

Setting = Literal["bilateral", "sidelines", "multilateral", "unknown"]
_TAKING_PART = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.ROLE})


class Participant(NamedTuple):
    """Somebody who meets: who that is, or only a name where the gazetteer cannot tell."""

    actor: Actor | None
    name: str

    @property
    def code(self) -> str | None:
        """The party that they meet for, or None."""
        return self.actor.country if self.actor and takes_part(self.actor) else None


@dataclass(slots=True)
class Draft:
    """One telling of a meeting.

    Attributes:
        sentence: The sentence.
        number: Its place among the document's sentences.
        parties: Who met, sorted by code.
        names: Names of those who met and could not be told, as printed.
        held: The days, or None.
        rests_on: As in ``MeetingMention``.
        years: A month or year that the sentence gives where it gives no day.
        place: The place's words, or None.
        form: How they met.
        form_passage: The words that say so, or None.
        setting: In which setting.
        state: Whether it was held.
        is_earlier: Whether the sentence calls it an earlier or another meeting.
        is_plural: Whether it speaks of several meetings.
        is_aside: Whether it only tells when something else was said or done ("after the meeting").
        is_one_of: Whether its sentence tells of several with as many others, one with each.
    """

    sentence: Passage
    number: int
    parties: tuple[Party, ...]
    names: tuple[str, ...] = ()
    held: Span | None = None
    rests_on: str = "nothing"
    years: Span | None = None
    place: Passage | None = None
    form: Form = "unknown"
    form_passage: Passage | None = None
    setting: Setting = "unknown"
    state: State = "unknown"
    is_earlier: bool = False
    is_plural: bool = False
    is_aside: bool = False
    is_one_of: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the parties."""
        return tuple(party.code for party in self.parties)


def takes_part(actor: Actor) -> bool:
    """Whether somebody can be a party to a meeting: a person, state or organisation, a state's officials."""
    if actor.kind is not ActorKind.GROUP:
        return actor.kind in _TAKING_PART
    name = actor.id.split(":")[1]
    group, role = load().groups.get(name), load().roles.get(name)
    return (group is not None and group.kind == "officials") or (role is not None and role.role_code == "GOV")


def to_parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    """Put those who meet together by the country or organisation that they stand for; sorted by its code."""
    leaders: dict[str, dict[str, str]] = {}
    for actor in actors:
        code = actor.country
        if code is None or not takes_part(actor):
            continue
        persons = leaders.setdefault(code, {})
        if actor.kind is ActorKind.PERSON and actor.office != "spokesperson":
            persons[actor.id] = actor.label
    return tuple(_to_party(code, leaders[code]) for code in sorted(leaders))


def _to_party(code: str, persons: dict[str, str]) -> Party:
    ids = tuple(sorted(persons))
    return Party(code, name_of(code), ids, tuple(persons[person] for person in ids))


def name_of(code: str) -> str:
    """Give the name of a country or organisation by its code."""
    gazetteer = load()
    if code in gazetteer.countries:
        return gazetteer.countries[code].name
    if code in gazetteer.organisations:
        return gazetteer.organisations[code].name
    return code


def can_be_one(first: tuple[Party, ...], second: tuple[Party, ...]) -> bool:
    """Whether two tellings can be of one meeting: the same parties, and no party met by different persons."""
    if [party.code for party in first] != [party.code for party in second]:
        return False
    return all(
        not a.leaders or not b.leaders or bool(set(a.leaders) & set(b.leaders))
        for a, b in zip(first, second, strict=True)
    )


def join_parties(first: tuple[Party, ...], second: tuple[Party, ...]) -> tuple[Party, ...]:
    """Put the persons of two tellings of one meeting together."""
    joined = []
    for a, b in zip(first, second, strict=True):
        persons = dict(zip(a.leaders, a.leader_labels, strict=True)) | dict(
            zip(b.leaders, b.leader_labels, strict=True)
        )
        joined.append(_to_party(a.code, persons))
    return tuple(joined)
