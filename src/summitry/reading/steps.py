"""From input to reading: fetch, parse, resolve."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summitry import actors, ingest, language
from summitry.errors import InputError, TryLater, Unreadable
from summitry.model import Document, SetAside
from summitry.reading.events import Coded, code_reading
from summitry.reading.record import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language


def read_documents(documents: Iterable[Document], *, pipeline: Language | None = None) -> Iterator[Reading]:
    """Read documents that were fetched already, in their order; short ones share a run of the model."""
    for parsed in language.iter_read(documents, pipeline=pipeline):
        yield Reading(parsed, actors.resolve(parsed))


def read_document(document: Document, *, pipeline: Language | None = None) -> Reading:
    """Read one document that was fetched already."""
    return next(read_documents([document], pipeline=pipeline))


def iter_read(
    inputs: Iterable[str | Path], *, settings: ingest.Settings | None = None, pipeline: str | None = None
) -> Iterator[Reading | SetAside]:
    """Read files, folders, links and JSON lines, one reading after the other.

    What cannot be read comes out as a ``SetAside`` with its reason, in its place; the rest goes on.

    Raises:
        InputError: Nothing was given, a path does not exist, or ``pipeline`` is not installed; raised before anything
            is read.
    """
    nlp = language.load_pipeline(pipeline)
    for item in ingest.fetch(inputs, settings=settings or ingest.Settings()):
        yield item if isinstance(item, SetAside) else read_document(item, pipeline=nlp)


def read(origin: str | Path | Document, *, pipeline: str | None = None, **known: Any) -> Reading:
    """Read one text, file or link.

    Args:
        origin: A ``Document``, a ``Path``, a link (``http://``, ``https://``), or the text itself. A string is taken
            for a text, never for a path: give a ``Path`` for a file.
        pipeline: Any installed spaCy pipeline in place of the shipped model.
        **known: What you know of it, in place of what it says: ``title``, ``publisher``, ``side``, ``published_on``,
            ``kind``, ``url``, ``id``. Not with a ``Document``, which knows already.

    Raises:
        InputError: The path does not exist, it holds more than one document, or a field is wrong.
        Unreadable: The document cannot be read; the message says why and what to do.
        TryLater: The network stood in the way.
    """
    nlp = language.load_pipeline(pipeline)
    if isinstance(origin, Document):
        if known:
            msg = f"a Document knows its own fields; leave out {', '.join(sorted(known))}"
            raise InputError(msg)
        return read_document(origin, pipeline=nlp)
    if isinstance(origin, str) and not origin.startswith(("http://", "https://")):
        return read_document(ingest.to_document(origin, **known), pipeline=nlp)
    return read_document(_fetch_one(origin, known), pipeline=nlp)


def _fetch_one(origin: str | Path, known: dict[str, Any]) -> Document:
    items = list(ingest.fetch([origin], settings=replace(ingest.Settings(), given=known)))
    if len(items) != 1:
        msg = f"{origin} holds {len(items)} documents; summitry.iter_read gives them one by one"
        raise InputError(msg)
    if isinstance(items[0], SetAside):
        raise (TryLater if items[0].is_transient else Unreadable)(f"{items[0].origin}: {items[0].reason}")
    return items[0]


def code(
    origin: str | Path | Document,
    *,
    codebook: Path | None = None,
    nearest: bool = False,
    pipeline: str | None = None,
    **known: Any,
) -> Coded:
    """Code one text, file or link: who did what to whom, by which rule.

    Args:
        origin: As for ``read``.
        codebook: Rules of your own (YAML) beside ours.
        nearest: Whether likeness to the codebook's examples may speak where no rule does; such events say so.
        pipeline: Any installed spaCy pipeline in place of the shipped model.
        **known: As for ``read``.

    Raises:
        InputError: As ``read``; and a rule of yours cannot be used.
    """
    return code_reading(read(origin, pipeline=pipeline, **known), codebook=codebook, nearest=nearest)
