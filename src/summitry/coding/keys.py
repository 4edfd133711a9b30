"""The keys by which a clause's predicate is looked up in the codebook, its own form first."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from summitry.codebook.spelling import spell

if TYPE_CHECKING:
    from summitry.clauses import Clause


#: Adverbs that make one word with the verb before them, though the parse may not take them for particles.
_PARTICLES = frozenset(
    ("up", "down", "out", "off", "back", "away", "over", "in", "on", "apart", "aside", "forward", "through", "together")
) | {"ahead", "close", "short"}


def keys_of(clause: Clause, following: str = "") -> tuple[str, ...]:
    """Give the keys: the form as it stands, with its prepositions, and the plain word that it means.

    Args:
        clause: The clause.
        following: The word behind the predicate, in lower case; an adverb there comes first ("stepped *down*").
    """
    predicate = clause.predicate
    cases = tuple(item.case for item in clause.obliques if item.case) if predicate.kind == "verb" else ()
    keys = _keys(predicate.kind, predicate.lemma, predicate.noun_lemma, predicate.means, cases)
    if predicate.kind != "verb" or following not in _PARTICLES:
        return keys
    return (f"v:{spell(predicate.lemma)} {following}", *keys)


@lru_cache(maxsize=30_000)
def _keys(kind: str, lemma: str, noun: str, means: str, cases: tuple[str, ...]) -> tuple[str, ...]:
    lemma = spell(lemma)
    if kind == "adjective":
        return (f"a:{lemma}",)
    if kind == "noun":
        found = [f"n:{spell(noun or lemma)}", *_plain(means)]
    elif kind == "light verb":
        found = [f"v:{lemma}", f"n:{spell(noun)}", *_plain(means)]
    else:
        found = [*(f"v:{lemma} {case}" for case in cases), f"v:{lemma}", f"v:{spell(means)}"]
    return tuple(dict.fromkeys(found))


def _plain(means: str) -> tuple[str, ...]:
    """Give the keys of the plain word; "be attacked" is looked up as "attack", "be concerned" as it stands too."""
    if not means.startswith("be "):
        return (f"v:{spell(means)}",)
    done = means.removeprefix("be ")
    verbs = (f"v:{spell(done.removesuffix(ending))}" for ending in ("ed", "d") if done.endswith(ending))
    return (f"a:{spell(done)}", *verbs)
