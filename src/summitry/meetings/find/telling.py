"""The sentences of a document that tell of a meeting, each as a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from summitry.meetings.catalogue import find_summit, surnames_of
from summitry.meetings.find.details import fill_in, find_setting
from summitry.meetings.find.draft import Draft, name_of, to_parties
from summitry.meetings.find.participants import find_participants, is_met
from summitry.meetings.find.words import nouns, verbs
from summitry.meetings.record import Party, Span
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from summitry.meetings.catalogue import Summit
    from summitry.meetings.find.draft import Participant
    from summitry.meetings.find.scene import Scene
    from summitry.model import Passage

#: A text that calls a meeting by its place alone means one that is near to its own day.
_NEAR: Final = timedelta(days=60)
_ONE_WITH_EACH: Final = frozenset({"conversation", "call", "meeting"})
_TOGETHER: Final = re.compile(
    r"\b(?:joint|trilateral|three-way|multilateral|conference)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE
)


def iter_tellings(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each verb or noun of meeting whose sentence tells of two parties at least."""
    for number, sentence in enumerate(scene.reading.sentences):
        drafts = [
            part
            for core in cores_of(scene, sentence)
            if is_met(scene, core) and (draft := _draft_of(scene, number, sentence, core)) is not None
            for part in _apart(scene, draft, core)
        ]
        yield from _richest(drafts)


def _apart(scene: Scene, draft: Draft, core: int) -> list[Draft]:
    """Part "had telephone conversations with A and B": one with each, where one who had them is known as the side."""
    side = scene.reading.document.side
    is_several = scene.tree.tags[core] == "NNS" and scene.tree.lemmas[core] in _ONE_WITH_EACH
    others = [party for party in draft.parties if party.code != side]
    own = [party for party in draft.parties if party.code == side]
    before = scene.tree.text[draft.sentence.start : scene.tree.starts[core]]
    if not is_several or not own or len(others) < 2 or _TOGETHER.search(before):  # noqa: PLR2004 - two others
        return [draft]
    pairs = [tuple(sorted((*own, other), key=lambda party: party.code)) for other in others]
    return [
        replace(draft, parties=pair, setting=find_setting(None, pair), is_plural=False, is_one_of=True)
        for pair in pairs
    ]


def cores_of(scene: Scene, sentence: Passage) -> list[int]:
    """Give the tokens of a sentence that are verbs or nouns of meeting."""
    tree = scene.tree
    return [
        token
        for token in scene.tokens_of(sentence)
        if (tree.pos[token] == "VERB" and tree.lemmas[token] in verbs())
        or (tree.pos[token] == "NOUN" and tree.lemmas[token] in nouns() and not _is_of_thing(scene, token))
    ]


def _is_of_thing(scene: Scene, token: int) -> bool:
    """Whether a noun of meeting only says of which sort another thing is: "the negotiation process"."""
    tree, head = scene.tree, scene.tree.heads[token]
    return tree.bases[token] == "compound" and tree.pos[head] == "NOUN" and tree.lemmas[head] not in nouns()


def _draft_of(scene: Scene, number: int, sentence: Passage, core: int) -> Draft | None:
    participants = find_participants(scene, sentence, core)
    parties = to_parties(participant.actor for participant in participants if participant.actor)
    names = tuple(participant.name for participant in participants if participant.actor is None)
    draft = Draft(sentence, number, parties, names)
    if not fill_in(scene, draft, core):
        return None
    is_known = len(parties) > 1
    may_ask = not draft.is_plural and not draft.is_earlier and _is_enough(scene, core, participants, parties)
    summit = _in_catalogue(scene, draft) if may_ask else None
    if summit is not None and not participants and not _is_spoken_of(scene, summit):
        summit = None
    if summit is not None and (draft.held is None or not is_known):
        take_over(draft, summit)
    return draft if len(draft.parties) > 1 else None


