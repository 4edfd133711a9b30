from __future__ import annotations

from pathlib import Path

import numpy as np

from summitry import language

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "paraphrases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_vectors_have_length_one_and_do_not_depend_on_each_other():
    texts = [pair[0] for pair in PAIRS[:4]]
    together = language.embed(texts)
    assert together.shape == (4, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert all(np.array_equal(together[n], language.embed([text])[0]) for n, text in enumerate(texts))
    assert np.array_equal(language.embed(texts[::-1]), together[::-1])


def test_texts_without_words_have_no_direction():
    assert not language.embed(["", " \n"]).any()
    assert language.embed([]).shape == (0, 384)


def test_long_and_odd_texts_are_encoded():
    vectors = language.embed(["peace " * 5000, "\0\ud7ff👍", "a" * 100_000])
    assert np.isfinite(vectors).all()


def test_like_is_told_from_unlike():
    assert len(PAIRS) == 40
    left, right = (language.embed([pair[side] for pair in PAIRS]) for side in (0, 1))
    cosines = left @ right.T
    own = np.arange(len(PAIRS))
    assert (cosines.argmax(axis=1) == own).mean() >= 0.95
    assert (cosines.argmax(axis=0) == own).mean() >= 0.95
