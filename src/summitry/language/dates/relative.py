"""Rules for expressions that only mean days once one knows the publication day, or an earlier date in the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitry.language.dates.reading import (
    EARLIER_DATE,
    Context,
    Part,
    Reading,
    Tense,
    assumed,
    first_group,
    on_day,
    plain_words,
    unknown,
    whole,
)
from summitry.language.dates.spans import (
    UNKNOWN,
    Span,
    cut_after,
    cut_before,
    neighbour,
    shift,
    shift_days,
    unit_span,
)
from summitry.language.dates.weekdays import read_bare_weekend, weekend_near
from summitry.language.dates.words import to_count
from summitry.language.dates.years import NO_PUBLICATION_DAY

if TYPE_CHECKING:
    import re
    from datetime import date

_FORWARD: Final = frozenset({"next", "coming", "ahead", "following"})


def read_day_word(match: re.Match[str], context: Context) -> list[Part]:
    """Read "today", "yesterday evening", "this morning", "the day after tomorrow"."""
    if context.published_on is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    word = plain_words(match["w"])
    if "before yesterday" in word:
        step = -2
    elif "after tomorrow" in word:
        step = 2
    elif word.endswith("yesterday") or word.startswith("last"):
        step = -1
    else:
        step = int(word.endswith("tomorrow"))
    return whole(match, on_day(shift_days(context.published_on, step)))


def read_calendar_unit(match: re.Match[str], context: Context) -> list[Part]:
    """Read "this week", "later this year", "last month", and "the past year" as the year up to publication."""
    published, unit = context.published_on, first_group(match, "unit", "unit_")
    if match["the"] and context.text[match.end() : match.end() + 4] == " of ":
        return []
    if published is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    if match["the_"]:
        return whole(match, read_bare_weekend(published, context.tense_at(*match.span())))
    return whole(match, _read_told_unit(match, published, unit))


def _read_told_unit(match: re.Match[str], published: date, unit: str) -> Reading:
    words = plain_words(match["which"]).split()
    is_rolling = match["the"] is not None or words in (["this", "past"], ["this", "coming"], ["past"], ["coming"])
    if words[-1] in {"this", "current"}:
        span = unit_span(published, unit)
        cut = {"earlier": cut_after, "later": cut_before}.get((match["mod"] or "").lower())
        return assumed(cut(span, published) if cut else span)
    step = 1 if words[-1] in _FORWARD else -1
    if unit == "weekend":
        return assumed(weekend_near(published, step, is_rolling=is_rolling))
    if is_rolling:
        return assumed(_rolling(published, step, unit), "counted from the publication day")
    return assumed(neighbour(published, unit, step))


def _rolling(published: date, step: int, unit: str) -> Span:
    edge = shift(published, step, unit)
    if edge is None:
        return UNKNOWN
    return Span(published, edge, "range") if step > 0 else Span(edge, published, "range")


def read_span_count(match: re.Match[str], context: Context) -> list[Part]:
    """Read "the past two years", "the next five years", and "the coming weeks" with one end open."""
    published = context.published_on
    if published is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    way = (match["way"] or match["open"] or "ahead").lower()
    if way == "following":
        return whole(match, unknown("counted from something that is not known"))
    count = to_count(match["n"]) if match["n"] else None
    if count is None:
        open_span = Span(published, None, "range") if way in _FORWARD else Span(None, published, "range")
        return whole(match, assumed(open_span, "how many is not said"))
    step = count if way in _FORWARD else -count
    return whole(
        match, assumed(_rolling(published, step, _singular(match["unit"])), "counted from the publication day")
    )


def read_ago(match: re.Match[str], context: Context) -> list[Part]:
    """Read "two days ago" as a day, "three weeks ago" as a week, "a year ago" as a year."""
    published, unit = context.published_on, _singular(match["unit"])
    if published is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    count = to_count(match["n"]) if match["n"] else None
    if count is None:
        return whole(match, assumed(Span(None, published, "range"), "how many is not said"))
    day = shift(published, -count, unit)
    if day is None:
        return whole(match, unknown("outside the calendar"))
    # Nobody who says "two decades ago" means all ten years of a calendar decade.
    grain = "year" if unit in {"decade", "century"} else unit
    note = "" if unit == "day" else f"the {grain} that far back"
    if match["about"]:
        note = f"“{plain_words(match['about'])}”: not exact" + (f"; {note}" if note else "")
    return whole(match, assumed(unit_span(day, grain), note))


def _singular(unit: str) -> str:
    return "century" if unit == "centurie" else unit


def read_hence(match: re.Match[str], context: Context) -> list[Part]:
    """Read "two weeks from now", "within ten days", and "in two weeks" where the sentence looks ahead."""
    published, unit = context.published_on, _singular(first_group(match, "unit", "unit_", "within_unit"))
    is_said = match["n"] is not None or match["within"] is not None or "time" in match[0]
    if not is_said and context.tense_at(*match.span()) is not Tense.FUTURE:
        return []
    if published is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    count = to_count(first_group(match, "n", "n_", "within"))
    day = shift(published, count, unit) if count is not None else None
    if day is None:
        return whole(match, unknown("outside the calendar"))
    if match["within"]:
        return whole(match, assumed(Span(published, day, "range"), "counted from the publication day"))
    return whole(match, assumed(unit_span(day, unit if unit in {"day", "week", "month"} else "year")))


def read_antecedent(match: re.Match[str], context: Context) -> list[Part]:
    """Read "the same day", "that week", "the following year" from the date that came last."""
    latest = context.latest
    if latest.first_on is None or latest.last_on is None:
        return whole(match, unknown("no earlier date to count from"))
    unit = first_group(match, "unit", "unit_") or "day"
    is_longer = unit in {"week", "month", "year"}
    if not is_longer:
        unit = "day"
    if unit == "day" and latest.grain != "day":
        return whole(match, unknown("the earlier date is not a single day"))
    step = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(
        (match["step"] or match["side"] or "").lower(), 0
    )
    span = neighbour(latest.last_on if step > 0 else latest.first_on, unit, step)
    if unit_span(latest.first_on, unit).last_on != unit_span(latest.last_on, unit).last_on:
        return whole(match, unknown("the earlier date is longer than that"))
    return whole(
        match, replace(Reading(span), rests_on=EARLIER_DATE) if span != UNKNOWN else unknown("outside the calendar")
    )
