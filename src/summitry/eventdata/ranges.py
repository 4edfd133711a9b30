"""One large text as two, each fed to DuckDB through a pipe, so that both cores number lines.

DuckDB numbers the rows of a text on one core, since it must see them in their order. Two ranges, cut at the end of a
line whose number was counted beforehand, are numbered side by side, and a pipe needs no copy on disk.
"""

from __future__ import annotations

import errno
import os
import select
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.eventdata.raw import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summitry.eventdata.raw import Lines

#: Seconds after which a thread that waits for a reader looks whether it is still wanted.
_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of a text.

    Attributes:
        path: Where it can be read, once.
        lines_before: Lines of the text in front of it.
    """

    path: Path
    lines_before: int


class Feed:
    """Two ranges of a text on their way into two pipes."""

    def __init__(self, text: Path, lines: Lines, folder: Path) -> None:
        """Cut the text, whose lines were counted before; nothing flows yet.

        Raises:
            OSError: The folder's disk knows no pipes, or the text cannot be read.
        """
        self._text = text
        self._size = text.stat().st_size
        cut, before = _cut(text, self._size // 2, lines)
        self._bounds = ((0, cut), (cut, self._size))
        self._sent = [0, 0]
        self._is_over = threading.Event()
        self.pieces = (Piece(folder / "first", 0), Piece(folder / "second", before))
        for piece in self.pieces:
            os.mkfifo(piece.path)

    @property
    def share(self) -> float:
        """What was read so far, 0 to 1."""
        return sum(self._sent) / max(self._size, 1)

    @contextmanager
    def flowing(self) -> Iterator[None]:
        """Let both pipes be read within the block; what nobody reads is dropped at its end."""
        threads = [threading.Thread(target=self._pour, args=(number,), daemon=True) for number in range(2)]
        try:
            for thread in threads:
                thread.start()
            yield
        finally:
            self._is_over.set()
            for thread in threads:
                if thread.ident:
                    thread.join()
            for piece in self.pieces:
                piece.path.unlink()

    def _pour(self, number: int) -> None:
        """Send one range; a reader that goes away or a text that ends early shows in the count of the rows."""
        pipe = self._open(self.pieces[number].path)
        if pipe is None:
            return
        at, end = self._bounds[number]
        waiting = select.poll()
        waiting.register(pipe, select.POLLOUT)
        try:
            with self._text.open("rb", buffering=0) as stream:
                while at < end and not self._is_over.is_set():
                    try:
                        sent = os.sendfile(pipe, stream.fileno(), at, min(end - at, CHUNK))
                    except BlockingIOError:
                        waiting.poll(_SECONDS * 1000)
                        continue
                    if not sent:
                        return
                    at += sent
                    self._sent[number] += sent
        except OSError:
            # A closed pipe, or a text that cannot be read: the rows will be too few, and are read in the other way.
            return
        finally:
            os.close(pipe)

    def _open(self, path: Path) -> int | None:
        """Open a pipe once it has a reader; None where none comes."""
        while not self._is_over.is_set():
            try:
                return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as error:
                if error.errno != errno.ENXIO:
                    return None
            self._is_over.wait(_SECONDS)
        return None


def can_feed() -> bool:
    """Whether this system has named pipes, and sends files into them."""
    return hasattr(os, "mkfifo") and hasattr(os, "sendfile") and hasattr(select, "poll")


def _cut(text: Path, middle: int, lines: Lines) -> tuple[int, int]:
    """Give the first end of a line at or behind ``middle`` (bytes), and the number of lines up to it."""
    at, before = max(mark for mark in lines.marks if mark[0] <= middle)
    with text.open("rb", buffering=0) as stream:
        stream.seek(at)
        while chunk := stream.read(CHUNK):
            end = chunk.find(b"\n", max(middle - at, 0))
            if end >= 0:
                return at + end + 1, before + chunk.count(b"\n", 0, end + 1)
            before += chunk.count(b"\n")
            at += len(chunk)
    return at, before
