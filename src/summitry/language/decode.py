"""From the model's scores to trees, names and sentence starts: numpy alone.

Arrays are padded batches of windows: ``B`` windows of up to ``W`` words. In arc scores ``(B, W, W + 1)`` column 0 is
the root and column ``j + 1`` the word ``j``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NEVER = np.float32(-1e9)
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_ROOTS_TRIED = 4
_LONG_SENTENCE = 100
_MOST_CONTRACTIONS = 40
"""Sentences have a handful of cycles; only text that is no language has more, and would take seconds a window."""


def sentence_numbers(starts: Floats, forced: Bools) -> Ints:
    """The number of the sentence that each word is in, counted from 0 in each window.

    Args:
        starts: How likely each word begins a sentence, above 0 for yes, ``(B, W)``.
        forced: Words that begin a sentence whatever the model says, ``(B, W)``; the first word always does.
    """
    begins = (starts > 0) | forced
    begins[:, 0] = True
    numbers: Ints = np.cumsum(begins, axis=1, dtype=np.int64) - 1
    return numbers


def find_heads(arcs: Floats, sentences: Ints, lengths: Ints) -> Ints:
    """The head of each word, 0 for the root and ``j + 1`` for the word ``j``; always one tree a sentence.

    The best head of each word is taken, and where that leaves a cycle or not just one root in a sentence, the best
    tree by Chu-Liu and Edmonds.
    """
    words = arcs.shape[1]
    is_word = np.arange(words) < lengths[:, None]
    sentences = np.where(is_word, sentences, -1)
    same = sentences[:, :, None] == sentences[:, None, :]
    same &= ~np.eye(words, dtype=np.bool_)
    scores = arcs.copy()
    scores[:, :, 1:][~same] = NEVER
    heads: Ints = scores.argmax(axis=2).astype(np.int64)
    for row, number in _broken_sentences(heads, sentences, is_word):
        inside = np.flatnonzero((sentences[row] == number) & is_word[row])
        columns = np.concatenate(([0], inside + 1))
        tree = best_tree(scores[row][np.ix_(inside, columns)])
        heads[row, inside] = columns[tree]
    return heads


def _broken_sentences(heads: Ints, sentences: Ints, is_word: Bools) -> list[tuple[int, int]]:
    """``(window, sentence)`` wherever the heads are not one tree."""
    batch, words = heads.shape
    above = np.concatenate([np.zeros((batch, 1), np.int64), heads], axis=1)
    for _ in range(max(1, int(words).bit_length())):
        above = np.take_along_axis(above, above, axis=1)
    in_cycle = (above[:, 1:] != 0) & is_word
    numbers = int(sentences.max(initial=0)) + 1
    flat = np.arange(batch)[:, None] * numbers + sentences
    roots = np.bincount(flat[(heads == 0) & is_word], minlength=batch * numbers)
    present = np.bincount(flat[is_word], minlength=batch * numbers) > 0
    cycles = np.bincount(flat[in_cycle], minlength=batch * numbers) > 0
    broken = np.flatnonzero(present & ((roots != 1) | cycles))
    return [(int(n) // numbers, int(n) % numbers) for n in broken]


def best_tree(scores: Floats) -> Ints:
    """The best tree with exactly one root.

    Args:
        scores: ``(n, n + 1)``, row ``i`` scores the heads of word ``i``; column 0 is the root.

    Returns:
        The column of each word's head.
    """
    size = scores.shape[0]
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    free = _edmonds(scores.astype(np.float64))
    if np.count_nonzero(free == 0) == 1:
        return free
    margins = scores[:, 0] - scores[:, 1:].max(axis=1)
    best, best_score = None, -np.inf
    tried = _ROOTS_TRIED if size <= _LONG_SENTENCE else 1
    for root in np.argsort(-margins, kind="stable")[:tried]:
        limited = scores.astype(np.float64)
        limited[:, 0] = -1e12
        limited[root, 1:] = -1e12
        limited[root, 0] = scores[root, 0]
        heads = _edmonds(limited)
        total = float(scores[np.arange(size), heads].sum(dtype=np.float64))
        if best is None or total > best_score:
            best, best_score = heads, total
    assert best is not None
    return best


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """The maximum spanning arborescence below column 0, by contracting one cycle after another."""
    size = scores.shape[0]
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:, :] = scores
    np.fill_diagonal(square, -np.inf)
    contracted: list[tuple[NDArray[np.float64], Ints, Ints]] = []
    while True:
        heads = square.argmax(axis=1)
        heads[0] = 0
        cycle = _find_cycle(heads)
        if cycle is None:
            break
        if len(contracted) == _MOST_CONTRACTIONS:
            _cut_cycles(heads)
            break
        contracted.append((square, heads, cycle))
        square = _contract(square, heads, cycle)
    for before, chosen, cycle in reversed(contracted):
        heads = _expand(before, chosen, cycle, heads)
    result: Ints = heads[1:].astype(np.int64)
    return result


def _cut_cycles(heads: Ints) -> None:
    """Hang one word of each cycle on the word below the root; the first such word hangs there if none does."""
    below = np.flatnonzero(heads[1:] == 0)
    root = int(below[0]) + 1 if below.size else 0
    while (cycle := _find_cycle(heads)) is not None:
        heads[cycle[0]] = root
        root = root or int(cycle[0])


def _find_cycle(heads: Ints) -> Ints | None:
    """The nodes of one cycle, or ``None``."""
    state = np.zeros(heads.size, dtype=np.int8)
    state[0] = 2
    for start in range(1, heads.size):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :], dtype=np.int64)
        state[path] = 2
    return None


def _without(size: int, cycle: Ints) -> Ints:
    """The nodes that are not in ``cycle``."""
    kept = np.ones(size, dtype=np.bool_)
    kept[cycle] = False
    return np.flatnonzero(kept)


def _contract(square: NDArray[np.float64], heads: Ints, cycle: Ints) -> NDArray[np.float64]:
    """The scores with ``cycle`` made one node, put last."""
    rest = _without(square.shape[0], cycle)
    size = rest.size + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = square[np.ix_(rest, rest)]
    gain = square[cycle] - square[cycle, heads[cycle]][:, None]
    smaller[-1, :-1] = gain[:, rest].max(axis=0)
    smaller[:-1, -1] = square[np.ix_(rest, cycle)].max(axis=1)
    return smaller


def _expand(square: NDArray[np.float64], chosen: Ints, cycle: Ints, heads: Ints) -> Ints:
    """Heads of the larger graph from those of the contracted one."""
    rest = _without(square.shape[0], cycle)
    result = chosen.copy()
    merged = rest.size
    for node, head in enumerate(heads[:-1]):
        outer = rest[node]
        if head == merged:
            result[outer] = cycle[square[outer, cycle].argmax()]
        else:
            result[outer] = rest[head]
    result[0] = 0
    entering = int(rest[heads[merged]])
    gain = square[cycle, entering] - square[cycle, chosen[cycle]]
    result[cycle[gain.argmax()]] = entering
    return result


def choose_relations(scores: Floats, heads: Ints, labels: tuple[str, ...]) -> Ints:
    """The relation of each word to its head, with at most one subject for each head.

    Args:
        scores: ``(N, relations)``; changed in place.
        heads: A number for each word's head, the same for words that share one; negative for roots.
        labels: The relations in the order of the scores.
    """
    root = labels.index("root")
    is_root = heads < 0
    scores[~is_root, root] = NEVER
    relations: Ints = scores.argmax(axis=1)
    relations[is_root] = root
    subjects = np.array([n for n, label in enumerate(labels) if label in SUBJECTS])
    rows = np.flatnonzero(np.isin(relations, subjects) & ~is_root)
    own = scores[rows, relations[rows]]
    without = scores[rows].copy()
    without[:, subjects] = NEVER
    margin = own - without.max(axis=1)
    order = np.lexsort((-margin, heads[rows]))
    is_second = np.zeros(rows.size, dtype=np.bool_)
    is_second[1:] = heads[rows][order][1:] == heads[rows][order][:-1]
    losers = order[is_second]
    relations[rows[losers]] = without[losers].argmax(axis=1)
    return relations


def choose_names(scores: Floats, sentences: Ints, tags: tuple[str, ...]) -> Ints:
    """The best sequence of BIO tags in which a name never begins with an inside tag nor crosses sentences.

    Args:
        scores: ``(B, W, tags)``.
        sentences: The sentence number of each word, ``(B, W)``.
        tags: The tags in the order of the scores.
    """
    batch, words, size = scores.shape
    allowed = np.array([[_may_follow(before, tag) for tag in tags] for before in tags])
    step = np.where(allowed, 0.0, NEVER).astype(np.float32)
    first = np.where([tag.startswith("I-") for tag in tags], NEVER, 0.0).astype(np.float32)
    shifted = scores - scores.max(axis=2, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=2, keepdims=True))
    begins = np.ones((batch, words), dtype=np.bool_)
    begins[:, 1:] = sentences[:, 1:] != sentences[:, :-1]
    back = np.zeros((batch, words, size), dtype=np.int64)
    best = logs[:, 0] + first
    for n in range(1, words):
        paths = best[:, :, None] + step
        back[:, n] = paths.argmax(axis=1)
        best = np.take_along_axis(paths, back[:, n][:, None, :], axis=1)[:, 0] + logs[:, n]
        best += np.where(begins[:, n, None], first, np.float32(0))
    chosen = np.zeros((batch, words), dtype=np.int64)
    chosen[:, -1] = best.argmax(axis=1)
    for n in range(words - 1, 0, -1):
        chosen[:, n - 1] = np.take_along_axis(back[:, n], chosen[:, n][:, None], axis=1)[:, 0]
    return chosen


def _may_follow(before: str, tag: str) -> bool:
    return not tag.startswith("I-") or before[2:] == tag[2:]
