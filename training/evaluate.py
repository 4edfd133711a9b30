"""Measure a folder of weights from raw text: ``python -m training.evaluate --data DIR --weights DIR``.

Words are those of the shipped tokenizer. ``--part dev`` measures the development sets (the choice of anything is made
there); the figures that are reported are of ``--part test``.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.language.features import Gap
from summitry.language.network import Annotation, Network
from summitry.language.windows import Words
from training.conllu import iter_lines
from training.corpus import make_split, read_treebank
from training.names_data import name_spans, read_wikigold
from training.score import Reading, Tally, Token, score_names, score_parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from training.records import Sentence, Text

log = logging.getLogger("training")
WATCHED = ("nsubj", "obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl", "appos", "parataxis", "conj")
SHOWN = ("words", "sentences", "upos", "lemma", "uas", "las", "uas_all", "las_all", *WATCHED)
Read = Callable[[list[str]], list[Reading]]


def gold_reading(text: Text) -> Reading:
    """The raw text of a treebank document, as its spacing says, with its annotation."""
    parts: list[str] = []
    size = 0
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    names: set[tuple[int, int, str]] = set()
    for sentence in text.sentences:
        spans = []
        for n, word in enumerate(sentence.words):
            gap = _gap(sentence, n) if parts else ""
            parts += [gap, word]
            spans.append((size + len(gap), size + len(gap) + len(word)))
            size = spans[-1][1]
        tokens += _gold_tokens(sentence, spans, len(tokens))
        sentences.append((spans[0][0], spans[-1][1]))
        found = name_spans(sentence.names or [])
        names |= {(spans[first][0], spans[last - 1][1], kind) for first, last, kind in found}
    return Reading("".join(parts), tokens, sentences, names)


def _gap(sentence: Sentence, n: int) -> str:
    if n == 0 and sentence.starts_paragraph:
        return "\n\n"
    return "" if sentence.glued[n] else " "


def _gold_tokens(sentence: Sentence, spans: list[tuple[int, int]], before: int) -> list[Token]:
    if sentence.heads is None or sentence.relations is None:
        return []
    rows = zip(spans, sentence.heads, sentence.relations, sentence.upos or [], sentence.lemmas or [], strict=True)
    return [
        Token(start, end, before + (n if head == 0 else head - 1), relation, upos, lemma)
        for n, ((start, end), head, relation, upos, lemma) in enumerate(rows)
    ]


def network_reader(folder: Path) -> Read:
    """A reader that runs the weights without the spaCy component."""
    network = Network.load(folder)
    split = make_split()

    def read(texts: list[str]) -> list[Reading]:
        words = [split(text) for text in texts]
        inputs = [
            Words(forms, gaps_of(text, forms, offsets)) for text, (forms, offsets) in zip(texts, words, strict=True)
        ]
        annotations = network.read(inputs)
        return [
            to_reading(text, forms, offsets, annotation, network)
            for text, (forms, offsets), annotation in zip(texts, words, annotations, strict=True)
        ]

    return read


def gaps_of(text: str, forms: Sequence[str], offsets: Sequence[int]) -> list[int]:
    """The gap before each word; an empty line is a paragraph's end."""
    gaps: list[int] = []
    last = 0
    for form, start in zip(forms, offsets, strict=True):
        between = text[last:start]
        gap = Gap.NONE if not between and gaps else Gap.SPACE
        gaps.append(Gap.PARAGRAPH if not gaps or between.count("\n") > 1 else gap)
        last = start + len(form)
    return gaps


def to_reading(text: str, forms: Sequence[str], offsets: Sequence[int], found: Annotation, network: Network) -> Reading:
    """What the network says, as spans of characters."""
    labels = network.labels
    spans = [(start, start + len(form)) for form, start in zip(forms, offsets, strict=True)]
    tokens = [
        Token(start, end, int(head), labels.relations[relation], labels.upos[upos], lemma)
        for (start, end), head, relation, upos, lemma in zip(
            spans, found.heads, found.relations, found.upos, found.lemmas, strict=True
        )
    ]
    begins = [n for n, is_start in enumerate(found.starts) if is_start]
    sentences = [
        (spans[first][0], spans[last - 1][1]) for first, last in zip(begins, [*begins[1:], len(spans)], strict=True)
    ]
    tags = [labels.names[tag] for tag in found.names]
    names = {(spans[first][0], spans[last - 1][1], kind) for first, last, kind in name_spans(list(tags))}
    return Reading(text, tokens, sentences, names)


