"""Pipelines by name: the shipped model, a folder of weights, or any installed spaCy pipeline."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitry.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_FILE: Final = "model.onnx"
MOST_STRINGS: Final = 150_000
"""A pipeline keeps each form that it ever met; past this many it is made anew, so that memory stays flat."""

_shipped: dict[tuple[Path, int], Language] = {}


def load_pipeline(name: str | None = None, *, threads: int = 1) -> Language:
    """Load a pipeline; it is kept, and a second call costs nothing.

    Args:
        name: None for the model of this package, the path of a folder of weights of the same layout, or the name or
            path of an installed spaCy pipeline. The labels of such a pipeline are mapped to those that we use.
        threads: How many threads one run of the shipped model may use.

    Raises:
        InputError: There is no such pipeline on this machine.
    """
    folder = find_weights(name)
    if folder is None:
        assert name is not None
        return _load_installed(name)
    kept = _shipped.get((folder, threads))
    if kept is None or len(kept.vocab.strings) > MOST_STRINGS:
        kept = _shipped[folder, threads] = _build_shipped(folder, threads)
    return kept


def find_weights(name: str | None) -> Path | None:
    """Give the folder of weights that a name means, or None where it means an installed pipeline.

    Raises:
        InputError: The package has lost its weights.
    """
    if name is None:
        folder = Path(__file__).parent / "weights"
        if not (folder / MODEL_FILE).is_file():
            msg = f"the weights of the language model are missing ({folder}); install the package again"
            raise InputError(msg)
        return folder
    folder = Path(name)
    return folder.resolve() if (folder / MODEL_FILE).is_file() else None


def renew(nlp: Language) -> Language:
    """Give the pipeline to go on with: the same, or a fresh one where its vocabulary has grown too large."""
    for (folder, threads), kept in list(_shipped.items()):
        if kept is nlp:
            return load_pipeline(str(folder), threads=threads)
    return nlp


def _build_shipped(folder: Path, threads: int) -> Language:
    from spacy.lang.en import English  # noqa: PLC0415  spaCy is heavy

    from summitry.language.component import NAME  # noqa: PLC0415  loads heavy modules
    from summitry.language.tokenizer import make_tokenizer  # noqa: PLC0415  loads heavy modules

    nlp = English()
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe(NAME, config={"folder": str(folder), "threads": threads})
    return nlp


@lru_cache(maxsize=4)
def _load_installed(name: str) -> Language:
    import spacy  # noqa: PLC0415  spaCy is heavy
    from spacy.util import get_installed_models, is_package  # noqa: PLC0415  spaCy is heavy

    from summitry.language.mapping import add_mapping  # noqa: PLC0415  loads heavy modules

    is_folder = (Path(name) / "config.cfg").is_file()
    if not is_folder and not is_package(name):
        installed = ", ".join(sorted(get_installed_models())) or "none"
        msg = (
            f"pipeline {name!r} is neither an installed spaCy package nor a folder of a pipeline or of our weights "
            f"(installed: {installed}); install it with `python -m spacy download {name}`, or leave --pipeline out"
        )
        raise InputError(msg)
    nlp = spacy.load(name)
    add_mapping(nlp)
    return nlp
