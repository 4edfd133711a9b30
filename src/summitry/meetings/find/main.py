"""Which of its meetings a document is about, and on which day that one was where its sentences do not say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitry.actors.words import TITLE_MEETING_WORDS
from summitry.gazetteer import load, normalise
from summitry.language.dates import find_dates
from summitry.meetings.catalogue import find_summit, load_summits, surnames_of
from summitry.meetings.find.details import find_setting
from summitry.meetings.find.draft import Draft, can_be_one, to_parties
from summitry.meetings.find.telling import take_over
from summitry.meetings.record import Span
from summitry.model import ActorKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.meetings.find.scene import Scene
    from summitry.meetings.record import Party
    from summitry.model import Actor, DateMention, Document

_OPENING_SENTENCES: Final = 3
_HEAD: Final = 400
_LONGEST_TITLE: Final = 160
_NEAR_DAYS: Final = 2
_WORD: Final = re.compile(r"[\w’'.]+")
_OFFICE: Final = re.compile(
    r"\b(?:President|Prime Minister|Chancellor|King|Emir|Minister|Advis[eo]r|Secretary|Secretary-General|Premier)"
    r"(?: of [A-Z]\w+)?,? (?:[A-Z][\w’'.-]+)"
)
#: Titles of statements have these as well.
_SPEAKING: Final = frozenset(
    {"statement", "remarks", "speak", "speaks", "spoke", "session", "contact", "contacts", "exchange"}
)
_CALL_WORDS: Final = frozenset({"call", "telephone", "phone"})
_VIDEO_WORDS: Final = frozenset({"video", "videoconference", "virtual"})
_JOINT_WORDS: Final = frozenset({"joint", "press", "bilateral", "trilateral", "declaration", "communiqué", "statement"})


def choose_main(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Choose the meeting that the document as a whole is about, or None.

    Whoever hands a document over may say the day (``held_on``); otherwise the title names those who met, or one of
    the first sentences tells of it.
    """
    document = scene.reading.document
    if document.held_on is not None:
        return _on_given_day(scene, drafts)
    scored = [(_title_score(document, draft), draft) for draft in drafts]
    best = max((score for score, _ in scored), default=0)
    if best > 1:
        return next(draft for score, draft in scored if score == best)
    if document.kind is DocumentKind.ANALYSIS and not document.side:
        return None
    opening = [draft for draft in drafts if draft.number < _OPENING_SENTENCES and not _names_others(document, draft)]
    return next((draft for draft in opening if not draft.is_aside or draft.held is not None), None)


def _title_score(document: Document, draft: Draft) -> int:
    """Count the parties that the title names, or speaks for; 0 where it has no word of meeting."""
    words = _words(title_of(document))
    if not set(words) & (TITLE_MEETING_WORDS | _JOINT_WORDS) or _names_others(document, draft):
        return 0
    told = f" {' '.join(words)} "
    found = sum(_is_named(party, set(words), told) for party in draft.parties)
    own = any(party.code == document.side and not _is_named(party, set(words), told) for party in draft.parties)
    return found + own if found else 0


def _names_others(document: Document, draft: Draft) -> bool:
    """Whether the title names persons by their office, and none of those who met by this draft."""
    title = title_of(document)
    if not _OFFICE.search(title):
        return False
    words = set(_words(title))
    leaders = [leader for party in draft.parties for leader in party.leaders]
    met = [leader for leader in leaders if words & surnames_of(leader)]
    others = [party for party in draft.parties if party.leaders and not set(party.leaders) & set(met)]
    return bool(leaders) and (not met or (len(others) == len(draft.parties) - 1 and _offices(title) > len(met)))


def _words(title: str) -> list[str]:
    """Give the words of a title, normalised, without a possessive's mark and s."""
    return [re.sub(r"['’]s?$", "", normalise(word)) for word in _WORD.findall(title)]


def _offices(title: str) -> int:
    return len(_OFFICE.findall(title))


def title_of(document: Document) -> str:
    """Give the title, or where there is none the first line of the text if it stands like one."""
    if document.title:
        return document.title
    line, _, rest = document.text.lstrip().partition("\n")
    is_title = bool(rest.strip()) and len(line) < _LONGEST_TITLE and not line.rstrip().endswith((".", "!", "?", ":"))
    return line if is_title else ""


def _is_named(party: Party, words: set[str], told: str) -> bool:
    if any(words & surnames_of(leader) for leader in party.leaders):
        return True
    country = load().countries.get(party.code)
    names = (*country.names, *country.adjectives) if country else (party.label, party.code)
    return any(f" {normalise(name)} " in told for name in names)