def _is_enough(scene: Scene, core: int, participants: Sequence[Participant], parties: Sequence[Party]) -> bool:
    """Whether the catalogue may be asked: two who met are told, or none and a noun ("the Helsinki summit").

    One leader, a place and somebody whom nobody knows are no known meeting of that leader's there.
    """
    if not participants:
        return scene.tree.lemmas[core] in nouns()
    persons = sum(p.actor is None or p.actor.kind is ActorKind.PERSON for p in participants)
    return persons > 1 or len(parties) > 1


def _is_spoken_of(scene: Scene, summit: Summit) -> bool:
    """Whether the document names two of those who met: "the Paris summit" of 2015 may be that of many others."""
    return sum(bool(scene.words & surnames_of(leader)) for leader in summit.leaders) > 1


def _in_catalogue(scene: Scene, draft: Draft) -> Summit | None:
    """Find the known meeting that a draft can only mean."""
    leaders = [leader for party in draft.parties for leader in party.leaders]
    surnames = [name.split()[-1].removesuffix("’s").removesuffix("'s") for name in draft.names if name.split()]
    place = draft.place.exact if draft.place else ""
    days = draft.held or draft.years
    first_on, last_on = (days.first_on, days.last_on) if days else (None, None)
    if not place and draft.held is None:
        return None

    def look(first: date | None, last: date | None) -> Summit | None:
        return find_summit(
            place=place, parties=draft.codes, leaders=leaders, surnames=surnames, first_on=first, last_on=last
        )

    found = look(first_on, last_on)
    published_on = scene.reading.document.published_on
    if found is None and days is None and published_on is not None:
        found = look(published_on - _NEAR, published_on + _NEAR)
    return found


def take_over(draft: Draft, summit: Summit) -> None:
    """Take days and parties over from the catalogue; the span's passage is the place or year that it rests on."""
    from summitry.gazetteer import load  # noqa: PLC0415 -- read only where a row of the catalogue is used

    words = draft.years.passage if draft.years else draft.place
    if draft.held is None and words is not None:
        draft.held = Span(summit.known.first_on, summit.known.last_on, words, "catalogue")
        draft.rests_on = "catalogue"
    if len(draft.parties) < 2 or not any(party.leaders for party in draft.parties):  # noqa: PLR2004 - two meet
        persons = load().persons
        homes = {leader: _party_of(leader, summit) for leader in summit.leaders}
        draft.parties = tuple(
            Party(
                code, name_of(code),
                tuple(leader for leader in summit.leaders if homes[leader] == code),
                tuple(persons[leader].name for leader in summit.leaders if homes[leader] == code),
            )
            for code in summit.parties
        )  # fmt: skip
    if draft.state == "unknown":
        draft.state = "held"
    if draft.setting == "unknown":
        draft.setting = find_setting(None, draft.parties)


def _party_of(leader: str, summit: Summit) -> str:
    from summitry.gazetteer import load  # noqa: PLC0415 -- likewise

    terms = load().persons[leader].terms
    day = summit.known.first_on.isoformat()
    own = [term.country for term in terms if term.country in summit.parties]
    serving = [
        term.country
        for term in terms
        if term.country in summit.parties and term.from_on <= day and (not term.to_on or day <= term.to_on)
    ]
    return (serving or own or [""])[0]


def _richest(drafts: list[Draft]) -> list[Draft]:
    """Of the drafts that one sentence gives for the same parties keep the one that tells most."""
    kept: dict[tuple[tuple[str, ...], str], Draft] = {}
    for draft in drafts:
        key = (draft.codes, draft.state if draft.state in {"planned", "cancelled"} else "held")
        other = kept.get(key)
        if other is None or _told(draft) > _told(other):
            kept[key] = draft
    return list(kept.values())


def _told(draft: Draft) -> tuple[bool, int, bool, bool]:
    return (
        draft.held is not None,
        sum(len(party.leaders) for party in draft.parties),
        draft.place is not None,
        draft.form != "unknown",
    )
