"""What a load reports: for each file what went in, what came out, and what was set aside why."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

#: Why a row is set aside, by the name that the lake's files carry.
REASONS: dict[str, str] = {
    "columns": "wrong number of columns",
    "empty": "empty line",
    "long": "line longer than 1.9 million characters",
    "syntax": "no JSON object, or a quotation that does not end",
    "id": "no usable id",
    "date": "no readable date",
    "future": "date in the future of the day on which it was known",
    "code": "no event code",
    "unreal": "the text denies, supposes or expects it",
    "repeat": "id that another row already has",
}

Status = Literal["loaded", "already loaded", "set aside"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file, or one member of a zip.

    Attributes:
        name: The file's name, with ``!member`` behind a zip's.
        status: What became of it.
        source: The lake's name for its data set, empty where none was recognised.
        rows: Rows read, the header not counted.
        events: Events that the lake has from it.
        aside: Rows set aside, by reason (``REASONS``).
        mended: Rows kept although bytes of them were not UTF-8, or NUL; the sign U+FFFD stands for those.
        first_on: Earliest day of an event, ISO, or None.
        last_on: Latest.
        sha256: Digest of the file as it lies there (of the zip, for a member).
        member: The member's name, where the file is a zip.
        why: Why the whole file was set aside, with what to do.
    """

    name: str
    status: Status
    source: str = ""
    rows: int = 0
    events: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)
    mended: int = 0
    first_on: str | None = None
    last_on: str | None = None
    sha256: str = ""
    member: str = ""
    why: str = ""

    @property
    def rows_aside(self) -> int:
        """Rows set aside for any reason."""
        return sum(self.aside.values())


@dataclass(frozen=True, slots=True)
class Report:
    """What one call of ``load`` did."""

    lake: str
    files: tuple[FileReport, ...]

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """Files that were set aside whole."""
        return tuple(file for file in self.files if file.status == "set aside")

    def to_json(self) -> dict[str, Any]:
        """Give the report as JSON's types, sums beside the files."""
        return {
            "lake": self.lake,
            "rows": sum(file.rows for file in self.files),
            "events": sum(file.events for file in self.files),
            "rows_aside": sum(file.rows_aside for file in self.files),
            "files": [asdict(file) | {"aside": dict(file.aside)} for file in self.files],
        }


@dataclass(frozen=True, slots=True)
class Settings:
    """How to load.

    Attributes:
        today: The day after whose morrow an event without another date to hold it against is in the future.
        memory_mb: Megabytes that DuckDB may use before it writes to disk.
        threads: Threads that DuckDB may use.
        keep_urls: Whether ``url`` is filled.
        largest_text: Bytes that a compressed file may unpack to.
        batch_bytes: Bytes of text after which files are written together.
    """

    today: date
    memory_mb: int = 400
    threads: int = 2
    keep_urls: bool = False
    largest_text: int = 64 * 2**30
    batch_bytes: int = 128 * 2**20
