"""Files into the lake: each is read, checked and staged; a batch of them becomes visible at once."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.errors import InputError, TryLater, Unreadable
from summitry.eventdata import lake as lakes
from summitry.eventdata.batch import raw_name, write_batch
from summitry.eventdata.detect import detect
from summitry.eventdata.engine import interruptible, name_of, open_engine
from summitry.eventdata.pulse import pulse
from summitry.eventdata.raw import digest, iter_raw, unpack
from summitry.eventdata.readers import load_mapping
from summitry.eventdata.record import REASONS, FileReport, Report, Settings
from summitry.eventdata.schema import STAGING
from summitry.eventdata.staging import Stager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from summitry.eventdata.detect import Layout
    from summitry.eventdata.raw import Lines, RawFile, Text
    from summitry.eventdata.readers import Reader
    from summitry.eventdata.staging import Staged

#: What the system says where a file may not grow.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

#: Files of a batch at most, so that a load of small ones is saved from time to time.
_LARGEST_BATCH = 500


@dataclass(frozen=True, slots=True)
class _How:
    """What holds for a whole call."""

    settings: Settings
    mapping: Reader | None
    source: str | None
    watch: Callable[[int], None]


def load(
    files: Iterable[str | Path],
    lake: str | Path,
    *,
    mapping: str | Path | None = None,
    source: str | None = None,
    settings: Settings | None = None,
    watch: Callable[[int], None] | None = None,
) -> Report:
    """Load event files into a lake, which is made if it is not there.

    A file that is in the lake already is passed over; one that cannot be read is set aside and told of, and the others
    are loaded. What an earlier call left unfinished is taken up: the files it had committed stay.

    Args:
        files: Files (plain, gzip, zip, Parquet) and folders of them.
        lake: The lake's folder.
        mapping: A mapping file that says what the columns are.
        source: Name of the data set, where its look is not to decide.
        settings: How much memory and the like; the day is today's by default.
        watch: Is called with the bytes of the input that are done since the last call; from a thread of its own while
            a large file is read.

    Raises:
        InputError: No such file, no such source, the mapping is wrong, or the lake's folder is something else.
        TryLater: The disk is full, or another load is under way; what was committed before stays.
    """
    folder = Path(lake)
    name_of(folder)
    reader = load_mapping(Path(mapping)) if mapping else None
    paths = list(_iter_paths(files, folder))
    chosen = settings or Settings(today=datetime.now(UTC).date())
    with lakes.locked(folder):
        batches = lakes.read_batches(folder)
        lakes.sweep(folder, batches)
        how = _How(chosen, reader, source, watch or (lambda _size: None))
        try:
            reports = _load_all(paths, folder, batches, how)
        finally:
            lakes.sweep(folder, lakes.read_batches(folder))
    return Report(str(folder), tuple(reports))


def _iter_paths(files: Iterable[str | Path], lake: Path) -> Iterator[Path]:
    """Yield files, those of a folder by name; hidden files of a folder and those of the lake itself are left out."""
    own = lake.resolve()
    for name in files:
        path = Path(name)
        if path.is_dir():
            found = (file for file in path.rglob("*") if not file.name.startswith((".", "_")) and file.is_file())
            yield from sorted(file for file in found if own not in file.resolve().parents)
        elif path.exists():
            yield path
        else:
            raise InputError(f"no such file: {path}")


def _load_all(paths: Iterable[Path], folder: Path, batches: Sequence[lakes.Batch], how: _How) -> list[FileReport]:
    import duckdb  # noqa: PLC0415 -- heavy

    staging = folder / STAGING
    try:
        staging.mkdir(exist_ok=True)
        chosen = how.settings
        with (
            closing(open_engine(memory_mb=chosen.memory_mb, threads=chosen.threads, spill=staging / "spill")) as engine,
            interruptible(),
        ):
            return _Loader(engine, folder, batches, how).load(paths)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise _full(folder) from error
    except duckdb.OutOfMemoryException as error:
        # Also what DuckDB says where it may not spill any more.
        raise InputError(f"{folder}: {str(error).splitlines()[0]}; allow more by --memory, or free disk") from error
    except duckdb.IOException as error:
        if not any(os.strerror(number) in str(error) for number in _FULL):
            raise
        raise _full(folder) from error


def _full(folder: Path) -> TryLater:
    return TryLater(
        f"{folder}: the disk is full; nothing half-written is in the lake. Make room and run the same command again, "
        "what was loaded before is passed over"
    )


class _Loader:
    """Loads files one after another and commits them in batches."""

    def __init__(self, engine: DuckDBPyConnection, lake: Path, batches: Sequence[lakes.Batch], how: _How) -> None:
        self._engine = engine
        self._lake = lake
        self._staging = lake / STAGING
        self._how = how
        self._stager = Stager(engine, self._staging, how.settings)
        self._parts = [part for batch in batches for part in batch.parts]
        self._known = {(file["sha256"], file.get("member", "")) for batch in batches for file in batch.files}
        self._reports: list[FileReport] = []
        self._waiting: list[tuple[int, Staged]] = []
        self._waiting_size = 0
        self._size, self._told = 0, 0

    def load(self, paths: Iterable[Path]) -> list[FileReport]:
        """Load all files; a report for each, in their order."""
        for path in paths:
            try:
                sha256, lines = digest(path)
                raws = list(iter_raw(path))
            except Unreadable as error:
                self._reports.append(FileReport(path.name, "set aside", why=str(error)))
                raws = []
            self._begin(path.stat().st_size)
            for number, raw in enumerate(raws):
                self._load_raw(raw, sha256, lines, partial(self._tell, number, len(raws)))
            self._tell(0, 1, 1.0)
        self._commit()
        return self._reports

    def _begin(self, size: int) -> None:
        self._size, self._told = size, 0

    def _tell(self, number: int, count: int, share: float) -> None:
        """Tell the watcher what is done since it was last told: a share of member ``number`` of ``count``."""
        done = int(self._size * (number + share) / count)
        if done > self._told:
            self._how.watch(done - self._told)
            self._told = done

    def _load_raw(self, raw: RawFile, sha256: str, lines: Lines, tell: Callable[[float], None]) -> None:
        if (sha256, raw.member) in self._known:
            self._reports.append(FileReport(raw.name, "already loaded", sha256=sha256, member=raw.member))
            return
        unpacked = self._staging / "unpacked"
        unpacked.mkdir(parents=True, exist_ok=True)
        try:
            text = unpack(raw, unpacked, lines, largest=self._how.settings.largest_text)
            layout = detect(text.path, mapping=self._how.mapping, source=self._how.source)
            staged = self._stage(raw, text, layout, sha256, tell)
        except Unreadable as error:
            self._reports.append(FileReport(raw.name, "set aside", sha256=sha256, why=str(error)))
            return
        finally:
            shutil.rmtree(unpacked)
        self._known.add((sha256, raw.member))
        report = FileReport(
            raw.name,
            "loaded",
            source=layout.reader.source,
            rows=staged.rows,
            events=staged.events,
            aside=staged.aside,
            mended=staged.mended,
            first_on=staged.first_on,
            last_on=staged.last_on,
            sha256=sha256,
            member=raw.member,
        )
        self._reports.append(report)
        self._waiting.append((len(self._reports) - 1, staged))
        self._waiting_size += staged.size
        if (
            staged.is_partitioned
            or len(self._waiting) >= _LARGEST_BATCH
            or self._waiting_size >= self._how.settings.batch_bytes
        ):
            self._commit()

    def _stage(self, raw: RawFile, text: Text, layout: Layout, sha256: str, tell: Callable[[float], None]) -> Staged:
        size = text.path.stat().st_size
        is_large = size >= self._how.settings.batch_bytes
        if is_large:
            self._commit()
        with pulse(self._engine, self._stager.share, tell) if is_large else nullcontext():
            staged = self._stager.stage(text, layout, raw_name(sha256, raw.name), partition=is_large)
        if not staged.events:
            told = ", ".join(f"{count} {REASONS[reason]}" for reason, count in staged.aside.items()) or "no rows"
            raise Unreadable(f"read as {layout.reader.about}, but no row can be used ({told})")
        return staged

    def _commit(self) -> None:
        """Make what waits visible."""
        if not self._waiting:
            return
        staged = [(text, self._reports[place]) for place, text in self._waiting]
        now = datetime.now(UTC)
        batch, reports = write_batch(self._engine, self._lake, self._staging, staged, self._parts, now)
        for (place, text), report in zip(self._waiting, reports, strict=True):
            self._reports[place] = report
            shutil.rmtree(text.folder)
        shutil.rmtree(self._staging / "parts", ignore_errors=True)
        self._parts.extend(batch.parts)
        self._waiting, self._waiting_size = [], 0
