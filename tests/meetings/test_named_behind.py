"""Sources whom the same sentence names behind their office, in apposition or in a list are not unnamed."""

from __future__ import annotations

import pytest

from summitry.meetings.referring import Referring
from summitry.meetings.unnamed import _BESIDE, _LIST, _OFFICE_GOES_ON, find_unnamed
from tests.meetings.build import read_text


def unnamed_in(text):
    reading = read_text(text, published_on="2019-10-15", kind="news")
    return [passage.exact for passage in find_unnamed(reading, Referring(reading, ()))]


def test_who_is_named_in_apposition_is_named():
    assert unnamed_in("A senior adviser, Anna Lee, said that the nets were old.") == []
    assert unnamed_in("A senior adviser said that the nets were old.") == ["A senior adviser"]


@pytest.mark.parametrize(
    ("pattern", "between", "near_miss"),
    [
        (_LIST, ": ", " said: "),
        (_BESIDE, ", ", " told "),
        (_OFFICE_GOES_ON, " for the Protection of the Northern Lakes ", " for the reasons that "),
    ],
)
def test_what_may_stand_between_a_source_and_its_name(pattern, between, near_miss):
    assert pattern.fullmatch(between)
    assert not pattern.fullmatch(near_miss)
