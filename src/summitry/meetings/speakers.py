"""Who speaks, and what sort of actor that is: from an attribution, a mention or an actor to a ``Speaker``.

Unnamed speakers stay what the text calls them; what sort of actor each is, is told in ``speaker_kinds.py``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import load
from summitry.ingest.publishers import find_publisher
from summitry.meetings.record import Speaker, SpeakerKind
from summitry.meetings.speaker_kinds import PRESS_ROLES, kind_by_house, kind_by_words, kind_of, load_words
from summitry.model import ActorKind, DocumentKind, NameLabel

if TYPE_CHECKING:
    from summitry.model import Actor, Document, Mention, Passage
    from summitry.reading import Reading
    from summitry.statements import Attribution

#: Words that are capitals only at the start of a sentence, beside those of ``speaker_words.csv`` and of groups.
_CAPITAL_AT_START: Final = (
    "the a an some many several most few others other both these those all two three one they he she we you it i "
    "his her their its our human senior top former no not another any more certain numerous various each such this "
    "members people everyone nobody even key only"
)
_COMMON: Final = frozenset(_CAPITAL_AT_START.split())
#: A group whose members are only given as examples behind it.
_BESIDE_GROUP: Final = re.compile(r"(?:\w+\s+){0,3}(?:\w+s)\b[^.]{0,80}?\b(?:like|such as|including)\b", re.IGNORECASE)
_OWNING: Final = frozenset({"'s", "’s", "s'", "s’"})
_SENTENCE_CASE: Final = re.compile(r"[A-Z](?=[a-z]* |[a-z]*$)")


def speaker_of(actor: Actor, passage: Passage | None = None, phrase: str | None = None) -> Speaker:
    """Make a speaker of an actor.

    Args:
        actor: Who speaks.
        passage: The words that name the speaker, or None where there are none.
        phrase: These words with titles and appositions; the passage's own if None.
    """
    words = phrase if phrase is not None else passage.exact if passage else ""
    is_named = actor.kind not in {ActorKind.GROUP, ActorKind.ROLE} and not _are_members(actor, words)
    return Speaker(
        label=actor.label if is_named or not words else as_written(_core(words)),
        actor_id=actor.id,
        country=actor.country,
        role=_role(actor, words),
        kind=kind_of(actor, words),
        is_named=is_named,
        passage=passage,
    )


def _are_members(actor: Actor, words: str) -> bool:
    """Whether words mean a party's people ("several Conservatives") and not the party, which can be asked."""
    return (
        actor.kind is ActorKind.ORGANISATION
        and actor.label.endswith("Party")
        and not (not words or "party" in words.lower() or words.strip().isupper())
    )


def speakers_of_mention(mention: Mention) -> tuple[Speaker, ...]:
    """Make speakers of whom a mention means, each apart; empty where it is not decided."""
    phrase = mention.antecedent.exact if mention.antecedent else mention.passage.exact
    return tuple(speaker_of(actor, mention.passage, phrase) for actor in mention.actors)


def speakers_of(attribution: Attribution, reading: Reading) -> tuple[Speaker, ...]:
    """Make speakers of an attribution's source.

    Returns:
        Those whom the source means, each apart. Where nobody could be told, one speaker that is what the text calls
        it; where the text names no source, none.
    """
    if not attribution.source:
        return ()
    source = attribution.source[0]
    phrase = source.exact if attribution.source_kind != "carried over" else ""
    if attribution.antecedent is not None:
        phrase = attribution.antecedent.exact
    if attribution.speakers and not _is_owner(attribution, reading):
        known = tuple(speaker_of(actor, source, phrase or source.exact) for actor in attribution.speakers)
        return known if len(known) > 1 else (_with_name(known[0], source, reading),)
    return (_unknown(source, reading),)


def _is_owner(attribution: Attribution, reading: Reading) -> bool:
    """Whether the only one known in a source's phrase owns what speaks: "some of Vega's allies"."""
    source, who = attribution.source[0], attribution.speakers[0]
    if len(attribution.speakers) > 1 or attribution.source_kind == "carried over":
        return False
    text = reading.document.text
    own = [m for m in reading.mentions if source.start < m.passage.start and m.passage.end <= source.end]
    own = [m for m in own if any(actor.id == who.id for actor in m.actors)]
    return bool(own) and all(
        text[m.passage.end : m.passage.end + 2] in _OWNING or m.passage.exact[-2:] in _OWNING for m in own
    )


