import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls

from summitry.relations.impact.design import Design
from summitry.relations.impact.draws import draw
from summitry.relations.impact.gaps import GapTable, share_country
from summitry.relations.impact.placebo import critical_size, rank, visible_size
from summitry.relations.impact.simplex import fit_weights, project
from summitry.relations.impact.spill import correct_holm
from tests.relations.impact_panels import make_panel


@given(st.integers(0, 10_000), st.sampled_from([0.05, 0.5, 3.0]))
@settings(max_examples=30, deadline=None)
def test_weights_are_those_that_scipy_finds(seed, ridge):
    rng = np.random.default_rng(seed)
    series = rng.normal(size=(40, 8)) @ rng.normal(size=(8, 8))
    series /= series.std(0)
    gram = series.T @ series / 40
    allowed = rng.random((1, 8)) < 0.7
    allowed[0, 0] = False
    weights = fit_weights(gram, gram[[0]], allowed, ridge=ridge)[0]
    chosen = np.flatnonzero(allowed[0])
    if not len(chosen):
        assert not weights.any()
        return
    upper = np.linalg.cholesky(gram[np.ix_(chosen, chosen)] + ridge * np.eye(len(chosen))).T
    target = np.linalg.solve(upper.T, gram[chosen, 0])
    expected, _ = nnls(upper, target)
    if expected.sum() > 1:
        expected, _ = nnls(np.vstack([upper, np.full(len(chosen), 1e4)]), np.append(target, 1e4))
    assert weights[chosen] == pytest.approx(expected, abs=2e-4)
    assert not weights[~allowed[0]].any()


@given(st.integers(0, 10_000))
@settings(max_examples=50, deadline=None)
def test_the_projection_is_the_nearest_point(seed):
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(3, 5))
    near = project(points)
    assert (near >= 0).all()
    assert (near.sum(1) <= 1 + 1e-12).all()
    others = rng.dirichlet(np.ones(6), size=200)[:, :5]
    for point, own in zip(points, near, strict=True):
        assert (np.square(point - own).sum() <= np.square(point - others).sum(1) + 1e-12).all()


def test_ranks_count_the_cell_itself_and_ties():
    gaps = np.array([[3.0, -1.0, 2.0], [1.0, 1.0, 1.0], [-3.0, 0.5, np.nan], [0.0, 2.0, 4.0]])
    ranks = rank(gaps, pooled=False)
    assert ranks.in_time == pytest.approx(2 / 4)
    assert ranks.in_space == pytest.approx(1 / 3)
    # The other two of the first row have 1 and 2/3; in all, rows 2 and 3 have one more each with at most 1/2.
    assert ranks.joint == pytest.approx(1 / 3)
    assert rank(gaps, pooled=True).joint == pytest.approx(3 / 11)


@pytest.mark.parametrize("pooled", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_the_critical_size_parts_what_is_called_from_what_is_not(seed, pooled):
    gaps = np.random.default_rng(seed).normal(size=(60, 30))
    size = critical_size(gaps, 0.05, pooled=pooled)
    for factor, is_called in ((0.2, False), (0.9, False), (0.999, False), (1.001, True), (1.5, True), (9.0, True)):
        trial = gaps.copy()
        trial[0, 0] = -size * factor
        assert (rank(trial, pooled=pooled).joint <= 0.05) == is_called


def test_without_enough_cells_nothing_could_be_called():
    assert critical_size(np.ones((5, 3)), 0.05, pooled=False) is None


def test_the_joint_test_keeps_its_level_on_noise_that_goes_on():
    rng = np.random.default_rng(5)
    noise = rng.normal(size=(2600, 30))
    steps = np.cumsum(noise, axis=0)
    gaps = (steps[28:] - steps[:-28]) / 28
    calls = {True: [], False: []}
    for at in range(2500, 900, -11):
        long, short = gaps[[at, *range(at - 35, at - 500, -7)]], gaps[[at, *range(at - 35, at - 90, -1)]]
        for column in range(0, 30, 6):
            order = np.roll(np.arange(30), -column)
            calls[True].append(rank(long[:, order], pooled=True).joint <= 0.05)
            calls[False].append(rank(short[:, order], pooled=False).joint <= 0.05)
    assert 0.02 < np.mean(calls[True]) < 0.08
    assert 0.01 < np.mean(calls[False]) < 0.08


def test_the_visible_size_passes_with_the_stated_chance():
    placebos = np.random.default_rng(2).normal(size=4000)
    size = visible_size(placebos, 2.0, 0.8)
    assert np.mean(placebos + size > 2.0) >= 0.8
    assert np.mean(placebos - size < -2.0) >= 0.8
    assert min(np.mean(placebos + size > 2.0), np.mean(placebos - size < -2.0)) == pytest.approx(0.8, abs=0.01)


def test_holms_correction():
    # Worked by hand: 4 * .01, 3 * .013 lifted to .04, 2 * .03, 1 * .5.
    assert correct_holm(np.array([0.5, 0.013, 0.01, 0.03])) == pytest.approx([0.5, 0.04, 0.04, 0.06])
    assert correct_holm(np.array([0.6, 0.7])) == pytest.approx([1.0, 1.0])


def test_placebo_dates_keep_away_from_meetings_and_from_the_future():
    design = Design()
    windows = design.windows("day")
    draws = draw(np.array([900, 910, 1100]), windows, design)
    width = windows.lead + windows.after
    assert (draws.at[0] == [900, 910, 1100]).all()
    placebos = draws.at[1:]
    assert len(draws.clusters) > 1
    assert len(placebos) == design.draws
    assert (placebos >= windows.first).all()
    assert (placebos[:, 1] - placebos[:, 0] == 10).all()
    assert (placebos[:, 1] <= 900 - width).all()
    assert (np.abs(placebos[:, 2][:, None] - [900, 910, 1100]) >= width).all()
    assert len(set(np.diff(draws.shifts[0]))) == 1


def test_all_dates_are_used_where_there_are_few_and_one_a_week_at_most():
    design = Design()
    windows = design.windows("day")
    few = draw(np.array([200]), windows, design)
    assert few.step == (1,)
    assert len(few.at) == 1 + 200 - 35 - 91 + 1
    many = draw(np.array([2000]), windows, design)
    assert many.step == (7,)
    assert len(many.clusters) == 1


def test_a_gap_is_what_its_parts_say():
    panel = make_panel(days=200, countries=6)
    dyads = panel.dyads
    table = GapTable(panel, np.arange(len(dyads)), barred=share_country(dyads), design=Design())
    row = table.row(150)
    before, after = slice(150 - 91, 143), slice(150, 178)
    mean = (panel.values[before] * panel.counts[before]).sum(0) / panel.counts[before].sum(0)
    later = (panel.values[after] * panel.counts[after]).sum(0) / panel.counts[after].sum(0)
    assert row.before == pytest.approx(mean)
    change = (later - mean) / row.scale
    assert row.scale == pytest.approx(np.sqrt(((panel.values[before] - mean) ** 2).mean(0)))
    assert row.gap == pytest.approx(change - row.weights @ change)
    assert not row.weights[share_country(dyads)].any()
    donor = int(np.argmax(row.weights[0]))

    unused = int(np.flatnonzero(share_country(dyads)[0])[0])
    without, same = table.gaps_without(150, 0, np.array([donor, unused]))
    assert without != pytest.approx(row.gap[0])
    assert same == pytest.approx(row.gap[0], abs=1e-5)
