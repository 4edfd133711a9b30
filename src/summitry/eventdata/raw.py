"""Files as they come: plain, gzip, or members of a zip, streamed to plain text within bounds."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import numpy as np

from summitry.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 4 * 2**20
#: Text may be this many times larger than its compressed form; event files come to 5 to 12.
LARGEST_RATIO = 150
#: Below this a high ratio does no harm.
SMALL_TEXT = 64 * 2**20

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file, or a member of a zip, that is to be loaded."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """The file's name, with the member's behind it."""
        return f"{self.path.name}!{self.member}" if self.member else self.path.name


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines a text has, and where.

    Attributes:
        count: Ends of lines, one more if the last line has none.
        marks: Places in the text (bytes, ascending from 0), each with the ends of lines in front of it.
    """

    count: int
    marks: tuple[tuple[int, int], ...]


class _Counter:
    """Counts the lines of a text that comes in chunks."""

    def __init__(self) -> None:
        self._at = self._ends = 0
        self._last = ord("\n")
        self._marks = [(0, 0)]

    def add(self, chunk: bytes | memoryview) -> None:
        """Count on; a chunk is not empty."""
        self._at += len(chunk)
        self._ends += int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == ord("\n")))
        self._last = chunk[-1]
        self._marks.append((self._at, self._ends))

    def lines(self) -> Lines:
        """Give what was counted."""
        return Lines(self._ends + (self._last != ord("\n")), tuple(self._marks))


@dataclass(frozen=True, slots=True)
class Text:
    """A raw file as plain text on disk.

    Attributes:
        path: Where the text is; the raw file itself if it was plain.
        lines: Its lines.
    """

    path: Path
    lines: Lines


def iter_raw(path: Path) -> Iterator[RawFile]:
    """Yield the file, or the members of a zip; entries for folders and of ``__MACOSX`` are no members.

    Raises:
        Unreadable: It is no whole zip, or has no members.
    """
    if read_head(path, 4) not in _ZIP:
        yield RawFile(path)
        return
    try:
        with zipfile.ZipFile(path) as bundle:
            members = [info.filename for info in bundle.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable(f"no whole zip ({error}): it was cut off or damaged on its way; fetch it again") from error
    wanted = [member for member in members if not member.startswith("__MACOSX")]
    if not wanted:
        raise Unreadable("a zip without files in it")
    yield from (RawFile(path, member) for member in wanted)


def read_head(path: Path, size: int) -> bytes:
    """Read the first bytes.

    Raises:
        Unreadable: The file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from error


def digest(path: Path) -> tuple[str, Lines]:
    """Give a file's SHA-256 and its lines, in one pass; one thread sums while the other counts.

    Raises:
        Unreadable: The file cannot be read to its end.
    """
    summed = hashlib.sha256()
    buffers = [memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK))]
    counter, summing = _Counter(), None
    try:
        with path.open("rb", buffering=0) as stream, ThreadPoolExecutor(1) as pool:
            for buffer in itertools.cycle(buffers):
                size = stream.readinto(buffer)
                if summing:
                    summing.result()
                if not size:
                    break
                summing = pool.submit(summed.update, buffer[:size])
                counter.add(buffer[:size])
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    return summed.hexdigest(), counter.lines()


def unpack(raw: RawFile, folder: Path, lines: Lines, *, largest: int) -> Text:
    """Give the raw file, which has ``lines``, as plain text, in a new file of ``folder`` where it was compressed.

    Raises:
        Unreadable: It is damaged, locked, or unpacks to more than it may.
        OSError: The disk is full.
    """
    is_gzip = not raw.member and read_head(raw.path, 2) == _GZIP
    if not raw.member and not is_gzip:
        return Text(raw.path, lines)
    target = folder / "unpacked"
    try:
        with target.open("wb") as out:
            if is_gzip:
                with gzip.open(raw.path) as stream:
                    own = _copy(stream, out, raw.path.stat().st_size, largest)
            else:
                own = _copy_member(raw, out, largest)
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Unreadable(f"damaged ({error or 'it ends too early'}): fetch it again") from error
    except (RuntimeError, NotImplementedError) as error:
        raise Unreadable(f"cannot be unpacked ({error}): unpack it with another program and load the text") from error
    return Text(target, own)


def _copy_member(raw: RawFile, out: IO[bytes], largest: int) -> Lines:
    with zipfile.ZipFile(raw.path) as bundle:
        info = bundle.getinfo(raw.member)
        with bundle.open(info) as stream:
            return _copy(stream, out, info.compress_size, largest)


def _copy(stream: IO[bytes] | gzip.GzipFile, out: IO[bytes], packed: int, largest: int) -> Lines:
    """Copy within bounds and count the lines; what the archive claims about sizes is not believed."""
    bound = min(largest, max(SMALL_TEXT, packed * LARGEST_RATIO))
    written, counter = 0, _Counter()
    while chunk := stream.read(CHUNK):
        written += len(chunk)
        if written > bound:
            raise Unreadable(
                f"unpacks to more than {bound:,} bytes from {packed:,}, as no event file does; "
                "unpack it yourself and load the text if it is one"
            )
        out.write(chunk)
        counter.add(chunk)
    return counter.lines()