def speaker_of_phrase(phrase: Passage, reading: Reading) -> Speaker:
    """Make a speaker of a phrase of the text: whom a mention in it means, else what the text calls it."""
    inside = [m for m in reading.mentions if phrase.start <= m.passage.start and m.passage.end <= phrase.end]
    decided = next((mention for mention in inside if mention.is_decided), None)
    if decided is None:
        return _unknown(phrase, reading)
    known = decided.antecedent.exact if decided.antecedent else phrase.exact
    return speaker_of(decided.actors[0], phrase, known)


def _with_name(speaker: Speaker, source: Passage, reading: Reading) -> Speaker:
    """Take a person's name that the lists do not know over a role or group that stands beside it."""
    if speaker.is_named:
        return speaker
    named = _unknown(source, reading)
    return named if named.is_named and named.kind is not SpeakerKind.OTHER else speaker


def _unknown(source: Passage, reading: Reading) -> Speaker:
    """Make a speaker of words that nobody is known by: named where a proper name of a person stands in them."""
    names = [
        name
        for name in reading.names
        if name.label is NameLabel.PERSON
        and source.start <= name.passage.start
        and (name.passage.end <= source.end or (source.exact.endswith(".") and name.passage.start <= source.end + 1))
    ]
    text = reading.document.text
    names = [name for name in names if text[name.passage.end : name.passage.end + 2] not in _OWNING]
    kind = kind_by_words(source.exact) or kind_by_house(source.exact) or SpeakerKind.OTHER
    if not names or _BESIDE_GROUP.match(source.exact):
        return Speaker(as_written(_core(source.exact)), None, None, "", kind, is_named=False, passage=source)
    label = names[0].passage.exact
    return Speaker(label, None, None, _role_beside(source.exact, label), kind, is_named=True, passage=source)


def publisher_of(document: Document) -> Speaker:
    """Make a speaker of whoever publishes a document: the one who says what the text ascribes to nobody."""
    kind = SpeakerKind.OTHER
    publisher = find_publisher(document.url, document.publisher)
    if publisher is not None and publisher.role in PRESS_ROLES:
        kind = SpeakerKind.PRESS
    elif publisher is not None and publisher.role == "think_tank":
        kind = SpeakerKind.EXPERT
    elif document.side is not None:
        is_state = document.side in load().countries
        kind = SpeakerKind.GOVERNMENT if is_state else SpeakerKind.ORGANISATION
    elif document.kind is DocumentKind.NEWS:
        kind = SpeakerKind.PRESS
    label = document.publisher or "the text itself"
    return Speaker(label, None, document.side, "", kind, is_named=document.publisher is not None)


def _core(words: str) -> str:
    """Give the group that words name without what they tell of it: "critics who had hoped for more" are critics."""
    return re.split(r"\s(?:who|that|which|whose)\s|,\s|\s[—–]\s", words, maxsplit=1)[0] or words


def as_written(words: str) -> str:
    """Give words as they stand, without the capital that only opens a sentence, and without a comma at the end."""
    shown = " ".join(words.split()).strip(" ,;:")
    first = shown.split(" ", 1)[0]
    if _SENTENCE_CASE.match(shown) and _is_common(first):
        return shown[:1].lower() + shown[1:]
    return shown


def _is_common(word: str) -> bool:
    folded = word.lower()
    return folded in _COMMON or folded in load_words() or folded in _group_words()


@cache
def _group_words() -> frozenset[str]:
    return frozenset(form for group in load().groups.values() for form in group.forms if form.islower())


def _role(actor: Actor, phrase: str) -> str:
    if actor.kind is not ActorKind.PERSON:
        return ""
    return _role_beside(phrase, actor.label) or actor.title or ""


def _role_beside(phrase: str, name: str) -> str:
    """Give what a phrase says beside a name: the title before it, else the apposition behind it."""
    words = " ".join(phrase.split())
    is_whole = name in words
    if not is_whole:
        name = next((part for part in reversed(name.split()) if part in words), "")
        if not name:
            return ""
    before, _, after = words.partition(name)
    title = re.split(r"[—–]\s", before)[-1].strip(" ,").split()  # a dateline is no title
    while title and (title[-1].lower() in _COMMON or not (is_whole or _is_title(title[-1]))):
        title.pop()
    if title:
        return " ".join(title)
    return after.strip(" ,") if after.startswith(",") else ""


def _is_title(word: str) -> bool:
    return word.islower() or word.lower() in _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word.lower() for role in load().roles.values() for name in role.names for word in name.split())
