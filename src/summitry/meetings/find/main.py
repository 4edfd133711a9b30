"""Which of its meetings a document is about, and on which day that one was where its sentences do not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import normalise
from summitry.meetings.catalogue import find_summit, load_summits
from summitry.meetings.find.draft import Draft, to_parties
from summitry.meetings.find.telling import take_over
from summitry.meetings.find.titles import day_of_title, names_others, title_of, title_score
from summitry.meetings.record import Span
from summitry.model import ActorKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.find.scene import Scene
    from summitry.model import Actor, Document

OPENING_SENTENCES: Final = 3
NEAR_DAYS: Final = 2
_HEAD: Final = 400
#: Days after which a state's own readout or statement is no longer of a meeting.
_LONG_BEFORE: Final = 90
#: Such texts are of what was held; what they say is to come is another meeting.
_REPORTED: Final = re.compile(
    r"\b(?:reported|wrote|said|told|announced|published|noted|commented|stated|carried|printed|asked|issued)\s+(?:on\s+)?\Z"
)
_CREDENTIALS: Final = re.compile(r"\b(?:credentials|letters? of credence)\b", re.IGNORECASE)
_OF_THE_PAST: Final = frozenset({DocumentKind.READOUT, DocumentKind.JOINT_STATEMENT, DocumentKind.TRANSCRIPT})


def choose_main(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Choose the meeting that the document as a whole is about, or None.

    Whoever hands a document over may say the day (``held_on``); otherwise the title names those who met, or one of
    the first sentences tells of it.
    """
    document = scene.reading.document
    if document.held_on is not None:
        return _on_given_day(scene, drafts)
    if document.kind in _OF_THE_PAST:
        drafts = [draft for draft in drafts if draft.state != "planned" or draft.held is not None or draft.number == 0]
        drafts = [draft for draft in drafts if not _is_long_before(document, draft) and not _is_only_wished(draft)]
    scored = [(title_score(document, draft), draft) for draft in drafts]
    best = max((score for score, _ in scored), default=0)
    if best > 1:
        named = [draft for score, draft in scored if score == best]
        return next((draft for draft in named if not draft.is_aside), named[0])
    if document.kind is DocumentKind.ANALYSIS and not document.side:
        return None
    opening = [draft for draft in drafts if draft.number < OPENING_SENTENCES and not names_others(document, draft)]
    told = [draft for draft in opening if not draft.is_aside or draft.held is not None]
    return next((draft for draft in told if not draft.is_earlier), next(iter(told), None))


def _is_long_before(document: Document, draft: Draft) -> bool:
    """Whether a draft's day lies so long before a party's own account that this is of something else."""
    if draft.held is None or draft.held.last_on is None or document.published_on is None or not document.side:
        return False
    return (document.published_on - draft.held.last_on).days > _LONG_BEFORE


def _is_only_wished(draft: Draft) -> bool:
    """Whether a state is only ready to meet: no day, no place, and nobody who would."""
    is_bare = draft.held is None and draft.years is None and draft.place is None
    return draft.state == "planned" and is_bare and not all(party.leaders for party in draft.parties)


