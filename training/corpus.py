"""Everything the model is trained on, read from one folder and from our own ``data`` beside this file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from summitry.language.tokenizer import make_tokenizer
from training.augment import vary
from training.conllu import iter_lines, read_conllu
from training.names_data import attach_gum, attach_uner, read_own, read_wikigold
from training.windows import Encoder, Window, pack

if TYPE_CHECKING:
    from random import Random

    from training.records import Sentence, Text

OWN = Path(__file__).parent / "data"
Split = Callable[[str], tuple[list[str], list[int]]]


@dataclass(slots=True)
class Corpus:
    """Training documents, the two development sets, our own sentences and the names to swap in."""

    train: list[Text]
    dev: dict[str, list[Text]]
    own: list[Sentence]
    swaps: dict[str, list[list[str]]]


def make_split() -> Split:
    """A function from a text to its words and their offsets, by the shipped tokenizer."""
    tokenizer = make_tokenizer(spacy.blank("en"))

    def split(text: str) -> tuple[list[str], list[int]]:
        tokens = [token for token in tokenizer(text) if not token.is_space]
        return [token.text for token in tokens], [token.idx for token in tokens]

    return split


def read_treebank(folder: Path, name: str, part: str) -> list[Text]:
    """``name`` is ``ewt``, ``gum`` or ``pud``; names are attached where there are any."""
    path = folder / f"{name}-{part}.conllu.gz"
    texts = read_conllu(iter_lines(path), f"{name}-{part}")
    if name == "ewt":
        attach_uner(texts, iter_lines(folder / f"ewt-ner-{part}.iob2.gz"))
    if name == "gum":
        attach_gum(texts, iter_lines(path))
    return texts


def read_all(folder: Path, own: Path = OWN) -> Corpus:
    """Read the treebanks and name files of ``folder`` and our own sentences."""
    split = make_split()
    wikigold, _ = read_wikigold(iter_lines(folder / "wikigold.conll.gz"))
    sentences = [s for path in sorted(own.glob("political_names*.txt")) for s in read_own(iter_lines(path), split)]
    swaps = json.loads((own / "swap_names.json").read_text(encoding="utf-8"))
    return Corpus(
        train=[*read_treebank(folder, "ewt", "train"), *read_treebank(folder, "gum", "train"), *wikigold],
        dev={name: read_treebank(folder, name, "dev") for name in ("ewt", "gum")},
        own=sentences,
        swaps={kind: [split(name)[0] for name in names] for kind, names in swaps.items()},
    )


def draw_epoch(corpus: Corpus, encoder: Encoder, random: Random, *, own_times: int = 2) -> list[Window]:
    """The windows of one epoch: each document once with random changes, our own sentences ``own_times``."""
    windows: list[Window] = []
    for text in corpus.train:
        changed = [vary(s, corpus.swaps, random, swap_share=0.25) for s in text.sentences]
        windows += pack(changed, encoder, random)
    for _ in range(own_times):
        own = [vary(s, corpus.swaps, random, swap_share=0.35) for s in corpus.own]
        random.shuffle(own)
        windows += pack(own, encoder, random)
    return windows
