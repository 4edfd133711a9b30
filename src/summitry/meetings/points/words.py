"""The words of a stretch of text that tell its subject, as stems that match across word forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summitry.clauses.lexicon import load_lexicon
from summitry.meetings.points.routine import load_routine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

_TAGS: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_LEAST_LETTERS: Final = 2


def stems(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Give the content words of some tokens as stems, each once, in order: routine words too, but no names."""
    found = (
        stem_of(lemma_of(token))
        for token in tokens
        if token.pos_ in _TAGS and token.pos_ != "PROPN" and _is_word(token)
    )
    return tuple(dict.fromkeys(found))


def subject_words(tokens: Iterable[Token], taken: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Give the stems of the content words that are neither routine nor part of a name."""
    return tuple(dict.fromkeys(_iter_words(tokens, tuple(taken))))


def subject_nouns(tokens: Iterable[Token], taken: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Give those of the subject words that are nouns."""
    return subject_words((token for token in tokens if token.pos_ in {"NOUN", "PROPN"}), taken)


def _iter_words(tokens: Iterable[Token], taken: tuple[tuple[int, int], ...]) -> Iterator[str]:
    lists = load_routine()
    empty = lists.routine | lists.setting | lists.courtesy | lists.carriers
    for token in tokens:
        lemma = lemma_of(token)
        if token.pos_ not in _TAGS or not _is_word(token) or lemma in empty:
            continue
        if any(begin <= token.idx < stop for begin, stop in taken):
            continue
        stem = stem_of(lemma)
        if stem not in empty:
            yield stem


def _is_word(token: Token) -> bool:
    return len(token.text) > _LEAST_LETTERS and any(letter.isalpha() for letter in token.text)


def lemma_of(token: Token) -> str:
    """Give a token's lemma in lower case; a plural that is written as a name ("the Allies") is cut by its ending."""
    word = token.text.lower()
    if token.tag_ != "NNPS" or not word.endswith("s"):
        return str(token.lemma_.lower())
    return f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")


@cache
def stem_of(lemma: str) -> str:
    """Give what a noun that tells an event shares with its verb: ``negotiate`` for ``negotiation``."""
    event = load_lexicon().event_nouns.get(lemma)
    return load_lexicon().standard(event.verb if event else lemma)
