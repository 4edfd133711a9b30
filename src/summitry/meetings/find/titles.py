"""What a document's title tells of its meeting: who, which day, in what form."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from summitry.actors.words import TITLE_MEETING_WORDS
from summitry.gazetteer import load, normalise
from summitry.language.dates import find_dates
from summitry.meetings.catalogue import surnames_of
from summitry.meetings.find.proper import is_in_name
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summitry.meetings.find.draft import Draft
    from summitry.meetings.record import Party
    from summitry.model import Actor, DateMention, Document

_LONGEST_TITLE: Final = 160
_WORD: Final = re.compile(r"[\w’'.]+")
_OFFICE: Final = re.compile(
    r"\b(?:President|Prime Minister|Chancellor|King|Emir|Minister|Advis[eo]r|Secretary|Secretary-General|Premier)"
    r"(?: of [A-Z]\w+)?,? (?:[A-Z][\w’'.-]+)"
)
_OFFICE_OF: Final = re.compile(_OFFICE.pattern + r"(?:\s[A-Z][\w’'.-]+){0,3} of (?:the )?(?P<of>[A-Z][\w ]+)")
_CALL_WORDS: Final = frozenset({"call", "telephone", "phone"})
#: A "background press call" is a call with reporters, whatever the meeting.
_PRESS_WORDS: Final = frozenset({"press", "background", "briefing", "media"})
_VIDEO_WORDS: Final = frozenset({"video", "videoconference", "virtual"})
_CAPITALISED: Final = re.compile(r"[A-Z][\w’'.]*(?:\s(?:(?:of|the|al|bin|de|van|von)\s)*[A-Z][\w’'.]*)*")
_LETTERS: Final = re.compile(r"\b[A-Z]{2,7}\b")
#: Words joined by a hyphen, or a dash that stands like one.
_COMPOUND: Final = re.compile(r"\S*[-–]\S*")
#: Before a country's name these make another place of it.
_ELSEWHERE: Final = frozenset(["New", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"])
_LONGEST_NAME: Final = 6
#: Small words of titles; another small word, such as "bin", is part of a name.
_SMALL: Final = frozenset({"of", "the"})
#: What leads to those who meet in a title, what stands between them, and what follows them.
_LED: Final = re.compile(r"(?:^|\b(?:with|between|of|from)\s+(?:the\s+)?|[-–/—:]\s?)$", re.IGNORECASE)
_GROUPS: Final = (
    "communit(?:y|ies)|students?|people|peoples|citizens|society|business(?:es)?|journalists|reporters|media|diaspora"
    "|athletes|veterans|families|youth|universit(?:y|ies)|scientists|writers|artists|soldiers|servicemen|servicewomen"
    "|service members|troops|residents|pupils|teachers|doctors|volunteers|compan(?:y|ies)|firms?|investors"
    "|entrepreneurs|chambers? of commerce(?: and industry)?|associations?|clubs?|part(?:y|ies)|church(?:es)?"
    "|trade unions?"
)
#: People, firms and regions of a country are not its state: before the country's name, and behind it.
_GROUP_OF: Final = re.compile(
    rf"\b(?:(?:{_GROUPS}|regions?|provinces?|governors?|mayors?)\s+(?:of|from|in)"
    r"|(?-i:(?!(?:[Tt]he|[Aa])\b)\b\w+ state of))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GROUP_BEHIND: Final = re.compile(
    rf"(?:[’']s?)?\s+(?:(?!minister|president|leader|and\b|on\b)[\w-]+\s+)?(?:{_GROUPS})\b"
    r"(?!\s+(?:affairs|minister|secretary|commissioner|leaders? of))",
    re.IGNORECASE,
)
_OF_REGION: Final = re.compile(r"(?:Acting |Regional )?(?:Governor|Mayor)\b")
_JOINED: Final = re.compile(r"\s*(?:,|and|, and|[-–/])\s*(?:the\s+)?")
_MET: Final = re.compile(
    r"(?:[’']s?)?[\s-]+(?:(?!on\b|for\b|about\b|regarding\b|to\b|of\b)[\w’'.-]+\s+){0,4}?(?:talks|meeting|summit|call|conversation|consultations|dialogue|joint|leaders|presidents"
    r"|officials|counterparts|delegation|discuss|met|hold|agree)",
    re.IGNORECASE,
)
#: Words of titles under which two sides speak together, beside those of meeting.
JOINT_WORDS: Final = frozenset({"joint", "press", "bilateral", "trilateral", "declaration", "communiqué", "statement"})


def title_score(document: Document, draft: Draft) -> int:
    """Count the parties that the title names, or speaks for; 0 where it has no word of meeting."""
    words = words_of(title_of(document))
    if not set(words) & (TITLE_MEETING_WORDS | JOINT_WORDS) or names_others(document, draft):
        return 0
    told = f" {' '.join(words)} "
    found = sum(_is_named(party, set(words), told) for party in draft.parties)
    own = any(party.code == document.side and not _is_named(party, set(words), told) for party in draft.parties)
    return found + own if found else 0


def names_others(document: Document, draft: Draft) -> bool:
    """Whether the title names persons by their office, and none of those who met by this draft."""
    title = title_of(document)
    if draft.is_one_of or not _OFFICE.search(title):
        return False
    words = set(words_of(title))
    leaders = [leader for party in draft.parties for leader in party.leaders]
    met = [leader for leader in leaders if words & surnames_of(leader)]
    others = [party for party in draft.parties if party.leaders and not set(party.leaders) & set(met)]
    return bool(leaders) and (not met or (len(others) == len(draft.parties) - 1 and _offices(title) > len(met)))


def words_of(title: str) -> list[str]:
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


def day_of_title(document: Document) -> DateMention | None:
    """Give the one day that the title tells, counted from the day of publication where it has no year."""
    if not document.title:
        return None
    found = find_dates(replace(document, text=document.title))
    days = [date for date in found if date.grain == "day" and date.first_on and re.search(r"\d", date.passage.exact)]
    return days[0] if len(days) == 1 else None


def set_form_by_title(document: Document, main: Draft) -> None:
    """Take the form from the title where the sentences tell none; a call has no place."""
    words = set(words_of(title_of(document)))
    told = main.form_passage
    is_told_here = told is not None and told != main.place and main.sentence.start <= told.start < main.sentence.end
    is_loose = main.form == "in person" and main.place is None  # "thanked him for welcoming her" under "Call with"
    is_phone = main.form == "video" and words & {"telephone", "phone"} and not words & _VIDEO_WORDS
    if main.form == "unknown" or not is_told_here or is_loose or is_phone:
        if words & _VIDEO_WORDS:
            main.form, main.form_passage = "video", None
        elif words & _CALL_WORDS and not words & _PRESS_WORDS:
            main.form, main.form_passage = "call", None
    if main.form in {"call", "video"}:
        main.place = None


def actors_in_title(document: Document) -> list[Actor]:
    """Give the persons that the title names on the document's day, else the countries; each only where it is one.

    A name is a run of capitalised words ("Olaf Scholz"), or an office with one ("President Vega").
    """
    title = title_of(document)
    day = document.held_on or document.published_on
    found: dict[str, Actor] = {}
    for run in _CAPITALISED.findall(title) if day is not None else ():
        found |= _persons_in(run, day)
    for match in _OFFICE.finditer(title) if day is not None else ():
        one = _person_called(match.group().rstrip("’'"), day)
        if one is not None and one.country not in {actor.country for actor in found.values()}:
            found.setdefault(one.id, one)
    for match in _OFFICE_OF.finditer(title):
        codes = {actor.country for actor in found.values()}
        found |= {state.id: state for state in _countries_in(match["of"]) if state.id not in codes}
    return list(found.values()) or _countries_in(_taking_part(title))


def countries_in_title(document: Document) -> list[Actor]:
    """Give the countries that the title names, wherever in it, and the organisations that it names by their letters."""
    title = title_of(document)
    found = {actor.id: actor for actor in _countries_in(title)}
    for letters in _LETTERS.findall(title):
        bodies = [known for known in load().who(letters) if known.kind is ActorKind.ORGANISATION]
        if len(bodies) == 1:
            found.setdefault(bodies[0].id, bodies[0])
    return list(found.values())


def _taking_part(title: str) -> str:
    """Leave of a title the names that stand where those who meet do: behind "with", "of", "between", or joined to one.

    "Meeting with Jewish leaders on the support for Israel" tells of no meeting with Israel.
    """
    kept: list[str] = []
    end = 0
    title = _COMPOUND.sub(_without_hyphen, title)
    for match in _CAPITALISED.finditer(title):
        is_joined = bool(kept) and _JOINED.fullmatch(title, end, match.start()) is not None
        if _is_of_group(title, match) or is_in_name(title, *match.span()):
            continue
        if is_joined or _LED.search(title, 0, match.start()) or _MET.match(title, match.end()):
            kept.append(match.group())
            end = match.end()
    return " / ".join(kept)


def _is_of_group(title: str, run: re.Match[str]) -> bool:
    """Whether a name only tells whose people, firms or region it is: "students of Malta", "Maltese journalists"."""
    is_theirs = _GROUP_OF.search(title, 0, run.start()) or _GROUP_OF.search(title, 0, _last_word(run))
    return bool(is_theirs or _OF_REGION.match(run.group()) or _GROUP_BEHIND.match(title, run.end()))


def _last_word(run: re.Match[str]) -> int:
    return run.start() + run.group().rfind(" ") + 1


def _persons_in(run: str, day: date | None) -> dict[str, Actor]:
    """Give the persons whom a run of capitalised words names, the longest names first; a word names one alone."""
    words = run.split()
    taken: set[int] = set()
    found: dict[str, Actor] = {}
    for size in range(min(len(words), _LONGEST_NAME), 1, -1):
        for at in range(len(words) - size + 1):
            is_whole = words[at][0].isupper() and not (
                at and words[at - 1][0].islower() and words[at - 1] not in _SMALL
            )
            is_free = is_whole and not taken & set(range(at, at + size))
            one = _person_called(" ".join(words[at : at + size]), day) if is_free else None
            if one is not None and _is_cut(words, at + size):
                continue
            if one is not None and (_has_given(one, words[at : at + size]) or not at or _is_title(words[at - 1])):
                taken |= set(range(at, at + size))
                found.setdefault(one.id, one)
    return found


def _is_cut(words: Sequence[str], end: int) -> bool:
    """Whether a title stops at an adjective that belongs to a body named next: "President of the Maltese | Chamber"."""
    countries = load().countries
    owners = {known.id for known in load().who(words[end - 1]) if known.kind is ActorKind.COUNTRY} & set(countries)
    is_adjective = any(words[end - 1] in countries[code].adjectives for code in owners)
    return is_adjective and end < len(words) and _GROUP_BEHIND.match(f" {words[end]}") is not None


def _has_given(actor: Actor, words: Sequence[str]) -> bool:
    """Whether words hold somebody's given name; a family name behind another given name is somebody else's."""
    return normalise(actor.label.split()[0]) in {normalise(word) for word in words}


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.lower() for role in load().roles.values() for name in role.names for word in name.split())


def _is_title(word: str) -> bool:
    return word.lower() in _titles() or word in _SMALL


def _person_called(name: str, day: date | None) -> Actor | None:
    persons = {known.id: known for known in load().who(name, day) if known.kind is ActorKind.PERSON and known.country}
    return next(iter(persons.values())) if len(persons) == 1 else None


def _is_given(words: Sequence[str], at: int, size: int, state: Actor) -> bool:
    """Whether an adjective is somebody's given name: "German Gref", but not "German Chancellor"."""
    country = load().countries.get(state.id)
    is_adjective = country is not None and words[at] in country.adjectives
    behind = words[at + size] if at + size < len(words) else ""
    return is_adjective and behind[:1].isupper() and not (_is_title(behind) or behind.lower() in TITLE_MEETING_WORDS)


