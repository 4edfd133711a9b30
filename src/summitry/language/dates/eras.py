"""Rules for years and what is longer: runs of years, decades, centuries, and parts of them."""

from __future__ import annotations

import re
from typing import Final

from summitry.language.dates.reading import Context, Part, Reading, assumed, first_group, unknown, whole, with_part
from summitry.language.dates.spans import MONTHS_IN_YEAR, century_span, month_span, neighbour, year_span, years_span
from summitry.language.dates.words import CENTURY_WORDS
from summitry.language.dates.years import NO_PUBLICATION_DAY

_YEAR_BEFORE: Final = re.compile(
    r"\b(?:in|since|of|from|until|till|by|before|after|during|for|to|year|circa|around|and|through|late|early|mid)[\s-]$",
    re.IGNORECASE,
)
_NO_YEAR_BEFORE: Final = re.compile(
    r"(?:resolutions?|\bno\.?|numbers?|orders?|decrees?|articles?|sections?|flight|room|paragraphs?|version|model"
    r"|unscr|law|§|№|number of|more than|less than|about|nearly|almost|some|over)\s?$",
    re.IGNORECASE,
)
_UNIT_AFTER: Final = re.compile(
    r"\s?(?:km|kilomet|met(?:er|re)s?\b|miles?\b|tons?\b|tonnes?\b|troops|soldiers|people|persons|men\b|women|children"
    r"|dollars|euros|rubles|roubles|hours|MW|°|[ap]\.?m\b|[€$£]|percent|per cent|square|cubic|deaths"
    r"|refugees|companies)"
)
_PLURAL_AFTER: Final = re.compile(r"\s[a-z]{2,}s\b")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_ALL_FIGURES: Final = 4


def read_decade(match: re.Match[str], context: Context) -> list[Part]:
    """Read "the 1990s"; "the ’90s" are the last such years before publication."""
    tens = int(match["x"]) * 10
    if match["c"]:
        reading = Reading(years_span(int(match["c"]) * 100 + tens, int(match["c"]) * 100 + tens + 9))
    elif context.published_on is None:
        reading = unknown(f"the century is not written and {NO_PUBLICATION_DAY}")
    else:
        first = context.published_on.year - (context.published_on.year - tens) % 100
        reading = assumed(years_span(first, first + 9), "the century is not written; the last such years")
    return whole(match, with_part(reading, match["part"], context))


def read_century(match: re.Match[str], context: Context) -> list[Part]:
    """Read "the 21st century"."""
    number = int(match["n"]) if match["n"] else CENTURY_WORDS[match["word"].lower()]
    return whole(match, with_part(Reading(century_span(number)), match["part"], context))


def read_fiscal(match: re.Match[str], _: Context) -> list[Part]:
    """Read a fiscal year, whose days differ from country to country."""
    return whole(match, unknown("a fiscal year begins on different days in different countries"))


def read_years(match: re.Match[str], context: Context) -> list[Part]:
    """Read "2014-2018", "2021/22", "from 2014 to 2018"; "2021-05" is a month."""
    first, tail = int(first_group(match, "y1", "y1_")), first_group(match, "y2", "y2_")
    if _UNIT_AFTER.match(context.text, match.end()) or _NO_YEAR_BEFORE.search(
        context.text[max(0, match.start() - 16) : match.start()]
    ):
        return []
    last = int(tail) if len(tail) == _ALL_FIGURES else first // 100 * 100 + int(tail)
    if last <= first:
        is_month = len(tail) < _ALL_FIGURES and 1 <= int(tail) <= MONTHS_IN_YEAR
        return whole(match, Reading(month_span(first, int(tail)))) if is_month else []
    return whole(match, Reading(years_span(first, last)))


def read_part_of(match: re.Match[str], context: Context) -> list[Part]:
    """Read "by the end of the year", "mid-2022", "early next month"."""
    if match["y"]:
        return whole(match, with_part(Reading(year_span(int(match["y"]))), match["part"], context))
    if context.published_on is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    step = {"last": -1, "next": 1}.get(match["rel"], 0)
    return whole(
        match, with_part(assumed(neighbour(context.published_on, match["unit"], step)), match["part"], context)
    )


def read_year(match: re.Match[str], context: Context) -> list[Part]:
    """Read four figures alone as a year, unless what stands beside them says that they count something."""
    year, (start, end) = int(match["y"]), match.span()
    before = context.text[max(0, start - 16) : start]
    if _NO_YEAR_BEFORE.search(before) or _UNIT_AFTER.match(context.text, end):
        return []
    is_led = _YEAR_BEFORE.search(before) is not None
    is_count = year % 10 == 0 and _PLURAL_AFTER.match(context.text, end) and not before.endswith(("the ", "The "))
    if not is_led and (is_count or not _FIRST_YEAR <= year <= _LAST_YEAR):
        return []
    return whole(match, Reading(year_span(year)))
