"""Small changes to training sentences: other names, quotation marks, letter case, missing full stops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from training.names_data import name_spans

if TYPE_CHECKING:
    from random import Random

    from training.records import Sentence

_LISTS = ("heads", "relations", "upos", "xpos", "feats", "lemmas")


def swap_names(
    sentence: Sentence, names: dict[str, list[list[str]]], random: Random, *, share: float = 0.6
) -> Sentence:
    """Put other names of the same type in place of some of the sentence's names.

    The parse stays where each new name has capitals at the same places as the old one; else
    only names are learned from it.
    """
    if sentence.names is None:
        return sentence
    words, glued, tags = list(sentence.words), list(sentence.glued), list(sentence.names)
    keeps_shape = True
    for first, last, kind in reversed(name_spans(sentence.names)):
        choices = names.get(kind, [])
        if not choices or random.random() > share:
            continue
        new = random.choice(choices)
        if last - first == 1 and kind == "PER" and random.random() < 0.7:
            new = new[-1:]
        keeps_shape = keeps_shape and _outline(new) == _outline(words[first:last])
        words[first:last] = new
        glued[first:last] = [glued[first], *(w in {"-", "'s", "’s", ")", ","} for w in new[1:])]
        tags[first:last] = [f"{'B' if n == 0 else 'I'}-{kind}" for n in range(len(new))]
    swapped = replace(sentence, words=words, glued=glued, names=tags, lemmas=None)
    if not keeps_shape:
        for layer in _LISTS:
            setattr(swapped, layer, None)
    return swapped


def _outline(words: list[str]) -> list[bool]:
    return [word[:1].isupper() for word in words]


def drop_final_stop(sentence: Sentence) -> Sentence:
    """The sentence without its last punctuation mark, where nothing hangs on that mark."""
    if len(sentence.words) < 3 or sentence.words[-1] not in {".", "!", "?"}:
        return sentence
    if sentence.heads is not None and len(sentence.heads) in sentence.heads:
        return sentence
    shorter = replace(sentence, words=sentence.words[:-1], glued=sentence.glued[:-1])
    for layer in (*_LISTS, "names"):
        values = getattr(sentence, layer)
        setattr(shorter, layer, None if values is None else values[:-1])
    return shorter


def curl_quotes(sentence: Sentence) -> Sentence:
    """The sentence with typographic quotation marks."""
    words = []
    is_open = False
    for word in sentence.words:
        if word in {'"', "``", "''"}:
            words.append("”" if is_open else "“")
            is_open = not is_open
        else:
            words.append(word.replace("'", "’"))
    return replace(sentence, words=words)


def recase(sentence: Sentence, random: Random) -> Sentence:
    """The sentence in lower case or in capitals."""
    words = [w.lower() for w in sentence.words] if random.random() < 0.5 else [w.upper() for w in sentence.words]
    return replace(sentence, words=words, lemmas=None)


def vary(sentence: Sentence, names: dict[str, list[list[str]]], random: Random, *, swap_share: float) -> Sentence:
    """One random variant of ``sentence`` for an epoch."""
    if sentence.names is not None and random.random() < swap_share:
        sentence = swap_names(sentence, names, random)
    if random.random() < 0.06:
        sentence = drop_final_stop(sentence)
    if random.random() < 0.5:
        sentence = curl_quotes(sentence)
    if random.random() < 0.03:
        sentence = recase(sentence, random)
    return sentence
