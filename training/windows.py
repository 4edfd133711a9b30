"""From sentences to the arrays that the model reads: windows of running text, sorted into batches by length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summitry.language.features import Gap, feature_of, plain, shape_of
from training.labels import Labels, to_ids
from training.lemmas import make_script
from training.records import IGNORE, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

Ints = NDArray[np.int64]
MAX_PIECES = 400
"""Longer windows are left out of training (one sentence of this length is a list or a table)."""
MAX_WORD_PIECES = 10


@dataclass(slots=True)
class Window:
    """One piece sequence and the labels of its words; lists have one number a word."""

    pieces: list[int]
    features: list[int]
    firsts: list[int]
    sentence: list[int]
    layers: dict[str, list[int]]


class Encoder:
    """Turns sentences into windows, with the pieces of each word form kept once looked up."""

    def __init__(self, labels: Labels, to_pieces: Callable[[str], list[int]], ends: tuple[int, int]) -> None:
        """Args: the label lists, a function from a form to its pieces, the numbers of the two end pieces."""
        self._tables = {
            name: {value: n for n, value in enumerate(values)}
            for name, values in (
                ("relations", labels.relations),
                ("upos", labels.upos),
                ("xpos", labels.xpos),
                ("feats", labels.feats),
                ("names", labels.names),
                ("scripts", labels.scripts),
            )
        }
        self._to_pieces = to_pieces
        self._ends = ends
        self._seen: dict[str, list[int]] = {}

    def pieces_of(self, word: str) -> list[int]:
        """The numbers of the pieces of ``word``, at most ``MAX_WORD_PIECES``."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._to_pieces(plain(word))[:MAX_WORD_PIECES]
        return found

    def size(self, sentence: Sentence) -> int:
        """How many pieces ``sentence`` takes."""
        return sum(len(self.pieces_of(word)) for word in sentence.words)

    def window(self, sentences: list[Sentence]) -> Window:
        """One window of ``sentences`` that follow one another."""
        window = Window([self._ends[0]], [0], [], [], {name: [] for name in (*self._tables, "heads", "starts")})
        for number, sentence in enumerate(sentences):
            self._add_words(window, sentence, number)
            self._add_labels(window, sentence)
        window.pieces.append(self._ends[1])
        window.features.append(0)
        return window

    def _add_words(self, window: Window, sentence: Sentence, number: int) -> None:
        for n, word in enumerate(sentence.words):
            gap = Gap.NONE if sentence.glued[n] and window.firsts else Gap.SPACE
            if n == 0 and sentence.starts_paragraph:
                gap = Gap.PARAGRAPH
            shape = shape_of(word)
            pieces = self.pieces_of(word)
            window.firsts.append(len(window.pieces))
            window.sentence.append(number)
            window.pieces += pieces
            window.features += [feature_of(shape, gap), *[feature_of(shape, Gap.INSIDE)] * (len(pieces) - 1)]

    def _add_labels(self, window: Window, sentence: Sentence) -> None:
        size = len(sentence.words)
        offset = len(window.firsts) - size
        layers = window.layers
        for name in ("relations", "upos", "xpos", "feats", "names"):
            layers[name] += to_ids(getattr(sentence, name), self._tables[name], size)
        layers["scripts"] += to_ids(_scripts(sentence), self._tables["scripts"], size)
        if sentence.heads is None:
            layers["heads"] += [IGNORE] * size
        else:
            layers["heads"] += [0 if head == 0 else head + offset for head in sentence.heads]
        layers["starts"] += [int(n == 0) if sentence.is_segmented else IGNORE for n in range(size)]


def _scripts(sentence: Sentence) -> list[str] | None:
    if sentence.lemmas is None:
        return None
    return [make_script(plain(form), lemma) for form, lemma in zip(sentence.words, sentence.lemmas, strict=True)]


def pack(sentences: list[Sentence], encoder: Encoder, random: Random, largest: int = 150) -> Iterator[Window]:
    """Windows of one document's sentences, of random lengths up to ``largest`` pieces."""
    held: list[Sentence] = []
    size = 0
    limit = _draw_limit(random, largest)
    for sentence in sentences:
        extra = encoder.size(sentence)
        if held and size + extra > limit:
            yield encoder.window(held)
            held, size, limit = [], 0, _draw_limit(random, largest)
        if extra <= MAX_PIECES:
            held.append(sentence)
            size += extra
    if held:
        yield encoder.window(held)


def _draw_limit(random: Random, largest: int) -> int:
    return largest if random.random() < 0.6 else random.randint(10, largest)


def batch_up(windows: list[Window], random: Random, pieces_a_batch: int) -> list[list[Window]]:
    """Batches of windows of like length, in random order; none holds more than ``pieces_a_batch`` pieces."""
    ordered = sorted(windows, key=lambda w: len(w.pieces) + random.random() * 8)
    batches: list[list[Window]] = [[]]
    for window in ordered:
        if batches[-1] and (len(batches[-1]) + 1) * len(window.pieces) > pieces_a_batch:
            batches.append([])
        batches[-1].append(window)
    random.shuffle(batches)
    return batches


def to_arrays(batch: list[Window]) -> dict[str, Ints]:
    """Padded arrays of a batch: pieces and features ``(B, T)``, all else ``(B, W)``."""
    width = max(len(window.pieces) for window in batch)
    words = max(len(window.firsts) for window in batch)
    arrays = {
        "pieces": _pad([w.pieces for w in batch], width, 0),
        "features": _pad([w.features for w in batch], width, 0),
        "firsts": _pad([w.firsts for w in batch], words, 0),
        "sentence": _pad([w.sentence for w in batch], words, -1),
    }
    for name in batch[0].layers:
        arrays[name] = _pad([w.layers[name] for w in batch], words, IGNORE)
    return arrays


def _pad(rows: list[list[int]], width: int, fill: int) -> Ints:
    array = np.full((len(rows), width), fill, dtype=np.int64)
    for n, row in enumerate(rows):
        array[n, : len(row)] = row
    return array
