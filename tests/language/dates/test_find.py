from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.dates import find_dates
from summitry.model import DateMention, Document

PUBLISHED = date(2018, 7, 18)  # a Wednesday


def read(text: str, published_on: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    return find_dates(Document("d", text, "", published_on=published_on))


def days(text: str, published_on: date | None = PUBLISHED) -> list[tuple[str, str, str, str]]:
    return [(m.passage.exact, str(m.first_on), str(m.last_on), m.grain) for m in read(text, published_on)]


WRITTEN_OUT = [
    ("They met on July 16, 2018 in Helsinki.", "July 16, 2018", "2018-07-16", "2018-07-16", "day"),
    ("They met on July 16th, 2018.", "July 16th, 2018", "2018-07-16", "2018-07-16", "day"),
    ("They met on July 16,2018.", "July 16,2018", "2018-07-16", "2018-07-16", "day"),
    ("They met on 16 July 2018.", "16 July 2018", "2018-07-16", "2018-07-16", "day"),
    ("They met on 16-Jul-2018.", "16-Jul-2018", "2018-07-16", "2018-07-16", "day"),
    ("On the 16th of July, 2018 they met.", "the 16th of July, 2018", "2018-07-16", "2018-07-16", "day"),
    ("HELSINKI, JULY 16, 2018", "JULY 16, 2018", "2018-07-16", "2018-07-16", "day"),
    ("Mon., Jul. 16, 2018", "Mon., Jul. 16, 2018", "2018-07-16", "2018-07-16", "day"),
    ("On Monday, July 16, 2018, they met.", "Monday, July 16, 2018", "2018-07-16", "2018-07-16", "day"),
    ("published 2018-07-16T10:00", "", "", "", ""),
    ("published 2018-07-16.", "2018-07-16", "2018-07-16", "2018-07-16", "day"),
    ("published 2018/07/16", "2018/07/16", "2018-07-16", "2018-07-16", "day"),
    ("published 16.07.2018", "16.07.2018", "2018-07-16", "2018-07-16", "day"),
    ("published 16/07/2018", "16/07/2018", "2018-07-16", "2018-07-16", "day"),
    ("published 07/16/2018", "07/16/2018", "2018-07-16", "2018-07-16", "day"),
    ("published 07/07/2018", "07/07/2018", "2018-07-07", "2018-07-07", "day"),
    ("published 07/08/2018", "07/08/2018", "None", "None", "unknown"),
    ("on February 30, 2018", "February 30, 2018", "None", "None", "unknown"),
    ("on 16-17 July 2018", "16-17 July 2018", "2018-07-16", "2018-07-17", "range"),
    ("on July 16–17, 2018", "July 16–17, 2018", "2018-07-16", "2018-07-17", "range"),
    ("from July 16 to 18, 2018", "July 16 to 18, 2018", "2018-07-16", "2018-07-18", "range"),
    ("July 30 – August 2, 2018", "July 30 – August 2, 2018", "2018-07-30", "2018-08-02", "range"),
    ("30 July-2 August 2018", "30 July-2 August 2018", "2018-07-30", "2018-08-02", "range"),
    ("December 30-January 2, 2019", "December 30-January 2, 2019", "2018-12-30", "2019-01-02", "range"),
    ("July 18-16, 2018", "July 18-16, 2018", "None", "None", "unknown"),
    ("in July 2018", "July 2018", "2018-07-01", "2018-07-31", "month"),
    ("in July of 2018", "July of 2018", "2018-07-01", "2018-07-31", "month"),
    ("in early February 2016", "early February 2016", "2016-02-01", "2016-02-29", "month"),
    ("from March to June 2017", "March to June 2017", "2017-03-01", "2017-06-30", "range"),
    ("in 2015", "2015", "2015-01-01", "2015-12-31", "year"),
    ("the 2018 elections", "2018", "2018-01-01", "2018-12-31", "year"),
    ("in 1812", "1812", "1812-01-01", "1812-12-31", "year"),
    ("mid-2019", "mid-2019", "2019-01-01", "2019-12-31", "year"),
    ("between 2014 and 2018", "2014 and 2018", "2014-01-01", "2018-12-31", "range"),
    ("in 2021/22", "2021/22", "2021-01-01", "2022-12-31", "range"),
    ("in the 1990s", "the 1990s", "1990-01-01", "1999-12-31", "range"),
    ("the early 1990s", "the early 1990s", "1990-01-01", "1999-12-31", "range"),
    ("the 21st century", "the 21st century", "2001-01-01", "2100-12-31", "range"),
    ("the twentieth century", "the twentieth century", "1901-01-01", "2000-12-31", "range"),
    ("in Q1 2019", "Q1 2019", "2019-01-01", "2019-03-31", "quarter"),
    ("the second quarter of 2017", "the second quarter of 2017", "2017-04-01", "2017-06-30", "quarter"),
    ("the first half of 2017", "the first half of 2017", "2017-01-01", "2017-06-30", "range"),
    ("first nine months of 2017", "first nine months of 2017", "2017-01-01", "2017-09-30", "range"),
    ("in the summer of 2017", "the summer of 2017", "2017-06-01", "2017-08-31", "range"),
    ("the winter of 2016-17", "the winter of 2016-17", "2016-12-01", "2017-02-28", "range"),
    ("the winter of 2016", "the winter of 2016", "None", "None", "unknown"),
    ("in fiscal year 2023", "fiscal year 2023", "None", "None", "unknown"),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "grain"), WRITTEN_OUT)
