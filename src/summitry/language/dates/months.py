"""Rules for months, quarters and seasons."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from summitry.language.dates.reading import (
    Context,
    Part,
    Reading,
    assumed,
    first_group,
    run_of,
    unknown,
    whole,
    with_part,
)
from summitry.language.dates.spans import MONTHS_IN_YEAR, UNKNOWN, month_span, months_span
from summitry.language.dates.words import ORDINALS, SEASONS, to_count, to_month
from summitry.language.dates.years import NO_PUBLICATION_DAY, basis_of_year, choose_year_of_month, told_year

NORTHERN: Final = "months of the season as in the northern half of the world"


def read_month_year(match: re.Match[str], context: Context) -> list[Part]:
    """Read "July 2018", "early July 2018", "July of last year"."""
    year = told_year(match, context)
    if year is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    reading = Reading(month_span(year, to_month(match["m"])), basis_of_year(match))
    return whole(match, with_part(reading, match["part"], context))


def read_month_to_month(match: re.Match[str], context: Context) -> list[Part]:
    """Read "March to June 2022" and "from March to June"."""
    months = [to_month(first_group(match, name, f"{name}_")) for name in ("m", "m2")]
    year = told_year(match, context)
    if year is not None:
        last = Reading(month_span(year, months[1]), basis_of_year(match))
    else:
        last = choose_year_of_month(months[1], context, context.tense_at(*match.span()))
    if last.span.first_on is None:
        return whole(match, last)
    first = int(match["y1"]) if match["y1"] else last.span.first_on.year - (months[0] > months[1])
    return whole(match, run_of(replace(last, span=month_span(first, months[0])), last))


def read_bare_month(match: re.Match[str], context: Context) -> list[Part]:
    """Read "in June": the last such month, or the next where the sentence looks ahead."""
    text, (start, end) = context.text, match.span()
    if (
        match["m"].lower() == "march"
        and text[:start].endswith("the ")
        and re.match(r"\s(?:for|on|from|to|of)\b", text[end : end + 6])
    ):
        return []
    reading = choose_year_of_month(to_month(match["m"]), context, context.tense_at(start, end))
    return whole(match, with_part(reading, match["part"], context))


def read_told_month(match: re.Match[str], context: Context) -> list[Part]:
    """Read "last September", "this past December", "next May"."""
    published, month = context.published_on, to_month(match["m"])
    if published is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    which = match["which"].lower().split()[-1]
    if which == "this":
        year = published.year
    elif which in {"next", "coming"}:
        year = published.year + (month <= published.month)
    else:
        year = published.year - (month >= published.month)
    return whole(match, assumed(month_span(year, month)))


def read_quarter(match: re.Match[str], context: Context) -> list[Part]:
    """Read quarters, halves and the first months of a year."""
    year = told_year(match, context)
    if year is None:
        return whole(match, unknown("which year is meant cannot be told"))
    if match["half"]:
        span = months_span(year, 1 if match["half"] == "first" else 7, 6, "range")
    elif match["months"]:
        count = to_count(match["months"])
        span = months_span(year, 1, count, "range") if count and count <= MONTHS_IN_YEAR else UNKNOWN
    else:
        number = int(match["q"][1]) if match["q"] else ORDINALS[match["n"]]
        span = months_span(year, 3 * number - 2, 3, "quarter")
    return whole(match, Reading(span, basis_of_year(match)) if span != UNKNOWN else unknown("no such months"))


def read_season(match: re.Match[str], context: Context) -> list[Part]:
    """Read "the summer of 2018" and "last winter", with the season's months noted as an assumption."""
    season = first_group(match, "season", "season_").lower()
    month = SEASONS[season]
    if match["which"]:
        return whole(match, _told_season(match["which"].lower().split()[-1], month, context))
    year = told_year(match, context)
    if year is None:
        return whole(match, unknown("which year is meant cannot be told"))
    if season == "winter" and not match["y2"]:
        return whole(match, unknown("the winter that began or that ended in that year"))
    return whole(
        match,
        with_part(
            Reading(months_span(year, month, 3, "range"), basis_of_year(match), NORTHERN), match["part"], context
        ),
    )


def _told_season(which: str, month: int, context: Context) -> Reading:
    published = context.published_on
    if published is None:
        return unknown(NO_PUBLICATION_DAY)
    spans = [months_span(year, month, 3, "range") for year in range(published.year - 2, published.year + 2)]
    known = [(s, s.first_on, s.last_on) for s in spans if s.first_on and s.last_on]
    if which in {"last", "past"}:
        found = [s for s, _, last in known if last < published][-1:]
    elif which in {"next", "coming"}:
        found = [s for s, first, _ in known if first > published][:1]
    else:
        found = [min(known, key=lambda k: max((k[1] - published).days, (published - k[2]).days, 0))[0]] if known else []
    return assumed(found[0], NORTHERN) if found else unknown("outside the calendar")
