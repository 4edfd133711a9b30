from __future__ import annotations

import importlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from summitry.errors import InputError
from summitry.relations.forecast import predict
from summitry.relations.forecast.backtest import MODELS, choose, pick, run_backtest
from summitry.relations.forecast.grains import RULES, carry, shift
from summitry.relations.forecast.history import find_origins, read_history
from summitry.relations.forecast.models import ar1, averages, random_walk, ses
from summitry.relations.forecast.page import render_page
from summitry.relations.forecast.show import COLUMNS, number, rows_of, to_csv
from summitry.relations.forecast.spread import POINTS, points_of, spread
from summitry.relations.panel import Panel

NAMES = ("AAA", "BBB", "CCC", "DDD", "EEE")


def make_values(kind: str, periods: int = 240, columns: int = 6, seed: int = 7) -> np.ndarray:
    rng = np.random.default_rng(seed)
    steps = rng.normal(size=(periods, columns))
    if kind == "noise":
        return steps
    phi = 0.9
    out = np.zeros_like(steps)
    for period in range(1, periods):
        out[period] = phi * out[period - 1] + steps[period]
    return out


def make_panel(values: np.ndarray, *, grain="week", names=NAMES, directed=False, lag_days=0) -> Panel:
    pairs = sorted((a, b) for a in names for b in names if a < b)[: values.shape[1]]
    first = np.datetime64("2015-01-05") if grain in ("day", "week") else np.datetime64("2000-01-01")
    starts = np.array([shift(first, grain, at) for at in range(len(values) + 1)])
    return Panel(
        starts=starts[:-1],
        grain=grain,
        dyads=tuple(pairs),
        is_directed=directed,
        values=values,
        counts=(~np.isnan(values)).astype(np.int64),
        known_at=(starts[1:] + np.timedelta64(lag_days, "D")).astype("datetime64[s]"),
        measure="mean Goldstein value",
        sources=("made for a test",),
    )


@pytest.fixture(scope="module")
def moving():
    return make_panel(make_values("ar"))


@pytest.fixture(scope="module")
def forecast(moving):
    return predict(moving, "AAA", "BBB", ahead=6)


def test_each_period_ahead_has_a_distribution_in_order(forecast):
    assert [step.ahead for step in forecast.steps] == [1, 2, 3, 4, 5, 6]
    for step in forecast.steps:
        assert step.low_80 <= step.low_50 <= step.median <= step.high_50 <= step.high_80
        assert len(step.points) == POINTS
        assert list(step.points) == sorted(step.points)
        assert sum(step.pit) == step.scored
    assert (forecast.steps[0].starts_on - forecast.last_on).days == 7


def test_on_a_series_that_carries_on_it_beats_climatology_and_says_so(forecast):
    assert forecast.steps[0].is_better
    assert forecast.steps[0].crps < 0.7 * forecast.steps[0].crps_of["climatology"]
    assert "better than climatology 1" in forecast.verdict


def test_on_noise_it_says_that_nothing_beats_climatology():
    found = predict(make_panel(make_values("noise")), "AAA", "BBB", ahead=4)
    assert not any(step.is_better for step in found.steps)
    assert "Nothing that was chosen beat climatology beyond chance" in found.verdict


def test_intervals_cover_what_they_say():
    shares = []
    values = make_values("ar", columns=8, seed=11)
    panel = make_panel(values)
    for a, b in panel.dyads:
        shares.append([step.coverage_80 for step in predict(panel, a, b, ahead=4).steps])
    assert 0.75 < np.mean(shares) < 0.86


def test_swapping_the_sides_changes_nothing(moving, forecast):
    assert predict(moving, "BBB", "AAA", ahead=6) == forecast


def test_renaming_countries_changes_nothing_but_names(moving, forecast):
    columns = np.random.default_rng(0).permutation(moving.values.shape[1])
    names = [("X" + str(at), "Z" + str(at)) for at in range(len(columns))]
    renamed = replace(moving, dyads=tuple(names), values=moving.values[:, columns], counts=moving.counts[:, columns])
    a, b = names[list(columns).index(moving.column("AAA", "BBB"))]
    assert replace(predict(renamed, a, b, ahead=6), a="AAA", b="BBB") == forecast


