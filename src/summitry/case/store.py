"""The file of a case: small, transactional, copyable, and readable while it is written (SQLite, WAL)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Self

from summitry.errors import InputError, TryLater
from summitry.meetings.record import Findings

if TYPE_CHECKING:
    from types import TracebackType

    from pydantic import TypeAdapter

    from summitry.model import Document

#: Marks a file as ours (SQLite's application id), so that another program's data are never written into.
APPLICATION_ID = 0x53554D4D
WAIT_S = 10.0
Row = tuple[str | int | None, ...]
_SOURCES = (".py", ".csv", ".yaml")
_INSERTS = {
    "documents": "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "findings": "INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?)",
    "points": "INSERT OR IGNORE INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
}


class Case:
    """A case that is open; use it in a ``with`` block.

    Raises:
        InputError: The path is a folder, lies where nothing may be written, or is another program's file.
        TryLater: Another program holds the file for longer than ten seconds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=WAIT_S)
            self._prepare()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise _in_use(path) from error
            msg = f"cannot open {path} as a case: {error}; name a file in a folder that you may write to"
            raise InputError(msg) from error
        except (FileExistsError, NotADirectoryError) as error:
            msg = f"{path.parent} is a file, or lies in one; name a folder, new or used by an earlier run"
            raise InputError(msg) from error
        except OSError as error:
            msg = f"cannot make the folder {path.parent}: {error.strerror}; name one that you may write to"
            raise InputError(msg) from error
        except sqlite3.DatabaseError as error:
            msg = f"{path} is no case of Summitry's ({error}); name another file, or a new one"
            raise InputError(msg) from error

    def _prepare(self) -> None:
        (mark,) = self._connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mark not in {0, APPLICATION_ID} or (mark == 0 and tables):
            self._connection.close()
            msg = "it holds another program's tables"
            raise sqlite3.DatabaseError(msg)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.executescript(files("summitry.case").joinpath("schema.sql").read_text(encoding="utf-8"))

    def __enter__(self) -> Self:
        """Give the case itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was written, whatever happened, and close."""
        self._connection.commit()
        self._connection.close()

    def find(self, document: Document, made_by: str) -> Findings | None:
        """Give what was found in a document by the same maker, or None."""
        row = self._connection.execute(
            "SELECT record FROM findings WHERE key = ?", (make_key(document, made_by),)
        ).fetchone()
        return None if row is None else _adapter().validate_json(row[0])

    def keep(self, findings: Findings, made_by: str) -> None:
        """Keep what was found in a document; what is there already stays as it is.

        Raises:
            TryLater: Another program writes into the file for longer than ten seconds.
        """
        document = findings.document
        key = make_key(document, made_by)
        record = _adapter().dump_json(findings, exclude={"document": {"raw"}}).decode()
        rows: dict[str, list[Row]] = {
            "documents": [_document_row(document)],
            "findings": [(key, document.id, document.digest, made_by, record)],
            "points": _point_rows(key, findings),
        }
        try:
            with self._connection:
                for table, values in rows.items():
                    self._connection.executemany(_INSERTS[table], values)
        except sqlite3.OperationalError as error:
            raise _in_use(self.path) from error

    def count(self) -> int:
        """Say how many documents have findings here."""
        (found,) = self._connection.execute("SELECT count(*) FROM findings").fetchone()
        return int(found)


def _in_use(path: Path) -> TryLater:
    return TryLater(f"{path} is in use by another program; try again when it has finished")


@cache
def _adapter() -> TypeAdapter[Findings]:
    from pydantic import TypeAdapter  # noqa: PLC0415 -- not wanted by --help

    return TypeAdapter(Findings)


def make_key(document: Document, made_by: str) -> str:
    """Name findings after all that they rest on: the document's text and fields, and what made them."""
    known = [
        document.id,
        document.digest,
        document.title,
        document.publisher,
        document.side,
        document.account,
        document.published_on.isoformat() if document.published_on else None,
        document.held_on.isoformat() if document.held_on else None,
        document.kind.value,
        document.url,
        made_by,
    ]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


@cache
def name_maker(reader: str) -> str:
    """Name what makes findings: the reader with its weights, and a digest of this program's code, rules and lists."""
    root = files("summitry")
    assert isinstance(root, Path)
    digest = hashlib.sha256(reader.encode())
    for path in sorted(root.rglob("*")):
        if path.suffix in _SOURCES:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _document_row(document: Document) -> Row:
    return (
        document.digest,
        document.id,
        document.title,
        document.publisher,
        document.side,
        document.account,
        document.published_on.isoformat() if document.published_on else None,
        document.held_on.isoformat() if document.held_on else None,
        document.kind.value,
        document.url,
        document.text,
    )


def _point_rows(key: str, findings: Findings) -> list[Row]:
    return [
        (
            key,
            point.id,
            point.passage.document_id,
            point.passage.start,
            point.passage.end,
            point.passage.exact,
            point.label,
            point.status.value if point.status else None,
            point.status_rule,
        )
        for point in findings.points
    ]