def _countries_in(title: str) -> list[Actor]:
    """Give the countries that a title names, the longest names first: "Papua New Guinea" names no Guinea.

    A name inside that of another place names nobody: "New Guinea", "South Georgia", "the US state of Georgia".
    """
    found: dict[str, Actor] = {}
    told = _COMPOUND.sub(_without_hyphen, title).replace("/", " / ")
    for run in _CAPITALISED.finditer(told):
        words = run.group().split()
        taken: set[int] = set()
        for size in range(min(len(words), _LONGEST_NAME), 0, -1):
            for at in range(len(words) - size + 1):
                known = [a for a in load().who(" ".join(words[at : at + size])) if a.kind is ActorKind.COUNTRY]
                if not known or taken & set(range(at, at + size)):
                    continue
                taken |= set(range(at, at + size))
                is_other = _is_elsewhere(words, at, known[0]) or _is_given(words, at, size, known[0])
                is_other = is_other or _GROUP_BEHIND.match(" ".join(["", *words[at + size :]])) is not None
                is_other = is_other or is_in_name(told, *_stretch(told, run.start(), words[at : at + size]))
                if len(known) == 1 and not is_other:
                    found.setdefault(known[0].id, known[0])
    return list(found.values())


def _stretch(title: str, start: int, words: Sequence[str]) -> tuple[int, int]:
    """Give where words stand in a title, from a character on; its end where hyphens parted them."""
    found = re.compile(r"\s+".join(map(re.escape, words))).search(title, start)
    return found.span() if found else (len(title), len(title))


def _without_hyphen(compound: re.Match[str]) -> str:
    """Part two names at their hyphen ("Sino-German"), unless together they name one country ("Guinea-Bissau")."""
    is_one = any(known.kind is ActorKind.COUNTRY for known in load().who(compound.group()))
    return compound.group().replace("-", " ") if is_one else re.sub(r"[-–]", " / ", compound.group())


def _is_elsewhere(words: Sequence[str], at: int, state: Actor) -> bool:
    """Whether the word before makes another place of a country's name; "New German Chancellor" is not such a place."""
    country = load().countries.get(state.id)
    is_adjective = country is not None and words[at] in country.adjectives
    return at > 0 and words[at - 1] in _ELSEWHERE and not is_adjective
