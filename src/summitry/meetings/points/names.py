"""Names that a stretch of text speaks of, and its words with the names masked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import load
from summitry.model import ActorKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitry.meetings.statuses import Index
    from summitry.model import Actor, Mention

#: What stands in a vector's text for whoever speaks for a state: a plain word, the same for every one.
MASK: Final = "they"
_STATES: Final = frozenset({ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.ROLE})


@dataclass(frozen=True, slots=True)
class Named:
    """Names in a stretch of text.

    Attributes:
        keys: What is named: ISO3 codes for states and whoever speaks for them, ids of organisations, places in lower
            case; sorted.
        masked: First and past-the-last characters of the words that name states, persons and pronouns, in order.
        taken: First and past-the-last characters of all names.
    """

    keys: tuple[str, ...]
    masked: tuple[tuple[int, int], ...]
    taken: tuple[tuple[int, int], ...]


def find_names(index: Index, start: int, end: int, apart: Sequence[tuple[int, int]] = ()) -> Named:
    """Find what is named between two characters of a document, but for what stands in ``apart``."""
    keys: set[str] = set()
    masked: list[tuple[int, int]] = []
    taken: list[tuple[int, int]] = []
    for mention in index.mentions_in(start, end):
        span = (mention.passage.start, mention.passage.end)
        if _touches(span, apart):
            continue
        if mention.form != "group":
            taken.append(span)
        states = _states_of(mention)
        if mention.form in {"pronoun", "pair", "side"} or _speaks_for_state(mention.actors) or states:
            masked.append(span)
        keys.update(_keys(mention), states)
    for name in index.names_in(start, end):
        span = (name.passage.start, name.passage.end)
        if _touches(span, taken) or _touches(span, apart):
            continue
        taken.append(span)
        if name.label is NameLabel.PERSON:
            masked.append(span)
        else:
            keys.add(_plain(name.passage.exact))
    return Named(tuple(sorted(keys)), _merged(masked), _merged(taken))


def _touches(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < stop and begin < span[1] for begin, stop in others)


def _speaks_for_state(actors: Iterable[Actor]) -> bool:
    return any(actor.kind in _STATES for actor in actors)


def _keys(mention: Mention) -> Iterator[str]:
    """Keys of a mention; pronouns, and pairs without a name, only point to who is named elsewhere."""
    is_named = any(word[0].isupper() for word in mention.passage.exact.split()[1:])
    if mention.form in {"pronoun", "group"} or (mention.form == "pair" and not is_named):
        return
    for actor in mention.actors:
        if actor.kind is ActorKind.PLACE:
            yield _plain(mention.passage.exact)
        elif actor.kind is ActorKind.GROUP:
            continue
        else:
            yield actor.country if actor.kind in _STATES and actor.country else actor.id


def _states_of(mention: Mention) -> frozenset[str]:
    """States whose adjective stands before an office that nobody is known to hold: "my Kenyan counterpart"."""
    if mention.actors or mention.form != "title":
        return frozenset()
    return frozenset(_adjectives().get(word, "") for word in mention.passage.exact.split()) - {""}


@cache
def _adjectives() -> Mapping[str, str]:
    """By adjective the code of the state, where there is only one."""
    found: dict[str, list[str]] = {}
    for code, country in load().countries.items():
        for adjective in country.adjectives:
            found.setdefault(adjective, []).append(code)
    return {adjective: codes[0] for adjective, codes in found.items() if len(codes) == 1}


def _plain(name: str) -> str:
    words = name.replace("’", "'").casefold().removesuffix("'s").split()
    return " ".join(word for word in words if word not in {"the", "of"})


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sort spans and join those that overlap."""
    joined: list[tuple[int, int]] = []
    for begin, stop in sorted(spans):
        if joined and begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((begin, stop))
    return tuple(joined)


def mask(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int]], apart: Iterable[tuple[int, int]] = ()
) -> str:
    """Give the words between two characters with every span put as ``MASK``, its "the" and "'s" left as they stand.

    What stands in ``apart`` is left out.
    """
    parts: list[str] = []
    place = start
    for begin, stop, word in sorted([*((*span, MASK) for span in spans), *((*span, "") for span in apart)]):
        if begin >= place and stop <= end:
            parts += [text[place:begin], word]
            place = stop
    parts.append(text[place:end])
    return " ".join("".join(parts).split())
