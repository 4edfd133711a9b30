"""Where a stance rule's words stand in a stretch of text, negated ones left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summitry.meetings.reactions.rules import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.clauses.tree import Tree
    from summitry.meetings.reactions.rules import Match, StanceRule

_NEGATING: Final = frozenset({"not", "n't", "n’t", "no", "never", "without", "hardly", "neither", "nor", "cannot"})
_REACH: Final = 4
#: Between the words of one entry at most one other may stand: "missed *a* chance".
_GAP: Final = 1


class Hit(NamedTuple):
    """A rule's words in a text: first token and one past the last."""

    rule: StanceRule
    first: int
    end: int


def find_hit(tree: Tree, tokens: range, match: Match) -> Hit | None:
    """Give the strongest hit: the most words, then the first in the text; None where none, or opposite ones, are there.

    Where words of opposite stances stand in one stretch, neither is chosen by us.
    """
    hits = list(_iter_hits(tree, tokens, match))
    if not hits:
        return None
    longest = max(hit.end - hit.first for hit in hits)
    strongest = [hit for hit in hits if hit.end - hit.first == longest]
    stances = {hit.rule.stance for hit in (strongest if longest > 1 else hits)}
    if {"critical", "supportive"} <= stances:
        return None
    return strongest[0]


def _iter_hits(tree: Tree, tokens: range, match: Match) -> Iterator[Hit]:
    table = words_of(match)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in table:
        by_first.setdefault(words[0], []).append(words)
    for token in tokens:
        for form in {tree.lemmas[token].lower(), tree.lowers[token]}:
            for words in by_first.get(form, ()):
                end = _end_of(tree, token, words, tokens.stop)
                if end and not is_negated(tree, token, tokens.start) and _is_right_word(tree, token, match):
                    yield Hit(table[words], token, end)


def _end_of(tree: Tree, token: int, words: tuple[str, ...], limit: int) -> int:
    """Give the token behind the last of the words, one other may stand between two; 0 where they do not follow."""
    at = token
    for word in words[1:]:
        for step in range(1, _GAP + 2):
            if at + step < limit and word in {tree.lemmas[at + step].lower(), tree.lowers[at + step]}:
                at += step
                break
        else:
            return 0
    return at + 1


def _is_right_word(tree: Tree, token: int, match: Match) -> bool:
    return tree.pos[token] in {"NOUN", "PROPN"} if match == "noun" else tree.pos[token] != "PROPN"


def is_negated(tree: Tree, token: int, floor: int = 0) -> bool:
    """Whether "not" or its like stands right before a word."""
    return any(tree.lowers[at] in _NEGATING for at in range(max(token - _REACH, floor), token))
