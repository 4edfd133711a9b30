from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.features import GAPS, Gap, feature_of, plain, shape_of
from training.augment import curl_quotes, drop_final_stop, recase, swap_names
from training.labels import collect, to_ids
from training.records import IGNORE, Sentence
from training.windows import Encoder, batch_up, pack, to_arrays


def sentence(*words: str, names: list[str | None] | None = None) -> Sentence:
    size = len(words)
    return Sentence(
        list(words),
        [False] * size,
        heads=[0, *[1] * (size - 1)],
        relations=["root", *["dep"] * (size - 1)],
        upos=["X"] * size,
        xpos=["XX"] * size,
        feats=["_"] * size,
        lemmas=[w.lower() for w in words],
        names=names,
    )


def make_encoder(sentences: list[Sentence]) -> Encoder:
    return Encoder(collect(sentences * 3), lambda word: [ord(c) for c in word], (1, 2))


def test_shapes() -> None:
    words = ["said", "Rome", "UN", "A", "McCain", "27", "—", "G20"]
    assert [shape_of(word) for word in words] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert feature_of(2, Gap.PARAGRAPH) == 2 * GAPS + 3
    assert plain("it’s “so”") == 'it\'s "so"'


def test_a_window_puts_heads_behind_one_another() -> None:
    pair = [sentence("We", "met"), sentence("They", "left", "too")]
    window = make_encoder(pair).window(pair)
    assert window.layers["heads"] == [0, 1, 0, 3, 3]
    assert window.layers["starts"] == [1, 0, 1, 0, 0]
    assert window.sentence == [0, 0, 1, 1, 1]
    assert window.pieces[0] == 1
    assert window.pieces[-1] == 2
    assert [window.pieces[n] for n in window.firsts] == [ord(c) for c in "WmTlt"]
    assert len(window.features) == len(window.pieces)


def test_layers_that_nobody_annotated_are_ignored() -> None:
    bare = Sentence(["Hm", "."], [False, True], is_segmented=False)
    window = make_encoder([sentence("a", "b")]).window([bare])
    assert all(set(values) == {IGNORE} for values in window.layers.values())


@settings(max_examples=25)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(0, 99))
def test_packing_loses_no_sentence(sizes: list[int], seed: int) -> None:
    sentences = [sentence(*["word"] * size) for size in sizes]
    encoder = make_encoder(sentences)
    windows = list(pack(sentences, encoder, Random(seed)))
    assert sum(len(w.firsts) for w in windows) == sum(sizes)
    batches = batch_up(windows, Random(seed), 500)
    assert sorted(len(w.firsts) for b in batches for w in b) == sorted(len(w.firsts) for w in windows)


def test_arrays_are_padded() -> None:
    pair = [sentence("a"), sentence("b", "c")]
    encoder = make_encoder(pair)
    arrays = to_arrays([encoder.window([s]) for s in pair])
    assert arrays["pieces"].tolist() == [[1, 97, 2, 0], [1, 98, 99, 2]]
    assert arrays["heads"].tolist() == [[0, IGNORE], [0, 1]]
    assert arrays["sentence"].tolist() == [[0, -1], [0, 0]]
    assert arrays["firsts"].dtype == np.int64


def test_labels_are_ordered_by_frequency_and_unknown_ones_ignored() -> None:
    labels = collect([sentence("a", "b", "c")] * 3)
    assert labels.relations == ["dep", "root"]
    assert to_ids(["dep", "new", None], {"dep": 0}, 3) == [0, IGNORE, IGNORE]
    assert to_ids(None, {}, 2) == [IGNORE, IGNORE]


def test_swapped_names_keep_the_parse_only_where_the_outline_is_the_same() -> None:
    before = sentence("Ada", "Ito", "left", names=["B-PER", "I-PER", "O"])
    same = swap_names(before, {"PER": [["Bo", "Berg"]]}, Random(0), share=1.0)
    assert same.words == ["Bo", "Berg", "left"]
    assert same.heads == before.heads
    longer = swap_names(before, {"PER": [["Bo", "von", "Berg"]]}, Random(0), share=1.0)
    assert longer.words == ["Bo", "von", "Berg", "left"]
    assert longer.names == ["B-PER", "I-PER", "I-PER", "O"]
    assert longer.heads is None
    assert before.words == ["Ada", "Ito", "left"]


def test_the_last_stop_is_dropped_with_its_labels() -> None:
    shorter = drop_final_stop(sentence("We", "met", "."))
    assert shorter.words == ["We", "met"]
    assert shorter.heads == [0, 1]
    assert drop_final_stop(sentence("Yes", ".")).words == ["Yes", "."]


def test_quotes_are_curled_in_pairs() -> None:
    assert curl_quotes(sentence('"', "It", "'s", '"')).words == ["“", "It", "’s", "”"]


def test_recasing_keeps_the_number_of_words() -> None:
    changed = recase(sentence("We", "Met"), Random(3))
    assert changed.words in (["we", "met"], ["WE", "MET"])
    assert changed.lemmas is None
