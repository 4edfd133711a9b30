"""Which expressions of time date an event: not "today" for nowadays, not a length, not a figure of speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.find.scene import scene_of

if TYPE_CHECKING:
    from summitry.clauses import Clause
    from summitry.meetings.find.scene import Scene
    from summitry.model import DateMention
    from summitry.reading import Reading

_LOOSE: Final = frozenset({"today", "now", "nowadays", "tomorrow", "yesterday", "tonight"})
#: In the present these are done on the day itself: "today we celebrate", "today I am signing".
_DONE_WORDS: Final = (
    "announce sign celebrate mark commemorate honor honour launch open host meet welcome visit receive begin start "
    "adopt publish release hold gather join arrive address observe turn introduce conclude depart leave unveil issue "
    "award"
)
_DONE: Final = frozenset(_DONE_WORDS.split())
_DAYS: Final = frozenset({"day", "anniversary", "holiday", "birthday", "monday", "tuesday", "wednesday", "thursday",
                          "friday", "saturday", "sunday", "eve", "christmas", "easter"})  # fmt: skip
#: What has a day of its own: "today's meeting"; "today's world" has none.
_EVENTS: Final = re.compile(
    r"^(?:['’]s)\s+(?:\w+\s+){0,3}?(?:meeting|talks|summit|call|conversation|visit|attacks?|decision|announcement|session"
    r"|event|ceremony|statement|discussions?|conference|address|vote|agreement|signing|launch|strikes?|shelling)\b",
    re.IGNORECASE,
)
_OWNING: Final = re.compile(r"^['’]s\b")
_FIGURE_BEFORE: Final = re.compile(
    r"(?:\b(?:like|as if|as though|not|nor|or|than|good|black|until|till|between|from|of)\s+)$", re.IGNORECASE
)
_HOLY_BEFORE: Final = re.compile(r"\b(?:Good|Black|Easter|Cyber|Bloody)\s+$")
#: "1 June or 1 July": no day is said.
_OR_BEHIND: Final = re.compile(r",?\s+or\s+(?:on\s+|in\s+)?(?:the\s+)?(?:[A-Z][a-z]+\s+\d|\d{1,2}\s+[A-Z])")
_OR_BEFORE: Final = re.compile(r"\d,?\s+or\s+(?:on\s+|in\s+)?$")
_PAIRED: Final = re.compile(
    r"\b(?:yesterday|today|tomorrow)\b[\s,]*(?:and|or|nor|,|but not|not|,? ?then)\s+(?:not\s+|then\s+)?"
    r"(?:yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
#: "Over the past two months" says how long, "last month" says when.
_LENGTH: Final = re.compile(
    r"(?:the\s+)?(?:just\s+)?(?:past|last|next|coming|previous|following)\s+(?:\S+\s+){0,2}(?:days|weeks|months|years)"
    r"|(?:the|this)\s+(?:past|last|next|coming|previous|following)\s+(?:day|week|month|year)",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)")
_UNREAL: Final = frozenset({"may", "can", "would"})
_YEAR: Final = re.compile(r"\b\d{4}\b|[’']\d\d\b")
#: Days; a date without its year that would lie farther off than this from publication may be of another year.
_FAR: Final = 200
_LEAST_OF_YEAR: Final = 4
_COMPARED: Final = re.compile(r"\b(?:compared (?:to|with)|than|as against|relative to)\s+(?:in\s+)?$", re.IGNORECASE)


def dates_event(reading: Reading, date: DateMention) -> bool:
    """Whether an expression of time says when something happens, happened or will happen."""
    if date.first_on is None:
        return True
    text, start, end = reading.document.text, date.passage.start, date.passage.end
    words, before = date.passage.exact.lower(), text[max(start - 30, 0) : start]
    scene = scene_of(reading)
    is_name = _MONTH.fullmatch(date.passage.exact) and _is_name(scene, scene.token_at(start))
    is_length = _LENGTH.fullmatch(words) or _HOLY_BEFORE.search(before) or _COMPARED.search(before)
    is_choice = _OR_BEFORE.search(before) or _OR_BEHIND.match(text[end : end + 30])
    is_cut = (
        is_choice
        or (words.isdigit() and len(words) < _LEAST_OF_YEAR)
        or text.startswith((" and a half", "-and-a-half"), end)
    )
    if is_name or is_length or is_cut or _is_far(reading, date):
        return False
    is_loose = words in _LOOSE
    is_owning = _OWNING.match(text[end:]) is not None
    if is_loose and (_is_figure(text, start, end) or (is_owning and not _EVENTS.match(text[end:]))):
        return False
    clause = scene.clause_above(scene.token_at(start))
    if clause is None or _is_unreal(scene, clause) or (is_loose and clause.is_negated):
        return clause is None and not is_loose
    if _is_ahead_of_past(reading, date, clause):
        return False
    return words not in {"today", "now", "nowadays"} or is_owning or _is_done(scene, clause)


def _is_figure(text: str, start: int, end: int) -> bool:
    """Whether "today", "yesterday" or "tomorrow" is no day: "it seems like yesterday", "not today, not tomorrow"."""
    if _FIGURE_BEFORE.search(text[max(start - 12, 0) : start]):
        return True
    around = text[max(start - 25, 0) : end + 25]
    return _PAIRED.search(around) is not None


def _is_ahead_of_past(reading: Reading, date: DateMention, clause: Clause) -> bool:
    """Whether a day that was counted from publication lies ahead, where the clause tells of what is over."""
    published_on = reading.document.published_on
    is_counted = date.assumed_from is not None and published_on is not None and date.first_on is not None
    is_over = clause.modality == "" and (clause.aspect == "perfect" or (clause.tense == "past" and not clause.marker))
    return is_counted and is_over and clause.relation == "root" and date.first_on > published_on  # type: ignore[operator]


def _is_name(scene: Scene, token: int) -> bool:
    """Whether a month only names the noun behind it: "the May decrees" may be of any year."""
    head = scene.tree.heads[token]
    return scene.tree.bases[token] == "compound" and scene.tree.pos[head] in {"NOUN", "PROPN"} and token < head


def _is_unreal(scene: Scene, clause: Clause) -> bool:
    sentence = scene.reading.sentences[clause.sentence].exact.rstrip("\"”’' )")
    if clause.is_question or sentence.endswith("?") or clause.is_conditional or clause.marker in {"if", "unless"}:
        return True
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    is_reported = clause.modality == "would" and governor is not None and governor.tense == "past"
    return clause.modality in _UNREAL and not is_reported  # "said that they would come in May"


def _is_done(scene: Scene, clause: Clause) -> bool:
    """Whether what "today" stands with is done on that day: told in the past or future, or done by saying so."""
    if clause.tense == "past":
        return True
    if (clause.tense == "future" or clause.modality == "will") and clause.predicate.verb_lemma != "be":
        return True  # "without us today they will not be safe" says how things are
    if clause.aspect == "perfect" or (clause.relation == "participle" and clause.voice == "passive"):
        return True
    lemmas = {clause.predicate.lemma.split(" ")[0], clause.predicate.verb_lemma}
    if clause.tense == "present" and lemmas & _DONE:
        return True
    spoken = [scene.tree.lemmas[subject.head].lower() for subject in clause.subjects]
    return clause.predicate.verb_lemma == "be" and bool({clause.predicate.noun_lemma.lower(), *spoken} & _DAYS)


def _is_far(reading: Reading, date: DateMention) -> bool:
    """Whether a date without its year is taken for one so far off that another year is as likely."""
    published_on = reading.document.published_on
    if date.assumed_from != "published_on" or published_on is None or date.first_on is None or date.last_on is None:
        return False
    is_yearless = not _YEAR.search(date.passage.exact) and re.search(r"[A-Z]", date.passage.exact) is not None
    gap = min(abs((published_on - date.first_on).days), abs((published_on - date.last_on).days))
    is_told = re.search(r"\b(?:last|next|past|previous)\b", date.passage.exact, re.IGNORECASE) is not None
    return is_yearless and not is_told and gap > _FAR
