from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.lemmas import Lemmatizer, apply_script
from training.lemmas import build_lexicon, count_scripts, make_script

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("policies", "policy"),
        ("Talks", "talk"),
        ("is", "be"),
        ("States", "State"),
        ("RUSSIA", "Russia"),
        ("went", "go"),
        ("Lavrov", "Lavrov"),
        ("n't", "not"),
        ("said", "say"),
    ],
)
def test_a_script_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


word = st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), min_size=1, max_size=12)


@given(word, word)
def test_any_pair_round_trips(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


@given(word, st.sampled_from(["v|3|y", "=|1|", "v", "^", "!be", "="]))
def test_a_script_that_does_not_fit_still_gives_a_lemma(form: str, script: str) -> None:
    assert apply_script(form, script)


def test_scripts_generalise() -> None:
    assert make_script("parties", "party") == make_script("treaties".replace("treat", "bod"), "body")


def test_rare_scripts_are_left_out() -> None:
    pairs = [("talks", "talk")] * 3 + [("is", "be")]
    assert count_scripts(pairs) == ["=", "v", "v|1|"]


def test_the_lexicon_keeps_what_training_agrees_on() -> None:
    rows = [("saw", "VBD", "see")] * 9 + [("saw", "NN", "saw")] + [("lay", "VBD", "lie"), ("lay", "VBD", "lay")]
    assert build_lexicon(rows) == {("saw", "VBD"): "see", ("saw", "NN"): "saw"}


def test_the_lexicon_wins_over_the_script(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"VBD": {"!see": ["saw"]}}).encode()))
    lemmatizer = Lemmatizer.load(path)
    assert lemmatizer.lemma("saw", "VBD", "=") == "see"
    assert lemmatizer.lemma("saw", "NN", "=") == "saw"
    assert lemmatizer.lemma("“", "``", "=") == '"'
