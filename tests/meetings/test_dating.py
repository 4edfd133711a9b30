"""Which expressions of time date an event."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.meetings.amounts import days_in
from tests.meetings.build import read_text, whole

DAY = date(2022, 5, 12)


def days_of(text):
    reading = read_text(text, published_on=DAY)
    return [span.passage.exact for span in days_in(reading, whole(reading)) if span.first_on]


@pytest.mark.parametrize(
    ("text", "near_miss"),
    [
        ("Today the town needs a bridge.", "Today the mayor opened a bridge."),
        ("Today the bridge is a danger.", "Today we celebrate the Day of the Bridge."),
        ("It seems like yesterday.", "The mayor came yesterday."),
        ("The leaders of tomorrow's world met.", "The leaders prepared tomorrow's meeting."),
        ("We stand together today and tomorrow.", "We met today."),
        ("This drought did not begin yesterday.", "This drought began yesterday."),
        ("The mayor could come tomorrow.", "The mayor will come tomorrow."),
        ("If the mayor comes on 20 May, the bridge is open.", "The mayor comes on 20 May 2022."),
        ("Over the past two months the town built a bridge.", "Last month the town built a bridge."),
        ("Prices rose, compared to the previous week.", "Prices rose last week."),
        ("The sides keep to the Good Friday Agreement.", "The sides met on Friday."),
        ("The May decrees bind the town.", "The decree of May 2021 binds the town."),
        ("The drought will end in a week and a half.", "The drought will end next week."),
        ("Did the mayor come on 20 May 2021?", "The mayor came on 20 May 2021."),
    ],
)
def test_figures_lengths_and_what_is_unreal_date_nothing(text, near_miss):
    assert days_of(text) == []
    assert len(days_of(near_miss)) == 1


def test_what_somebody_said_would_come_is_dated():
    assert days_of("The mayor said that the bridge would open on 20 June 2022.") == ["20 June 2022"]


def test_a_day_that_may_be_of_another_year_is_left_out():
    assert days_of("The goals of the race that was begun on February 24 will be reached.") in ([], ["February 24"])
    reading = read_text("The race that was begun on February 24 will be won.", published_on=date(2022, 4, 27))
    days = days_in(reading, whole(reading))
    assert all(abs((span.first_on - date(2022, 4, 27)).days) < 200 for span in days if span.first_on)
