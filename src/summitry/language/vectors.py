"""Sentence vectors: texts that say the same thing point the same way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from summitry.language.sessions import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ENCODER: Final = Path(__file__).parent / "encoder"
_END_PIECES: Final = 2
_LONGEST_PIECE: Final = 40
"""Characters; more than a word piece ever spans, so a text is cut before it is taken apart."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The sentence encoder, ready to run.

    Attributes:
        session: The onnxruntime session.
        tokenizer: The word-piece tokenizer.
        max_pieces: How many pieces of a text are read.
        size: Length of a vector.
    """

    session: Any
    tokenizer: Any
    max_pieces: int
    size: int

    def vector(self, text: str) -> NDArray[np.float32]:
        """Encode one text; the zero vector where it has no words."""
        plain = text.strip()[: self.max_pieces * _LONGEST_PIECE]
        pieces = self.tokenizer.encode(plain).ids[: self.max_pieces] if plain else []
        if len(pieces) <= _END_PIECES:
            return np.zeros(self.size, dtype=np.float32)
        batch = np.array([pieces], dtype=np.int64)
        row: NDArray[np.float32] = self.session.run(["vectors"], {"pieces": batch})[0][0]
        return row


@lru_cache(maxsize=2)
def load_encoder(folder: Path = ENCODER) -> Encoder:
    """Load the encoder that ships with the package, or another folder of the same layout; kept once loaded."""
    from tokenizers import Tokenizer  # noqa: PLC0415  loads heavy modules

    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / settings["vocabulary"]))
    tokenizer.no_padding()
    tokenizer.enable_truncation(settings["max_pieces"])
    return Encoder(open_session(folder / "encoder.onnx"), tokenizer, settings["max_pieces"], settings["size"])


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode texts as unit vectors, so that a dot product is the cosine of their likeness.

    Each text is encoded by itself: a vector never depends on what else was asked for. Only the first 256 word pieces
    (some 190 words) of a text count.

    Returns:
        Array of shape ``(len(texts), 384)``, float32. A text without words gives a row of zeros.
    """
    encoder = load_encoder()
    vectors = np.zeros((len(texts), encoder.size), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row] = encoder.vector(text)
    return vectors
