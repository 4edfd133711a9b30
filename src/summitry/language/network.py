"""The shipped model: from the words of texts to heads, relations, tags, lemmas, names and sentence starts.

Each window runs through the graph alone: the scales of int8 activations are found in each run, so a window's scores
would otherwise depend on its neighbours in the batch, and what is read of a text on the texts read with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from summitry.language.decode import choose_names, choose_relations, find_heads, sentence_numbers
from summitry.language.features import Gap, feature_of, plain, shape_of
from summitry.language.lemmas import Lemmatizer
from summitry.language.sessions import open_session
from summitry.language.unread import iter_between, iter_pieces
from summitry.language.watching import report
from summitry.language.windows import Window, Words, batch_up, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Repair = Callable[[int, int, NDArray[np.float32]], NDArray[np.bool_]]

MAX_WORD_PIECES: Final = 10
_LONGEST_FORM: Final = 200
_KEPT_FORMS: Final = 100_000
_ENDS: Final = ("[CLS]", "[SEP]")
_NEVER: Final = np.float32(-1e9)
_SURE: Final = 50.0


@dataclass(frozen=True, slots=True)
class Labels:
    """The lists that the numbers of an ``Annotation`` point into."""

    relations: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read the lists from ``labels.json``."""
        lists = json.loads(path.read_text(encoding="utf-8"))
        return cls(*(tuple(lists[name]) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the model says about one text of ``n`` words; every array has ``n`` entries.

    Attributes:
        heads: The head's place in the text; the word itself for the root of a sentence.
        relations: Numbers of the relations to the heads.
        upos: Numbers of the universal parts of speech.
        xpos: Numbers of the fine tags.
        feats: Numbers of the feature strings.
        names: Numbers of the BIO tags of names.
        starts: Whether the word begins a sentence.
        lemmas: The lemmas.
    """

    heads: NDArray[np.int32]
    relations: NDArray[np.int16]
    upos: NDArray[np.int16]
    xpos: NDArray[np.int16]
    feats: NDArray[np.int16]
    names: NDArray[np.int16]
    starts: NDArray[np.bool_]
    lemmas: list[str]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the graph says about one window of ``w`` words, in the order of its outputs.

    Attributes:
        arcs: Score of each head, column 0 the root, ``(w, w + 1)``.
        deps: Vectors of the words as dependents.
        heads: Vectors of the root and the words as heads.
        upos: Best part of speech of each word.
        xpos: Best fine tag.
        feats: Best feature string.
        scripts: Best lemma script.
        starts: How likely each word begins a sentence, above 0 for yes.
        names: Score of each BIO tag, ``(w, tags)``.
    """

    arcs: NDArray[np.float32]
    deps: NDArray[np.float32]
    heads: NDArray[np.float32]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    feats: NDArray[np.int64]
    scripts: NDArray[np.int64]
    starts: NDArray[np.float32]
    names: NDArray[np.float32]


class Network:
    """The two graphs, the vocabulary, the label lists and the lexicon of one folder of weights."""

    def __init__(self, model: Any, relations: Any, vocabulary: Any, folder: Path) -> None:
        """Use ``load``."""
        self._model = model
        self._relations = relations
        self._vocabulary = vocabulary
        self._unknown = vocabulary.token_to_id("[UNK]")
        self._ends = tuple(vocabulary.token_to_id(end) for end in _ENDS)
        self._known: dict[str, tuple[list[int], int]] = {}
        self.labels = Labels.load(folder / "labels.json")
        self._lemmatizer = Lemmatizer.load(folder / "lexicon.json.gz")

    @classmethod
    def load(cls, folder: Path, *, threads: int = 1) -> Network:
        """Open the weights in ``folder``; ``threads`` is what one run of the graphs may use."""
        from tokenizers import Tokenizer  # noqa: PLC0415  the package imports this file early

        vocabulary = Tokenizer.from_file(str(folder / "tokenizer.json"))
        vocabulary.no_padding()
        vocabulary.no_truncation()
        model, relations = (open_session(folder / name, threads=threads) for name in ("model.onnx", "relations.onnx"))
        return cls(model, relations, vocabulary, folder)

    def read(self, texts: Sequence[Words], repair: Repair | None = None) -> list[Annotation]:
        """Annotate many texts at once; what is said of one does not depend on the others.

        Args:
            texts: The words of each text.
            repair: Says where sentences start, before trees are built. It is given the number of the text, the place
                in it of a window's first word, and how likely each word of the window begins a sentence (above 0 for
                yes); without it the model's opinion counts, and paragraphs.
        """
        words = [self._look_up_all(text) for text in texts]
        windows = [
            window for n, text in enumerate(texts) for window in cut(n, text, [len(pieces) for pieces, _ in words[n]])
        ]
        outputs = [self._blank(text) for text in texts]
        total, done = sum(window.pieces for window in windows), 0
        for batch in batch_up(windows):
            scores = [self._run(words[w.text][w.start : w.end], texts[w.text].gaps[w.start : w.end]) for w in batch]
            starts = _begin(batch, scores, texts, repair)
            for window, found in zip(batch, self._decode(scores, starts), strict=True):
                outputs[window.text].put(window, found)
            done += sum(window.pieces for window in batch)
            report(done, total)
        return [self._finish(text, blank) for text, blank in zip(texts, outputs, strict=True)]

    def _look_up_all(self, text: Words) -> list[tuple[list[int], int]]:
        """Give each word's pieces and class; none for what is not read."""
        found: list[tuple[list[int], int]] = [([], 0)] * len(text.forms)
        for start, end in iter_between(text.unread, len(text.forms)):
            found[start:end] = [self._lookup(form) for form in text.forms[start:end]]
        return found

    def _blank(self, text: Words) -> _Blank:
        """Lay out the arrays of a text; what is not read hangs on the first word of its piece."""
        blank = _Blank.of(len(text.forms))
        labels = self.labels
        for start, end in iter_pieces(text.unread):
            blank.arrays["heads"][start:end] = start
            blank.arrays["relations"][start:end] = labels.relations.index("dep")
            blank.arrays["relations"][start] = labels.relations.index("root")
            blank.arrays["upos"][start:end] = labels.upos.index("X")
            blank.arrays["xpos"][start:end] = labels.xpos.index("FW")
            blank.arrays["starts"][start] = 1
        return blank

    def _lookup(self, form: str) -> tuple[list[int], int]:
        """Give the pieces of a form, at most ten, and its letter-case class."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= _KEPT_FORMS:
                self._known.clear()
            short = plain(form[:_LONGEST_FORM])
            pieces = self._vocabulary.encode(short, add_special_tokens=False).ids[:MAX_WORD_PIECES]
            found = self._known[form] = (pieces or [self._unknown], shape_of(form))
        return found

    def _run(self, words: list[tuple[list[int], int]], gaps: list[int]) -> Scores:
        """Run one window through the graph."""
        pieces, features, firsts = [self._ends[0]], [0], []
        for (ids, shape), gap in zip(words, gaps, strict=True):
            firsts.append(len(pieces))
            pieces += ids
            features.append(feature_of(shape, gap))
            if len(ids) > 1:
                features += [feature_of(shape, Gap.INSIDE)] * (len(ids) - 1)
        pieces.append(self._ends[1])
        features.append(0)
        inputs = {"pieces": pieces, "features": features, "firsts": firsts}
        arrays = {name: np.array([row], dtype=np.int64) for name, row in inputs.items()}
        return Scores(*(output[0] for output in self._model.run(_OUTPUTS, arrays)))

    def _decode(self, scores: list[Scores], starts: NDArray[np.bool_]) -> list[dict[str, NDArray[Any]]]:
        """Choose trees, relations and names for a batch of windows, all padded to the longest."""
        lengths = np.array([len(s.starts) for s in scores], dtype=np.int64)
        size = int(lengths.max())
        arcs = np.full((len(scores), size, size + 1), _NEVER, dtype=np.float32)
        names = np.zeros((len(scores), size, len(self.labels.names)), dtype=np.float32)
        names[:, :, 0] = _SURE
        for row, (one, length) in enumerate(zip(scores, lengths.tolist(), strict=True)):
            arcs[row, :length, : length + 1] = one.arcs
            arcs[row, length:, 0] = 0
            names[row, :length] = one.names
        sentences = sentence_numbers(np.where(starts, np.float32(1), np.float32(-1)), starts)
        heads = find_heads(arcs, sentences, lengths)
        tags = choose_names(names, sentences, self.labels.names)
        return [
            {
                "heads": heads[row, :length],
                "names": tags[row, :length],
                "starts": starts[row, :length],
                "relations": self._find_relations(heads[row, :length], one),
                "upos": one.upos,
                "xpos": one.xpos,
                "feats": one.feats,
                "scripts": one.scripts,
            }
            for row, (one, length) in enumerate(zip(scores, lengths.tolist(), strict=True))
        ]

    def _find_relations(self, heads: NDArray[np.int64], one: Scores) -> NDArray[np.int64]:
        """Choose the relation of each word of a window to its head."""
        (scores,) = self._relations.run(None, {"deps": one.deps, "heads": one.heads[heads]})
        return choose_relations(scores, np.where(heads == 0, -1, heads), self.labels.relations)

    def _finish(self, text: Words, blank: _Blank) -> Annotation:
        tags, scripts, lemma = self.labels.xpos, self.labels.scripts, self._lemmatizer.lemma
        rows = zip(text.forms, blank.arrays["xpos"].tolist(), blank.arrays["scripts"].tolist(), strict=True)
        lemmas = [lemma(form, tags[tag], scripts[script]) for form, tag, script in rows]
        heads = blank.arrays["heads"].astype(np.int32)
        small: dict[str, Any] = {name: blank.arrays[name] for name in ("relations", "upos", "xpos", "feats", "names")}
        return Annotation(heads=heads, starts=blank.arrays["starts"].astype(np.bool_), lemmas=lemmas, **small)


_OUTPUTS: Final = list(Scores.__slots__)


def _begin(
    batch: Sequence[Window], scores: Sequence[Scores], texts: Sequence[Words], repair: Repair | None
) -> NDArray[np.bool_]:
    """Say which words begin a sentence; the first of a window always does."""
    starts = np.zeros((len(batch), max(window.end - window.start for window in batch)), dtype=np.bool_)
    for row, (window, one) in enumerate(zip(batch, scores, strict=True)):
        if repair is not None:
            own = repair(window.text, window.start, one.starts)
        else:
            own = (one.starts > 0) | (np.array(texts[window.text].gaps[window.start : window.end]) == Gap.PARAGRAPH)
            own[0] = True
        starts[row, : own.size] = own
    return starts


@dataclass(slots=True)
class _Blank:
    """The arrays of one text, filled window by window."""

    arrays: dict[str, NDArray[np.int16] | NDArray[np.int32]]

    @classmethod
    def of(cls, size: int) -> _Blank:
        """Lay out the arrays of a text."""
        names = ("relations", "upos", "xpos", "feats", "scripts", "names", "starts")
        arrays: dict[str, Any] = {name: np.zeros(size, dtype=np.int16) for name in names}
        return cls({"heads": np.zeros(size, dtype=np.int32), **arrays})

    def put(self, window: Window, found: dict[str, NDArray[Any]]) -> None:
        """Fill in one window; heads become places in the text."""
        for name, array in self.arrays.items():
            array[window.start : window.end] = found[name]
        own = np.arange(window.start, window.end)
        heads = self.arrays["heads"][window.start : window.end]
        self.arrays["heads"][window.start : window.end] = np.where(heads == 0, own, heads - 1 + window.start)
