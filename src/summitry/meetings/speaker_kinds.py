"""What sort of actor somebody is: by what the text calls them, then by the office or body that the gazetteer knows.

The words are rows of ``speaker_words.csv``, each with its example. Nobody's country, party or opinion bears on it.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import load
from summitry.ingest.publishers import find_publisher
from summitry.meetings.record import SpeakerKind
from summitry.model import ActorKind

if TYPE_CHECKING:
    from summitry.model import Actor

PRESS_ROLES: Final = frozenset({"agency", "broadcaster", "newspaper"})
_ROLE_KINDS: Final = {"LEG": SpeakerKind.LEGISLATOR, "EDU": SpeakerKind.EXPERT, "REB": SpeakerKind.OTHER,
                      "OPP": SpeakerKind.OTHER, "PTY": SpeakerKind.OTHER}  # fmt: skip
_GROUP_KINDS: Final = {
    "officials": SpeakerKind.GOVERNMENT,
    "states": SpeakerKind.GOVERNMENT,
    "military": SpeakerKind.OTHER,
    "experts": SpeakerKind.EXPERT,
    "press": SpeakerKind.PRESS,
    "legislators": SpeakerKind.LEGISLATOR,
    "public": SpeakerKind.PUBLIC,
    "business": SpeakerKind.ORGANISATION,
    "unnamed": SpeakerKind.OTHER,
}
#: An institution for research, by the words of its name.
_RESEARCH: Final = re.compile(
    r"\b(?:institut(?:e|ion)|endowment|universit(?:y|ies)|college|think[- ]tanks?|cent(?:er|re) for|council on foreign"
    r"|school of)\b",
    re.IGNORECASE,
)
_HOUSE: Final = re.compile(
    r"\b(?:of|at|from|with) (?:the )?([A-Z][\w’'.&-]*(?: (?:of|for|on|and|the|[A-Z][\w’'.&-]*))*)"
)
#: An office of the day outweighs the words beside a name; "other" and none do not.
_WEAK_OFFICES: Final = frozenset({None, "other", "envoy"})


@cache
def load_words() -> dict[str, SpeakerKind]:
    """Give the kinds by words, in lower case."""
    return {words: kind for words, kind, _ in word_rows()}


@cache
def word_rows() -> tuple[tuple[str, SpeakerKind, str], ...]:
    """Give each row of the word list: words, kind, and a phrase of ours that must come out so."""
    text = resources.files("summitry.meetings").joinpath("speaker_words.csv").read_text(encoding="utf-8")
    return tuple((row["words"], SpeakerKind(row["kind"]), row["example"]) for row in csv.DictReader(text.splitlines()))


@cache
def _word_pattern() -> re.Pattern[str]:
    words = sorted(load_words(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)|(?<!\w)ex-", re.IGNORECASE)


def kind_by_words(phrase: str) -> SpeakerKind | None:
    """Tell the kind by what a phrase calls the speaker; None where it says nothing.

    What is named first counts ("critics of the government" are critics), but that somebody *was* something counts
    less than what they are now ("a former ambassador, now a fellow").
    """
    found = [load_words()[match.group().lower()] for match in _word_pattern().finditer(phrase)]
    if found and found[0] is SpeakerKind.OTHER:
        return next((kind for kind in found if kind in {SpeakerKind.EXPERT, SpeakerKind.PRESS}), SpeakerKind.OTHER)
    return found[0] if found else None


def kind_of(actor: Actor, phrase: str = "") -> SpeakerKind:
    """Tell what sort of actor somebody is.

    Args:
        actor: Who.
        phrase: The words that name the speaker, with titles and appositions.
    """
    if actor.kind is ActorKind.PERSON:
        return _kind_of_person(actor, phrase)
    if actor.kind is ActorKind.GROUP:
        return kind_by_words(phrase) or _kind_of_group(actor)
    if actor.kind is ActorKind.ROLE:
        return kind_by_words(phrase) or _kind_of_office(actor)
    if actor.kind is ActorKind.ORGANISATION:
        return _kind_of_organisation(actor, phrase)
    return SpeakerKind.GOVERNMENT


def _kind_of_person(actor: Actor, phrase: str) -> SpeakerKind:
    if actor.office not in _WEAK_OFFICES:
        return _kind_of_office(actor)
    return kind_by_words(phrase) or kind_by_house(phrase) or _kind_of_title(actor)


def kind_by_house(phrase: str) -> SpeakerKind | None:
    """Tell the kind by the house that somebody is of: a research institute's are experts, an outlet's are press."""
    if _RESEARCH.search(phrase):
        return SpeakerKind.EXPERT
    house = _HOUSE.search(phrase)
    if house is None:
        return None
    code = next((o.id for o in load().who(house[1]) if o.kind is ActorKind.ORGANISATION), None)
    organisation = load().organisations.get(code) if code else None
    name = organisation.name if organisation else house[1]
    role = _publisher_role(name) or _publisher_role(house[1])
    return SpeakerKind.EXPERT if role == "think_tank" else SpeakerKind.PRESS if role in PRESS_ROLES else None


def _kind_of_office(actor: Actor) -> SpeakerKind:
    if actor.office == "legislature_speaker":
        return SpeakerKind.LEGISLATOR
    is_state = actor.country is None or actor.country in load().countries
    return SpeakerKind.GOVERNMENT if is_state else SpeakerKind.ORGANISATION


def _kind_of_title(actor: Actor) -> SpeakerKind:
    """Go by the printed title of an office that has no code of its own; who has none today is ``other``."""
    if actor.office is None or not actor.title:
        return SpeakerKind.OTHER
    by_words = kind_by_words(actor.title)
    if by_words is not None:
        return by_words
    folded = actor.title.lower()
    if "senate" in folded or "house" in folded.split() or "representative" in folded.split():
        return SpeakerKind.LEGISLATOR
    return _kind_of_office(actor)


def _kind_of_group(actor: Actor) -> SpeakerKind:
    name = actor.id.split(":")[1]
    gazetteer = load()
    if name in gazetteer.groups:
        return _GROUP_KINDS.get(gazetteer.groups[name].kind, SpeakerKind.OTHER)
    role = gazetteer.roles.get(name)
    if role is None:
        return SpeakerKind.OTHER
    return _ROLE_KINDS.get(role.role_code, SpeakerKind.GOVERNMENT if role.role_code else SpeakerKind.OTHER)


def _kind_of_organisation(actor: Actor, phrase: str) -> SpeakerKind:
    gazetteer = load()
    if actor.id in gazetteer.organisations:
        research = _RESEARCH.search(actor.label) or _publisher_role(actor.label) == "think_tank"
        return SpeakerKind.EXPERT if research else SpeakerKind.ORGANISATION
    country, _, kind = actor.id.partition("-")
    body = gazetteer.bodies.get(actor.id) or (gazetteer.bodies.get(kind) if country == actor.country else None)
    if body is not None and body.role_code == "PTY":
        return kind_by_words(phrase) or SpeakerKind.OTHER  # "Conservative senators" are senators
    if body is not None:
        return _ROLE_KINDS.get(body.role_code, SpeakerKind.GOVERNMENT)
    role = _publisher_role(actor.label)
    if role in PRESS_ROLES:
        return SpeakerKind.PRESS
    if role == "think_tank" or _RESEARCH.search(actor.label):
        return SpeakerKind.EXPERT
    return kind_by_words(phrase) or SpeakerKind.ORGANISATION


@cache
def _publisher_role(name: str) -> str | None:
    publisher = find_publisher(None, name)
    return publisher.role if publisher else None
