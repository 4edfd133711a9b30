"""The tree of errors, and the exit code that belongs to each branch.

SummitryError
├── InputError          the user can mend it (exit 2)
│   ├── BadField        a record has a field that cannot be used
│   └── UnknownCode     a code or name that no list has
├── Unreadable          this document never will work: set aside, go on
├── TryLater            network or lock: try again (exit 75)
├── QuoteNotFound       the words are not in the document
└── QuoteAmbiguous      the words are in the document more than once
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


#: Characters of a wrong value that a message shows.
LONGEST_SHOWN = 80


class ExitCode(IntEnum):
    """What the program's exit status says."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    TRY_LATER = 75
    INTERRUPTED = 130


class SummitryError(Exception):
    """Anything that Summitry itself raises."""

    exit_code = ExitCode.SOME_FAILED


class InputError(SummitryError):
    """The user can mend it: a path, an option, a record."""

    exit_code = ExitCode.USAGE


class BadField(InputError):
    """A field of a record cannot be used.

    Attributes:
        path: Where the field stands, such as ``$.published_on``.
        expected: What would have been right.
        found: What stands there instead, shortened.
    """

    def __init__(self, path: str, expected: str, found: object) -> None:
        self.path = path
        self.expected = expected
        self.found = found
        shown = repr(found)
        if len(shown) > LONGEST_SHOWN:
            shown = shown[: LONGEST_SHOWN - 3] + "..."
        super().__init__(f"field {path}: expected {expected}, found {shown}")


class UnknownCode(InputError):
    """A code, name or option value that no list has.

    Attributes:
        code: What was asked for.
        kind: What sort of code it should have been.
        nearest: The codes that look most like it, best first.
    """

    def __init__(self, code: str, kind: str, nearest: Sequence[str] = ()) -> None:
        self.code = code
        self.kind = kind
        self.nearest = tuple(nearest)
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"unknown {kind} {code!r}{hint}")


class Unreadable(SummitryError):
    """This document never will work; a batch sets it aside and goes on."""


class TryLater(SummitryError):
    """The network or a lock stood in the way; the same call may work later."""

    exit_code = ExitCode.TRY_LATER


class QuoteNotFound(SummitryError):
    """The words are not in the document, letter for letter."""


class QuoteAmbiguous(SummitryError):
    """The words are in the document more than once, so no one place can be meant."""
