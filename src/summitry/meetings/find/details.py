"""When, where, in what form and setting a sentence says that a meeting was held, and whether it was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from summitry.meetings.find.proper import is_in_name
from summitry.meetings.find.words import nouns, pattern_of, values_of, verbs
from summitry.meetings.record import Span
from summitry.model import NameLabel

if TYPE_CHECKING:
    from summitry.clauses import Clause
    from summitry.meetings.find.draft import Draft, Setting
    from summitry.meetings.find.scene import Scene
    from summitry.meetings.record import Form, State
    from summitry.model import DateMention, Passage

_LONGEST_MEETING_DAYS: Final = 14
_BEFORE, _AFTER = 70, 160
_BESIDE: Final = 25
_PLACE_CASES: Final = ("in", "at", "to", "near", "on", "with of", "outside")
_LEADING_TO_PLACE: Final = re.compile(r"\b(?:in|at|to|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)
#: A place beside these is mostly one that was spoken of.
_OF_CONTENT: Final = frozenset({"discuss", "discussion", "consult", "negotiate"})
_WATERS: Final = re.compile(r"\b(?:sea|ocean|gulf|straits?|bay|channel|pacific|atlantic)$", re.IGNORECASE)
_EARLIER: Final = re.compile(
    r"\b(?:previous|earlier|last|past|recent|next|all|many|several|each|every|any|possible"
    r"|potential)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"(?:the )?(?:last|previous|earlier|past)\b", re.IGNORECASE)
#: What stands behind these was held before what the sentence tells.
_FOLLOWED: Final = re.compile(
    r"\b(?:follow(?:s|ed|ing|-)?[ -]?up (?:on|to|of|from)|further to|build(?:s|ing)? on|as agreed (?:at|during|in)"
    r"|results of|outcomes? of)\s+(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
#: What stands in such a phrase is the setting of what the sentence tells.
_ASIDE: Final = re.compile(
    r"\b(?:during|after|before|following|since|until|ahead of)\s+(?:[\w'’-]+\s+){0,5}$", re.IGNORECASE
)
#: Under these a meeting is planned, whether or not it will be.
_PLANNING_WORDS: Final = (
    "plan agree intend expect schedule hope invite propose want look prepare arrange offer announce set decide "
    "anticipate seek be aim wish promise resolve resolved committed ready"
)
_PLANNING: Final = frozenset(_PLANNING_WORDS.split())
_HOLDING_WORDS: Final = (
    "hold have convene host attend conduct conclude take happen begin end last complete finish follow"
)
_TAKING_PLACE: Final = frozenset(_HOLDING_WORDS.split())
_IDLE: Final = frozenset({"may", "can", "should", "must"})


def fill_in(scene: Scene, draft: Draft, core: int) -> bool:
    """Fill in a draft's days, place, form, setting and state; False where the sentence says that nobody met."""
    clause = scene.clause_at(core)
    state = find_state(scene, draft.sentence, clause, core)
    if state is None:
        return False
    draft.state = state
    _set_days(scene, draft, clause, core)
    if scene.tree.lemmas[core] not in _OF_CONTENT:
        draft.place = find_place(scene, draft.sentence, clause, core)
    draft.form, draft.form_passage = find_form(scene, draft.sentence, core, draft.place)
    if draft.form in {"call", "video"}:
        draft.place = None
    draft.setting = find_setting(_setting_words(scene, draft.sentence, core), draft.parties)
    before = scene.tree.text[draft.sentence.start : scene.tree.starts[core]]
    draft.is_earlier = bool(_EARLIER.search(before[-_BEFORE:]) or _FOLLOWED.search(before)) or _says_last(scene, core)
    draft.is_earlier = draft.is_earlier or (
        draft.years is not None and _LAST.match(draft.years.passage.exact) is not None
    )
    draft.is_aside = bool(_ASIDE.search(before))
    draft.is_plural = scene.tree.tags[core] == "NNS" and scene.tree.lemmas[core] in {
        "meeting",
        "summit",
        "call",
        "encounter",
    }
    return True


