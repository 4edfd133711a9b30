from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.ingest.printed_days import is_only_day, parse_path_day, parse_printed_day

TODAY = date(2024, 6, 1)
HELSINKI = date(2018, 7, 16)


@pytest.mark.parametrize(
    "text",
    [
        "2018-07-16",
        "2018-07-16T23:59:59-11:00",
        "20180716",
        "2018/07/16",
        "Mon, 16 Jul 2018 10:00:00 GMT",
        "July 16, 2018",
        "Jul. 16th, 2018",
        "the 16th of July 2018",
        "16 JULY 2018",
        "16.07.2018",
        "16/07/2018",
        "7/16/2018",
    ],
)
def test_ways_to_print_a_day(text):
    assert parse_printed_day(text, today=TODAY) == HELSINKI


@pytest.mark.parametrize(
    "text",
    [
        "",
        "July 2018",
        "16 July",
        "06/07/2018",
        "2018-02-30",
        "32 July 2018",
        "1.2.3.2018",
        "1899-12-31",
        "2024-06-04",
        "120180716",
    ],
)
def test_what_is_no_day_or_leaves_doubt_is_not_read(text):
    assert parse_printed_day(text, today=TODAY) is None


def test_the_same_figure_twice_leaves_no_doubt():
    assert parse_printed_day("07/07/2018", today=TODAY) == date(2018, 7, 7)


@pytest.mark.parametrize(
    "text", ["July 16, 2018", "Published on Monday, 16 July 2018, 20:15", "2018-07-16", "16.07.2018 10:00"]
)
def test_a_line_that_is_a_day_and_nothing_else(text):
    assert is_only_day(text)


@pytest.mark.parametrize(
    "text", ["On July 16, 2018 they met", "Helsinki", "", "July", "Updated 16 July 2018", "x" * 300]
)
def test_a_line_that_says_more(text):
    assert not is_only_day(text)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/news/2018/07/16/talks", HELSINKI),
        ("/2018/7/16", HELSINKI),
        ("/news/2018-07-16-talks", HELSINKI),
        ("/a/t20180716_12.html", HELSINKI),
        ("/events/68700", None),
        ("/2018/07/talks", None),
        ("/20181399/x", None),
    ],
)
def test_days_in_addresses(path, day):
    assert parse_path_day(path, today=TODAY) == day


@given(st.dates(date(1900, 1, 1), TODAY + timedelta(days=2)))
def test_every_day_is_read_back_in_each_form(day):
    month = day.strftime("%B")
    for text in (
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert parse_printed_day(text, today=TODAY) == day


@given(st.text(max_size=100))
def test_any_text_is_survived(text):
    found = parse_printed_day(text, today=TODAY)
    assert found is None or date(1900, 1, 1) <= found <= date(2024, 6, 3)
    assert not is_only_day(text) or any(c.isdigit() for c in text)