def test_dates_written_out_need_no_publication_day(text, words, first, last, grain):
    expected = [(words, first, last, grain)] if words else []
    assert days(text, None) == expected
    assert days(text) == expected


RELATIVE = [
    ("They met today.", "today", "2018-07-18", "2018-07-18", "day"),
    ("They met this morning.", "this morning", "2018-07-18", "2018-07-18", "day"),
    ("They met yesterday evening.", "yesterday evening", "2018-07-17", "2018-07-17", "day"),
    ("They met last night.", "last night", "2018-07-17", "2018-07-17", "day"),
    ("Tomorrow they meet.", "Tomorrow", "2018-07-19", "2018-07-19", "day"),
    ("the day before yesterday", "the day before yesterday", "2018-07-16", "2018-07-16", "day"),
    ("the day after tomorrow", "the day after tomorrow", "2018-07-20", "2018-07-20", "day"),
    ("They met two days ago.", "two days ago", "2018-07-16", "2018-07-16", "day"),
    ("They met three weeks ago.", "three weeks ago", "2018-06-25", "2018-07-01", "week"),
    ("They met a year ago.", "a year ago", "2017-01-01", "2017-12-31", "year"),
    ("They met a few days ago.", "a few days ago", "None", "2018-07-18", "range"),
    ("They met on Monday.", "Monday", "2018-07-16", "2018-07-16", "day"),
    ("They met on Wednesday.", "Wednesday", "2018-07-18", "2018-07-18", "day"),
    ("They met on Tuesday evening.", "Tuesday evening", "2018-07-17", "2018-07-17", "day"),
    ("They will meet on Monday.", "Monday", "2018-07-23", "2018-07-23", "day"),
    ("They will meet on Wednesday.", "Wednesday", "None", "None", "unknown"),
    ("They met last Wednesday.", "last Wednesday", "2018-07-11", "2018-07-11", "day"),
    ("They meet next Wednesday.", "next Wednesday", "2018-07-25", "2018-07-25", "day"),
    ("They meet this Friday.", "this Friday", "2018-07-20", "2018-07-20", "day"),
    ("They met last week.", "last week", "2018-07-09", "2018-07-15", "week"),
    ("They meet this week.", "this week", "2018-07-16", "2018-07-22", "week"),
    ("They met earlier this week.", "earlier this week", "2018-07-16", "2018-07-18", "range"),
    ("They meet later this year.", "later this year", "2018-07-18", "2018-12-31", "range"),
    ("They meet next month.", "next month", "2018-08-01", "2018-08-31", "month"),
    ("They met last year.", "last year", "2017-01-01", "2017-12-31", "year"),
    ("over the past year", "the past year", "2017-07-18", "2018-07-18", "range"),
    ("over the past two years", "the past two years", "2016-07-18", "2018-07-18", "range"),
    ("for the next five years", "the next five years", "2018-07-18", "2023-07-18", "range"),
    ("in the coming weeks", "the coming weeks", "2018-07-18", "None", "range"),
    ("in the weeks and months ahead", "the weeks and months ahead", "2018-07-18", "None", "range"),
    ("in recent weeks", "in recent weeks", "None", "2018-07-18", "range"),
    ("within two weeks", "within two weeks", "2018-07-18", "2018-08-01", "range"),
    ("ten days from now", "ten days from now", "2018-07-28", "2018-07-28", "day"),
    ("They will return in two weeks.", "in two weeks", "2018-07-30", "2018-08-05", "week"),
    ("by the end of the year", "by the end of the year", "2018-07-18", "2018-12-31", "range"),
    ("the end of next week", "the end of next week", "2018-07-23", "2018-07-29", "week"),
    ("They met over the weekend.", "over the weekend", "2018-07-14", "2018-07-15", "range"),
    ("They meet this weekend.", "this weekend", "2018-07-21", "2018-07-22", "range"),
    ("They met in last September.", "last September", "2017-09-01", "2017-09-30", "month"),
    ("They meet next May.", "next May", "2019-05-01", "2019-05-31", "month"),
    ("They meet this November.", "this November", "2018-11-01", "2018-11-30", "month"),
    ("They met in May.", "May", "2018-05-01", "2018-05-31", "month"),
    ("They met in August.", "August", "2017-08-01", "2017-08-31", "month"),
    ("They will meet in August.", "August", "2018-08-01", "2018-08-31", "month"),
    ("They met on July 20.", "July 20", "2017-07-20", "2017-07-20", "day"),
    ("They will meet on July 20.", "July 20", "2018-07-20", "2018-07-20", "day"),
    ("They met on 17 July.", "17 July", "2018-07-17", "2018-07-17", "day"),
    ("They met on Monday, July 16.", "Monday, July 16", "2018-07-16", "2018-07-16", "day"),
    ("They met on April 12 of last year.", "April 12 of last year", "2017-04-12", "2017-04-12", "day"),
    ("In May this year they met.", "May this year", "2018-05-01", "2018-05-31", "month"),
    ("They met on February 29.", "February 29", "2016-02-29", "2016-02-29", "day"),
    ("In the ’90s they met.", "the ’90s", "1990-01-01", "1999-12-31", "range"),
    ("They met last summer.", "last summer", "2017-06-01", "2017-08-31", "range"),
    ("the first quarter of this year", "the first quarter of this year", "2018-01-01", "2018-03-31", "quarter"),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "grain"), RELATIVE)
