"""An estimate in words, as tables, and drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import summitry
from summitry.charts import Bar, Chart, Pair, draw_bars, draw_dumbbell, draw_strip
from summitry.charts.record import show_number
from summitry.relations.forecast.show import to_csv

if TYPE_CHECKING:
    from summitry.relations.impact.record import ErrorRate, Impact, Result

WITH, WITHOUT = "all events", "without the meetings' own events"

METHOD = (
    "Change after against a counterfactual of the dyad's own level before and of donor dyads (synthetic control with a"
    " ridge, Abadie, Diamond and Hainmueller 2010), ranked among earlier dates and among other dyads on the same dates"
)


def title(impact: Impact) -> str:
    """Say in one line what is shown."""
    joint = " to " if impact.is_directed else " and "
    days = ", ".join(day.isoformat() for day in impact.days[:3])
    more = f" and {len(impact.days) - 3} more" if len(impact.days) > 3 else ""  # noqa: PLR2004
    noun = "meeting" if len(impact.days) == 1 else f"{len(impact.days)} meetings"
    return f"{joint.join(impact.dyad)}: change associated with the {noun} of {days}{more}"


def verdict(impact: Impact) -> str:
    """Say the word, for which events, and why; and what the other reading says where it differs."""
    main = impact.main
    after = "after the meeting" if len(impact.days) == 1 else "after the meetings"
    said = f"{impact.measure} {after}: {main.word}; it {main.reason}."
    if main.p is None:
        said = f"{impact.measure} {after}: {main.word}; {main.reason}."
    if impact.without is None:
        return f"{said[:1].upper()}{said[1:]}"
    other = "likewise" if impact.result.word == main.word else impact.result.word
    return f"Without the meetings' own events, {said} With them: {other}."


def caption(impact: Impact) -> str:
    """Say what a reader must know: data, windows, baseline, what could be seen, method, version."""
    main, design = impact.main, impact.design
    rate = f" {_rate_words(main.error_rate)}." if main.error_rate else ""
    seen = f" A change of {show_number(main.visible)} would be called with a chance of" if main.visible else ""
    seen += f" {design.power:.0%} or more." if main.visible else ""
    if main.p is not None and not main.is_pooled:
        seen += (
            f" The placebo dates span {main.placebo_days} days alone, too few for ranks in time by themselves: the"
            " joint test compares with other dyads on the meeting's date."
        )
    return (
        f"Data: {'; '.join(main.sources)}; {main.first_on} to {main.last_on} by {impact.grain}. Windows:"
        f" {design.before} days before, {design.lead} left out, {design.after} from the meeting's day on.{rate}{seen}"
        f" {METHOD}. Associated with the meeting does not mean caused by it."
        f" Design {impact.digest}, Summitry {summitry.__version__}."
    )


def _rate_words(rate: ErrorRate) -> str:
    return (
        f"Where no meeting was asked about, the rule called {rate.calls} of {rate.tests} on this data ({rate.rate:.1%};"
        f" {rate.dyads} dyads on {rate.dates} date{'' if rate.dates == 1 else 's'})"
    )


def rows_of(impact: Impact) -> tuple[tuple[str, ...], ...]:
    """Give the table of numbers: what, with all events, and without the meetings' own where there is such a panel."""
    columns = [_column(impact, result) for result in (impact.result, impact.without) if result is not None]
    return tuple((name, *(column[name] for column in columns)) for name in columns[0])


def heads_of(impact: Impact) -> tuple[str, ...]:
    """Give the heads of ``rows_of``."""
    return ("what", WITH) if impact.without is None else ("what", WITH, WITHOUT)


def _column(impact: Impact, result: Result) -> dict[str, str]:
    rate = result.error_rate
    return {
        "effect": show_number(result.effect),
        f"{1 - impact.design.level:.0%} interval": _interval(result.low, result.high),
        "p, both together": _p(result.p),
        "placebo p in time": _p(
            result.p_time, f"{len(result.placebos)} {'dates' if len(impact.days) == 1 else 'draws'}"
        ),
        "placebo p in space": _p(result.p_space, f"{len(result.elsewhere)} dyads"),
        "smallest visible effect": show_number(result.visible),
        "false positives here": f"{rate.calls} of {rate.tests}" if rate else "—",
        f"{impact.design.lead} days before": f"{show_number(result.lead_effect)} (p {_p(result.lead_p)})",
        "without any one donor": _interval(*(result.without_one or (None, None))),
        "weight of own past": f"{result.own_weight:.0%}",
        "word": result.word,
    }


def _interval(low: float | None, high: float | None) -> str:
    return "—" if low is None or high is None else f"[{show_number(low)}, {show_number(high)}]"


def _p(p: float | None, among: str = "") -> str:
    if p is None:
        return "—"
    return f"{p:.3f} ({among})" if among else f"{p:.3f}"


