"""What stands between quotation marks.

Marks that do not balance are refused: such a quote is given with ``is_balanced`` False and no content, and only the
rest of its own paragraph is lost. Every mark is looked at once, so the time is in proportion to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from summitry.language.layout import find_paragraphs
from summitry.model import Quote

if TYPE_CHECKING:
    from summitry.model import Document

_MARK: Final = re.compile(r"``|''|[“”„‟\"«»‹›‘’‚‛']")
_CLOSERS: Final[dict[str, frozenset[str]]] = {
    "“": frozenset("”"), "„": frozenset("“”"), "‟": frozenset("”"), '"': frozenset('"'), "«": frozenset("»"),
    "‹": frozenset("›"), "‘": frozenset("’"), "‚": frozenset("‘’"), "‛": frozenset("’"), "'": frozenset("'"),
    "``": frozenset(("''", '"')),
}  # fmt: skip
_SINGLE: Final = frozenset("‘‚‛'")
_DEEPEST: Final = 8
_ELIDED: Final = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A quotation mark that waits for its partner.

    Attributes:
        mark: The mark itself.
        start: Where it stands.
        inside: Where the words of the present paragraph begin.
        parts: Start and end of the words in the paragraphs before.
    """

    mark: str
    start: int
    inside: int
    parts: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Find the quotes of a document in the order in which they open; a quote inside another one comes after it.

    A quote that runs over several paragraphs, each opening with the mark and only the last one closing, is one quote
    with a content passage for each paragraph.
    """
    found: list[_Found] = []
    carried: list[_Open] = []
    previous_end = 0
    for start, end in find_paragraphs(document.text):
        if carried:
            carried = _continue(document.text, start, carried, found, previous_end)
        carried = _read_paragraph(document.text, start, end, carried, found)
        previous_end = end
    _refuse(carried, previous_end, found)
    return tuple(_to_quote(document, item) for item in sorted(found, key=lambda f: (f.start, -f.end)))


def _to_quote(document: Document, found: _Found) -> Quote:
    content = tuple(document.passage(start, end) for start, end in found.parts if start < end)
    return Quote(document.passage(found.start, found.end), content, is_balanced=bool(found.parts))


def _refuse(waiting: list[_Open], end: int, found: list[_Found]) -> None:
    """Refuse all from the outermost unclosed quote up to ``end``; single marks are taken for apostrophes."""
    outer = next((item for item in waiting if item.mark not in _SINGLE), None)
    if outer is None:
        return
    while found and found[-1].start > outer.start:
        found.pop()
    found.append(_Found(outer.start, end, ()))


def _continue(text: str, start: int, carried: list[_Open], found: list[_Found], previous_end: int) -> list[_Open]:
    """Carry an unclosed quote into a paragraph that opens with the same mark; refuse it otherwise."""
    if len(carried) == 1 and text.startswith(carried[0].mark, start):
        carried[0].inside = start + len(carried[0].mark)
        return carried
    _refuse(carried, previous_end, found)
    return []


def _read_paragraph(text: str, start: int, end: int, stack: list[_Open], found: list[_Found]) -> list[_Open]:
    """Pair the marks of one paragraph.

    Returns:
        The quotes that are open at its end.
    """
    begin = stack[0].inside if stack else start
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, begin, end) if not _is_in_word(text, m.start(), m.end())]
    for index, (at, mark) in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else (end, "")
        if _closes(text, at, mark, stack, following):
            _close(at, mark, stack, found)
        elif _opens(text, at, mark, end):
            if len(stack) == _DEEPEST:
                break
            stack.append(_Open(mark, at, at + len(mark)))
    waiting = [item for item in stack if item.mark not in _SINGLE]
    for item in waiting:
        last = item.inside + len(text[item.inside : end].rstrip())
        item.parts.append((item.inside, last))
    return waiting


def _close(at: int, mark: str, stack: list[_Open], found: list[_Found]) -> None:
    """Take the partner off the stack, and with it single marks above it that were apostrophes after all."""
    while stack:
        item = stack.pop()
        if mark in _CLOSERS[item.mark]:
            if item.parts or at > item.inside:
                found.append(_Found(item.start, at + len(mark), (*item.parts, (item.inside, at))))
            return


def _is_in_word(text: str, start: int, end: int) -> bool:
    """Tell an apostrophe between letters, as in "don’t", from a quotation mark."""
    is_single = text[start:end] in {"'", "’", "‘", "‛"}
    return is_single and start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _is_like_possessive(text: str, at: int) -> bool:
    """Tell whether a mark stands as in "the leaders’ meeting"."""
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _closes(text: str, at: int, mark: str, stack: list[_Open], following: tuple[int, str]) -> bool:
    """Tell whether a mark closes a quote that is open."""
    depth = next((n for n, item in enumerate(reversed(stack)) if mark in _CLOSERS[item.mark]), None)
    if depth is None or any(item.mark not in _SINGLE for item in stack[len(stack) - depth :]):
        return False
    if at == 0 or (mark in _CLOSERS and not _may_close_neutral(text, at, mark)):
        return False
    if mark in {"'", "’"} and _is_like_possessive(text, at):
        # Inside single marks the closing mark may still be to come.
        return following[1] != mark or _is_like_possessive(text, following[0])
    return mark not in {"'", "’"} or not text[at - 1].isspace()


def _may_close_neutral(text: str, at: int, mark: str) -> bool:
    """Tell whether a mark that looks the same on both ends of a quote can close one: words stand before it."""
    return not text[at - 1].isspace() or not text[at + len(mark) : at + len(mark) + 1].strip()


def _opens(text: str, at: int, mark: str, end: int) -> bool:
    """Tell whether a mark can open a quote."""
    if mark not in _CLOSERS:
        return False
    after = text[at + len(mark) : min(end, at + len(mark) + 1)]
    if not after or (after.isspace() and mark not in {"«", "‹"}):
        return False
    if mark in {'"', "'", "‘", "‛"}:
        before = text[at - 1 : at]
        is_free = not before or not (before.isalnum() or before in ".,;:!?)]%")
        return is_free and not (mark in _SINGLE and _ELIDED.match(text, at + 1))
    return True