def test_relative_dates_count_from_publication(text, words, first, last, grain):
    assert days(text) == [(words, first, last, grain)]
    if first != "None" or last != "None":
        assert [m.assumed_from for m in read(text)] == ["published_on"]


@pytest.mark.parametrize("text", [row[0] for row in RELATIVE])
def test_relative_dates_stay_unknown_without_a_publication_day(text):
    assert [(m.first_on, m.last_on, m.assumed_from) for m in read(text, None)] in ([(None, None, None)], [])


@pytest.mark.parametrize(
    "text",
    [
        "May I ask a question? It may rain.",
        "March on! They march. The March for Life drew many.",
        "Give me a second; he came second.",
        "It cost 1,000 or 2,000 dollars, and 3 March 2,000.",
        "Article 5 of the treaty; version 2.0.1; Resolution 2015; resolution 1973.",
        "We work 24/7 since 9/11.",
        "They sent 2050 soldiers and 1900 km of wire; $2018; 2018%.",
        "The Good Friday Agreement; every Friday; Black Friday; on Mondays.",
        "this august group; the fall of Rome; a spring of water.",
        "for three weeks; 107 days in space.",
    ],
)
def test_what_is_not_a_date(text):
    assert [m for m in days(text) if m[0] != "3 March"] == []


def test_notes_say_what_was_assumed():
    future, past, weekday = read("They will meet on July 20. They met on July 20. On Tuesday, July 16, 2018 it rained.")
    assert "after publication" in future.note
    assert "before publication" in past.note
    assert weekday.note == "that day was a Monday"
    assert weekday.assumed_from is None