def chart(impact: Impact, chart_id: str = "impact") -> Chart:
    """Draw the effect among its placebos in time; where there are none, what was expected and what came."""
    main = impact.main
    if not main.placebos:
        return _meetings_chart(impact, chart_id)
    drawn = draw_strip(
        chart_id,
        title(impact),
        verdict(impact),
        main.placebos,
        ("effect", main.effect),
        others_label="effects on earlier dates without a meeting"
        if len(impact.days) == 1
        else "on sets of earlier dates",
    )
    return Chart(drawn.svg, heads_of(impact), rows_of(impact))


def figures(impact: Impact) -> tuple[dict[str, Any], ...]:
    """Give the fields of a dossier's figures: placebos in time, in space, each meeting, third parties."""
    stem = figure_id(impact)
    drawn: list[tuple[str, str, Chart, str]] = [("", title(impact), chart(impact, stem), impact.main.word)]
    if impact.main.elsewhere:
        drawn.append(("-space", "The same dates, other dyads", _space_chart(impact, f"{stem}-space"), ""))
    if impact.main.placebos:
        drawn.append(("-meetings", "Expected and observed", _meetings_chart(impact, f"{stem}-meetings"), ""))
    if impact.main.third_parties:
        drawn.append(("-third", "Third parties on the same dates", _third_chart(impact, f"{stem}-third"), ""))
    return tuple(
        {
            "id": stem + suffix,
            "title": name,
            "caption": _NOTES[suffix] if suffix else f"{verdict(impact)} {caption(impact)}",
            "verdict": word,
            "svg": made.svg,
            "columns": made.columns,
            "rows": made.rows,
        }
        for suffix, name, made, word in drawn
    )


_NOTES = {
    "-space": "Effects of dyads without either side on the same dates by the same method, brought to the dyad's scale.",
    "-meetings": "Mean after each meeting, and what it would have been had the dyad moved as its past and its donors.",
    "-third": (
        "Dyads of one side with somebody else on the same dates; p corrected for their number (Holm 1979). These dyads"
        " are no donors."
    ),
}


def figure_id(impact: Impact) -> str:
    """Give an id for the page, made from the sides and the first day."""
    text = "-".join(("impact", *impact.dyad, impact.days[0].isoformat()))
    return re.sub("[^a-z0-9]+", "-", text.lower())


def _space_chart(impact: Impact, chart_id: str) -> Chart:
    main = impact.main
    drawn = draw_strip(
        chart_id,
        "The same dates, other dyads",
        f"p in space {_p(main.p_space)}",
        [effect for _, effect in main.elsewhere],
        ("effect", main.effect),
        others_label="other dyads",
    )
    ordered = sorted(main.elsewhere, key=lambda pair: (-abs(pair[1]), pair[0]))
    rows = ((" – ".join(impact.dyad), show_number(main.effect)), *((" – ".join(d), show_number(e)) for d, e in ordered))
    return Chart(drawn.svg, ("dyad", "effect"), rows)


def _meetings_chart(impact: Impact, chart_id: str) -> Chart:
    meetings = impact.main.meetings
    pairs = [Pair(meeting.on.isoformat(), meeting.counterfactual, meeting.after) for meeting in meetings]
    drawn = draw_dumbbell(chart_id, "Expected and observed", impact.measure, ("expected", "observed"), pairs)
    rows = tuple(
        (
            meeting.on.isoformat(), show_number(meeting.before), show_number(meeting.after),
            show_number(meeting.counterfactual), show_number(meeting.effect), f"{meeting.events_before:,}",
            f"{meeting.events_after:,}",
        )
        for meeting in meetings
    )  # fmt: skip
    heads = ("meeting", "before", "after", "expected", "effect", "events before", "events after")
    return Chart(drawn.svg, heads, rows)


def _third_chart(impact: Impact, chart_id: str) -> Chart:
    thirds = impact.main.third_parties
    bars = [Bar(" – ".join(third.dyad), third.effect) for third in thirds]
    drawn = draw_bars(chart_id, "Third parties on the same dates", "Effects by dyad", bars, places=2)
    rows = tuple(
        (" – ".join(third.dyad), show_number(third.effect), _p(third.p), _p(third.p_holm), third.word)
        for third in thirds
    )
    return Chart(drawn.svg, ("dyad", "effect", "p", "p (Holm)", "word"), rows)


def csv_of(impact: Impact) -> str:
    """Write every effect in a row of its own: the dyad's, on placebo dates, of other dyads, of third parties."""
    rows: list[tuple[object, ...]] = []
    for events, result in ((WITH, impact.result), (WITHOUT, impact.without)):
        if result is None:
            continue
        own = "-".join(impact.dyad)
        rows.append((events, "together", own, result.effect, result.low, result.high, result.p, result.word))
        rows += [(events, meeting.on, own, meeting.effect, None, None, None, None) for meeting in result.meetings]
        rows += [(events, "placebo in time", own, effect, None, None, None, None) for effect in result.placebos]
        rows += [
            (events, "placebo in space", "-".join(dyad), effect, None, None, None, None)
            for dyad, effect in result.elsewhere
        ]
        rows += [
            (events, "third party", "-".join(third.dyad), third.effect, None, None, third.p_holm, third.word)
            for third in result.third_parties
        ]
    return to_csv(("events", "what", "dyad", "effect", "low", "high", "p", "word"), rows)
