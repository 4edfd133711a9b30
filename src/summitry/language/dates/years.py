"""Which year is meant where a text writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.language.dates.reading import (
    EARLIER_DATE,
    WRITTEN_OUT,
    Context,
    Reading,
    Tense,
    assumed,
    unknown,
)
from summitry.language.dates.spans import MONTHS_IN_YEAR, UNKNOWN, day_span, month_span, to_day
from summitry.language.dates.words import WEEKDAY_NAMES, to_weekday

if TYPE_CHECKING:
    import re
    from datetime import date

NO_DAY: Final = "the calendar has no such day"
NO_PUBLICATION_DAY: Final = "the publication day is not known"
_FAR_DAYS: Final = 300
_NEAR_DAYS: Final = 65
_SOON_DAYS: Final = 31
_FAR_MONTHS: Final = 10
_NEAR_MONTHS: Final = 2


def told_year(match: re.Match[str], context: Context) -> int | None:
    """Give the year that a match writes or names ("this year"), or None."""
    groups = match.groupdict()
    figures = groups.get("y") or groups.get("tight")
    if figures:
        return int(figures)
    word = " ".join((groups.get("rel") or "").lower().split())
    if word == "the same" and context.latest.first_on:
        return context.latest.first_on.year
    if not word or word == "the same" or context.published_on is None:
        return None
    return context.published_on.year + {"last": -1, "next": 1}.get(word, 0)


def basis_of_year(match: re.Match[str]) -> str:
    """Say what a told year rests on."""
    word = " ".join((match.groupdict().get("rel") or "").lower().split())
    if not word:
        return WRITTEN_OUT
    return EARLIER_DATE if word == "the same" else "publication day"


def read_month_day(match: re.Match[str], context: Context, month: int, day: int, weekday: str | None = None) -> Reading:
    """Read a day of a month, with its year told or chosen."""
    year = told_year(match, context)
    if year is not None:
        found = to_day(year, month, day)
        if found is None:
            return unknown(NO_DAY)
        return Reading(day_span(found), basis_of_year(match), note_on_weekday(found, weekday))
    if match.groupdict().get("rel"):
        return unknown(NO_PUBLICATION_DAY)
    return choose_year(month, day, context, context.tense_at(*match.span()), weekday)


def note_on_weekday(day: date, weekday: str | None) -> str:
    """Note where the weekday that a text gives is not that of the day."""
    if weekday is None or to_weekday(weekday) == day.weekday():
        return ""
    return f"that day was a {WEEKDAY_NAMES[day.weekday()]}"


def choose_year(month: int, day: int, context: Context, tense: Tense, weekday: str | None = None) -> Reading:
    """Choose the year of a day that is written without one.

    A year that the document itself wrote for the same day counts first, then the nearest such day before
    publication, or after it where the sentence looks ahead.
    """
    if all(to_day(leap, month, day) is None for leap in (2023, 2024)):
        return unknown(NO_DAY)
    written = context.years_of_days.get((month, day))
    found = to_day(written, month, day) if written else None
    if found and not note_on_weekday(found, weekday):
        return Reading(day_span(found), EARLIER_DATE, "year as the document wrote it before")
    published = context.published_on
    if published is None:
        return unknown(f"no year is written and {NO_PUBLICATION_DAY}")
    told = _goes_on_from(context.last_day, month, day)
    is_past = told is not None and told.year < published.year - 1 and tense is not Tense.FUTURE
    if told is not None and is_past and not note_on_weekday(told, weekday):
        return Reading(day_span(told), EARLIER_DATE, "the year of the day written before it")
    reach = 8 if (month, day) == (2, 29) else 1
    years = range(max(1, published.year - reach), published.year + reach + 1)
    days = [d for year in years if (d := to_day(year, month, day)) and not note_on_weekday(d, weekday)]
    if not days:
        return unknown("no year about the publication day has that weekday")
    return _nearest(days, published, tense)


def _goes_on_from(before: date | None, month: int, day: int) -> date | None:
    """Give the day within a month after one of long ago: "from 24 October to 5 December 1941 ... On 6 December"."""
    if before is None:
        return None
    days = [to_day(before.year + more, month, day) for more in (0, 1)]
    return next((d for d in days if d and 0 <= (d - before).days <= _SOON_DAYS), None)


def _nearest(days: list[date], published: date, tense: Tense) -> Reading:
    """Choose among one day of several years."""
    if published in days:
        return assumed(day_span(published), "the year of publication")
    before = max((d for d in days if d < published), default=None)
    after = min((d for d in days if d > published), default=None)
    if before is None or after is None:
        only = after if before is None else before
        return unknown(NO_DAY) if only is None else assumed(day_span(only), "the only year near that has that weekday")
    if tense is Tense.FUTURE:
        return assumed(day_span(after), "no year is written; the first such day after publication")
    is_close = (published - before).days > _FAR_DAYS and (after - published).days <= _NEAR_DAYS
    if tense is Tense.UNSAID and is_close:
        return assumed(day_span(after), "no year is written; the one nearest to publication")
    return assumed(day_span(before), "no year is written; the last such day before publication")


def choose_year_of_month(month: int, context: Context, tense: Tense) -> Reading:
    """Choose the year of a month that is written without one; the month of publication itself counts as near."""
    published = context.published_on
    if published is None:
        return unknown(f"no year is written and {NO_PUBLICATION_DAY}")
    back = (published.month - month) % MONTHS_IN_YEAR
    ahead = (month - published.month) % MONTHS_IN_YEAR
    is_close = back >= _FAR_MONTHS and ahead <= _NEAR_MONTHS
    if tense is Tense.FUTURE or (tense is Tense.UNSAID and is_close):
        year, note = published.year + (month < published.month), "no year is written; the next such month"
    else:
        year, note = published.year - (month > published.month), "no year is written; the last such month"
    return assumed(month_span(year, month), note) if year >= 1 else Reading(UNKNOWN)