def test_earlier_dates_carry_on():
    text = "On July 9, 2016 they met. The same day he left. The following day she did. July 9 was fine."
    found = read(text)
    assert [str(m.first_on) for m in found] == ["2016-07-09", "2016-07-09", "2016-07-10", "2016-07-09"]
    assert [m.rests_on for m in found] == ["written out", "earlier date", "earlier date", "earlier date"]
    assert [m.assumed_from for m in found] == [None] * 4


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The siege lasted from 24 October to 5 December 1941. On 6 December the army went west.", 1941),
        ("The bridge fell on 30 December 1911. On 2 January the ferry was lost.", 1912),
        ("The bridge fell on 5 March 1911. On 6 December the ferry was lost.", 2020),
        ("The bridge fell on 1 December 2020. On 6 December the ferry was lost.", 2020),
    ],
)
def test_a_day_that_goes_on_from_one_of_long_ago_has_its_year(text, year):
    found = list(find_dates(Document(id="d", text=text, digest="", published_on=date(2021, 12, 5))))
    assert found[-1].first_on.year == year


def test_two_days_joined_by_and():
    assert days("on March 3 and 10, 2018") == [
        ("March 3", "2018-03-03", "2018-03-03", "day"),
        ("10, 2018", "2018-03-10", "2018-03-10", "day"),
    ]
    assert days("on March 3 and 4, 2018") == [("March 3 and 4, 2018", "2018-03-03", "2018-03-04", "range")]


def test_ends_of_the_calendar():
    assert days("9999 centuries ago; the year 2099", date(1, 1, 1))[0][3] == "unknown"
    assert all(m.grain for m in read("last year, next century, last week, yesterday", date(1, 1, 1)))
    assert all(m.grain for m in read("next year, tomorrow, next Friday, in a century from now", date(9999, 12, 31)))


SHAPES = [
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    lambda d: f"the {d.day}th of {d:%B} {d.year}",
    lambda d: f"{d:%B} {d.day} {d.year}",
    lambda d: f"{d:%B}".upper() + f" {d.day}, {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d.day}-{d:%b}-{d.year}",
]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(SHAPES))
def test_a_day_written_in_any_shape_comes_back(day, shape):
    found = read(f"The talks took place on {shape(day)} in the capital.", None)
    assert [(m.first_on, m.last_on, m.grain) for m in found] == [(day, day, "day")]


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 299))
def test_a_day_without_year_is_the_last_before_publication(day, later):
    published = day + timedelta(later)
    if (day.month, day.day) == (2, 29):
        published = day
    found = read(f"They met on {day:%B} {day.day}.", published)
    assert [m.first_on for m in found] == [day]


@given(st.text(st.sampled_from("JulyMay 0123456789-–/.,'’sthe ago endofweek\n"), max_size=300))
def test_any_text_gives_passages_in_order(text):
    found = read(text)
    edges = [edge for m in found for edge in (m.passage.start, m.passage.end)]
    assert edges == sorted(edges)
    assert all(text[m.passage.start : m.passage.end] == m.passage.exact for m in found)
