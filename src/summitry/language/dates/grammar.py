"""The shapes that dates take in English text, as one compiled pattern a rule.

Every repeat in these patterns is bounded and no two alternatives of a repeat can eat the same characters, so a match
takes time in proportion to the text.
"""

from __future__ import annotations

import re
from typing import Final

from summitry.language.dates.words import (
    CENTURY_WORDS,
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    NUMBERS,
    VAGUE_COUNTS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_NAMES,
)


def _any(words: object) -> str:
    """Write an alternation, longest first, in which any space may be a line break."""
    ordered = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return "(?:" + "|".join(word.replace(" ", r"\s{1,3}") for word in ordered) + ")"


S = r"\s{1,3}"
MONTH = _any((*MONTH_NAMES, *(name.upper() for name in MONTH_NAMES)))
MONTH_OR_SHORT = f"(?:{MONTH}|{_any(MONTH_ABBREVIATIONS)}\\b\\.?)"
WEEKDAY = _any((*WEEKDAY_NAMES, *(name.upper() for name in WEEKDAY_NAMES)))


def _weekday_lead(number: str = "") -> str:
    """Allow a weekday before a day of the month."""
    return f"(?:(?P<wd{number}>{WEEKDAY}|{_any(WEEKDAY_ABBREVIATIONS)}\\b\\.?)(?:,|{S}the)?{S})?"


NOT_A_COUNT = r"(?!\d|[.:]\d|,\d{3}(?!\d)|\s?%|\s(?:percent|per\scent|million|billion|thousand|[ap]\.?m\b))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b" + NOT_A_COUNT
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|,\d{3}(?!\d)|\.\d|[-–]\d{2}-|\s?%)"
DASH = r"\s?[-‐‑–—]\s?"
TO = f"(?:{DASH}|{S}(?:to|through|thru|until|till){S})"
AND = f"{S}(?:and|&){S}"
# A year after a month or a day: ", 2018", " 2018", " of 2018", " this year", " of last year".
YEAR_TAIL = (
    f"(?:,?{S}(?:of{S})?(?P<y>{YEAR})|,(?P<tight>{YEAR})"
    f"|,?{S}(?:of{S})?(?P<rel>this|last|next|[Tt]he{S}same){S}year\\b)"
)
PART = (
    f"(?P<part>[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|(?:[Bb]y{S}|[Aa]t{S}|[Uu]ntil{S})?(?:[Tt]he{S})?(?:very{S})?"
    f"(?:end|beginning|start|middle){S}of)(?:{S}|-)(?:[Tt]he{S}month{S}of{S})?"
)
_PREPOSITIONS = ("in", "In", "since", "Since", "by", "By", "until", "Until", "till", "during", "During", "from",
                 "From", "of", "before", "Before", "after", "After", "through", "for", "between", "the", "around",
                 "throughout", "to", "circa", "of the year", "the year", "Year")  # fmt: skip
AFTER_PREPOSITION = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in _PREPOSITIONS) + r"|(?<=\())"
COUNT = f"(?:\\d{{1,4}}|{_any(NUMBERS)})"
VAGUE = _any((*VAGUE_COUNTS, *(f"{word}" for word in ("recent", "many more", "last few", "past few", "next few"))))
UNIT = "(?:day|week|month|quarter|year|decade|century|centurie)"
ABOUT = (
    f"(?P<about>(?:just{S})?(?:over|about|around|nearly|almost|more{S}than|less{S}than|some|roughly|barely|only|just))"
    f"{S}"
)
YEAR_WORD = f"(?:(?P<y>{YEAR})|(?P<rel>this|last|next|the|[Tt]he{S}same|[Tt]he{S}current){S}year\\b)"
SEASON = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"