def test_the_same_input_gives_the_same_result(moving, forecast):
    assert json.dumps(predict(moving, "AAA", "BBB", ahead=6).to_json()) == json.dumps(forecast.to_json())


def test_nothing_that_came_later_is_used(moving):
    at = 200
    changed = moving.values.copy()
    changed[at:] = changed[at:] * -3 + 40
    before = run_backtest(read_history(moving, "AAA", "BBB", ahead=6), 6)
    after = run_backtest(read_history(replace(moving, values=changed), "AAA", "BBB", ahead=6), 6)
    earlier = before.origins < at
    assert earlier.sum() > 50
    for model in MODELS:
        assert np.array_equal(before.points[model][earlier], after.points[model][earlier]), model
    assert np.array_equal(before.choice[earlier], after.choice[earlier])
    assert not np.array_equal(before.points["AR(1)"][~earlier], after.points["AR(1)"][~earlier])


def test_a_forecast_as_of_an_instant_is_that_of_the_panel_cut_there(moving):
    cut = 220
    instant = moving.known_at[cut - 1].astype("datetime64[s]").item().replace(tzinfo=UTC)
    short = replace(
        moving,
        starts=moving.starts[:cut],
        values=moving.values[:cut],
        counts=moving.counts[:cut],
        known_at=moving.known_at[:cut],
    )
    assert predict(moving, "AAA", "BBB", ahead=3, as_of=instant) == predict(short, "AAA", "BBB", ahead=3)


def test_before_anything_was_known_it_refuses(moving):
    with pytest.raises(InputError, match="give a later instant"):
        predict(moving, "AAA", "BBB", as_of=datetime(1990, 1, 1, tzinfo=UTC))


def test_periods_known_at_one_instant_are_one_origin():
    days = np.array(["2020-01-08", "2020-02-01", "2020-01-20", "2020-02-01", "2020-02-08"], dtype="datetime64[s]")
    assert find_origins(days).tolist() == [0, 3, 4]


