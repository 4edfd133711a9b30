"""Days that are known to the month or year only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.gazetteer.days import covers, is_certain, is_partial_day, years_between


@pytest.mark.parametrize("text", ["2018", "2018-07", "2018-07-16"])
def test_partial_days_are_known(text):
    assert is_partial_day(text)


@pytest.mark.parametrize("text", ["", "18", "2018-13", "2018-7-1", "2018-07-32", "16.07.2018", "2018-07-16T10:00"])
def test_other_texts_are_no_days(text):
    assert not is_partial_day(text)


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("2017-01-20", "2021-01-20", "2018-07-16", True),
        ("2017-01-20", "2021-01-20", "2021-01-20", True),
        ("2017-01-20", "2021-01-20", "2021-01-21", False),
        ("2017", "2021", "2021-12-31", True),
        ("2017", "2021", "2022-01-01", False),
        ("2017-05", "", "2017-04-30", False),
        ("2017-05", "", "2017-05-01", True),
        ("", "", "1950-01-01", True),
    ],
)
def test_covers(start, end, day, expected):
    assert covers(start, end, day) is expected


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("2017", "2021", "2018-07-16", True),
        ("2017", "2021", "2017-03-01", False),
        ("2017-01-20", "2021-01", "2021-01-05", False),
        ("2017-01-20", "", "2017-01-20", True),
    ],
)
def test_a_day_inside_the_missing_part_is_not_certain(start, end, day, expected):
    assert is_certain(start, end, day) is expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_whole_days_compare_as_dates(start, day):
    assert covers(start.isoformat(), "", day.isoformat()) is (start <= day)
    assert covers("", start.isoformat(), day.isoformat()) is (day <= start)


def test_years_between_never_runs_backwards():
    assert years_between("2010-05", "2018-07-16") == 8
    assert years_between("2020", "2018-07-16") == 0
    assert years_between("", "2018-07-16") == 0
