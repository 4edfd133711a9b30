from __future__ import annotations

import pytest

from summitry.codebook.spelling import spell


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("criticise", "criticize"),
        ("organisation", "organization"),
        ("defence", "defense"),
        ("neighbour", "neighbor"),
        ("centre", "center"),
        ("co-operate", "cooperate"),
        ("voice criticism", "Voice criticism"),
        ("finalise offer", "finalize offer"),
    ],
)
def test_both_spellings_are_compared_alike(british, american):
    assert spell(british) == spell(american)


@pytest.mark.parametrize(("one", "other"), [("visit", "visitor"), ("agree", "agreement"), ("arm", "army")])
def test_different_words_stay_different(one, other):
    assert spell(one) != spell(other)