def _says_last(scene: Scene, core: int) -> bool:
    return any(scene.tree.lowers[child] in {"last", "previously", "earlier"} for child in scene.tree.children[core])


def find_state(scene: Scene, sentence: Passage, clause: Clause | None, core: int) -> State | None:
    """Tell whether a meeting is told as held, planned or cancelled; None where it is denied or only wished for."""
    governor = scene.clauses[clause.governor] if clause is not None and clause.governor is not None else None
    if clause is not None and clause.relation == "nominal" and governor and governor.predicate.lemma in _cancelling():
        return None if governor.is_negated else "cancelled"
    before = scene.tree.text[max(sentence.start, scene.tree.starts[core] - _BEFORE) : scene.tree.starts[core]]
    beside = pattern_of("state").search(before.split(",")[-1][-30:])
    if beside is not None:
        return cast("State", values_of("state")[beside.group().lower()])
    if clause is None:
        return "unknown"
    if clause.relation == "nominal":
        return None if clause.is_negated else _state_of_noun(scene, clause, governor)
    if clause.is_negated or clause.is_question or clause.modality in _IDLE or clause.marker in {"if", "unless"}:
        return None
    return _state_of_verb(clause, governor)


@cache
def _cancelling() -> frozenset[str]:
    return frozenset(words for words, value in values_of("state").items() if value == "cancelled")


def _state_of_noun(scene: Scene, clause: Clause, governor: Clause | None) -> State:
    if governor is not None and governor.tense == "past" and governor.predicate.lemma in _TAKING_PLACE:
        return "held"
    if governor is not None and _is_set(governor):
        return "planned"
    return "held" if any(told.tense == "past" for told in _told_of(scene, clause)) else "unknown"


def _is_set(governor: Clause) -> bool:
    """Whether the clause of a noun of meeting tells that it is to come: "is planned for May", "will take place"."""
    is_ahead = governor.tense == "future" or governor.modality == "will"
    if governor.predicate.lemma in _TAKING_PLACE:
        return is_ahead
    return governor.voice == "passive" and governor.predicate.lemma in {"plan", "schedule", "expect", "anticipate"}


def _told_of(scene: Scene, clause: Clause) -> list[Clause]:
    """Give the clauses that tell of a noun of meeting that it was held: "the meeting, which was held in Geneva"."""
    nearby = scene.clauses[clause.id + 1 : clause.id + 4]
    told = [c for c in nearby if c.governor == clause.id and c.relation in {"relative", "participle"} and _holds(c)]
    return [c for c in told if not _is_of_person(scene, c)]


def _is_of_person(scene: Scene, clause: Clause) -> bool:
    """Whether a relative clause tells of a person: "who completed her term on 8 December" dates no meeting."""
    return scene.tree.text[: clause.predicate.passage.start].rstrip().lower().endswith(("who", "who has", "who had"))


def _state_of_verb(clause: Clause, governor: Clause | None) -> State:
    if clause.tense == "future" or clause.modality in {"will", "would"}:
        return "planned"
    is_meant = governor is not None and clause.relation in {"infinitive", "complement"} and clause.marker != "that"
    if is_meant and governor is not None and {governor.predicate.verb_lemma, governor.predicate.lemma} & _PLANNING:
        return "planned"
    return "held" if clause.tense == "past" or clause.aspect == "perfect" else "unknown"


def _set_days(scene: Scene, draft: Draft, clause: Clause | None, core: int) -> None:
    dates = [date for date in scene.dates_in(draft.sentence) if date.first_on and date.last_on]
    days = [date for date in dates if _is_of_days(date) and _belongs(scene, date, clause, core)]
    if days:
        nearest = min(days, key=lambda date: _distance(scene, date, core))
        draft.held = Span(nearest.first_on, nearest.last_on, nearest.passage, nearest.assumed_from)
        draft.rests_on = nearest.rests_on
        return
    wider = [date for date in dates if not _is_of_days(date) and _belongs(scene, date, clause, core)]
    if wider:
        nearest = min(wider, key=lambda date: _distance(scene, date, core))
        draft.years = Span(nearest.first_on, nearest.last_on, nearest.passage, nearest.assumed_from)


