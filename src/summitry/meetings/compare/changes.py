"""Two versions of one page: which sentences were added, removed or reworded, and the words that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.model import Document, Passage
    from summitry.reading import Reading

ChangeKind = Literal["added", "removed", "reworded"]

#: Least share of words that two sentences have in common for one to be the other, reworded.
REWORDED: Final = 0.5
_WORD: Final = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that two versions do not share.

    Attributes:
        kind: ``added``, ``removed`` or ``reworded``.
        old: The sentence in the old version, or None.
        new: The sentence in the new version, or None.
        old_words: Of a reworded sentence the stretches that only the old version has.
        new_words: Of a reworded sentence the stretches that only the new version has.
    """

    kind: ChangeKind
    old: Passage | None
    new: Passage | None
    old_words: tuple[Passage, ...] = ()
    new_words: tuple[Passage, ...] = ()


def changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    """Say what was changed between two versions of a page, in the order of the text.

    Sentences are compared word for word, white space aside, by Ratcliff and Obershelp's matching (``difflib``).

    Args:
        old: The earlier version, read.
        new: The later version, read.
    """
    here = [_words(sentence.exact) for sentence in old.sentences]
    there = [_words(sentence.exact) for sentence in new.sentences]
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    found: list[Change] = []
    for tag, first, last, other_first, other_last in matcher.get_opcodes():
        if tag != "equal":
            found += _iter_changes(old, new, range(first, last), range(other_first, other_last))
    return tuple(found)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _iter_changes(old: Reading, new: Reading, removed: range, added: range) -> Iterator[Change]:
    """Pair the sentences of one changed block that share most words, in order, and tell the rest as gone or new."""
    place = added.start
    for number in removed:
        partner = _partner(old.sentences[number], [new.sentences[one] for one in added[place - added.start :]])
        if partner is None:
            yield Change("removed", old.sentences[number], None)
            continue
        for one in range(place, place + partner):
            yield Change("added", None, new.sentences[one])
        place += partner + 1
        yield _reworded(old, new, old.sentences[number], new.sentences[place - 1])
    for one in range(place, added.stop):
        yield Change("added", None, new.sentences[one])


def _partner(sentence: Passage, others: Sequence[Passage]) -> int | None:
    """Give the place of the sentence that shares most words, or None where none shares enough."""
    words = _words(sentence.exact)
    shares = [SequenceMatcher(None, words, _words(other.exact), autojunk=False).ratio() for other in others]
    best = max(range(len(shares)), key=lambda place: (shares[place], -place), default=None)
    return best if best is not None and shares[best] >= REWORDED else None


def _reworded(old: Reading, new: Reading, before: Passage, after: Passage) -> Change:
    spans = [[match.span() for match in _WORD.finditer(passage.exact)] for passage in (before, after)]
    matcher = SequenceMatcher(None, _words(before.exact), _words(after.exact), autojunk=False)
    cut: list[Passage] = []
    put: list[Passage] = []
    for tag, first, last, other_first, other_last in matcher.get_opcodes():
        if tag == "equal":
            continue
        if last > first:
            cut.append(_stretch(old.document, before, spans[0], first, last))
        if other_last > other_first:
            put.append(_stretch(new.document, after, spans[1], other_first, other_last))
    return Change("reworded", before, after, tuple(cut), tuple(put))


def _stretch(document: Document, sentence: Passage, spans: Sequence[tuple[int, int]], first: int, last: int) -> Passage:
    return document.passage(sentence.start + spans[first][0], sentence.start + spans[last - 1][1])