def test_a_series_that_became_known_all_at_once_is_refused(moving):
    at_once = np.full(len(moving.starts), np.datetime64("2024-01-01T00:00:00"), dtype="datetime64[s]")
    with pytest.raises(InputError, match="bound on how late they may be known"):
        predict(replace(moving, known_at=at_once), "AAA", "BBB")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda values: values[:150], "ask for at most|give a longer series"),
        (lambda values: np.where(np.arange(len(values))[:, None] % 3 == 2, np.nan, values), "have no event"),
        (lambda values: np.where((np.arange(len(values)) // 6 == 20)[:, None], np.nan, values), "in a row"),
        (np.zeros_like, "do not move"),
        (lambda values: np.full_like(values, np.nan), "0 weeks from its first event"),
    ],
)
def test_a_series_that_cannot_carry_a_forecast_is_refused(moving, spoil, message):
    with pytest.raises(InputError, match=message):
        predict(make_panel(spoil(moving.values)), "AAA", "BBB", ahead=4)


def test_an_unknown_dyad_and_a_wrong_horizon_are_refused(moving):
    with pytest.raises(InputError, match="no dyad AAA-XXX"):
        predict(moving, "AAA", "XXX")
    with pytest.raises(InputError, match="give 1 to 12"):
        predict(moving, "AAA", "BBB", ahead=13)


def test_the_message_tells_how_far_ahead_a_short_series_reaches(moving):
    panel = make_panel(moving.values[:206])
    with pytest.raises(InputError, match="ask for at most 5 weeks ahead"):
        predict(panel, "AAA", "BBB", ahead=12)
    assert len(predict(panel, "AAA", "BBB", ahead=5).steps) == 5


def test_a_few_gaps_are_borne_and_counted(moving):
    values = moving.values.copy()
    values[50:53, 0] = np.nan
    values[-1, 0] = np.nan
    found = predict(make_panel(values), "AAA", "BBB", ahead=2)
    assert found.missing == 4
    assert found.past[-1][1] is None


@pytest.mark.parametrize(("grain", "periods"), [("day", 420), ("month", 80), ("quarter", 60)])
def test_other_periods(grain, periods):
    panel = make_panel(make_values("ar", periods), grain=grain)
    found = predict(panel, "AAA", "BBB", ahead=3)
    assert found.grain == grain
    assert found.steps[2].starts_on == shift(panel.starts[-1], grain, 3).item()


def test_one_dyad_alone_can_be_forecast():
    found = predict(make_panel(make_values("ar", columns=1)), "AAA", "BBB", ahead=4)
    assert found.learnt_from == 0
    assert found.steps[0].is_better


def test_a_directed_dyad_is_not_its_reverse():
    values = make_values("ar", columns=2)
    panel = replace(make_panel(values, directed=True), dyads=(("AAA", "BBB"), ("BBB", "AAA")))
    there, back = (predict(panel, *pair, ahead=2) for pair in (("AAA", "BBB"), ("BBB", "AAA")))
    assert (there.a, back.a) == ("AAA", "BBB")
    assert there.steps[0].median != back.steps[0].median


def test_the_scale_of_the_values_does_not_change_the_scores(moving, forecast):
    scaled = predict(replace(moving, values=moving.values * 64 + 8), "AAA", "BBB", ahead=6)
    assert [step.crps for step in scaled.steps] == pytest.approx([step.crps for step in forecast.steps], rel=1e-9)
    assert [step.median for step in scaled.steps] == pytest.approx([step.median * 64 + 8 for step in forecast.steps])


# --- models


def history_of(values: np.ndarray, panel=None):
    return read_history(panel or make_panel(values), "AAA", "BBB", ahead=2)


def test_ar1_finds_the_least_squares_line():
    values = make_values("ar", columns=1)
    history = history_of(values)
    at = 180
    x, y = history.seen[:at], history.seen[1 : at + 1]
    slope, constant = np.polyfit(x, y, 1)
    assert ar1(history, 2)[at, 0] == pytest.approx(constant + slope * history.seen[at])
    assert ar1(history, 2)[at, 1] == pytest.approx(constant + slope * (constant + slope * history.seen[at]))


def test_random_walk_and_ses_stay_flat():
    history = history_of(make_values("ar", columns=1))
    for model in (random_walk, ses):
        said = model(history, 2)
        assert np.array_equal(said[:, 0], said[:, 1])
    assert np.array_equal(random_walk(history, 2)[:, 0], history.seen)


def test_ses_smooths_noise_and_follows_a_walk():
    noise = history_of(make_values("noise", columns=1))
    walk = history_of(np.cumsum(make_values("noise", columns=1), axis=0))
    assert np.std(ses(noise, 2)[150:, 0]) < 0.5 * np.std(noise.seen[150:])
    assert np.abs(ses(walk, 2)[150:, 0] - walk.seen[150:]).mean() < 0.5 * np.abs(np.diff(walk.seen[150:])).mean()


def test_averages_learn_from_other_dyads_what_one_alone_cannot_show():
    values = make_values("ar", periods=230, columns=10, seed=5)
    together, alone = history_of(values), history_of(values[:, :1])
    errors = [np.nanmean(np.abs(h.seen[112:] - averages(h, 2)[110:-2, 1])) for h in (together, alone)]
    assert errors[0] < errors[1]


def test_a_missing_value_is_no_observation():
    values = make_values("ar", columns=1)
    values[60:62] = np.nan
    history = history_of(values)
    for model in (random_walk, ses, ar1, averages):
        assert not np.isnan(model(history, 2)[120:]).any(), model.__name__


def test_carry_leaves_what_stands_before_the_first_value():
    carried = carry(np.array([np.nan, 1.0, np.nan, np.nan, 2.0]))
    assert np.isnan(carried[0])
    assert carried[1:].tolist() == [1, 1, 1, 2]


def test_a_distribution_wants_enough_errors_and_ranks_them():
    assert np.isnan(points_of(np.arange(19.0))).all()
    points = points_of(np.random.default_rng(0).permutation(999.0 + np.zeros(999)) * 0 + np.arange(999.0))
    assert points[49] == pytest.approx(499, abs=1)
    assert points[0] == pytest.approx(4, abs=1)


def test_the_spread_grows_with_unrest():
    seen = make_values("noise", columns=1)[:, 0]
    said = np.zeros((len(seen), 1))
    calm, restless = (spread(said, seen, scale, np.array([200])) for scale in (np.ones(240), np.ones(240)))
    assert np.array_equal(calm, restless)
    scale = np.ones(240)
    scale[200] = 3.0
    assert spread(said, seen, scale, np.array([200]))[0, 0, 90] == pytest.approx(3 * calm[0, 0, 90])


# --- the choice


def test_the_ensemble_is_used_unless_another_is_clearly_better():
    rng = np.random.default_rng(0)
    scores = np.tile(rng.gamma(2, 1, 80), (len(MODELS), 1))
    assert MODELS[pick(scores, 4)] == "ensemble"
    slightly = scores.copy()
    slightly[2] += rng.normal(-0.01, 1, 80)
    assert MODELS[pick(slightly, 4)] == "ensemble"
    clearly = scores.copy()
    clearly[0] -= 0.5 + rng.normal(0, 0.1, 80)
    assert MODELS[pick(clearly, 4)] == "climatology"


def test_a_choice_waits_until_targets_have_come_in():
    scores = np.ones((len(MODELS), 60, 2))
    choice = choose(scores, np.arange(100, 160), 10)
    assert np.flatnonzero(choice[:, 0] >= 0)[0] == 10
    assert np.flatnonzero(choice[:, 1] >= 0)[0] == 11


def test_scores_of_the_future_do_not_move_a_choice():
    rng = np.random.default_rng(2)
    scores = rng.gamma(2, 1, (len(MODELS), 80, 3))
    changed = scores.copy()
    changed[:, 50:] = rng.gamma(2, 1, (len(MODELS), 30, 3)) * 5
    origins = np.arange(80)
    for step in range(3):
        ends = 50 + step + 1
        assert np.array_equal(choose(scores, origins, 20)[:ends, step], choose(changed, origins, 20)[:ends, step])


# --- what is shown


def test_the_table_has_a_cell_for_each_head_and_the_csv_quotes_formulas(forecast):
    rows = rows_of(forecast)
    assert len(rows) == 6
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert to_csv(("a", "b"), [("=1+1", -0.5)]) == "a,b\n'=1+1,-0.5\n"


def test_json_is_plain_and_carries_seed_sources_and_baselines(forecast):
    data = json.loads(json.dumps(forecast.to_json()))
    assert data["seed"] == 20180716
    assert data["sources"] == ["made for a test"]
    assert set(data["steps"][0]["crps_of"]) == set(MODELS)
    assert data["steps"][0]["versus_climatology"]["low"] <= data["steps"][0]["versus_climatology"]["mean"]


def test_figure_fields_are_those_of_a_dossiers_figure(forecast):
    figure = importlib.import_module("summitry.dossier.record").Figure(**forecast.figure_fields())
    assert figure.columns == COLUMNS
    assert figure.verdict == ""
    assert "lower is better" in figure.caption
    assert "climatology" in figure.caption
    assert figure.svg.startswith("<svg")
    assert "style=" not in figure.svg


def test_hostile_names_stay_out_of_ids_and_markup(moving):
    panel = replace(moving, dyads=(('"><script>', "<b>x"), *moving.dyads[1:]))
    fields = predict(panel, "<b>x", '"><script>', ahead=1).figure_fields()
    assert fields["id"] == "forecast-script-b-x-week"
    assert "<script" not in fields["svg"]
    page = render_page([{**fields, "caption": "<img src=x>", "rows": [["<b>"] * len(COLUMNS)]}])
    assert "<img" not in page
    assert "<b>" not in page
    assert "<script" not in page


def test_rules_ask_for_enough_past():
    for rules in RULES.values():
        assert rules.windows == tuple(sorted(rules.windows))
        assert rules.learning > rules.windows[-1] or rules.noun == "day"
        assert rules.least(1) == rules.learning + rules.choosing + rules.scoring + 2
        assert rules.least(12) >= rules.learning + rules.choosing + 48 + 24


def test_numbers_have_the_places_that_the_spread_calls_for():
    assert [number(value, 154.0) for value in (0.0631, -421.14, -0.3)] == ["0", "-421", "0"]
    assert [number(value, 1.8) for value in (0.0631, -4.25)] == ["0.1", "-4.2"]
    assert number(0.0631, 0.05) == "0.063"
