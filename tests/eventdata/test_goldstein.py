"""The Goldstein values that we use, against values that data sets were seen to carry (facts, restated)."""

from __future__ import annotations

import pytest

from summitry.codebook import load_scheme
from summitry.eventdata.engine import quad_of_root

#: Values on the rows of the GDELT and ICEWS files that we looked at.
SEEN = {
    "010": 0.0, "020": 3.0, "036": 4.0, "040": 1.0, "042": 1.9, "043": 2.8, "051": 3.4, "057": 8.0, "071": 7.4,
    "080": 5.0, "0841": 7.0, "111": -2.0, "112": -2.0, "120": -4.0, "130": -4.4, "138": -7.0, "141": -6.5, "163": -8.0,
    "172": -5.0, "173": -5.0, "180": -9.0, "190": -10.0, "193": -10.0,
}  # fmt: skip


@pytest.mark.parametrize(("code", "value"), SEEN.items())
def test_our_value_is_the_one_that_was_seen(code, value):
    assert load_scheme().cameo[code].goldstein == value


def test_quad_classes_follow_the_roots():
    assert [quad_of_root(f"{root:02d}0") for root in (1, 5, 6, 8, 9, 13, 14, 20)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert all(1 <= quad_of_root(code) <= 4 for code in load_scheme().cameo)
