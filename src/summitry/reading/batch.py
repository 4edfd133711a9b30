"""Many documents: several processes, results in order, and a folder that a second run takes up again."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

from summitry import __version__, language
from summitry.errors import InputError
from summitry.language.pipeline import MODEL_FILE, find_weights
from summitry.model import Document, SetAside
from summitry.reading.data import reading_to_json
from summitry.reading.steps import read_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from summitry.reading.record import Reading

#: Characters handed to a process at a time: some seconds of work, so that the hand-over costs nothing.
CHUNK_CHARACTERS = 120_000
CHUNKS_IN_FLIGHT = 3
SET_ASIDE_NAME = "set-aside.jsonl"

Record = dict[str, Any]
Result = TypeVar("Result")


@dataclass(slots=True)
class Tally:
    """What a batch has done: documents read now, kept from an earlier run, and set aside."""

    read: int = 0
    kept: int = 0
    set_aside: list[SetAside] = field(default_factory=list)


def iter_records(
    items: Iterable[Document | SetAside], *, jobs: int = 1, pipeline: str | None = None
) -> Iterator[Record | SetAside]:
    """Read documents in ``jobs`` processes and give their records in the order of the input.

    Raises:
        InputError: As ``iter_results``.
    """
    return iter_results(items, reading_to_json, jobs=jobs, pipeline=pipeline)


def iter_results(
    items: Iterable[Document | SetAside],
    make: Callable[[Reading], Result],
    *,
    jobs: int = 1,
    pipeline: str | None = None,
) -> Iterator[Result | SetAside]:
    """Read documents in ``jobs`` processes and give what ``make`` makes of each, in the order of the input.

    At most a few chunks are under way at a time, so memory does not grow with the input.

    Args:
        items: What ``ingest.fetch`` gives; what was set aside is handed through in its place.
        make: A function of a module, which another process can import, or a ``partial`` of one.
        jobs: How many processes; 1 works in this one.
        pipeline: Any installed spaCy pipeline in place of the shipped model.

    Raises:
        InputError: ``jobs`` is under 1, or there is no such pipeline.
    """
    if jobs < 1:
        msg = f"--jobs must be 1 or more, not {jobs}"
        raise InputError(msg)
    name_reader(pipeline)
    if jobs == 1:
        for chunk in _iter_chunks(items):
            yield from _read_chunk(chunk, make, pipeline)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(pipeline,)) as pool:
        waiting: deque[Future[list[Result | SetAside]]] = deque()
        for chunk in _iter_chunks(items):
            waiting.append(pool.submit(_read_chunk, chunk, make, pipeline))
            if len(waiting) >= jobs * CHUNKS_IN_FLIGHT:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _start(pipeline: str | None) -> None:
    language.load_pipeline(pipeline)


def _read_chunk(
    items: list[Document | SetAside], make: Callable[[Reading], Result], pipeline: str | None
) -> list[Result | SetAside]:
    documents = [item for item in items if isinstance(item, Document)]
    if not documents:
        return [item for item in items if isinstance(item, SetAside)]
    readings = read_documents(documents, pipeline=language.load_pipeline(pipeline))
    return [item if isinstance(item, SetAside) else make(next(readings)) for item in items]


def _iter_chunks(items: Iterable[Document | SetAside]) -> Iterator[list[Document | SetAside]]:
    chunk: list[Document | SetAside] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def name_reader(pipeline: str | None) -> str:
    """Name what reads, so that a record made by another version or model is not taken for this one's.

    Raises:
        InputError: There is no such pipeline on this machine.
    """
    folder = find_weights(pipeline)
    if folder is None:
        return f"{__version__} {pipeline} {language.load_pipeline(pipeline).meta['version']}"
    return f"{__version__} {hashlib.sha256((folder / MODEL_FILE).read_bytes()).hexdigest()}"


class ReadingFolder:
    """A folder of records, one JSON file a document; a second run reads only what is new or was changed.

    Files are written under a temporary name and renamed, so a reader never sees half a record.
    """

    def __init__(self, path: Path, *, pipeline: str | None = None) -> None:
        self.path = path
        self.reader = name_reader(pipeline)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            msg = f"{path} is a file; --out wants a folder, new or used by an earlier run"
            raise InputError(msg) from error

    def file_for(self, document: Document) -> Path:
        """Name the record's file after the document and everything that its record rests on."""
        key = json.dumps([document.id, document.digest, _known(document), self.reader], sort_keys=True)
        digest = hashlib.sha256(key.encode()).hexdigest()[:12]
        name = document.id if "id" in document.basis else document.title or document.id
        slug = re.sub(r"[^A-Za-z0-9]+", "-", name[-60:]).strip("-").lower() or "document"
        return self.path / f"{slug}.{digest}.json"

    def has(self, document: Document) -> bool:
        """Whether this document was read already, with the same reader and the same metadata."""
        return self.file_for(document).is_file()

    def write(self, document: Document, record: Record) -> Path:
        """Write one record; other records of the same document are left over from other readers and stay."""
        target = self.file_for(document)
        _write_whole(target, json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n")
        return target

    def write_set_aside(self, items: list[SetAside]) -> None:
        """Write what could not be read, with reasons; an empty list removes the file of an earlier run."""
        target = self.path / SET_ASIDE_NAME
        if not items:
            target.unlink(missing_ok=True)
            return
        lines = [{"origin": i.origin, "reason": i.reason, "is_transient": i.is_transient} for i in items]
        _write_whole(target, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def _known(document: Document) -> list[str | None]:
    day = document.published_on.isoformat() if document.published_on else None
    held = document.held_on.isoformat() if document.held_on else None
    return [document.title, document.publisher, document.side, day, document.kind.value, held, document.account]


def _write_whole(target: Path, content: str) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.write_text(content, encoding="utf-8")
    temporary.replace(target)


def read_into(
    folder: ReadingFolder, items: Iterable[Document | SetAside], *, jobs: int = 1, pipeline: str | None = None
) -> Tally:
    """Read documents into a folder, skipping those that are there.

    Raises:
        InputError: As ``iter_records``.
    """
    tally = Tally()
    pending: deque[Document] = deque()

    def iter_new() -> Iterator[Document | SetAside]:
        for item in items:
            if isinstance(item, Document) and folder.has(item):
                tally.kept += 1
                continue
            if isinstance(item, Document):
                pending.append(item)
            yield item

    for result in iter_records(iter_new(), jobs=jobs, pipeline=pipeline):
        if isinstance(result, SetAside):
            tally.set_aside.append(result)
        else:
            folder.write(pending.popleft(), result)
            tally.read += 1
    folder.write_set_aside(tally.set_aside)
    return tally
