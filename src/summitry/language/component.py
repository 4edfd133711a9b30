"""The shipped model as one spaCy component: it fills a ``Doc`` with parse, tags, lemmas, sentence starts, names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, LENGTH, MORPH, ORTH, POS, SPACY, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS

from summitry.language.features import Gap
from summitry.language.network import Network
from summitry.language.sentences import find_breaks, repair_starts
from summitry.language.tokens import BREAKS, LABELS, UNREAD
from summitry.language.unread import find_unread
from summitry.language.windows import Words
from summitry.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from summitry.language.network import Annotation

WEIGHTS: Final = Path(__file__).parent / "weights"
NAME: Final = "summitry_parser"
_ATTRIBUTES: Final = [HEAD, DEP, POS, TAG, MORPH, LEMMA, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3
_CHARACTERS_AT_ONCE: Final = 200_000


@lru_cache(maxsize=4)
def load_network(folder: Path, threads: int) -> Network:
    """Open a folder of weights; kept, so that a fresh vocabulary costs no second copy of the model."""
    return Network.load(folder, threads=threads)


class Parser:
    """The component itself.

    Args:
        nlp: The pipeline that it is part of.
        folder: Folder of weights.
        threads: How many threads one run of the model may use.
    """

    def __init__(self, nlp: Language, folder: Path, threads: int) -> None:
        self.network = load_network(folder, threads)
        labels = self.network.labels
        strings, morphology = nlp.vocab.strings, nlp.vocab.morphology
        self._strings = strings
        self._lemmas: dict[str, int] = {}
        self._relations = _ids(strings.add(label) for label in labels.relations)
        self._tags = _ids(strings.add(label) for label in labels.xpos)
        self._pos = _ids(POS_IDS.get(label, 0) for label in labels.upos)
        self._morphs = _ids(morphology.add("" if label == "_" else label) for label in labels.feats)
        codes = {"O": _OUTSIDE, "B": _BEGINS, "I": _INSIDE}
        self._iob = _ids(codes[label[0]] for label in labels.names)
        self._types = _ids(strings.add(label[2:]) if label[2:] else 0 for label in labels.names)
        # What a white-space token is given: it hangs on a word, has no features and is in no name.
        self._blank = _ids(
            (0, strings.add("dep"), POS_IDS["SPACE"], strings.add("_SP"), morphology.add(""), 0, _OUTSIDE, 0)
        )

    def __call__(self, doc: Doc) -> Doc:
        """Fill one ``Doc``."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002  spaCy's signature
        """Fill a stream of ``Doc``; texts are gathered up to a number of characters, whatever their count."""
        group: list[Doc] = []
        size = 0
        for doc in stream:
            group.append(doc)
            size += len(doc)
            if size * 5 >= _CHARACTERS_AT_ONCE:
                yield from self._fill_all(group)
                group, size = [], 0
        yield from self._fill_all(group)

    def _fill_all(self, docs: list[Doc]) -> list[Doc]:
        texts = [_Text.of(doc) for doc in docs]

        def repair(number: int, first: int, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
            text = texts[number]
            spans = text.spans[first : first + scores.size]
            return np.array(repair_starts(text.text, spans, scores.tolist(), text.breaks, text.labels))

        annotations = self.network.read([text.words for text in texts], repair)
        for doc, text, found in zip(docs, texts, annotations, strict=True):
            self._fill(doc, text.places, found)
        return docs

    def _fill(self, doc: Doc, at: NDArray[np.int64], found: Annotation) -> None:
        """Write one text's annotation; ``at`` gives the token of each word."""
        if len(doc) == 0:
            return
        rows: NDArray[np.uint64] = np.tile(self._blank, (len(doc), 1))
        rows[:, 0] = _space_heads(len(doc), at)
        rows[at, 0] = (at[found.heads] - at).astype(np.uint64) if at.size else 0
        rows[at, 1] = self._relations[found.relations]
        rows[at, 2] = self._pos[found.upos]
        rows[at, 3] = self._tags[found.xpos]
        rows[at, 4] = self._morphs[found.feats]
        rows[at, 5] = [self._lemma(lemma) for lemma in found.lemmas]
        rows[at, 6] = self._iob[found.names]
        rows[at, 7] = self._types[found.names]
        _bridge_names(rows, at)
        doc.from_array(_ATTRIBUTES, rows)  # type: ignore[arg-type]  # its stub knows no unsigned numbers

    def _lemma(self, lemma: str) -> int:
        number = self._lemmas.get(lemma)
        if number is None:
            number = self._lemmas[lemma] = self._strings.add(lemma)
        return number


def _ids(numbers: Iterable[int]) -> NDArray[np.uint64]:
    return np.fromiter(numbers, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class _Text:
    """A ``Doc`` as the network reads it: without its white-space tokens.

    Attributes:
        text: The whole text.
        breaks: Offsets where layout makes a sentence start, sorted.
        labels: Start and end of speakers' labels.
        places: The token of each word.
        spans: Start and end of each word.
        words: The words with the gap before each.
    """

    text: str
    breaks: list[int]
    labels: list[tuple[int, int]]
    places: NDArray[np.int64]
    spans: list[tuple[int, int]]
    words: Words

    @classmethod
    def of(cls, doc: Doc) -> _Text:
        """Take the words out of a ``Doc``."""
        text = doc.text
        breaks = doc.user_data.get(BREAKS)
        if breaks is None:
            breaks = find_breaks(Document("", text, ""))
        rows = doc.to_array([ORTH, LENGTH, SPACY, IS_SPACE]).astype(np.uint64)
        # Offsets from lengths: asking each token for its own costs five times as much.
        ends = np.cumsum(rows[:, 1] + rows[:, 2]) - rows[:, 2]
        starts = ends - rows[:, 1]
        places = np.flatnonzero(rows[:, 3] == 0)
        starts, ends = starts[places], ends[places]
        gaps = np.full(places.size, int(Gap.SPACE))
        gaps[1:][starts[1:] == ends[:-1]] = int(Gap.NONE)
        gaps[np.isin(starts, np.array(breaks, dtype=np.uint64))] = int(Gap.PARAGRAPH)
        strings = doc.vocab.strings
        forms = [strings[number] for number in rows[places, 0].tolist()]
        spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
        unread = find_unread(forms)
        doc.user_data[UNREAD] = [(spans[first][0], spans[end - 1][1]) for first, end in unread]
        words = Words(forms, gaps.tolist(), tuple(unread))
        return cls(text, breaks, doc.user_data.get(LABELS, []), places, spans, words)


def _space_heads(size: int, at: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hang each token on the word before it, or on the first word; relative, as spaCy stores heads."""
    if not at.size:
        return (-np.arange(size)).astype(np.uint64)
    own = np.arange(size)
    nearest = at[np.maximum(np.searchsorted(at, own, side="right") - 1, 0)]
    return (nearest - own).astype(np.uint64)


def _bridge_names(rows: NDArray[np.uint64], at: NDArray[np.int64]) -> None:
    """Put white space between two words of one name inside that name."""
    gaps = np.flatnonzero(np.diff(at) > 1)
    for before in gaps[rows[at[gaps + 1], 6] == _INSIDE].tolist():
        rows[at[before] + 1 : at[before + 1], 6] = _INSIDE
        rows[at[before] + 1 : at[before + 1], 7] = rows[at[before], 7]


@Language.factory(NAME, default_config={"folder": None, "threads": 1})
def make_parser(nlp: Language, name: str, folder: str | None, threads: int) -> Parser:  # noqa: ARG001  spaCy's signature
    """Build the component for a pipeline; ``folder`` is None for the weights of the package."""
    return Parser(nlp, Path(folder) if folder else WEIGHTS, threads)
