"""Lemmas: scripts that turn a form into its lemma, and the lexicon of forms seen in training."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from summitry.language.lemmas import CAPITALIZE, KEEP, LOWER

if TYPE_CHECKING:
    from collections.abc import Iterable


def make_script(form: str, lemma: str) -> str:
    """The shortest script that turns ``form`` into ``lemma``.

    ``=`` keeps the form, ``v`` puts it in lower case, ``v|3|y`` puts it in lower case, takes three
    characters off its end and adds ``y`` (``=|3|y`` without the lower case), ``!be`` replaces the whole form.
    """
    if form == lemma:
        return KEEP
    lowered = form.lower()
    if lowered == lemma:
        return LOWER
    if form[:1].isupper() and form[1:].lower() == lemma[1:] and form[0] == lemma[0]:
        return CAPITALIZE
    mode, base = ("=", form) if lemma != lemma.lower() and form[0] == lemma[:1] else ("v", lowered)
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0:
        return "!" + lemma
    return f"{mode}|{len(base) - shared}|{lemma[shared:]}"


def count_scripts(pairs: Iterable[tuple[str, str]], at_least: int = 3) -> list[str]:
    """The scripts of ``(form, lemma)`` pairs seen ``at_least`` times, most frequent first; ``=`` and ``v`` always."""
    counts = Counter(make_script(form, lemma) for form, lemma in pairs)
    frequent = [script for script, n in counts.most_common() if n >= at_least]
    return [KEEP, LOWER, *(s for s in frequent if s not in {KEEP, LOWER})]


def build_lexicon(rows: Iterable[tuple[str, str, str]], share: float = 0.9) -> dict[tuple[str, str], str]:
    """``(form, xpos) -> lemma`` where nearly every occurrence agrees.

    Args:
        rows: ``(form, xpos, lemma)`` of each word of the training data.
        share: How much of the occurrences the lemma must have.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for form, xpos, lemma in rows:
        counts[form, xpos][lemma] += 1
    lexicon = {}
    for key, lemmas in counts.items():
        lemma, n = lemmas.most_common(1)[0]
        if n >= share * sum(lemmas.values()):
            lexicon[key] = lemma
    return lexicon
