"""From a document to sentences, parse, names, dates and quotes; and sentence vectors.

The model ships inside the package. spaCy and onnxruntime are imported when a pipeline is first loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.language.parsed import Parsed
from summitry.language.pipeline import load_pipeline
from summitry.language.reading import iter_read, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Parsed", "embed", "iter_read", "load_pipeline", "read"]


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode texts as unit vectors; see ``summitry.language.vectors.embed``."""
    from summitry.language.vectors import embed as encode  # noqa: PLC0415  loads onnxruntime

    return encode(texts)
