"""Where sentences start: what the model says, put right by the layout of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from summitry.language.layout import LABEL, find_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.model import Document

_TITLES: Final = frozenset(
    {
        "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "adm", "cmdr",
        "sen", "rep", "gov", "pres", "amb", "rev", "hon", "nos", "vs",
        "fig", "vol", "pp", "cf", "e.g", "i.e", "approx", "ca", "brig", "supt", "insp",
    }
)  # fmt: skip
"""Abbreviations after which a sentence never starts; "U.S." and the like are left to the model."""
_CLOSING: Final = frozenset("”’»)]}›,;:.!?%…")
_STOP: Final = re.compile(r"[.!?…:;—–*|•-][\s\"'”’»)\]*_]*\Z")
_STOP_REACH: Final = 12
UNMARKED: Final = 1.5
"""How sure the model must be of a sentence that starts where no mark ends the one before."""
_BRACKET: Final = re.compile(r"\([^()\n]{1,400}\)|\[[^\[\]\n]{1,400}\]")
_INITIAL: Final = re.compile(r"[A-Z]\.$")
_DOTTED: Final = re.compile(r"(?:[A-Za-z]\.){2,}$")


def find_breaks(document: Document) -> list[int]:
    """Give the offsets where layout alone makes a sentence start: paragraphs, speakers' labels."""
    text = document.text
    breaks = set()
    for start, end in find_paragraphs(text):
        breaks.add(start)
        label = LABEL.match(text, start, end)
        if label and label.end() < end and not document.turns:
            breaks.add(label.end())
    for turn in document.turns:
        breaks.add(turn.label_passage.start)
        breaks.add(_skip_to_word(text, turn.label_passage.end))
    return sorted(breaks)


def _skip_to_word(text: str, at: int) -> int:
    """Move past the colon and the space that end a label."""
    while at < len(text) and (text[at].isspace() or text[at] in ":."):
        at += 1
    return at


def repair_starts(
    text: str,
    words: Sequence[tuple[int, int]],
    scores: Sequence[float],
    breaks: Sequence[int],
    labels: Sequence[tuple[int, int]] = (),
) -> list[bool]:
    """Put right which words start a sentence.

    Args:
        text: The text that the offsets count in.
        words: Start and end of each word, in order.
        scores: How likely each word starts a sentence, above 0 for yes.
        breaks: Offsets where layout makes a sentence start, sorted.
        labels: Start and end of speakers' labels, inside which nothing starts, sorted.

    Returns:
        One flag a word. The first word always starts one, closing marks never do, and nothing starts inside short
        brackets or after an abbreviation of a title.
    """
    if not words:
        return []
    brackets = [found.span() for found in _BRACKET.finditer(text, words[0][0], words[-1][1])]
    if labels:
        first, last = bisect_left(labels, (words[0][0], 0)), bisect_right(labels, (words[-1][1], 0))
        brackets = sorted([*brackets, *labels[first:last]])
    openings = [start for start, _ in brackets]
    fixed = [False] * len(words)
    firsts = [start for start, _ in words]
    for index, score in enumerate(scores):
        if score <= 0 or index == 0:
            continue
        moved = _skip_closing(text, words, index)
        if moved is None or (score < UNMARKED and not _is_after_stop(text, words[moved][0])):
            continue
        if not _is_forbidden(text, words, moved, brackets, openings):
            fixed[moved] = True
    for offset in breaks[bisect_left(breaks, firsts[0]) : bisect_right(breaks, firsts[-1])]:
        fixed[bisect_left(firsts, offset)] = True
    fixed[0] = True
    return fixed


def _is_after_stop(text: str, at: int) -> bool:
    """Tell whether a mark that ends sentences stands before an offset, with closing marks and space between."""
    return _STOP.search(text, max(0, at - _STOP_REACH), at) is not None


def _skip_closing(text: str, words: Sequence[tuple[int, int]], index: int) -> int | None:
    """Move a start past marks that still belong to the sentence before."""
    while index < len(words):
        start, end = words[index]
        word = text[start:end]
        is_spaced = start == 0 or text[start - 1].isspace()
        is_closing = all(c in _CLOSING for c in word) or (word in {'"', "'", "''"} and not is_spaced)
        if not is_closing:
            return index
        index += 1
    return None


def _is_forbidden(
    text: str,
    words: Sequence[tuple[int, int]],
    index: int,
    brackets: Sequence[tuple[int, int]],
    openings: Sequence[int],
) -> bool:
    """Tell whether no sentence can start at a word."""
    if index == 0:
        return False
    start = words[index][0]
    before_start, before_end = words[index - 1]
    before = text[before_start:before_end]
    if before.lower().rstrip(".") in _TITLES and before.endswith("."):
        return True
    is_glued = before_end == start
    if is_glued and (before[-1].isalnum() or _DOTTED.search(before)) and text[start].isalnum():
        return True
    if before == "," or (
        _INITIAL.fullmatch(before) and text[start].isupper() and _is_initial_of_name(text, words, index - 1)
    ):
        return True
    at = bisect_right(openings, start) - 1
    return at >= 0 and openings[at] < start < brackets[at][1] and not _is_own_sentence(text, openings[at])


def _is_initial_of_name(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    """Tell "John F." from "vitamin C.": the word before an initial of a name is a name too."""
    return index == 0 or text[words[index - 1][0]].isupper()


def _is_own_sentence(text: str, opening: int) -> bool:
    """Tell whether a bracket opens where a sentence could start, as in "(Applause.) Thank you."."""
    if text[opening] not in "([":
        return False
    before = text[max(0, opening - 3) : opening].rstrip()
    return not before or before[-1] in ".!?…\n:”"
