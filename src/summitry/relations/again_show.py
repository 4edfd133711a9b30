"""The chances of meeting again in words, as a table, and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.charts import Pair, draw_dumbbell
from summitry.relations.again_backtest import FIRST_SCORED, REFIT_YEARS
from summitry.relations.forecast.show import to_csv

if TYPE_CHECKING:
    from datetime import date

    from summitry.relations.again import Again, Chance

#: Heads of the table, as shown.
COLUMNS = (
    "within", "until", "chance", "all pairs", "this pair", "Brier", "all pairs' Brier", "skill",
    "95% interval of the difference", "this pair's Brier", "skill over it", "such cases before", "of them met",
    "against the base rate",
)  # fmt: skip


def rows_of(again: Again) -> tuple[tuple[str, ...], ...]:
    """Give the table's cells, one row a horizon."""
    return tuple(_row(chance) for chance in again.chances)


def verdict(again: Again) -> str:
    """Say how the chances did against the base rate before."""
    by_word: dict[str, list[str]] = {}
    for chance in again.chances:
        by_word.setdefault(word_of(chance), []).append(str(chance.months))
    told = {"better": "better than the base rate", "inconclusive": "inconclusive against it", "worse": "worse than it"}
    parts = [f"{told[word]} within {', '.join(months)} months" for word, months in by_word.items()]
    return "In the backtest such chances were " + "; ".join(parts) + "."


def word_of(chance: Chance) -> str:
    """Say in one word how the chances of one horizon did against the base rate."""
    if chance.score.versus_base.high < 0:
        return "better"
    return "worse" if chance.score.versus_base.low > 0 else "inconclusive"


def limits(again: Again) -> str:
    """Say what the records cover, what counts as a meeting, and what is not in them."""
    return (
        f"The records are those of one state, {again.hub}, and run from {again.records_from} to {again.records_to}."
        f" They hold visits of foreign leaders to {again.hub}, trips abroad of its head of state, and those of its"
        " foreign minister, who serves here as a sign of contact alone. A meeting is such a visit or trip, or one"
        " elsewhere that a trip's record tells; a stop on the way is none. Calls, meetings of lower rank, meetings at a"
        " conference that no record tells, and all meetings between other states are not in them. It is the two states'"
        " leaders, whoever holds the offices by then."
    )


def assumption(on: date, last_on: date, given: tuple[date, ...]) -> str:
    """Say what is assumed of the days beyond the records; empty where there are none."""
    if on <= last_on:
        return ""
    told = ", ".join(day.isoformat() for day in given) if given else "none"
    return (
        f"The records end on {last_on}; meetings of the two since then are those that were given: {told}. Meetings of"
        " foreign ministers since then are not known and count as none."
    )


def title(again: Again) -> str:
    """Give a heading."""
    return f"{again.a} and {again.b}: the chance that their leaders meet again after {again.on}"


def caption(again: Again) -> str:
    """Tell data set, days, method, version and baseline in words."""
    met = f"by {again.on} {again.meetings} meetings of the two are known, the last from {again.last_met_on}"
    told = f"told on the first day of each quarter since {FIRST_SCORED}, with weights fitted to earlier days alone"
    made = (
        f"Discrete-time hazard model fitted to {again.pairs} pairs of the visit records of the US State Department's"
        f" Office of the Historian; {met}. Brier scores (lower is better) are of chances {told}, anew every"
        f" {REFIT_YEARS} years, beside the share of all pairs and the pair's own; intervals by block bootstrap, seed"
        f" {again.seed}."
    )
    parts = [made, verdict(again), again.limits, again.assumption, f"Summitry {again.version}."]
    return " ".join(part for part in parts if part)


def csv_of(again: Again) -> str:
    """Write one row a horizon as CSV, each number in a cell of its own."""
    heads = (
        "months", "until", "chance", "base_rate", "own_rate", "scored", "brier", "brier_base", "brier_own", "skill",
        "skill_own", "minus_base", "low_95", "high_95", "like_low", "like_high", "like_cases", "like_came",
        "against_base",
    )  # fmt: skip
    return to_csv(heads, [_csv_row(chance) for chance in again.chances])


def chart(again: Again) -> str:
    """Draw what was told and what came, by tenths of the chance, for the longest horizon; SVG."""
    score = again.chances[-1].score
    pairs = [
        Pair(f"told {part.low:.0%} to {part.high:.0%}: {part.cases:,} cases", 100 * part.told, 100 * part.came)
        for part in score.bins
    ]
    furthest = max(score.bins, key=lambda part: abs(part.told - part.came))
    description = (
        f"Calibration within {score.months} months: the mean chance that was told and the share that met, in per cent."
        f" They lie furthest apart where {furthest.low:.0%} to {furthest.high:.0%} was told: {furthest.told:.0%} told,"
        f" {furthest.came:.0%} met."
    )
    ends = ("mean chance told, %", "share that met, %")
    drawn = draw_dumbbell(
        f"again-{again.a}-{again.b}-calibration".lower(), title(again), description, ends, pairs, places=0
    )
    return drawn.svg


def figure_fields(again: Again) -> dict[str, Any]:
    """Give the fields of a dossier's figure; its verdict is empty, since a chance claims no effect."""
    return {
        "id": f"again-{again.a}-{again.b}".lower(),
        "title": title(again),
        "caption": caption(again),
        "verdict": "",
        "svg": chart(again),
        "columns": COLUMNS,
        "rows": rows_of(again),
    }


def _row(chance: Chance) -> tuple[str, ...]:
    score, apart, like = chance.score, chance.score.versus_base, chance.like
    return (
        f"{chance.months} months",
        chance.until.isoformat(),
        f"{chance.chance:.0%}",
        f"{chance.base_rate:.0%}",
        f"{chance.own_rate:.0%}",
        f"{score.brier:.4f}",
        f"{score.brier_base:.4f}",
        f"{score.skill:.1%}",
        f"{apart.low:+.4f} to {apart.high:+.4f}",
        f"{score.brier_own:.4f}",
        f"{score.skill_own:.1%}",
        f"{like.cases:,}" if like else "0",
        f"{like.came:.0%}" if like else "",
        word_of(chance),
    )


def _csv_row(chance: Chance) -> list[object]:
    score, apart, like = chance.score, chance.score.versus_base, chance.like
    return [
        chance.months, chance.until.isoformat(), chance.chance, chance.base_rate, chance.own_rate, score.cases,
        score.brier, score.brier_base, score.brier_own, score.skill, score.skill_own, apart.mean, apart.low, apart.high,
        *((like.low, like.high, like.cases, like.came) if like else ("", "", 0, "")), word_of(chance),
    ]  # fmt: skip
