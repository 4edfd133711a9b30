"""The intervals hold what they promise on simulated events whose truth is known, and bend to nobody's name."""

from __future__ import annotations

import numpy as np
import pytest

from summitry.relations.shrinkage import Clusters, estimate_levels, estimate_shares, estimate_spread

SERIES = 90


def simulate(days, alike, between, *, periods=24, batch=3.0, sd=4.0, seed=11):
    """Simulate dyads' events: (truth, cells, dyads); ``alike`` is the correlation of events of one day."""
    rng = np.random.default_rng(seed)
    truth, rows, of = [], [], []
    for dyad in range(SERIES):
        for level in 0.5 + between * rng.standard_normal(periods):
            count = rng.poisson(days)
            if not count:
                continue
            sizes = 1 + rng.poisson(batch - 1, count)
            shifts = rng.normal(0, sd * np.sqrt(alike), count)
            values = [
                level + shift + rng.normal(0, sd * np.sqrt(1 - alike), size)
                for shift, size in zip(shifts, sizes, strict=True)
            ]
            sums = np.array([value.sum() for value in values])
            squares = sum(float((value**2).sum()) for value in values)
            rows.append((sizes.sum(), count, sums.sum(), squares, (sums**2 / sizes).sum(), (sizes**2).sum()))
            truth.append(level)
            of.append(dyad)
    return np.array(truth), Clusters(*np.array(rows, dtype=float).T), np.array(of)


def simulate_shares(days, alike, strength, middle, *, periods=24, batch=3.0, seed=12):
    rng = np.random.default_rng(seed)
    truth, rows, of = [], [], []
    for dyad in range(SERIES):
        for share in rng.beta(middle * strength, (1 - middle) * strength, periods):
            count = rng.poisson(days)
            if not count:
                continue
            sizes = 1 + rng.poisson(batch - 1, count)
            own = 1 / alike - 1
            hits = rng.binomial(sizes, rng.beta(share * own + 1e-9, (1 - share) * own + 1e-9, count))
            rows.append((sizes.sum(), count, hits.sum(), hits.sum(), (hits**2 / sizes).sum(), (sizes**2).sum()))
            truth.append(share)
            of.append(dyad)
    return np.array(truth), Clusters(*np.array(rows, dtype=float).T), np.array(of)


def cover(truth, estimates):
    known = np.isfinite(estimates.low)
    return float(np.mean((estimates.low[known] <= truth[known]) & (truth[known] <= estimates.high[known])))


@pytest.mark.parametrize(
    ("days", "alike", "between"), [(10, 0.3, 1.0), (20, 0.1, 1.0), (10, 0.6, 2.0), (5, 0.3, 3.0), (20, 0.1, 0.5)]
)
def test_intervals_of_intensity_cover_the_truth_as_often_as_they_say(days, alike, between):
    truth, cells, of = simulate(days, alike, between)
    assert 0.93 <= cover(truth, estimate_levels(cells, of, SERIES)) <= 0.97


@pytest.mark.parametrize(
    ("days", "alike", "strength", "middle"),
    [(10, 0.3, 10, 0.5), (10, 0.3, 10, 0.9), (5, 0.6, 3, 0.3), (2, 0.3, 10, 0.5)],
)
def test_intervals_of_the_share_cover_the_truth_as_often_as_they_say(days, alike, strength, middle):
    truth, cells, of = simulate_shares(days, alike, strength, middle)
    assert 0.93 <= cover(truth, estimate_shares(cells, of, SERIES)) <= 0.98


@pytest.mark.parametrize(("days", "between"), [(1, 1.0), (2, 0.3), (0.5, 1.0)])
def test_with_few_events_intervals_err_on_the_wide_side_where_naive_ones_fail(days, between):
    truth, cells, of = simulate(days, 0.3, between)
    assert cover(truth, estimate_levels(cells, of, SERIES)) >= 0.95
    several = cells.n >= 2
    mean = cells.total / cells.n
    spread = np.sqrt(np.maximum(cells.squares - cells.total**2 / cells.n, 0) / np.maximum(cells.n - 1, 1) / cells.n)
    assert np.mean((np.abs(mean - truth) <= 1.96 * spread)[several]) < 0.85


