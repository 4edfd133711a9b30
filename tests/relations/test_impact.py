import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from summitry.errors import BadField, InputError, UnknownCode
from summitry.relations.impact import Design, estimate
from tests.relations.impact_panels import cut, make_panel, plant, rename, reorder

DYAD = ("C03", "C07")
AT = 560
DAY = date(2020, 1, 1) + timedelta(days=AT)
DESIGN = Design(pool=50)


@pytest.fixture(scope="module")
def panel():
    return make_panel()


@pytest.fixture(scope="module")
def found(panel):
    return estimate(panel, *DYAD, [DAY], design=DESIGN)


def test_noise_is_inconclusive_and_says_why(found):
    assert found.word == "inconclusive"
    assert found.main.p > 0.05
    assert "does not stand out" in found.main.reason
    assert found.main.low < 0 < found.main.high


@pytest.mark.parametrize(("size", "word"), [(3.0, "higher"), (-3.0, "lower")])
def test_a_planted_change_is_found_with_its_size(panel, size, word):
    result = estimate(plant(panel, DYAD, AT, 28, size), *DYAD, [DAY], design=DESIGN).main
    assert result.word == word
    assert result.low < size < result.high
    assert result.p <= 0.05
    assert result.p_time <= 0.05
    assert result.p_space <= 0.05


def test_a_change_adds_to_the_effect_just_what_was_planted(panel, found):
    # The dyad is a donor of its own donors' donors, never of itself.
    moved = estimate(plant(panel, DYAD, AT, 28, 0.5), *DYAD, [DAY], design=DESIGN)
    assert moved.main.effect - found.main.effect == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize("size", [-1.2, -0.6, -0.3, 0.3, 0.6, 1.2])
def test_the_interval_leaves_out_nought_just_when_the_word_says_a_direction(panel, size):
    result = estimate(plant(panel, DYAD, AT, 28, size), *DYAD, [DAY], design=DESIGN).main
    assert (not result.low <= 0 <= result.high) == (result.word != "inconclusive") == (result.p <= 0.05)


def test_a_change_that_only_one_period_before_shows_is_in_the_lead(panel, found):
    early = estimate(plant(panel, DYAD, AT - 7, 7, 4.0), *DYAD, [DAY], design=DESIGN).main
    assert early.effect == pytest.approx(found.main.effect)
    assert early.lead_effect - found.main.lead_effect == pytest.approx(4.0)
    assert early.lead_p < 0.05 < found.main.lead_p


def _numbers(impact):
    result = impact.main
    named = {frozenset(third.dyad): (third.effect, third.p, third.p_holm) for third in result.third_parties}
    donors = {frozenset(donor.dyad): donor.weight for donor in result.donors}
    rest = (result.effect, result.low, result.high, result.p, result.p_time, result.p_space, result.visible)
    return rest, result.error_rate, (result.lead_effect, result.lead_p), donors, named, result.word


def _assert_same(one, other, names=None):
    rest, rate, lead, donors, thirds, word = _numbers(one)
    other_rest, other_rate, other_lead, other_donors, other_thirds, other_word = _numbers(other)
    renamed = lambda dyad: frozenset((names or {}).get(name, name) for name in dyad)  # noqa: E731
    assert other_rest == pytest.approx(rest, abs=1e-6)
    assert (other_rate, other_word) == (rate, word)
    assert other_lead == pytest.approx(lead, abs=1e-6)
    assert other_donors == pytest.approx({renamed(dyad): weight for dyad, weight in donors.items()}, abs=1e-5)
    assert other_thirds.keys() == {renamed(dyad) for dyad in thirds}
    for dyad, numbers in thirds.items():
        assert other_thirds[renamed(dyad)] == pytest.approx(numbers, abs=1e-6)


def test_swapping_the_sides_changes_nothing(panel, found):
    _assert_same(found, estimate(panel, *reversed(DYAD), [DAY], design=DESIGN))


def test_the_order_of_columns_changes_nothing(panel, found):
    order = np.random.default_rng(1).permutation(len(panel.dyads))
    _assert_same(found, estimate(reorder(panel, order), *DYAD, [DAY], design=DESIGN))


def test_the_countries_names_change_nothing(panel, found):
    names = [f"C{number:02}" for number in range(12)]
    turned = dict(zip(names, reversed(names), strict=True))
    other = estimate(rename(panel, turned), turned[DYAD[0]], turned[DYAD[1]], [DAY], design=DESIGN)
    _assert_same(found, other, turned)


def test_what_happens_later_changes_nothing(panel, found):
    later = estimate(cut(panel, 0, AT + 28), *DYAD, [DAY], design=DESIGN)
    assert _numbers(later) == _numbers(found)


