"""Scores from raw text, after the CoNLL 2018 shared task: words are aligned by their characters.

Method: Zeman et al. 2018, "CoNLL 2018 Shared Task", section 5 (F1 of aligned words; LAS counts the universal part of a
relation, without subtypes).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Token:
    """A word at characters ``start`` to ``end``; ``head`` is the index of its head, its own for a root."""

    start: int
    end: int
    head: int
    relation: str
    upos: str
    lemma: str


@dataclass(slots=True)
class Reading:
    """One text as somebody reads it: gold or system. Spans are ``(start, end)`` in characters."""

    text: str
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    names: set[tuple[int, int, str]] = field(default_factory=set)


@dataclass(slots=True)
class Tally:
    """Right, found and wanted counts."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in per cent."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found, in per cent."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        total = self.found + self.wanted
        return 200 * self.right / total if total else 0.0


_ATTACHED = ("uas", "las")
_EVERY = ("words", "upos", "lemma", "uas_all", "las_all")
_WORDS = ("words", "sentences", "upos", "lemma", *_ATTACHED, "uas_all", "las_all")


def universal(relation: str) -> str:
    """The relation without its subtype."""
    return relation.partition(":")[0]


def score_parse(pairs: Iterable[tuple[Reading, Reading]], watched: Iterable[str] = ()) -> dict[str, Tally]:
    """Tallies of ``(gold, system)`` pairs: words, sentences, upos, lemma, attachments, and each watched relation.

    ``uas`` and ``las`` leave punctuation marks out (as spaCy's scorer does: PUD hangs them elsewhere than EWT and GUM
    do); ``uas_all`` and ``las_all`` count every word, as the shared task did. A watched relation is right where
    dependent, head and universal relation are.
    """
    tallies = {name: Tally() for name in (*_WORDS, *watched)}
    for gold, system in pairs:
        _add_sets(tallies["sentences"], set(gold.sentences), set(system.sentences))
        _score_text(tallies, gold.tokens, system.tokens, set(watched))
    return tallies


def _add_sets(tally: Tally, gold: set[tuple[int, int]], system: set[tuple[int, int]]) -> None:
    tally.right += len(gold & system)
    tally.found += len(system)
    tally.wanted += len(gold)


def _head_span(tokens: list[Token], n: int) -> tuple[int, int] | None:
    head = tokens[n].head
    return None if head == n else (tokens[head].start, tokens[head].end)


def _score_text(tallies: dict[str, Tally], gold: list[Token], system: list[Token], watched: set[str]) -> None:
    by_span = {(token.start, token.end): n for n, token in enumerate(system)}
    for tokens, side in ((gold, "wanted"), (system, "found")):
        counts = Counter(universal(token.relation) for token in tokens)
        sizes = dict.fromkeys(_EVERY, len(tokens)) | dict.fromkeys(_ATTACHED, len(tokens) - counts["punct"])
        for name, n in (sizes | {relation: counts[relation] for relation in watched}).items():
            setattr(tallies[name], side, getattr(tallies[name], side) + n)
    for n, wanted in enumerate(gold):
        m = by_span.get((wanted.start, wanted.end))
        if m is None:
            continue
        tallies["words"].right += 1
        tallies["upos"].right += system[m].upos == wanted.upos
        tallies["lemma"].right += system[m].lemma == wanted.lemma
        if _head_span(gold, n) == _head_span(system, m):
            _add_attached(tallies, universal(wanted.relation), universal(system[m].relation))


def _add_attached(tallies: dict[str, Tally], wanted: str, found: str) -> None:
    """Count a word whose head is right."""
    tallies["uas_all"].right += 1
    tallies["las_all"].right += wanted == found
    if wanted != "punct" and found != "punct":
        tallies["uas"].right += 1
        tallies["las"].right += wanted == found
    if wanted == found and wanted in tallies and wanted not in _WORDS:
        tallies[wanted].right += 1


def score_names(pairs: Iterable[tuple[Reading, Reading]]) -> dict[str, Tally]:
    """Tallies of exact names by type; ``three`` counts persons, organisations and places, ``all`` the rest too."""
    tallies = {name: Tally() for name in ("three", "all", "PER", "ORG", "LOC", "OTH")}
    for gold, system in pairs:
        for kind in ("PER", "ORG", "LOC", "OTH"):
            wanted = {name for name in gold.names if name[2] == kind}
            found = {name for name in system.names if name[2] == kind}
            for key in (kind, "all", *(("three",) if kind != "OTH" else ())):
                tallies[key].right += len(wanted & found)
                tallies[key].found += len(found)
                tallies[key].wanted += len(wanted)
    return tallies