def _on_given_day(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Choose the telling that fits the day that the document was handed over with; make one where none does."""
    document = scene.reading.document
    assert document.held_on is not None
    near = [draft for draft in drafts if draft.held is not None and _distance(document, draft) <= NEAR_DAYS]
    near += [draft for draft in drafts if draft.held is None]
    if near:
        best = min(
            near, key=lambda draft: (_distance(document, draft), not _is_known_on(draft, document), draft.number)
        )
        is_told = best.held is not None and best.rests_on == "written out" and not _is_of_report(document, best)
        if best.held is None or not is_told or best.held.first_on == document.held_on:
            best.held, best.rests_on = Span(document.held_on, document.held_on, best.sentence, "held_on"), "given"
        return best
    return _from_given_day(scene)


def _is_of_report(document: Document, draft: Draft) -> bool:
    """Whether the day stands right behind a word of telling: that of the report, not of the meeting."""
    assert draft.held is not None
    return _REPORTED.search(document.text, draft.sentence.start, draft.held.passage.start) is not None


def _is_known_on(draft: Draft, document: Document) -> bool:
    """Whether the catalogue knows a meeting of these persons on the given day."""
    leaders = [leader for party in draft.parties for leader in party.leaders]
    day = document.held_on
    return bool(leaders) and find_summit(parties=draft.codes, leaders=leaders, first_on=day, last_on=day) is not None


def _distance(document: Document, draft: Draft) -> int:
    if draft.held is None or draft.held.first_on is None or draft.held.last_on is None or document.held_on is None:
        return NEAR_DAYS
    if draft.held.first_on <= document.held_on <= draft.held.last_on:
        return 0
    return min(abs((draft.held.first_on - document.held_on).days), abs((draft.held.last_on - document.held_on).days))


def _from_given_day(scene: Scene) -> Draft | None:
    """Make a telling out of the given day alone; its parties are those of the known meeting that the text speaks of."""
    reading, day = scene.reading, scene.reading.document.held_on
    if day is None or not reading.sentences:
        return None
    sentence = reading.sentences[0]
    draft = Draft(sentence, 0, (), held=Span(day, day, sentence, "held_on"), rests_on="given", state="held")
    persons = {actor.id: mention for mention in reversed(reading.mentions) for actor in mention.actors}
    text = f" {normalise(reading.document.text[:20_000])} "
    found = [
        summit
        for summit in load_summits()
        if summit.known.first_on <= day <= summit.known.last_on
        and (set(summit.leaders) & set(persons) or any(f" {name} " in text for name in summit.names))
    ]
    if len(found) == 1:
        take_over(draft, found[0])
        spoken = [persons[leader].passage.start for leader in found[0].leaders if leader in persons]
        at = min(spoken, default=sentence.start)
        draft.sentence = next((s for s in reading.sentences if s.start <= at < s.end), sentence)
        return draft
    draft.parties = to_parties(_actors_of(scene, _own_parties(scene)))
    return draft


def _own_parties(scene: Scene) -> list[str]:
    """Give the states whose leaders the text names, where it names those of exactly two."""
    codes = list(
        dict.fromkeys(
            actor.country
            for mention in scene.reading.mentions
            for actor in mention.actors
            if actor.kind is ActorKind.PERSON and actor.country and actor.office in _LEADING
        )
    )
    return codes if len(codes) == 2 else []  # noqa: PLR2004 - a pair


_LEADING: Final = frozenset({"head_of_state", "head_of_government", "supreme_leader"})


def _actors_of(scene: Scene, codes: Sequence[str]) -> list[Actor]:
    return [
        actor
        for mention in scene.reading.mentions
        for actor in mention.actors
        if actor.kind is ActorKind.PERSON and actor.country in codes and actor.office in _LEADING
    ]


def date_main(scene: Scene, main: Draft) -> None:
    """Give the main meeting a day where its sentences tell none.

    A day that is printed above a transcript is taken first. A party's own account is then taken to be of the day on
    which it was published, and says so in ``assumed_from``; nobody else's is.
    """
    document = scene.reading.document
    if main.held is not None or main.state == "cancelled":
        return
    if document.turns:
        head = min(document.turns[0].label_passage.start, _HEAD)
        printed = [
            date
            for date in scene.reading.dates
            if date.passage.end <= head and date.grain == "day" and date.rests_on == "written out"
        ]
        if printed:
            main.held = Span(printed[0].first_on, printed[0].last_on, printed[0].passage)
            main.rests_on = "written out"
            return
    day = day_of_title(document)
    if day is not None:
        main.held, main.rests_on = Span(day.first_on, day.last_on, main.sentence, "title"), day.rests_on
        return
    if document.published_on is None or main.years is not None or document.side not in main.codes:
        return
    if main.state == "planned":
        return
    main.held = Span(document.published_on, document.published_on, main.sentence, "published_on")
    main.rests_on = "publication day"
    if main.state == "unknown":
        main.state = "held"


def _is_contrary(document: Document, draft: Draft) -> bool:
    """Whether what is told as planned has a day before the text: then day or plan is of something else."""
    if draft.state != "planned" or draft.held is None or draft.held.last_on is None or document.published_on is None:
        return False
    return draft.held.last_on < document.published_on


def is_of_envoys(document: Document, draft: Draft) -> bool:
    """Whether a draft puts at one table the states whose ambassadors only hand over their credentials at one place."""
    told = f"{title_of(document)} {document.text[:_HEAD]} {draft.sentence.exact}"
    return len(draft.parties) > 2 and _CREDENTIALS.search(told) is not None  # noqa: PLR2004 - more than host and guest


def without_noise(drafts: Sequence[Draft], main: Draft | None, document: Document) -> list[Draft]:
    """Drop what is no meeting of its own: without day, place and mark of cancelling, unless it is the main one."""
    dated = {draft.codes for draft in drafts if draft.held is not None}

    def is_told(draft: Draft) -> bool:
        if draft is not main and _is_contrary(document, draft):
            return False
        if draft is main or draft.held is not None:
            return True
        is_open = draft.state in {"planned", "cancelled"} or (draft.codes not in dated and draft.years is not None)
        return is_open and draft.place is not None

    return [draft for draft in drafts if is_told(draft)]