RULES: Final[dict[str, str]] = {
    "iso": r"(?P<y>(?:1[5-9]|20)\d\d)(?P<mark>[-/.])(?P<m>[01]?\d)(?P=mark)(?P<d>[0-3]?\d)(?![-/.]?\d)",
    "figures": r"(?P<a>[0-3]?\d)(?P<mark>[-/.])(?P<b>[0-3]?\d)(?P=mark)(?P<y>(?:1[5-9]|20)\d\d)(?![-/.]?\d)",
    "dashed": rf"(?P<d>[0-3]?\d)-(?P<m>{_any(MONTH_ABBREVIATIONS + MONTH_NAMES)})-(?P<y>{YEAR})",
    "day_to_day": (  # July 30 – August 2, 2018
        f"{_weekday_lead('1')}(?P<m>{MONTH_OR_SHORT}){S}(?P<d>{DAY})(?:,?{S}(?P<y1>{YEAR}),?)?(?P<to>{TO}|{AND})"
        f"{_weekday_lead('2')}(?P<m2>{MONTH_OR_SHORT}){S}(?P<d2>{DAY}){YEAR_TAIL}?"
    ),
    "days_after_month": f"(?P<m>{MONTH_OR_SHORT}){S}(?P<d>{DAY})(?P<to>{TO}|{AND})(?P<d2>{DAY}){YEAR_TAIL}?",
    "to_day_before_month": (  # 30 July – 2 August 2018
        f"{_weekday_lead('1')}(?P<d>{DAY}){S}(?P<m>{MONTH_OR_SHORT})(?:,?{S}(?P<y1>{YEAR}),?)?(?P<to>{TO}|{AND})"
        f"{_weekday_lead('2')}(?P<d2>{DAY}){S}(?P<m2>{MONTH_OR_SHORT}){YEAR_TAIL}?"
    ),
    "days_before_month": (
        f"(?P<d>{DAY})(?P<to>{TO}|{AND})(?P<d2>{DAY}){S}(?:of{S})?(?P<m>{MONTH_OR_SHORT})\\b{YEAR_TAIL}?"
    ),
    "month_day": f"{_weekday_lead()}(?P<m>{MONTH_OR_SHORT}){S}(?:[Tt]he{S})?(?P<d>{DAY}){YEAR_TAIL}?",
    "day_month": (
        f"{_weekday_lead()}(?:[Tt]he{S})?(?P<d>{DAY}){S}(?:day{S})?(?:of{S})?(?P<m>{MONTH_OR_SHORT})\\b{YEAR_TAIL}?"
    ),
    "month_to_month": (
        f"(?:{PART})?(?P<m>{MONTH_OR_SHORT})(?:,?{S}(?P<y1>{YEAR}))?(?:{TO})(?P<m2>{MONTH_OR_SHORT})\\b{YEAR_TAIL}"
        f"|(?:(?<=from\\s)|(?<=From\\s)|(?<=between\\s))(?P<m_>{MONTH})(?:{TO}|{AND})(?P<m2_>{MONTH})\\b"
    ),
    "month_year": f"(?:(?:[Tt]he{S})?{PART})?(?P<m>{MONTH_OR_SHORT})(?:{YEAR_TAIL})",
    "told_month": f"(?:(?:[Ee]arlier|[Ll]ater){S})?"
    f"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his{S}past|[Tt]his{S}coming|[Pp]ast){S}"
    f"(?P<m>{MONTH})\\b",
    "bare_month": f"(?:{PART}|{AFTER_PREPOSITION})(?P<m>{MONTH})\\b(?!{S}\\d)",
    "quarter": (
        f"(?:[Tt]he{S})?(?:(?P<half>first|second){S}half|(?P<n>first|second|third|fourth|1st|2nd|3rd|4th){S}quarter"
        f"|(?P<q>Q[1-4])|[Ff]irst{S}(?P<months>{COUNT}){S}months)(?:,?{S}(?:of{S})?{YEAR_WORD})"
    ),
    "season": (
        f"(?:(?:[Tt]he{S})?{PART})?(?:[Tt]he{S})?(?P<season>{SEASON})(?:{S}of)?,?{S}{YEAR_WORD}(?:[-–/](?P<y2>\\d\\d(?:\\d\\d)?)\\b)?"
        f"|(?:[Ee]arlier{S}|[Ll]ater{S})?(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]his{S}past|[Tt]his{S}coming){S}(?P<season_>{SEASON})\\b"
    ),
    "decade": (
        f"(?:[Tt]he{S})?(?:(?P<part>early|mid|late)(?:{S}|-))?(?:to{S})?"
        "(?:(?P<c>1[5-9]|20)|[’'‘])(?P<x>\\d)0[’']?s\\b"
    ),
    "century": (
        f"(?:[Tt]he{S})?(?:(?P<part>early|mid|late)(?:{S}|-))?(?:(?P<n>1[5-9]|2[01])(?:st|nd|rd|th)"
        f"|(?P<word>{_any((*CENTURY_WORDS, 'XIX', 'XX', 'XXI'))}))(?:{S}|-)[Cc]entury\\b"
    ),
    "fiscal": rf"(?:[Ff]iscal{S}(?:[Yy]ear{S})?|\bFY{S}?)(?:20)?\d\d\b",
    "years": (
        f"(?:(?:(?<=from\\s)|(?<=From\\s)|(?<=between\\s))(?P<y1>{YEAR})(?:{TO}|{AND})(?P<y2>{YEAR})"
        f"|(?P<y1_>(?:1[5-9]|20)\\d\\d)(?:[-–/]|{S}to{S})(?P<y2_>(?:(?:1[5-9]|20)\\d\\d|\\d\\d))(?![-–/\\d]|,\\d))"
    ),
    "part_of": (
        f"(?:[Tt]he{S})?{PART}(?:(?P<y>{YEAR})|(?P<rel>the|this|last|next){S}"
        "(?P<unit>week|month|quarter|year|decade|century))\\b"
    ),
    "day_word": (
        "(?P<w>[Tt]he\\sday\\s(?:before\\syesterday|after\\stomorrow)"
        "|(?:[Ee]arlier\\s|[Ll]ater\\s)?(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)"
        "|(?:[Ee]arlier\\s|[Ll]ater\\s)?[Tt]his\\s(?:very\\s)?(?:morning|afternoon|evening)|[Ll]ast\\s(?:night|evening))"
        "(?:\\s(?:morning|afternoon|evening|night))?\\b"
    ),
    "span_count": (
        f"(?:[Tt]he{S})?(?P<way>last|past|previous|preceding|next|coming|following){S}(?:(?P<n>{COUNT})|(?P<vague>{VAGUE}))"
        f"{S}(?P<unit>{UNIT})s?\\b"
        f"|(?:[Tt]he{S}|[Ii]n{S})(?P<open>coming|recent|past|next|following){S}(?P<units>(?:{UNIT}s)(?:(?:,?{S}and|,){S}{UNIT}s){{0,2}})\\b"
        f"|[Tt]he{S}(?P<ahead>(?:{UNIT}s?)(?:(?:,?{S}and|,){S}{UNIT}s?){{0,2}}){S}(?:ahead|to{S}come)\\b"
    ),
    "calendar_unit": (
        f"(?:(?P<mod>[Ee]arlier|[Ll]ater){S})?(?P<the>[Tt]he{S})?(?P<which>[Tt]his{S}past|[Tt]his{S}coming"
        f"|[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|[Cc]urrent){S}(?P<unit>week|weekend|month|quarter|year|decade|century)\\b"
        "(?!-old|-long)"
        f"|(?P<the_>over{S}[Tt]he{S}|[Tt]he{S})(?P<unit_>weekend)\\b"
    ),
    "ago": (
        f"(?:{ABOUT})?(?:(?P<n>{COUNT})|(?P<vague>{VAGUE})){S}(?P<unit>{UNIT})s?{S}(?:ago|earlier{S}than{S}today)\\b"
    ),
    "hence": (
        f"(?P<n>{COUNT}){S}(?P<unit>{UNIT})s?{S}from{S}(?:now|today)\\b"
        f"|[Ii]n{S}(?P<n_>{COUNT}){S}(?P<unit_>{UNIT})s?(?:[’']{S}time\\b|\\b(?!{S}of\\b))"
        f"|[Ww]ithin{S}(?:[Tt]he{S}next{S})?(?P<within>{COUNT}){S}(?P<within_unit>{UNIT})s?\\b"
    ),
    "antecedent": (
        f"(?:(?P<same>(?:[Tt]he{S}(?:very{S})?same|[Tt]hat{S}(?:very{S})?same|[Tt]hat)){S}(?P<unit>day|evening|night|morning|afternoon|week|month|year)"
        f"|[Tt]he{S}(?P<step>following|next|previous|preceding){S}(?P<unit_>day|morning|week|month|year)"
        f"|[Tt]he{S}day{S}(?P<side>before|after)(?=\\s?[.,;:)]))\\b"
    ),
    "weekday": (
        f"(?:(?P<which>[Tt]his{S}past|[Tt]his{S}coming|[Tt]he{S}(?:past|coming|following)|[Tt]his|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]ast){S})?"
        f"(?P<wd>{WEEKDAY})(?:{S}(?:morning|afternoon|evening|night))?\\b"
    ),
    "year": f"(?P<y>{YEAR})",
}  # fmt: skip
"""Rules in the order of preference: where two match at one place the first one counts."""

PATTERNS: Final[dict[str, re.Pattern[str]]] = {name: re.compile(body) for name, body in RULES.items()}
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_NAMED_BACK = re.compile(r"\(\?P=mark\)")


def _to_anonymous(body: str) -> str:
    """Strip a rule of its group names, so that all rules fit into one pattern."""
    return _NAMED_BACK.sub("[-/.]", _NAMED_GROUP.sub("(?:", body))


ANY_RULE: Final = re.compile(
    r"(?<![\w$€£#@/])(?<!\d[.,:])(?:"
    + "|".join(f"(?P<{name}>{_to_anonymous(body)})" for name, body in RULES.items())
    + r")(?!\w)"
)

TRIGGER: Final = re.compile(
    r"(?<![^\W\d])(?:(?:1[5-9]|20)\d\d|\d0[’']?s\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:JAN|FEB|MAR|APR|MAY|JUN"
    r"|JUL|AUG|SEP|OCT|NOV|DEC)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|[Tt]o(?:day|morrow|night)|[Yy]esterday|day|week|month|quarter|year|decade|[Cc]entur|Q[1-4]|FY|[Ff]iscal|[Ss]pring"
    r"|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|morning|afternoon|evening|night)"
)
"""Where an expression of time may be; everything else is passed over."""
