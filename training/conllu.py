"""Reading the treebanks: CoNLL-U, IOB2 and two-column name files, plain or gzipped."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from training.records import Sentence, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NO_SPACE = "SpaceAfter=No"


def iter_lines(path: Path) -> Iterator[str]:
    """The lines of ``path`` without their line ends; ``path`` may be gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def iter_blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Group lines into blocks that an empty line ends."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_conllu(lines: Iterable[str], corpus: str) -> list[Text]:
    """All documents of a CoNLL-U file."""
    texts: list[Text] = []
    for block in iter_blocks(lines):
        comments = [line for line in block if line.startswith("#")]
        starts_document = any(c.startswith("# newdoc") for c in comments)
        if starts_document or not texts:
            texts.append(Text(key=f"{corpus}:{len(texts)}", corpus=corpus))
        sentence = _to_sentence([line.split("\t") for line in block if not line.startswith("#")])
        sentence.starts_paragraph = starts_document or any(c.startswith("# newpar") for c in comments)
        sentence.key = next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")
        texts[-1].sentences.append(sentence)
    return texts


def _to_sentence(rows: list[list[str]]) -> Sentence:
    rows = [row for row in rows if "." not in row[0]]
    words = [row for row in rows if row[0].isdigit()]
    return Sentence(
        words=[row[1] for row in words],
        glued=_glued(rows),
        heads=[int(row[6]) for row in words],
        relations=[row[7] for row in words],
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        feats=[row[5] for row in words],
        lemmas=[row[2] for row in words],
        names=None,
    )


def _glued(rows: list[list[str]]) -> list[bool]:
    """Whether each word stands directly after the one before, multiword tokens included."""
    glued: list[bool] = []
    is_next_glued = False
    inside_until = 0
    range_is_glued = False
    for row in rows:
        if "-" in row[0]:
            inside_until = int(row[0].split("-")[1])
            range_is_glued = _NO_SPACE in row[9]
            continue
        glued.append(is_next_glued)
        number = int(row[0])
        if number < inside_until:
            is_next_glued = True
        elif number == inside_until:
            is_next_glued = range_is_glued
        else:
            is_next_glued = _NO_SPACE in row[9]
    return glued


def misc_column(lines: Iterable[str]) -> list[list[str]]:
    """The MISC column of each sentence of a CoNLL-U file, word by word."""
    result = []
    for block in iter_blocks(lines):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        result.append([row[9] for row in rows if row[0].isdigit()])
    return result
