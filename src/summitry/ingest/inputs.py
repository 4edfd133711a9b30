"""What a reader names (files, folders, links, standard input) to documents, one after the other."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.errors import InputError, TryLater, Unreadable
from summitry.ingest import sniffing
from summitry.ingest.contents import iter_contents, to_set_aside
from summitry.ingest.documents import is_link
from summitry.ingest.fields import Fields, parse_fields
from summitry.ingest.jsonlines import iter_records
from summitry.ingest.origin import Origin
from summitry.ingest.ours import leave_out
from summitry.ingest.settings import Settings
from summitry.model import Document, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

STANDARD_INPUT = "-"
_PEEKED_BYTES = 4_096


def fetch(inputs: Iterable[str | Path], *, settings: Settings | None = None) -> Iterator[Document | SetAside]:
    """Read documents, one after the other, without holding more than one.

    What cannot be read is given as ``SetAside`` in its place, and the rest goes on.

    Args:
        inputs: Files, folders (read with all that is below, in the order of names), http or https links, and ``-``
            for standard input. A ``.jsonl`` or ``.jsonl.gz`` file gives a document for each of its lines, a feed one
            for each of its entries.
        settings: Bounds, and fields that are forced on every document.

    Raises:
        InputError: Nothing was named, or a file that does not exist; raised before anything is read.
        BadField: A field in ``settings.given`` cannot be used.
    """
    settings = settings or Settings()
    parse_fields(settings.given, "given", is_strict=True)
    names = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    if not names:
        msg = "nothing to read: name a file, a folder, a link, or - for standard input"
        raise InputError(msg)
    return _set_aside_conflicts(_iter_all([_check(name) for name in names], settings))


def _check(name: str | Path) -> str | Path:
    """Tell links and standard input from paths, and refuse paths that lead nowhere."""
    if isinstance(name, str) and (name == STANDARD_INPUT or is_link(name)):
        return name
    if isinstance(name, str) and "://" in name[:20]:
        msg = f"{name}: only http and https links are read; save it as a file and name that"
        raise InputError(msg)
    path = Path(name)
    try:
        is_there = bool(str(name).strip()) and path.exists()
    except (OSError, ValueError):  # too long for a name, or with a zero character in it
        is_there = False
    if not is_there:
        msg = f"{str(name)[:500]!r}: no such file or folder; check the path, or write a link with http:// or https://"
        raise InputError(msg)
    return path


def _iter_all(names: list[str | Path], settings: Settings) -> Iterator[Document | SetAside]:
    for name in names:
        if name == STANDARD_INPUT:
            yield from _iter_stream(sys.stdin.buffer, STANDARD_INPUT, settings)
        elif isinstance(name, str):
            yield from _iter_link(name, settings)
        elif name.is_dir():
            yield from _iter_folder(name, settings)
        else:
            yield from _iter_file(name, settings)


def _iter_link(link: str, settings: Settings) -> Iterator[Document | SetAside]:
    from summitry.ingest.links import download  # noqa: PLC0415  loads the network's modules

    try:
        page = download(link, settings)
    except (Unreadable, TryLater) as fault:
        yield to_set_aside(link, fault)
        return
    yield from iter_contents(page.raw, link, page.to_origin(settings), declared=page.media_type)


def _iter_folder(folder: Path, settings: Settings) -> Iterator[Document | SetAside]:
    """Read a folder's files by name; hidden and our own ones are passed over, links to folders not followed."""
    is_empty = True
    for parent, folders, files in os.walk(folder):
        kept_folders, kept = leave_out(Path(parent), folders, files)
        folders[:] = sorted(name for name in kept_folders if not name.startswith("."))
        for name in sorted(kept):
            if name.startswith("."):
                continue
            is_empty = False
            path = Path(parent, name)
            if sniffing.find_by_suffix(name) is None:
                known = " ".join(sniffing.SUFFIXES)
                yield SetAside(
                    str(path), f"is of no kind that is read from folders ({known}): name it by itself to try"
                )
            elif not path.is_file():
                yield SetAside(str(path), "is not a file that can be read to its end: name it by itself to try")
            else:
                yield from _iter_file(path, settings)
    if is_empty:
        yield SetAside(str(folder), "is a folder without files: put documents into it, or name another")


def _iter_file(path: Path, settings: Settings) -> Iterator[Document | SetAside]:
    try:
        with path.open("rb") as stream:
            if path.is_file() and path.stat().st_size > settings.max_bytes and not _is_json_lines(path.name):
                size = path.stat().st_size
                yield SetAside(
                    str(path),
                    f"has {size:,} bytes, more than the {settings.max_bytes:,} that one file may have: "
                    "split it into its documents, or raise the limit max_bytes",
                )
                return
            yield from _iter_stream(stream, str(path), settings)
    except OSError as fault:
        yield SetAside(str(path), f"cannot be opened ({fault.strerror or fault}): check its permissions")


def _iter_stream(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Document | SetAside]:
    """Read a stream: JSON lines one by one, anything else as a whole."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(_PEEKED_BYTES)
    is_standard_input = name == STANDARD_INPUT
    if head.startswith(sniffing.GZIP_MAGIC) and (is_standard_input or _is_json_lines(name)):
        yield from _iter_packed(buffered, name, settings)
    elif _is_json_lines(name) or (is_standard_input and head.lstrip().startswith(b"{")):
        yield from iter_records(buffered, name, settings)
    else:
        raw = buffered.read(settings.max_bytes + 1)
        address = Fields(basis="given", url=None if is_standard_input else name)
        yield from iter_contents(raw, name, Origin(address=address, settings=settings))


def _iter_packed(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Document | SetAside]:
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from iter_records(unpacked, name, settings)
    except (EOFError, gzip.BadGzipFile, zlib.error) as fault:
        yield SetAside(name, f"is cut short or damaged ({fault}): what came before is read; fetch the file again")


def _is_json_lines(name: str) -> bool:
    return sniffing.find_by_suffix(name) == sniffing.JSON_LINES


def _set_aside_conflicts(found: Iterable[Document | SetAside]) -> Iterator[Document | SetAside]:
    """Refuse a second text under an id that is taken: a passage could mean either."""
    digests: dict[str, str] = {}
    for item in found:
        if isinstance(item, SetAside) or digests.setdefault(item.id, item.digest) == item.digest:
            yield item
        else:
            where = item.url or f"document {item.id}"
            yield SetAside(where, f"its id {item.id!r} was taken by another text: give each document an id of its own")
