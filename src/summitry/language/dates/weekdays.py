"""Rules for weekdays and weekends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.language.dates.reading import (
    EARLIER_DATE,
    Context,
    Part,
    Reading,
    Tense,
    assumed,
    on_day,
    plain_words,
    unknown,
    whole,
)
from summitry.language.dates.spans import DAYS_IN_WEEK, UNKNOWN, Span, day_span, shift_days, week_span, weekend_span
from summitry.language.dates.words import to_weekday
from summitry.language.dates.years import NO_PUBLICATION_DAY

if TYPE_CHECKING:
    import re
    from datetime import date

_SATURDAY: Final = 5
_NAMED_DAYS: Final = frozenset(
    {
        "good", "black", "cyber", "bloody", "holy", "easter", "super", "business", "ash", "palm", "maundy",
        "fat", "giving", "forgiveness", "shrove", "every", "each", "per", "most", "many", "alternate", "small",
    }
)  # fmt: skip


def read_weekday(match: re.Match[str], context: Context) -> list[Part]:
    """Read a weekday: the last one or the next one by the sentence's tense, or as "last" and "next" say."""
    before = context.text[max(0, match.start() - 14) : match.start()].split()
    if before and before[-1].lower() in _NAMED_DAYS and before[-1][-1:].isalpha():
        return []
    published = context.published_on
    if published is None:
        return whole(match, unknown(NO_PUBLICATION_DAY))
    ahead = (to_weekday(match["wd"]) - published.weekday()) % DAYS_IN_WEEK
    which = plain_words(match["which"] or "").split()[-1:]
    told = _told_weekday("".join(which), to_weekday(match["wd"]), published, context)
    return whole(match, told or _bare_weekday(published, ahead, context.tense_at(*match.span())))


def _told_weekday(which: str, weekday: int, published: date, context: Context) -> Reading | None:
    """Read "last Monday" and the like; None where no such word stands before the weekday."""
    ahead = (weekday - published.weekday()) % DAYS_IN_WEEK
    if which == "this":
        monday = week_span(published).first_on
        return on_day(monday and shift_days(monday, weekday), "the one in the week of publication")
    if which in {"last", "past"}:
        return on_day(shift_days(published, ahead - DAYS_IN_WEEK), "the last such day before publication")
    if which in {"next", "coming"}:
        return on_day(shift_days(published, ahead or DAYS_IN_WEEK), "the first such day after publication")
    return _following_weekday(weekday, context) if which == "following" else None


def _bare_weekday(published: date, ahead: int, tense: Tense) -> Reading:
    if tense is not Tense.FUTURE:
        note = "the last such day up to publication" if tense is Tense.PAST else "no tense tells; the last such day"
        return on_day(shift_days(published, ahead - DAYS_IN_WEEK if ahead else 0), note)
    if ahead == 0:
        return unknown("the day of publication or a week later")
    return on_day(shift_days(published, ahead), "the next such day after publication")


def _following_weekday(weekday: int, context: Context) -> Reading:
    last = context.latest.last_on
    if last is None:
        return unknown("no earlier date to count from")
    found = shift_days(last, (weekday - last.weekday() - 1) % DAYS_IN_WEEK + 1)
    return unknown("outside the calendar") if found is None else Reading(day_span(found), EARLIER_DATE)


def weekend_near(published: date, step: int, *, is_rolling: bool) -> Span:
    """Span the weekend before or after; "next weekend" said on a weekday is the week after's."""
    if is_rolling and step > 0 and published.weekday() < _SATURDAY:
        return weekend_span(published)
    return _weekend_of_week(published, step)


def _weekend_of_week(published: date, step: int) -> Span:
    moved = shift_days(published, DAYS_IN_WEEK * step)
    return UNKNOWN if moved is None else weekend_span(moved)


def read_bare_weekend(published: date, tense: Tense) -> Reading:
    """Read "the weekend" by the sentence's tense."""
    if tense is Tense.UNSAID:
        return unknown("the weekend before or after publication")
    is_on_weekend = published.weekday() >= _SATURDAY
    if tense is Tense.FUTURE or is_on_weekend:
        return assumed(weekend_span(published), "the weekend in the week of publication")
    return assumed(_weekend_of_week(published, -1), "the weekend before publication")
