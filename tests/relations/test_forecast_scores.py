from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import norm

from summitry.relations.forecast.predict import count_tenths
from summitry.relations.forecast.scores import block_difference, covers, crps, pit, quantile

NUMBERS = st.floats(-50, 50)


@given(arrays(float, 17, elements=NUMBERS), NUMBERS)
def test_crps_is_its_definition_over_all_pairs(values, seen):
    points = np.sort(values)
    by_pairs = np.abs(points - seen).mean() - np.abs(points[:, None] - points[None]).mean() / 2
    assert crps(points, np.array(seen)) == pytest.approx(by_pairs, abs=1e-9)


def test_crps_of_many_normal_points_is_the_closed_form():
    count = 20_000
    points = norm.ppf((np.arange(count) + 0.5) / count)
    for seen in (-1.5, 0.0, 0.7):
        closed = seen * (2 * norm.cdf(seen) - 1) + 2 * norm.pdf(seen) - 1 / math.sqrt(math.pi)
        assert crps(points, np.array(seen)) == pytest.approx(closed, abs=1e-3)


def test_crps_of_one_point_is_the_distance_and_a_missing_value_has_no_score():
    assert crps(np.array([[2.0], [2.0]]), np.array([5.0, np.nan])).tolist()[0] == 3.0
    assert np.isnan(crps(np.array([[2.0]]), np.array([np.nan])))[0]


def test_the_truth_scores_best_on_average():
    rng = np.random.default_rng(1)
    seen = rng.normal(size=4000)
    base = np.sort(rng.normal(size=499))
    truth, shifted, wide = (crps(np.tile(part, (4000, 1)), seen).mean() for part in (base, base + 0.5, base * 2))
    assert truth < shifted
    assert truth < wide


def test_quantiles_lie_between_the_points():
    points = np.arange(1.0, 100.0)
    assert quantile(points, 0.5) == 50
    assert quantile(points, 0.1) == pytest.approx(10.4)
    assert quantile(points, 0.0) == 1
    assert quantile(points, 1.0) == 99


def test_coverage_counts_what_the_interval_held_and_leaves_out_what_is_missing():
    points = np.tile(np.arange(1.0, 100.0), (4, 1))
    assert covers(points, np.array([50.0, 5.0, 95.0, np.nan]), 0.8).tolist()[:3] == [1, 0, 0]
    assert np.isnan(covers(points, np.array([50.0, 5.0, 95.0, np.nan]), 0.8)[3])


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_pit_of_the_truth_is_even(seed):
    rng = np.random.default_rng(seed)
    points = np.sort(rng.normal(size=(3000, 99)), axis=1)
    counts = np.array(count_tenths(pit(points, rng.normal(size=3000))))
    assert counts.sum() == 3000
    assert counts.min() > 220
    assert counts.max() < 390


def test_pit_puts_values_outside_into_the_end_tenths():
    points = np.tile(np.arange(99.0), (3, 1))
    assert count_tenths(pit(points, np.array([-5.0, 200.0, np.nan]))) == (1, 0, 0, 0, 0, 0, 0, 0, 0, 1)


def test_the_block_bootstrap_finds_a_difference_and_keeps_noise_open():
    rng = np.random.default_rng(3)
    noise = rng.normal(size=200)
    found = block_difference(noise, noise + 0.5 + rng.normal(size=200) * 0.1, block=4, seed=1)
    assert found.high < 0
    assert found.mean == pytest.approx(-0.5, abs=0.05)
    open_ = block_difference(noise, rng.normal(size=200), block=4, seed=1)
    assert open_.low < 0 < open_.high


def test_longer_blocks_widen_the_interval_of_scores_that_go_together():
    rng = np.random.default_rng(4)
    walk = np.repeat(rng.normal(size=40), 10)
    short, long = (block_difference(walk, np.zeros(400), block=block, seed=1) for block in (1, 20))
    assert long.high - long.low > 1.5 * (short.high - short.low)


def test_the_bootstrap_is_the_same_each_time_and_leaves_missing_scores_out():
    rng = np.random.default_rng(5)
    first, second = rng.normal(size=(2, 60, 3))
    second[4, 1] = np.nan
    one, two = (block_difference(first, second, block=3, seed=9) for _ in range(2))
    assert one == two
    assert one.mean == pytest.approx(np.nanmean(first - second))


def test_a_block_longer_than_the_series_is_the_series():
    assert block_difference(np.ones(3), np.zeros(3), block=12, seed=0).block == 3
