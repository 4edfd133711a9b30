"""The word lists of this step: light verbs, nouns that stand for events, who controls an infinitive."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Controller = Literal["subject", "oblique"]
SPELLINGS = (("ise", "ize"), ("our", "or"))


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that tells an event.

    Attributes:
        verb: The verb that says the same.
        of_is_object: Whether "of" leads to the one acted upon (rejection of) or the one who acts (visit of).
        recipient_cases: Prepositions that lead to the one acted upon.
    """

    verb: str
    of_is_object: bool
    recipient_cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All the lists.

    Attributes:
        light_verbs: What a verb (with particle and preposition: ``put forward``, ``come to``) and a noun say together.
        light_nouns: The nouns of these, to look there first.
        event_nouns: Nouns that tell events.
        controllers: Who does what an infinitive says, for a verb and the preposition that stands with it; where
            neither is listed, the object if there is one, else the subject.
        speech_verbs: Verbs that may stand inside or behind what is said.
        verbs: Verbs in their plain spelling, those of the other lists included.
    """

    light_verbs: Mapping[tuple[str, str], str]
    light_nouns: frozenset[str]
    event_nouns: Mapping[str, EventNoun]
    controllers: Mapping[tuple[str, str], Controller]
    speech_verbs: frozenset[str]
    verbs: frozenset[str]

    def spell(self, lemma: str) -> str:
        """Give a verb's lemma, mended where a model cut the ending wrongly ("impos", "bann", "condemne")."""
        if lemma in self.verbs:
            return lemma
        for mended in (f"{lemma}e", f"{lemma.removesuffix('i')}y"):
            if mended in self.verbs:
                return mended
        is_cut = lemma.endswith("e") or lemma[-1:] == lemma[-2:-1]
        return lemma[:-1] if is_cut and lemma[:-1] in self.verbs else lemma

    def standard(self, verb: str) -> str:
        """Give the American spelling of a verb where the lists have it: ``recognize`` for ``recognise``."""
        for british, american in SPELLINGS:
            if british in verb and verb.replace(british, american) in self.verbs:
                return verb.replace(british, american)
        return verb


def _iter_rows(name: str) -> Iterator[dict[str, str]]:
    text = files("summitry.clauses").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the lists that ship with the package."""
    light = {
        (verb, row["noun"]): row["means"] for row in _iter_rows("light_verbs.csv") for verb in row["verbs"].split("|")
    }
    nouns = {
        row["noun"]: EventNoun(row["verb"], row["of"] == "object", tuple(filter(None, row["recipient"].split("|"))))
        for row in _iter_rows("nominal_events.csv")
    }
    controllers: dict[tuple[str, str], Controller] = {
        (row["verb"], row["preposition"]): "oblique" if row["controller"] == "oblique" else "subject"
        for row in _iter_rows("control.csv")
    }
    speech = frozenset(row["verb"] for row in _iter_rows("speech_verbs.csv"))
    plain = {row["verb"] for row in _iter_rows("verbs.csv")} | {event.verb for event in nouns.values()} | speech
    plain |= {verb.partition(" ")[0] for verb, _ in [*light, *controllers]}
    return Lexicon(light, frozenset(noun for _, noun in light), nouns, controllers, speech, frozenset(plain))