def _is_of_days(date: DateMention) -> bool:
    assert date.first_on is not None and date.last_on is not None  # noqa: PT018 - one condition for both
    return date.grain in {"day", "range"} and (date.last_on - date.first_on).days <= _LONGEST_MEETING_DAYS


def _distance(scene: Scene, date: DateMention, core: int) -> int:
    start, end = scene.tree.starts[core], scene.tree.ends[core]
    return date.passage.start - end if date.passage.start >= end else start - date.passage.end


def _belongs(scene: Scene, date: DateMention, clause: Clause | None, core: int) -> bool:
    """Whether a day is that of the meeting: it hangs on its predicate, or no other predicate stands between."""
    token = scene.token_at(date.passage.start)
    owner = scene.clause_above(token)
    if _is_of_thing(scene, date, core):
        return False
    if clause is not None and owner is not None:
        if owner.id == clause.id or any(told.id == owner.id for told in _told_of(scene, clause)):
            return True
        if clause.relation == "nominal" and owner.id == clause.governor and _holds(owner):
            return True
        if owner.governor == clause.id and owner.relation == "nominal" and owner.predicate.noun_lemma in nouns():
            return True  # "will host him for a meeting on 3 May"
        is_another = owner.predicate.kind in {"verb", "light verb"} or owner.predicate.noun_lemma in nouns()
        if is_another and owner.id != clause.governor:
            return False
    low, high = sorted((token, core))
    return not any(
        (other := scene.clause_at(between)) is not None
        and other.predicate.kind != "noun"
        and between not in {token, core}
        for between in range(low + 1, high)
    )


def _is_of_thing(scene: Scene, date: DateMention, core: int) -> bool:
    """Whether a day stands before a noun that it dates, and that is no meeting: "on the May 27 arrangement"."""
    tree, inside = scene.tree, scene.tokens_of(date.passage)
    roots = [token for token in inside if tree.heads[token] not in inside and tree.pos[token] != "DET"]
    for token in roots:
        head = tree.heads[token]
        is_before = tree.bases[token] in {"compound", "nummod", "flat", "nmod"} and token < head
        if is_before and tree.pos[head] == "NOUN" and head != core and tree.lemmas[head] not in nouns():
            return True
    return False


def _holds(clause: Clause) -> bool:
    return clause.predicate.lemma.split(" ")[0] in _TAKING_PLACE or clause.predicate.means == "happen"


def find_place(scene: Scene, sentence: Passage, clause: Clause | None, core: int) -> Passage | None:
    """Find the place of a meeting: a place's name that belongs to it, a town before a building."""
    text, start = scene.tree.text, scene.tree.starts[core]
    named = [
        mention.passage
        for mention in scene.mentions_in(sentence.start, sentence.end)
        if mention.form == "place" or any(actor.kind.value == "place" for actor in mention.actors)
    ]
    named = [place for place in named if not is_in_name(text, place.start, place.end)]
    called = [p for p in _place_names(scene, sentence, named) if not is_in_name(text, p.start, p.end)]
    before = [place for place in called if place.end < start and not text[place.end : start].strip()]
    if before and scene.tree.lemmas[core] in nouns():
        return before[-1]
    arguments = [] if clause is None else _place_arguments(scene, clause)
    inside = [place for place in named if any(a.start <= place.start and place.end <= a.end for a in arguments)]
    if inside:
        return inside[-1] if len(inside) == 1 or not _is_building(inside[0]) else inside[1]
    behind = [
        place
        for place in called
        if place.start > start
        and not _WATERS.search(place.exact)
        and _LEADING_TO_PLACE.search(text[sentence.start : place.start])
        and not _is_modifier(scene, place)
        and not _has_predicate(scene, core, place)
    ]
    return next(iter([*behind, *_opening_place(scene, sentence, named, start)]), None)


def _opening_place(scene: Scene, sentence: Passage, named: list[Passage], start: int) -> list[Passage]:
    """Give a place that opens the sentence before its verb: "In Valletta, the two met"."""
    text = scene.tree.text
    return [
        place
        for place in named
        if place.end < start
        and place.start - sentence.start < _BEFORE
        and _LEADING_TO_PLACE.search(text[sentence.start : place.start])
    ]