def pipeline_reader(name: str) -> Read:
    """A reader that runs the package's spaCy pipeline; ``name`` is a folder of weights or an installed pipeline."""
    from summitry.language import load_pipeline  # noqa: PLC0415  (this takes a second, and the bare network does without)

    nlp = load_pipeline(name)

    def read(texts: list[str]) -> list[Reading]:
        return [from_doc(doc) for doc in nlp.pipe(texts)]

    return read


def from_doc(doc: Doc) -> Reading:
    """What a spaCy pipeline says, white space left out."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: n for n, token in enumerate(kept)}
    tokens = [
        Token(t.idx, t.idx + len(t), place.get(t.head.i, n), t.dep_, t.pos_, t.lemma_) for n, t in enumerate(kept)
    ]
    inside = [[token for token in sent if not token.is_space] for sent in doc.sents]
    sentences = [(words[0].idx, words[-1].idx + len(words[-1])) for words in inside if words]
    return Reading(doc.text, tokens, sentences, {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents})


def measure(data: Path, read: Read, part: str) -> dict[str, dict[str, Tally]]:
    """Tallies of each corpus: parses of ``ewt``, ``gum`` and ``pud``, names of ``uner`` and ``wikigold``.

    PUD and the held-out part of WikiGold are for testing alone.
    """
    treebanks = {name: read_treebank(data, name, part) for name in ("ewt", "gum")}
    if part == "test":
        treebanks["pud"] = read_treebank(data, "pud", "test")
    results = {}
    for name, texts in treebanks.items():
        pairs = _pairs(texts, read)
        results[name] = score_parse(pairs, WATCHED)
        if name == "ewt":
            results["uner"] = score_names(pairs)
    if part == "test":
        _, held_out = read_wikigold(iter_lines(data / "wikigold.conll.gz"))
        results["wikigold"] = score_names(_pairs(held_out, read))
    return results


def _pairs(texts: list[Text], read: Read) -> list[tuple[Reading, Reading]]:
    gold = [gold_reading(text) for text in texts]
    started = time.perf_counter()
    system = read([reading.text for reading in gold])
    words = sum(len(reading.tokens) for reading in system)
    log.info("%s: %d words, %.0f words/s", texts[0].corpus, words, words / (time.perf_counter() - started))
    return list(zip(gold, system, strict=True))


def render(results: dict[str, dict[str, Tally]]) -> str:
    """The figures as two Markdown tables."""
    treebanks = [name for name in ("ewt", "gum", "pud") if name in results]
    lines = ["| F1 | " + " | ".join(treebanks) + " |", "|---" * (len(treebanks) + 1) + "|"]
    lines += [_row(row, [f"{results[name][row].f1:.1f}" for name in treebanks]) for row in SHOWN]
    named = [name for name in ("uner", "wikigold") if name in results]
    lines += ["", _row("names F1 (precision, recall)", named), "|---" * (len(named) + 1) + "|"]
    for row in ("three", "all", "PER", "ORG", "LOC", "OTH"):
        cells = [results[name][row] for name in named]
        lines.append(_row(row, [f"{t.f1:.1f} ({t.precision:.0f}, {t.recall:.0f})" for t in cells]))
    return "\n".join(lines)


def _row(head: str, cells: Sequence[str]) -> str:
    return f"| {head} | " + " | ".join(cells) + " |"


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, measure, write the tables to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--weights", required=True, help="folder of weights, or with --pipeline a pipeline's name")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--pipeline", action="store_true", help="run the package's spaCy pipeline")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    read = pipeline_reader(options.weights) if options.pipeline else network_reader(Path(options.weights))
    results = measure(options.data, read, options.part)
    if options.json:
        figures = {name: {row: round(t.f1, 2) for row, t in rows.items()} for name, rows in results.items()}
        print(json.dumps(figures, indent=1))
    else:
        print(render(results))


if __name__ == "__main__":
    main()
