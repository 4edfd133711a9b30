"""The block of fields between two lines of hyphens that a text or Markdown file may begin with."""

from __future__ import annotations

import re

from summitry.errors import Unreadable
from summitry.ingest.fields import NAMES

_MAX_CHARACTERS = 64 * 1024
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z_][\w -]{0,60}:", re.MULTILINE)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """Part a text into its front matter's fields and its body.

    A text that merely begins with a rule of hyphens has no front matter: there must be a closing line, and one of
    the fields that documents have. Every value stays the words that were written, so an ``id: 0042`` keeps its zeros.

    Raises:
        Unreadable: The block is not YAML, or not a list of fields.
    """
    opening = re.match(r"---[ \t]*\n", text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MAX_CHARACTERS) if opening else None
    if opening is None or closing is None:
        return {}, text
    block = text[opening.end() : closing.start()]
    keys = {found[0][:-1].strip() for found in _KEY.finditer(block)}
    if not keys & {*NAMES, "date"}:
        return {}, text
    return _parse_block(block), text[closing.end() :]


def _parse_block(block: str) -> dict[str, object]:
    import yaml  # noqa: PLC0415  most files have no front matter

    try:
        fields = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506  makes strings, lists and dicts, nothing else
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = f"line {mark.line + 2}" if mark is not None else "it"
        msg = f"its front matter is not YAML: {line} cannot be read; put quotation marks around a value with ': ' in it"
        raise Unreadable(msg) from fault
    if not isinstance(fields, dict):
        msg = "its front matter is not a list of fields: write one 'name: value' a line"
        raise Unreadable(msg)
    return {str(name): value for name, value in fields.items()}
