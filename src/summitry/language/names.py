"""Proper names: the model's, put right at their edges, with labels settled by the gazetteer where it knows the name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from summitry import gazetteer
from summitry.gazetteer.names import HONORIFICS, is_acronym, normalise
from summitry.language.dates.words import MONTHS, WEEKDAYS
from summitry.language.layout import LABEL
from summitry.model import Name, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from summitry.model import Document

_MORE_TITLES: Final = frozenset(
    {
        "secretary", "general", "pope", "king", "queen", "prince", "princess", "crown prince", "senator", "governor",
        "representative", "congressman", "congresswoman", "judge", "justice", "deputy", "former", "acting", "then",
        "vice", "leader", "envoy", "commissioner", "colonel", "captain", "taoiseach", "emperor", "sultan", "emir",
        "ayatollah", "archbishop", "cardinal", "patriarch", "first lady", "second gentleman", "first", "counselor",
    }
)  # fmt: skip
"""Words before a person's name that are no part of it, beside the roles of the gazetteer."""
_CALENDAR: Final = MONTHS.keys() | WEEKDAYS.keys() | {"today", "tomorrow", "yesterday"}
_CAPITALISED: Final = re.compile(r"(?<![\w’'])[A-Z][\w’'\-]*")
_WORD: Final = re.compile(r"\S+")
_POSSESSIVE: Final = re.compile(r"(?:['’][sS]|(?<=[sS])['’])$")
_MID_SENTENCE: Final = re.compile(r"[^\s.!?:][\s(\"“‘']{1,3}\Z")
_EDGE: Final = "\"“”„‘’'()[]{}<>«»,;:*_|/\\-–—… \t\xa0\u202f"
_LONGEST_TITLE: Final = 6
_LONGEST_ABBREVIATION: Final = 5
_TITLE_REACH: Final = 60
_ANONYMOUS: Final = frozenset(
    {"q", "mr", "ms", "the", "official", "moderator", "reporter", "interpreter", "participant"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer says about names, by normalised form.

    Attributes:
        labels: The label of names that mean only one sort of thing.
        titles: Roles and forms of address.
        added: First word as written -> forms, as written, that are names wherever they stand: countries, peoples.
        starting: Normalised forms that begin with an article.
        seats: Normalised names of seats of power.
    """

    labels: dict[str, NameLabel]
    titles: frozenset[str]
    added: dict[str, tuple[tuple[str, NameLabel], ...]]
    starting: frozenset[str]
    seats: frozenset[str]


_SORTS: Final = {
    "country": NameLabel.PLACE,
    "capital": NameLabel.PLACE,
    "organisation": NameLabel.ORGANISATION,
    "body": NameLabel.ORGANISATION,
    "adjective": NameLabel.OTHER,
    "people": NameLabel.OTHER,
}


@cache
def load_known() -> Known:
    """Lay out the gazetteer for names; kept."""
    sorts: dict[str, set[NameLabel]] = {}
    forms: dict[str, str] = {}
    titles = set(_MORE_TITLES | HONORIFICS)
    seats = set()
    for entry in gazetteer.load().entries():
        if entry.kind in _SORTS:
            key = normalise(entry.form)
            sorts.setdefault(key, set()).add(_SORTS[entry.kind])
            if entry.kind in {"country", "adjective", "people"} and entry.form[:1].isupper():
                forms[entry.form] = key
        elif entry.kind == "role":
            titles.add(normalise(entry.form))
        elif entry.kind == "seat":
            seats.add(normalise(entry.form))
    # The country's own name doubles as an adjective ("UK", "U.S."): then it is the country.
    labels = {
        key: NameLabel.PLACE if NameLabel.PLACE in found else next(iter(found))
        for key, found in sorts.items()
        if len(found) == 1 or found == {NameLabel.PLACE, NameLabel.OTHER}
    }
    added: dict[str, list[tuple[str, NameLabel]]] = {}
    for form, key in forms.items():
        if key in labels:
            added.setdefault(form.split()[0], []).append((form, labels[key]))
    ordered = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in added.items()}
    starting = frozenset(key for key in labels if key.startswith("the "))
    return Known(labels, frozenset(titles), ordered, starting, frozenset(seats))


def find_names(document: Document, doc: Doc) -> tuple[Name, ...]:
    """Give the proper names of a parsed document in order, none overlapping another."""
    text, known = document.text, load_known()
    spans: dict[int, tuple[int, NameLabel]] = {}
    for found in (*_iter_model_names(text, doc, known), *_iter_speakers(document, known)):
        start, end, label = found
        if end > spans.get(start, (0, label))[0]:
            spans[start] = end, label
    kept = _drop_overlaps(sorted((start, end, label) for start, (end, label) in spans.items()))
    kept.extend(_iter_known(text, kept, known))
    return tuple(Name(document.passage(start, end), label) for start, end, label in sorted(kept))


def _drop_overlaps(spans: list[tuple[int, int, NameLabel]]) -> list[tuple[int, int, NameLabel]]:
    kept: list[tuple[int, int, NameLabel]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _iter_model_names(text: str, doc: Doc, known: Known) -> Iterator[tuple[int, int, NameLabel]]:
    for entity in doc.ents:
        label = _LABELS.get(entity.label_)
        if label is None:
            continue
        for start, end in _lines(text, entity.start_char, entity.end_char):
            repaired = repair(text, start, end, label, known)
            if repaired is not None:
                yield repaired


_LABELS: Final = {label.value: label for label in NameLabel}


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a name where a line ends: it cannot go on in the next paragraph."""
    while "\n" in text[start:end]:
        edge = text.index("\n", start)
        yield start, edge
        start = edge + 1
    yield start, end


def repair(text: str, start: int, end: int, label: NameLabel, known: Known) -> tuple[int, int, NameLabel] | None:
    """Put right the edges and the label of one name.

    Returns:
        Start, end and label, or None where nothing of a name is left.
    """
    start, end = _trim(text, start, end)
    possessive = _POSSESSIVE.search(text[start:end])
    if possessive:
        owner = normalise(text[start : start + possessive.start()])
        if label is NameLabel.PERSON or owner in known.labels or owner in known.seats:
            start, end = _trim(text, start, start + possessive.start())
    start = _skip_article(text, start, end, known)
    if label is NameLabel.PERSON:
        start = _skip_titles(text, start, end, known)
    form = text[start:end]
    if not any(character.isalpha() for character in form):
        return None
    words = [normalise(word) for word in form.split()]
    if label is not NameLabel.PERSON and all(word in _CALENDAR for word in words):
        return None
    if _is_of_title(text, start, end, label, known):
        return None
    return start, end, _settle(text, start, end, label, known)


def _is_of_title(text: str, start: int, end: int, label: NameLabel, known: Known) -> bool:
    """Tell whether the words are a title, or begin or end one: "National" of "National Security Advisor"."""
    form = normalise(text[start:end])
    if form in known.labels or form in known.seats:
        return False
    if label is NameLabel.PERSON and form in known.titles:
        return True
    after = _WORD.finditer(text, end, min(len(text), end + _TITLE_REACH))
    for following, _ in zip(after, range(_LONGEST_TITLE), strict=False):
        if normalise(text[start : following.end()].rstrip(_EDGE)) in known.titles:
            return True
    if label is not NameLabel.PERSON:
        return False
    words = list(_WORD.finditer(text, max(0, start - _TITLE_REACH), start))[-_LONGEST_TITLE:]
    return any(normalise(text[word.start() : end]) in known.titles for word in words)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop marks and spaces at both ends; a full stop stays where it ends an abbreviation."""
    while start < end and (text[start] in _EDGE or text[start] == "."):
        start += 1
    while start < end and (
        text[end - 1] in _EDGE or (text[end - 1] == "." and not _ends_abbreviation(text, start, end))
    ):
        end -= 1
    return start, end


def _ends_abbreviation(text: str, start: int, end: int) -> bool:
    last = text[start:end].rsplit(None, 1)[-1]
    return "." in last[:-1] or len(last) <= _LONGEST_ABBREVIATION


def _skip_article(text: str, start: int, end: int, known: Known) -> int:
    """Move past a leading "the", unless it belongs to the name: "The Economist" amid a sentence, "The Valley"."""
    form = text[start:end]
    article = form[:4]
    if article not in {"the ", "The "} or (article == "The " and normalise(form) in known.starting):
        return start
    is_own = (
        article == "The "
        and normalise(form[4:]) not in known.labels
        and _MID_SENTENCE.search(text, max(0, start - 3), start)
    )
    return start if is_own else _trim(text, start + 4, end)[0]


def _skip_titles(text: str, start: int, end: int, known: Known) -> int:
    """Move past titles and forms of address before a person's name."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text, start, end)]
    first = 0
    while first < len(words) - 1:
        longest = min(first + _LONGEST_TITLE, len(words) - 1)
        step = next(
            (n for n in range(longest, first, -1) if _is_title(text, words[first][0], words[n - 1][1], known)), 0
        )
        if not step:
            break
        first = step
    # "Madame de Staël": what is left of a name begins with a capital.
    return words[first][0] if words and not text[words[first][0]].islower() else start


def _is_title(text: str, start: int, end: int, known: Known) -> bool:
    """Tell whether words are a title, or a people's adjective as in "Russian President Putin"."""
    form = normalise(text[start:end])
    return form in known.titles or (known.labels.get(form) is NameLabel.OTHER and _has_title_after(text, end, known))


def _has_title_after(text: str, end: int, known: Known) -> bool:
    following = _WORD.search(text, end, end + 40)
    return following is not None and normalise(following[0]) in known.titles


def _settle(text: str, start: int, end: int, label: NameLabel, known: Known) -> NameLabel:
    """Let the gazetteer's label win where it knows exactly this name, unless a title says that it is a person."""
    form = text[start:end]
    told = known.labels.get(normalise(form))
    if told is None or (form.islower() and not is_acronym(form)):
        return label
    if label is NameLabel.PERSON:
        before = text[max(0, start - 24) : start].split()
        if (before and normalise(before[-1]) in known.titles) or " " in form:
            return label
    return told


def _iter_speakers(document: Document, known: Known) -> Iterator[tuple[int, int, NameLabel]]:
    """Give the persons in speakers' labels: PRESIDENT BIDEN, MS. PSAKI, Vladimir Putin."""
    labels = [(turn.label_passage.start, turn.label_passage.end) for turn in document.turns]
    if not labels:
        labels = [found.span() for found in _LINE_LABEL.finditer(document.text)]
    for start, end in labels:
        bracket = document.text.find("(", start, end)
        first, last = _trim(document.text, start, bracket if bracket >= 0 else end)
        name = _skip_titles(document.text, first, last, known)
        words = normalise(document.text[name:last]).split()
        if name > first and words and not _ANONYMOUS & set(words) and words[0] not in known.titles:
            yield name, last, NameLabel.PERSON


_LINE_LABEL: Final = re.compile(rf"^{LABEL.pattern}(?<=[: ])", re.MULTILINE)


def _iter_known(
    text: str, taken: list[tuple[int, int, NameLabel]], known: Known
) -> Iterator[tuple[int, int, NameLabel]]:
    """Give countries and peoples that the model passed over."""
    starts = [start for start, _, _ in taken]
    reached = 0
    for found in _CAPITALISED.finditer(text):
        word = _POSSESSIVE.sub("", found[0])
        forms = known.added.get(word)
        if forms is None or found.start() < reached:
            continue
        start = found.start()
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < taken[at][1]:
            continue
        limit = starts[at + 1] if at + 1 < len(starts) else len(text)
        for form, label in forms:
            end = start + len(form)
            if text.startswith(form, start) and end <= limit and not text[end : end + 1].isalnum():
                reached = end
                yield start, end, label
                break
