"""Where one thing that is said ends and the next begins."""

from __future__ import annotations

import pytest

from summitry.meetings.points import find_points
from summitry.meetings.record import Status
from tests.meetings.build import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We just finished, I would suggest, a very good round on trade.", 1),
        ("Trade is growing, you know, and the ports are full.", 2),
        ("We met in a storm, I said this in Oslo, and we parted in the sun.", 3),
    ],
)
def test_what_a_speaker_puts_in_cuts_nothing(text, expected):
    found = find_points(read_text(text))
    assert len(found) == expected
    assert found[0].status is not Status.PROPOSED
    assert not {"suggest", "know"} & set(found[0].features.words)