def test_nobody_that_may_be_affected_is_a_donor(panel, found):
    assert all(set(DYAD).isdisjoint(donor.dyad) for donor in found.main.donors)
    assert all(set(DYAD).isdisjoint(dyad) for dyad, _ in found.main.elsewhere)
    spared = estimate(panel, *DYAD, [DAY], design=DESIGN, affected=["C01"])
    assert all("C01" not in donor.dyad for donor in spared.main.donors)
    assert all("C01" not in dyad for dyad, _ in spared.main.elsewhere)
    assert spared.affected == ("C01",)


def test_weights_are_a_share_each_and_sum_to_one_with_the_own_past(found):
    weights = [donor.weight for donor in found.main.donors]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) >= 0.01
    assert 0 < sum(weights) <= 1 - found.main.own_weight + 1e-6
    low, high = found.main.without_one
    assert low <= high


def test_third_parties_hold_one_side_each_and_are_corrected(found):
    thirds = found.main.third_parties
    assert len(thirds) == 2 * DESIGN.third_parties
    assert all(len(set(DYAD) & set(third.dyad)) == 1 for third in thirds)
    assert all(third.p <= third.p_holm for third in thirds)
    assert [third.p for third in thirds] == sorted(third.p for third in thirds)


@pytest.mark.parametrize("size", [3.0, -3.0])
def test_what_moves_everybody_is_no_effect(panel, size):
    values = panel.values.copy()
    values[AT:] += size
    result = estimate(replace(panel, values=values), *DYAD, [DAY], design=DESIGN).main
    assert result.word == "inconclusive"
    # A before-after comparison would have given it whole; the donors take their weight's share of it.
    assert abs(result.effect) < abs(size)
    assert result.p_space > 0.05


def test_the_published_figures_are_of_these_defaults():
    assert f"`{Design().digest}`" in (Path(__file__).parents[2] / "docs" / "impact.md").read_text(encoding="utf-8")


def test_spill_over_is_found(panel):
    moved = estimate(plant(panel, ("C03", "C09"), AT, 28, 4.0), *DYAD, [DAY], design=replace(DESIGN, third_parties=10))
    first = moved.main.third_parties[0]
    assert (first.dyad, first.word) == (("C03", "C09"), "higher")
    assert moved.word == "inconclusive"


def test_the_rule_is_tried_where_nothing_was_asked_about(found):
    rate = found.main.error_rate
    assert rate.dates > 1
    assert rate.tests > 100
    assert 0 <= rate.low <= rate.rate <= rate.high <= 0.2


def test_several_meetings_are_tested_together(panel):
    days = [DAY, DAY - timedelta(days=150), DAY - timedelta(days=90)]
    moved = panel
    for day in days:
        moved = plant(moved, DYAD, (day - date(2020, 1, 1)).days, 28, 1.5)
    together = estimate(moved, *DYAD, [*days, DAY], design=DESIGN)
    assert together.days == tuple(sorted(days))
    assert together.word == "higher"
    assert together.main.low < 1.5 < together.main.high
    assert len(together.main.meetings) == 3
    assert min(m.effect for m in together.main.meetings) <= together.main.effect
    assert together.main.effect <= max(m.effect for m in together.main.meetings)
    alone = estimate(moved, *DYAD, [days[1]], design=DESIGN)
    assert together.main.visible < alone.main.visible
    _assert_same(together, estimate(moved, *DYAD, sorted(days), design=DESIGN))


def test_meetings_whose_windows_touch_move_together(panel):
    days = [DAY, DAY - timedelta(days=10)]
    assert estimate(panel, *DYAD, days, design=DESIGN).word == "inconclusive"


def test_the_final_word_is_that_of_the_panel_without_the_meetings_own_events(panel):
    with_meetings = plant(panel, DYAD, AT, 28, 4.0)
    both = estimate(with_meetings, *DYAD, [DAY], design=DESIGN, without=panel)
    assert (both.result.word, both.without.word, both.word) == ("higher", "inconclusive", "inconclusive")


def test_too_little_past_is_inconclusive(panel):
    short = estimate(cut(panel, AT - 140, AT + 28), *DYAD, [DAY], design=DESIGN).main
    assert (short.word, short.p, short.low, short.visible) == ("inconclusive", None, None, None)
    assert "15 earlier placebo dates" in short.reason


def test_too_few_donors_is_inconclusive(panel):
    few = [column for column, dyad in enumerate(panel.dyads) if set(dyad) <= {"C03", "C07", "C01", "C02", "C04"}]
    result = estimate(reorder(panel, np.array(few)), *DYAD, [DAY], design=DESIGN).main
    assert (result.word, result.p) == ("inconclusive", None)
    assert "only 3 dyads to compare with" in result.reason
    lonely = reorder(panel, np.array([panel.column(*DYAD)]))
    alone = estimate(lonely, *DYAD, [DAY], design=DESIGN).main
    assert (alone.word, alone.own_weight, alone.donors) == ("inconclusive", 1.0, ())


@pytest.mark.parametrize("day", [date(2020, 2, 1), date(2021, 9, 1), date(1999, 1, 1)])
def test_a_window_outside_the_data_is_refused(panel, day):
    with pytest.raises(InputError, match=f"meeting on {day}.*covers 2020-01-01 to 2021-09-11"):
        estimate(panel, *DYAD, [day], design=DESIGN)


