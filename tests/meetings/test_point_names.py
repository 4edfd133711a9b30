"""Whom and what a point names."""

from __future__ import annotations

import pytest

from summitry.meetings.points import find_points
from tests.meetings.build import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I received my Kenyan counterpart in Oslo this morning.", {"KEN"}),
        ("I received my counterpart this morning, and we spoke of fish.", set()),
        ("We discussed the Kenyan proposals on fish.", {"KEN"}),
    ],
)
def test_a_counterpart_names_a_state_though_nobody_is_known(text, expected):
    named = {name for point in find_points(read_text(text)) for name in point.features.names}
    assert named & {"KEN", "NOR"} == expected
