"""One spelling for British and American forms, so that a rule writes a word once."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ence", "ense"), ("tre", "ter"))
_SHORTEST = 5


@lru_cache(maxsize=20_000)
def spell(lemma: str) -> str:
    """Give the form that rules and clauses are compared in.

    It need not be a word: it is the same for all spellings of one word, and lower case.
    """
    return " ".join(_spell_word(word) for word in lemma.lower().replace("-", "").split(" "))


def _spell_word(word: str) -> str:
    if len(word) >= _SHORTEST:
        for british, american in _ENDINGS:
            if word.endswith(british):
                return word[: -len(british)] + american
    return word