def test_a_dyad_without_events_is_refused(panel):
    values = panel.values.copy()
    values[AT - 90 :, panel.column(*DYAD)] = np.nan
    with pytest.raises(InputError, match=r"too few days around 2021-07-14"):
        estimate(replace(panel, values=values), *DYAD, [DAY], design=DESIGN)


def test_no_word_is_given_where_only_the_meetings_own_events_are_left(panel):
    values = panel.values.copy()
    values[AT:, panel.column(*DYAD)] = np.nan
    with pytest.raises(InputError, match="without the meetings' own events: C03-C07 has events in too few days"):
        estimate(panel, *DYAD, [DAY], design=DESIGN, without=replace(panel, values=values))


def test_what_is_not_there_is_named_with_the_nearest(panel):
    with pytest.raises(UnknownCode, match=r"C03-C7.*C03-C07"):
        estimate(panel, "C03", "C7", [DAY])
    with pytest.raises(UnknownCode, match=r"country.*C011.*C01"):
        estimate(panel, *DYAD, [DAY], affected=["C011"])


def test_periods_and_days_must_make_sense(panel):
    with pytest.raises(InputError, match="by day or by week, not by month"):
        estimate(make_panel(days=30, grain="month"), *DYAD, [DAY])
    with pytest.raises(InputError, match="at least one day"):
        estimate(panel, *DYAD, [])
    with pytest.raises(InputError, match="same periods"):
        estimate(panel, *DYAD, [DAY], without=make_panel(days=30, grain="week"))


def test_a_direction_is_kept_and_the_other_one_is_no_donor(panel):
    both = replace(
        panel,
        is_directed=True,
        dyads=(*panel.dyads, *((b, a) for a, b in panel.dyads)),
        values=np.hstack([panel.values, panel.values[::-1]]),
        counts=np.hstack([panel.counts, panel.counts]),
    )
    moved = estimate(plant(both, DYAD, AT, 28, 3.0), *DYAD, [DAY], design=DESIGN)
    back = estimate(plant(both, DYAD, AT, 28, 3.0), *reversed(DYAD), [DAY], design=DESIGN)
    assert (moved.word, back.word) == ("higher", "inconclusive")
    assert all(set(DYAD).isdisjoint(dyad) for dyad, _ in moved.main.elsewhere)
    assert all(len(set(DYAD) & set(third.dyad)) == 1 for third in moved.main.third_parties)


def test_figures_have_what_a_dossier_asks_for(found):
    fields = {"id", "title", "caption", "verdict", "svg", "columns", "rows"}
    figures = found.figures()
    assert [set(figure) for figure in figures] == [fields] * 4
    assert len({figure["id"] for figure in figures}) == 4
    assert figures[0] == found.figure_fields()
    assert figures[0]["verdict"] == "inconclusive"
    for words in ("placebo", "false", "Design", found.digest, "made up", "2020-01-01", "does not mean caused by it"):
        assert words in figures[0]["caption"] or words in str(figures[0]["rows"])
    for figure in figures:
        assert all(len(row) == len(figure["columns"]) for row in figure["rows"])
        assert "style=" not in figure["svg"]


def test_weeks_work_as_days_do():
    weekly = make_panel(days=150, grain="week")
    day = date(2019, 12, 30) + timedelta(days=7 * 130 + 3)
    result = estimate(plant(weekly, DYAD, 130, 4, 4.0), *DYAD, [day], design=DESIGN).main
    assert result.word == "higher"
    assert result.low < 4.0 < result.high


def test_a_design_has_a_digest_and_bounds():
    assert Design().digest == Design().digest
    assert len({replace(Design(), **{name: value}).digest for name, value in _OTHER.items()} | {Design().digest}) == (
        len(_OTHER) + 1
    )
    assert Design().fewest == 19
    with pytest.raises(BadField, match=r"\$\.level"):
        Design(level=1.5)
    with pytest.raises(BadField, match=r"\$\.ridge"):
        Design(ridge=0.0)
    with pytest.raises(InputError, match="after must be a multiple of 7"):
        Design(after=10).windows("week")


_OTHER = {
    "before": 70,
    "lead": 14,
    "after": 14,
    "ridge": 1.0,
    "pool": 40,
    "coverage": 0.5,
    "placebos": 100,
    "widest_step": 3,
    "full_span": 100,
    "draws": 500,
    "third_parties": 2,
    "level": 0.1,
    "power": 0.9,
    "seed": 2,
}


def test_the_result_is_plain_data(found):
    data = json.loads(json.dumps(found.to_json()))
    assert data["word"] == "inconclusive"
    assert data["days"] == [DAY.isoformat()]
    assert data["design"]["before"] == 84
    assert data["digest"] == DESIGN.digest
    assert data["result"]["p"] == found.main.p
    assert len(data["result"]["placebos"]) == len(found.main.placebos)
