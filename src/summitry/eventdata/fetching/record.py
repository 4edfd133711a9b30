"""What is fetched: files as their publisher lists them, what became of each, and how to go about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

#: GDELT's own server; a mirror with the same layout may stand in its place.
GDELT = "https://data.gdeltproject.org"

#: 1: one file a day (a month before April 2013, a year before 2006); 2: one each 15 minutes since 18 February 2015.
Release = Literal[1, 2]

Status = Literal["fetched", "had", "gone", "wrong", "later"]

#: What each status means, for those who read a report.
STATUSES: dict[Status, str] = {
    "fetched": "fetched and found whole",
    "had": "there already, and whole",
    "gone": "listed, but not on the server: a gap of the source",
    "wrong": "not what the list says it is; set aside, and asked for again by the next run",
    "later": "the server cannot give it now; asked for again by the next run",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to ask.

    Attributes:
        base_url: Server, or mirror with the same layout; addresses in its lists are taken to be below this one.
        dyad: Two countries (ISO3) whose events with one another are written to a smaller file beside each, or None.
        keeps_raw: Whether the whole file stays once the smaller one is written.
        pause_s: Seconds between one answer and the next request.
        tries: Requests for one file, or list, before it is left for a later run.
        longest_wait_s: Most seconds that are waited for one try, whatever the server asks for.
        unlucky_most: Files in a row that cannot be had now, after which the run ends.
        max_bytes: Most bytes of a file or list.
        max_redirects: Most redirects that a file may take.
        slowest_bytes_s: Bytes a second below which a server is given up for now.
        allow_private: Whether links may lead to this machine or to private networks.
        contact: An address of yours that the server is told, so that its keepers can write to you.
    """

    base_url: str = GDELT
    dyad: tuple[str, str] | None = None
    keeps_raw: bool = True
    pause_s: float = 1.0
    tries: int = 5
    longest_wait_s: float = 300.0
    unlucky_most: int = 3
    max_bytes: int = 4 * 2**30
    max_redirects: int = 5
    slowest_bytes_s: int = 16 * 2**10
    allow_private: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file as the publisher's lists have it.

    Attributes:
        name: The file's name.
        folder: Its folder below the server, which is its folder here too.
        first_on: First day that it is for.
        last_on: Last.
        size: Bytes, or None where no list says.
        md5: MD5 of it in small hexadecimal digits, or None.
    """

    name: str
    folder: str
    first_on: date
    last_on: date
    size: int | None
    md5: str | None

    @property
    def path(self) -> str:
        """Where it lies, below the server and below the folder that is fetched into."""
        return f"{self.folder}/{self.name}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to fetch.

    Attributes:
        release: GDELT's release.
        since: First day asked for.
        until: Last.
        files: The files, oldest first.
        missing: Names that the layout lets expect and the list has not: gaps of the source.
        malformed: Lines of the lists that could not be read.
        done: Files of these that are there already, and their bytes.
        done_bytes: Likewise.
    """

    release: Release
    since: date
    until: date
    files: tuple[Listed, ...]
    missing: tuple[str, ...]
    malformed: int
    done: int
    done_bytes: int

    @property
    def total_bytes(self) -> int:
        """Bytes of all files whose size a list tells."""
        return sum(file.size or 0 for file in self.files)

    @property
    def left_bytes(self) -> int:
        """Bytes that are still to be fetched."""
        return self.total_bytes - self.done_bytes

    def to_json(self) -> dict[str, Any]:
        """Give the plan as JSON's types, with the files' names alone."""
        return {
            "release": self.release,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "files": len(self.files),
            "bytes": self.total_bytes,
            "files_without_size": sum(file.size is None for file in self.files),
            "files_without_md5": sum(file.md5 is None for file in self.files),
            "files_there": self.done,
            "bytes_there": self.done_bytes,
            "files_left": len(self.files) - self.done,
            "bytes_left": self.left_bytes,
            "missing_from_list": list(self.missing),
            "malformed_lines": self.malformed,
            "first": self.files[0].name if self.files else None,
            "last": self.files[-1].name if self.files else None,
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file; one line of the manifest.

    Attributes:
        path: The file, below the folder that was fetched into.
        status: What became of it.
        url: Where it came from, behind redirects.
        size: Bytes of it.
        md5: Its MD5.
        verified: What it was held against: ``md5``, ``size``, ``zip`` (its own check sums), several joined by ``+``.
        retrieved_at: When (UTC, ISO).
        dyad: The two countries of the smaller file, sorted, joined by a hyphen; empty without one.
        narrowed: The smaller file, below the folder; empty where there is none or no row is left.
        rows: Rows of the whole file, where they were counted.
        rows_kept: Rows of the smaller one.
        rows_short: Rows with too few cells to say whom they are about; they are in no smaller file.
        keeps_raw: Whether the whole file is still there.
        why: What went wrong, with what to do.
    """

    path: str
    status: Status
    url: str = ""
    size: int = 0
    md5: str = ""
    verified: str = ""
    retrieved_at: str = ""
    dyad: str = ""
    narrowed: str = ""
    rows: int | None = None
    rows_kept: int | None = None
    rows_short: int | None = None
    keeps_raw: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run did.

    Attributes:
        folder: Where to.
        plan: What there was to fetch.
        entries: What became of each file that the run came to.
        is_stopped: Whether it ended early, as the server could give nothing now.
    """

    folder: str
    plan: Plan
    entries: tuple[Entry, ...]
    is_stopped: bool = False

    def count(self, status: Status) -> int:
        """Count the files of one status."""
        return sum(entry.status == status for entry in self.entries)

    def to_json(self) -> dict[str, Any]:
        """Give the report as JSON's types."""
        kept = [entry.rows_kept for entry in self.entries if entry.rows_kept is not None]
        return {
            "folder": self.folder,
            "plan": self.plan.to_json(),
            "counts": {status: self.count(status) for status in STATUSES},
            "bytes": sum(entry.size for entry in self.entries if entry.status == "fetched"),
            "rows_kept": sum(kept) if kept else None,
            "is_stopped": self.is_stopped,
            "files": [asdict(entry) for entry in self.entries],
        }


def to_iso(instant: datetime) -> str:
    """Write an instant as the manifest does: UTC, whole seconds."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
