"""What the program itself wrote into a folder that it reads: a dossier is no document of its own making.

``summitry dossier . --out dossier`` reads the folder again tomorrow, and its own page lies in it by then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summitry.errors import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

#: Files that ``summitry dossier`` writes beside its data, and the folder of its tables.
BESIDE = frozenset({"index.html", "dossier.md", "dossier.json"})
TABLES = "tables"
DATA = "dossier.json"
CASE = "case.sqlite"
_FORMAT = re.compile(rb'"format":\s*"summitry-dossier/')
_PAGE = re.compile(rb'<meta name="generator" content="Summitry ')
_HEAD = 4_096
_SQLITE = b"SQLite format 3\x00"
#: SQLite's application id of a case file, "SUMM", and where it stands in the file's head.
_MARK, _AT = b"SUMM", 68
_COMPANIONS = ("-wal", "-shm", "-journal")


def leave_out(parent: Path, folders: list[str], files: list[str]) -> tuple[list[str], list[str]]:
    """Give the folders and files below ``parent`` without what an earlier run of the program wrote there.

    A page or a table is left out only beside a dossier's data, a case file only by the mark that it bears or its name:
    what others put into the same folder is read.
    """
    cases = {name for name in files if _is_case(parent / name)}
    written = {name for name in files if name in cases or _base(name) in cases}
    if DATA in files and _is_data(parent / DATA):
        written |= BESIDE
        folders = [name for name in folders if name != TABLES]
    return folders, [name for name in files if name not in written]


def refuse_ours(raw: bytes) -> None:
    """Refuse a dossier's page or its data, which are no document.

    Raises:
        Unreadable: It is one.
    """
    if _PAGE.search(raw, 0, _HEAD) or (raw[:1] == b"{" and _FORMAT.search(raw)):
        msg = (
            "is a dossier, not a document: give what it was made from, or hold it against its texts with summitry check"
        )
        raise Unreadable(msg)


def _base(name: str) -> str:
    return next((name.removesuffix(end) for end in _COMPANIONS if name.endswith(end)), name)


def _is_case(path: Path) -> bool:
    """Tell a case file by its mark; one that is being made has none yet, and is told by its name."""
    if not path.name.endswith(".sqlite"):
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(_AT + len(_MARK))
    except OSError:
        return False
    is_named = path.name == CASE or path.name.endswith(f".{CASE}")
    return head[_AT:] == _MARK or (is_named and (not head or head.startswith(_SQLITE)))


def _is_data(path: Path) -> bool:
    try:
        return bool(_FORMAT.search(path.read_bytes()))
    except OSError:
        return False
