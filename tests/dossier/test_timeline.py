"""A day of another event, named only for what came of it, dates no line."""

from __future__ import annotations

import pytest

from summitry.dossier.building.timeline import _is_of_other
from summitry.ingest import to_document


@pytest.mark.parametrize(
    ("text", "is_of_other"),
    [
        ("They welcomed the pledges made at the 3 June 2019 meeting.", True),
        ("They follow the decisions taken during the meeting in Oslo on 3 June 2019.", True),
        ("They agreed to meet at the summit on 3 June 2019.", False),
        ("The results of the harvest were counted on 3 June 2019.", False),
        ("They will carry out the plans of the ministers by 3 June 2019.", False),
    ],
)
def test_the_day_of_what_something_came_of_is_not_that_of_the_line(text, is_of_other):
    document, day = to_document(text), "3 June 2019"
    start = text.index(day)
    assert _is_of_other(document.passage(0, len(text)), document.passage(start, start + len(day))) is is_of_other
