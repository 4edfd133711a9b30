from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.decode import best_tree, choose_names, choose_relations, find_heads, sentence_numbers

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def is_tree(heads: np.ndarray) -> bool:
    """Whether heads (0 the root, ``j + 1`` the word ``j``) are one tree with one root."""
    if (heads == 0).sum() != 1:
        return False
    for word in range(len(heads)):
        node, steps = word + 1, 0
        while node != 0 and steps <= len(heads):
            node, steps = int(heads[node - 1]), steps + 1
        if node != 0:
            return False
    return True


def score_of(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


def brute_force(scores: np.ndarray) -> float:
    size = len(scores)
    candidates = itertools.product(*([h for h in range(size + 1) if h != w + 1] for w in range(size)))
    return max(score_of(scores, np.array(c)) for c in candidates if is_tree(np.array(c)))


def random_scores(seed: int, size: int) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32) * 5
    scores[np.arange(size), np.arange(size) + 1] = -1e9
    return scores


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 30))
def test_best_tree_is_always_a_tree(seed: int, size: int) -> None:
    assert is_tree(best_tree(random_scores(seed, size)))


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_best_tree_is_the_best_of_all(seed: int, size: int) -> None:
    scores = random_scores(seed, size)
    assert score_of(scores, best_tree(scores)) == pytest.approx(brute_force(scores), abs=1e-3)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_find_heads_gives_one_tree_a_sentence(seed: int, sizes: list[int]) -> None:
    lengths = np.array([sum(sizes), max(1, sum(sizes) - 2)])
    words = int(lengths.max())
    rng = np.random.default_rng(seed)
    arcs = rng.normal(size=(2, words, words + 1)).astype(np.float32) * 4
    starts = np.full((2, words), -1.0, dtype=np.float32)
    starts[:, np.cumsum([0, *sizes[:-1]])] = 1.0
    sentences = sentence_numbers(starts, np.zeros((2, words), dtype=np.bool_))
    heads = find_heads(arcs, sentences, lengths)
    for row, length in enumerate(lengths):
        for number in range(int(sentences[row, :length].max()) + 1):
            inside = np.flatnonzero(sentences[row, :length] == number)
            own = heads[row, inside]
            assert set(own[own > 0] - 1) <= set(inside)
            local = np.where(own == 0, 0, own - inside[0])
            assert is_tree(local)


def test_find_heads_keeps_greedy_heads_that_are_a_tree() -> None:
    arcs = np.zeros((1, 3, 4), dtype=np.float32)
    arcs[0, 0, 2] = arcs[0, 1, 0] = arcs[0, 2, 2] = 9
    heads = find_heads(arcs, np.zeros((1, 3), dtype=np.int64), np.array([3]))
    assert heads.tolist() == [[2, 0, 2]]


def test_the_first_word_and_forced_words_begin_sentences() -> None:
    starts = np.array([[-5.0, -5.0, 2.0, -5.0]], dtype=np.float32)
    forced = np.array([[False, True, False, False]])
    assert sentence_numbers(starts, forced).tolist() == [[0, 1, 2, 2]]


def test_one_subject_for_each_head() -> None:
    labels = ("nsubj", "obj", "root")
    scores = np.array([[5, 4, 0], [6, 1, 0], [5, 4.9, 0], [0, 0, 0]], dtype=np.float32)
    found = choose_relations(scores, np.array([7, 7, 8, -1]), labels)
    assert [labels[n] for n in found] == ["obj", "nsubj", "nsubj", "root"]


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 20))
def test_names_are_always_well_formed(seed: int, words: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(2, words, len(TAGS))).astype(np.float32) * 3
    sentences = np.cumsum(rng.random((2, words)) > 0.8, axis=1)
    for row, chosen in enumerate(choose_names(scores, sentences, TAGS)):
        before, number = "O", -1
        for n, index in enumerate(chosen):
            tag = TAGS[index]
            same = sentences[row, n] == number
            assert not tag.startswith("I-") or (same and before[2:] == tag[2:])
            before, number = tag, sentences[row, n]


def test_a_sure_inside_tag_makes_its_beginning() -> None:
    scores = np.zeros((1, 2, len(TAGS)), dtype=np.float32)
    scores[0, 0, 0], scores[0, 0, 1], scores[0, 1, 2] = 1.0, 0.5, 9.0
    assert choose_names(scores, np.zeros((1, 2), dtype=np.int64), TAGS).tolist() == [[1, 2]]


@pytest.mark.parametrize("size", [150, 300])
def test_a_sentence_of_nothing_but_rings_still_gets_a_tree(size: int) -> None:
    scores = np.full((size, size + 1), -50.0, dtype=np.float32)
    for word in range(0, size - 1, 2):
        scores[word, word + 2] = scores[word + 1, word + 1] = 10.0
    scores[:, 0] = -90.0
    assert is_tree(best_tree(scores))
