"""The closed lists of labels that the model chooses from."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from training.lemmas import count_scripts
from training.names_data import TAGS
from training.records import IGNORE, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Labels:
    """Each list's order is the order of the model's outputs."""

    relations: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    scripts: list[str]
    names: list[str]

    def save(self, path: Path) -> None:
        """Write the lists as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read what ``save`` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def collect(sentences: Iterable[Sentence]) -> Labels:
    """The labels that occur in ``sentences``, most frequent first; rare feature strings are left out."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("relations", "upos", "xpos", "feats")}
    pairs: list[tuple[str, str]] = []
    for sentence in sentences:
        for name, counter in counts.items():
            counter.update(getattr(sentence, name) or [])
        pairs += zip(sentence.words, sentence.lemmas or [], strict=False)
    rare = {value for value, n in counts["feats"].items() if n < 3}
    ordered = {name: [value for value, _ in counter.most_common()] for name, counter in counts.items()}
    ordered["feats"] = [value for value in ordered["feats"] if value not in rare]
    return Labels(**ordered, scripts=count_scripts(pairs), names=list(TAGS))


def to_ids(values: Iterable[str | None] | None, table: dict[str, int], size: int) -> list[int]:
    """Numbers of ``values``; ``IGNORE`` for what is unknown or not annotated."""
    if values is None:
        return [IGNORE] * size
    return [IGNORE if value is None else table.get(value, IGNORE) for value in values]