def _on_given_day(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Choose the telling that fits the day that the document was handed over with; make one where none does."""
    document = scene.reading.document
    assert document.held_on is not None
    near = [draft for draft in drafts if draft.held is not None and _distance(document, draft) <= _NEAR_DAYS]
    near += [draft for draft in drafts if draft.held is None]
    if near:
        best = min(
            near, key=lambda draft: (_distance(document, draft), not _is_known_on(draft, document), draft.number)
        )
        if best.held is None or best.rests_on != "written out" or best.held.first_on == document.held_on:
            best.held, best.rests_on = Span(document.held_on, document.held_on, best.sentence, "held_on"), "given"
        return best
    return _from_given_day(scene)


def _is_known_on(draft: Draft, document: Document) -> bool:
    """Whether the catalogue knows a meeting of these persons on the given day."""
    leaders = [leader for party in draft.parties for leader in party.leaders]
    day = document.held_on
    return bool(leaders) and find_summit(parties=draft.codes, leaders=leaders, first_on=day, last_on=day) is not None


def _distance(document: Document, draft: Draft) -> int:
    if draft.held is None or draft.held.first_on is None or draft.held.last_on is None or document.held_on is None:
        return _NEAR_DAYS
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


def set_form_by_title(document: Document, main: Draft) -> None:
    """Take the form from the title where the sentences tell none; a call has no place."""
    words = set(_words(title_of(document)))
    if main.form == "unknown" or (main.form_passage is not None and main.form_passage == main.place):
        if words & _VIDEO_WORDS:
            main.form, main.form_passage = "video", None
        elif words & _CALL_WORDS:
            main.form, main.form_passage = "call", None
    if main.form in {"call", "video"}:
        main.place = None


def from_turns(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Make a telling out of a transcript's speakers where those of two parties speak and the title tells of a meeting.

    What its sentences tell of the same meeting is put with it.
    """
    document = scene.reading.document
    title = set(normalise(title_of(document)).split())
    if len(document.turns) < 2 or not title & (TITLE_MEETING_WORDS | _JOINT_WORDS):  # noqa: PLR2004 - two speak
        return None
    speaking = [
        actor
        for turn in document.turns
        for mention in scene.mentions_in(turn.label_passage.start, turn.label_passage.end)
        for actor in mention.actors
        if actor.kind is ActorKind.PERSON
    ]
    parties = to_parties(speaking)
    if len(parties) < 2:  # noqa: PLR2004 - two meet
        return None
    at = document.turns[0].label_passage.start
    number, sentence = next(
        ((n, s) for n, s in enumerate(scene.reading.sentences) if s.end > at), (0, scene.reading.sentences[0])
    )
    told = next((draft for draft in drafts if draft.state != "planned" and can_be_one(draft.parties, parties)), None)
    if told is not None and (told.held is None or document.published_on is None or _is_recent(told, document)):
        return told
    return Draft(sentence, number, parties, setting=find_setting(None, parties), state="held")


def _is_recent(draft: Draft, document: Document) -> bool:
    assert draft.held is not None and document.published_on is not None  # noqa: PT018 - one condition for both
    return draft.held.first_on is not None and abs((document.published_on - draft.held.first_on).days) <= _NEAR_DAYS


def from_title(scene: Scene, drafts: Sequence[Draft]) -> Draft | None:
    """Make a telling out of a party's own account whose title names the other, where no sentence tells that they met.

    "Telephone conversation with President Vega" above "During the conversation, the President thanked Mr Vega".
    """
    document = scene.reading.document
    words = set(_words(title_of(document)))
    if (
        document.side is None
        or document.turns
        or not words & (TITLE_MEETING_WORDS - _SPEAKING)
        or not scene.reading.sentences
    ):
        return None
    opening = scene.reading.sentences[:2]
    mentions = scene.mentions_in(opening[0].start, opening[-1].end)
    persons = [a for m in mentions for a in m.actors if a.kind is ActorKind.PERSON and a.country]
    named = [actor for actor in persons if actor.country != document.side and words & surnames_of(actor.id)]
    own = [actor for actor in persons if actor.country == document.side]
    if not named or not own or any(not _is_only_words(document, draft) for draft in drafts[:1]):
        return None
    parties = to_parties([named[0], own[0]])
    return Draft(opening[0], 0, parties, setting=find_setting(None, parties), state="held")


def _is_only_words(document: Document, draft: Draft) -> bool:
    """Whether a draft is not one of the opening, which would outweigh the title."""
    return draft.number >= _OPENING_SENTENCES or _names_others(document, draft)


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


def day_of_title(document: Document) -> DateMention | None:
    """Give the one day that the title tells, counted from the day of publication where it has no year."""
    if not document.title:
        return None
    found = find_dates(replace(document, text=document.title))
    days = [date for date in found if date.grain == "day" and date.first_on and re.search(r"\d", date.passage.exact)]
    return days[0] if len(days) == 1 else None


def without_noise(drafts: Sequence[Draft], main: Draft | None) -> list[Draft]:
    """Drop what is no meeting of its own: without day, place and mark of cancelling, unless it is the main one."""
    dated = {draft.codes for draft in drafts if draft.held is not None}

    def is_told(draft: Draft) -> bool:
        if draft is main or draft.held is not None:
            return True
        is_open = draft.state in {"planned", "cancelled"} or (draft.codes not in dated and draft.years is not None)
        return is_open and draft.place is not None

    return [draft for draft in drafts if is_told(draft)]