def _place_arguments(scene: Scene, clause: Clause) -> list[Passage]:
    clauses = [clause, *_told_of(scene, clause)]
    return [oblique.argument.passage for c in clauses for oblique in c.obliques if oblique.case in _PLACE_CASES]


def _is_modifier(scene: Scene, place: Passage) -> bool:
    """Whether a name only describes the noun behind it: "in the Eurasian space"."""
    behind = scene.token_at(place.end - 1) + 1
    return behind < len(scene.tree.pos) and scene.tree.pos[behind] in {"NOUN", "PROPN", "ADJ"}


def _is_building(place: Passage) -> bool:
    return place.exact.lower().removeprefix("the ") in {"white house", "kremlin", "oval office"}


def _place_names(scene: Scene, sentence: Passage, named: list[Passage]) -> list[Passage]:
    others = [
        name.passage
        for name in scene.reading.names
        if name.label is NameLabel.PLACE and sentence.start <= name.passage.start and name.passage.end <= sentence.end
    ]
    countries = {
        m.passage.start for m in scene.mentions_in(sentence.start, sentence.end) if m.form in {"country", "people"}
    }
    found = {place.start: place for place in [*others, *named] if place.start not in countries}
    return [found[start] for start in sorted(found)]


def _has_predicate(scene: Scene, core: int, place: Passage) -> bool:
    token = scene.token_at(place.start)
    clause = scene.clause_at(core)
    own = set(clause.predicate.tokens) if clause else {core}
    return any(
        (other := scene.clause_at(between)) is not None and between not in own and other.predicate.kind != "noun"
        for between in range(core + 1, token)
    )


def find_form(scene: Scene, sentence: Passage, core: int, place: Passage | None) -> tuple[Form, Passage | None]:
    """Tell how they met, and by which words; video outweighs telephone, both outweigh a bare "met"."""
    document = scene.reading.document
    start, end = scene.tree.starts[core], scene.tree.ends[core]
    low, high = max(sentence.start, start - _BEFORE), min(sentence.end, end + _AFTER)
    comma = document.text.find(",", end, high)
    if comma > 0 and _ASIDE.search(document.text[sentence.start : start]):
        high = comma
    found = list(pattern_of("form").finditer(document.text, low, high))
    by_value = {values_of("form")[match.group().lower()]: match for match in reversed(found)}
    word = _word(scene, core)
    core_passage = document.passage(start, end)
    for value in ("video", "call"):
        if value in by_value:
            return cast("Form", value), document.passage(*by_value[value].span())
        if word == value:
            return cast("Form", value), core_passage
    if "in person" in by_value:
        return "in person", document.passage(*by_value["in person"].span())
    if word == "in person":
        return "in person", core_passage
    return ("in person", place) if place is not None else ("unknown", None)


def _word(scene: Scene, core: int) -> str:
    lemma = scene.tree.lemmas[core]
    is_noun = scene.tree.pos[core] == "NOUN"
    word = nouns().get(lemma) if is_noun else verbs().get(lemma)
    return word.form if word else "unknown"


def _setting_words(scene: Scene, sentence: Passage, core: int) -> str | None:
    """Give the words that tell the setting: "on the margins" anywhere, an adjective right before the noun alone."""
    for match in pattern_of("setting").finditer(scene.tree.text, sentence.start, sentence.end):
        is_beside = 0 <= scene.tree.starts[core] - match.end() < _BESIDE
        if values_of("setting")[match.group().lower()] == "sidelines" or is_beside:
            return match.group()
    return None


def find_setting(words: str | None, parties: tuple[object, ...]) -> Setting:
    """Tell in which setting they met: by words of ``circumstances.csv``, else by how many parties there are."""
    if words is not None:
        return cast("Setting", values_of("setting")[words.lower()])
    if len(parties) > 2:  # noqa: PLR2004 - more than a pair
        return "multilateral"
    return "bilateral" if parties else "unknown"
