"""Rules for days that are written out, and for runs of days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitry.language.dates.reading import Context, Part, Reading, run_of, unknown, whole
from summitry.language.dates.spans import day_span, to_day
from summitry.language.dates.words import to_month
from summitry.language.dates.years import NO_DAY, note_on_weekday, read_month_day

if TYPE_CHECKING:
    from datetime import date

_NUMBER: Final = re.compile(r"\d+")


def _day(figures: str) -> int:
    return int(_NUMBER.match(figures).group())  # type: ignore[union-attr]


def _of_day(day: date | None, note: str = "") -> Reading:
    return unknown(NO_DAY) if day is None else Reading(day_span(day), note=note)


def read_iso(match: re.Match[str], _: Context) -> list[Part]:
    """Read 2018-07-16."""
    return whole(match, _of_day(to_day(int(match["y"]), int(match["m"]), int(match["d"]))))


def read_figures(match: re.Match[str], _: Context) -> list[Part]:
    """Read 16.07.2018 and 16/07/2018; a date in strokes that could be either way round stays unknown."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first, month_first = to_day(year, second, first), to_day(year, first, second)
    if match["mark"] == "." or month_first is None or day_first == month_first:
        return whole(match, _of_day(day_first))
    if day_first is None:
        return whole(match, _of_day(month_first))
    return whole(match, unknown("day and month cannot be told apart"))


def read_dashed(match: re.Match[str], _: Context) -> list[Part]:
    """Read 16-Jul-2018."""
    return whole(match, _of_day(to_day(int(match["y"]), to_month(match["m"]), int(match["d"]))))


def read_month_and_day(match: re.Match[str], context: Context) -> list[Part]:
    """Read "Monday, July 16, 2018", "the 16th of July" and the like."""
    reading = read_month_day(match, context, to_month(match["m"]), _day(match["d"]), match["wd"])
    return whole(match, reading)


def read_days(match: re.Match[str], context: Context) -> list[Part]:
    """Read two days of one month: a run of days, or two days of their own where "and" parts them."""
    month = to_month(match["m"])
    first = read_month_day(match, context, month, _day(match["d"]))
    last = read_month_day(match, context, month, _day(match["d2"]))
    if _is_pair(match) and _day(match["d2"]) != _day(match["d"]) + 1:
        start, end = match.span()
        edge = match.start("to")
        return [(start, edge, first), (match.start("d2"), end, last)]
    return whole(match, run_of(first, last))


def read_day_to_day(match: re.Match[str], context: Context) -> list[Part]:
    """Read a run of days across months, such as "July 30 – August 2, 2018"."""
    months = to_month(match["m"]), to_month(match["m2"])
    days = _day(match["d"]), _day(match["d2"])
    last = read_month_day(match, context, months[1], days[1], match["wd2"])
    if last.span.first_on is None:
        return whole(match, last)
    year = int(match["y1"]) if match["y1"] else last.span.first_on.year - ((months[0], days[0]) > (months[1], days[1]))
    day = to_day(year, months[0], days[0])
    if day is None:
        return whole(match, unknown(NO_DAY))
    first = replace(last, span=day_span(day), note=note_on_weekday(day, match["wd1"]))
    if _is_pair(match):
        return [(match.start(), match.start("to"), first), (match.end("to"), match.end(), last)]
    return whole(match, run_of(first, last))


def _is_pair(match: re.Match[str]) -> bool:
    """Tell two days joined by "and" from a run of days."""
    return match["to"].strip() in {"and", "&"}
