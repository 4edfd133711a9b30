from __future__ import annotations

import pytest

from summitry import gazetteer
from summitry.gazetteer.loading import read_completeness


def test_the_shipped_table_can_be_read_whole():
    assert len(read_completeness()) > 400


@pytest.mark.parametrize(
    ("code", "office"), [("FRA", "foreign_minister"), ("NATO", "organisation_head"), ("KEN", "head_of_state")]
)
def test_an_office_tells_as_of_which_day_its_holders_are_complete(code, office):
    row = gazetteer.load().complete_as_of(code, office)
    assert row is not None
    assert row.complete_from < row.complete_as_of <= "2026-11-23"


def test_an_office_that_no_row_speaks_of_is_not_called_complete():
    assert gazetteer.load().complete_as_of("FRA", "poet_laureate") is None


def test_a_row_without_scope_speaks_of_all_others():
    row = gazetteer.load().complete_as_of("FRA", "other")
    assert row is not None
    assert row.complete_as_of == ""
