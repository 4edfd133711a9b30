"""What was changed between two versions of a page, for ``summitry compare OLD NEW --changes``."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from summitry.errors import InputError, Unreadable
from summitry.ingest.records import passage_to_json
from summitry.meetings.compare import changes
from summitry.model import SetAside
from summitry.reading import read_document
from summitry.reading.fragment import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summitry.meetings.compare.changes import Change
    from summitry.model import Document
    from summitry.reading import Reading

PAIR = 2
SIGNS = {"added": ("+",), "removed": ("-",), "reworded": ("~ was:", "  now:")}


def read_versions(inputs: Sequence[tuple[str, Iterable[Document | SetAside]]]) -> tuple[Reading, Reading]:
    """Read the two versions.

    Raises:
        InputError: There are not two inputs of one document each.
        Unreadable: One of them cannot be read.
    """
    if len(inputs) != PAIR:
        msg = f"--changes wants two versions of one page, the older first; there are {len(inputs)} inputs"
        raise InputError(msg)
    old, new = (_read_one(name, list(items)) for name, items in inputs)
    return old, new


def _read_one(name: str, items: Sequence[Document | SetAside]) -> Reading:
    if len(items) != 1:
        msg = f"{name} holds {len(items)} documents; --changes wants one on each side"
        raise InputError(msg)
    if isinstance(items[0], SetAside):
        msg = f"{items[0].origin}: {items[0].reason}"
        raise Unreadable(msg)
    return read_document(items[0])


def write_changes(old: Reading, new: Reading, *, as_json: bool) -> str:
    """Write the changes, in the order of the text: as JSON, or a line each with a sign before it."""
    found = changes(old, new)
    if as_json:
        return json.dumps({"changes": [_to_record(change) for change in found]}, ensure_ascii=False, sort_keys=True)
    if not found:
        return "no sentence was changed"
    counts = Counter[str](change.kind for change in found)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in SIGNS if counts[kind])
    return "\n".join([f"sentences: {told}", *(line for change in found for line in _to_lines(change))])


def _to_record(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "old": passage_to_json(change.old) if change.old else None,
        "new": passage_to_json(change.new) if change.new else None,
        "old_words": [passage_to_json(words) for words in change.old_words],
        "new_words": [passage_to_json(words) for words in change.new_words],
    }


def _to_lines(change: Change) -> list[str]:
    shown = [passage for passage in (change.old, change.new) if passage]
    return [
        f"{sign} {make_visible(' '.join(passage.exact.split()))}"
        for sign, passage in zip(SIGNS[change.kind], shown, strict=True)
    ]