def test_shrinkage_comes_nearer_to_the_truth_than_the_plain_mean():
    truth, cells, of = simulate(2, 0.3, 1.0)
    shrunk = estimate_levels(cells, of, SERIES).middle
    assert np.mean((shrunk - truth) ** 2) < 0.5 * np.mean((cells.total / cells.n - truth) ** 2)


def test_the_spread_of_events_and_their_likeness_are_found_again():
    _, cells, of = simulate(10, 0.3, 1.0)
    spread = estimate_spread(cells, of, SERIES)
    assert np.mean(spread.variance) == pytest.approx(16.0, rel=0.05)
    assert np.mean(spread.correlation) == pytest.approx(0.3, abs=0.03)


def test_more_events_make_narrower_intervals():
    widths = []
    for days in (2, 8, 32):
        _, cells, of = simulate(days, 0.2, 1.0)
        estimates = estimate_levels(cells, of, SERIES)
        widths.append(np.nanmean(estimates.high - estimates.low))
    assert widths[0] > widths[1] > widths[2]


def test_reports_of_one_day_count_for_less_than_those_of_many():
    one_day = Clusters(*(np.array([value] * 6, dtype=float) for value in (12, 1, 6, 30, 3, 144)))
    # Twelve events on six days against twelve on one: the same events, another number of days.
    many = Clusters(*(np.array([value] * 6, dtype=float) for value in (12, 6, 6, 30, 14, 24)))
    of = np.zeros(6, dtype=np.int64)
    assert (estimate_levels(one_day, of, 1).effective <= estimate_levels(many, of, 1).effective).all()


def test_too_few_days_give_no_interval():
    cells = Clusters(*(np.array([value], dtype=float) for value in (2, 1, -11, 81 + 4, 60.5, 4)))
    estimates = estimate_levels(cells, np.zeros(1, dtype=np.int64), 1)
    assert np.isnan(estimates.low[0])
    assert np.isnan(estimates.high[0])
    assert estimates.middle[0] == -5.5


def test_events_that_are_all_alike_give_their_value():
    cells = Clusters(*(np.array([value] * 4, dtype=float) for value in (6, 3, 12, 24, 24, 12)))
    estimates = estimate_levels(cells, np.zeros(4, dtype=np.int64), 1)
    np.testing.assert_allclose(estimates.middle, 2.0)
    np.testing.assert_allclose(estimates.high - estimates.low, 0.0, atol=1e-4)


def test_a_dyad_s_figures_do_not_depend_on_the_dyads_beside_it():
    _, cells, of = simulate(5, 0.3, 1.0)
    together = estimate_levels(cells, of, SERIES)
    mine = of == 7
    alone = estimate_levels(
        Clusters(*(getattr(cells, name)[mine] for name in ("n", "days", "total", "squares", "between", "sizes"))),
        np.zeros(int(mine.sum()), dtype=np.int64),
        1,
    )
    np.testing.assert_allclose(together.middle[mine], alone.middle)
    np.testing.assert_allclose(together.high[mine], alone.high)


def test_turning_the_scale_turns_the_figures():
    _, cells, of = simulate(5, 0.3, 1.0)
    turned = Clusters(cells.n, cells.days, -cells.total, cells.squares, cells.between, cells.sizes)
    plain, mirrored = estimate_levels(cells, of, SERIES), estimate_levels(turned, of, SERIES)
    np.testing.assert_allclose(mirrored.middle, -plain.middle)
    np.testing.assert_allclose(mirrored.low, -plain.high)
    hits, misses = simulate_shares(5, 0.3, 10, 0.7)[1], None
    misses = Clusters(
        hits.n,
        hits.days,
        hits.n - hits.total,
        hits.n - hits.squares,
        hits.n - 2 * hits.total + hits.between,
        hits.sizes,
    )
    of = simulate_shares(5, 0.3, 10, 0.7)[2]
    np.testing.assert_allclose(
        estimate_shares(misses, of, SERIES).middle, 1 - estimate_shares(hits, of, SERIES).middle, atol=1e-9
    )
