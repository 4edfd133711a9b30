from __future__ import annotations

import importlib
import json
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from summitry.errors import InputError, UnknownCode
from summitry.relations.again import meet_again
from summitry.relations.again_backtest import past_cases, quarter_days, score_past
from summitry.relations.again_model import COVARIATES, MONTHS, add_months, describe, fit, list_cases
from summitry.relations.again_records import build_records, find_hub, load_records, to_number
from summitry.relations.again_show import COLUMNS
from summitry.relations.gauges import Visit, read_visits

DAY = date(2018, 7, 16)


def visit(start, role="visitor", home="RUS", host="USA", met=(), kind="working visit", days=0):
    start = date.fromisoformat(start)
    return Visit(start, start + timedelta(days=days), "Somebody", role, home, host, "", met, kind, "made")


def days(*texts):
    return np.array([to_number(date.fromisoformat(text)) for text in texts])


@pytest.fixture(scope="module")
def again():
    return meet_again("USA", "RUS", DAY)


# --- records


def test_a_meeting_is_a_visit_a_trip_or_one_that_the_record_tells():
    records = build_records(
        [
            visit("1990-01-01", home="FRA"),
            visit("1991-01-01", "president", "USA", "FRA", kind="state visit"),
            visit("1992-01-01", "president", "USA", "CHE", met=("FRA",), kind="private visit"),
            visit("1993-01-01", "president", "USA", "FRA", kind="stop"),
            visit("1994-01-01", home="FRA", kind="stop"),
            visit("1995-01-01", "secretary", "USA", "FRA"),
        ],
        {},
    )
    assert records.states == ("FRA",)
    assert records.starts[0].tolist() == days("1990-01-01", "1991-01-01", "1992-01-01").tolist()
    assert records.contacts[0].tolist() == days("1995-01-01").tolist()


def test_entries_that_overlap_are_one_meeting():
    trip = visit("2000-06-03", "president", "USA", "RUS", days=2)
    told_twice = visit("2000-06-05", "president", "USA", "DEU", met=("RUS",))
    later = visit("2000-06-08", "president", "USA", "JPN", met=("RUS",))
    records = build_records([visit("1999-01-01"), trip, told_twice, later], {})
    assert (
        records.starts[records.states.index("RUS")].tolist() == days("1999-01-01", "2000-06-03", "2000-06-08").tolist()
    )


def test_the_hub_is_found_in_the_records_and_must_be_one():
    assert find_hub([visit("1990-01-01"), visit("1991-01-01", "president", "USA", "FRA")]) == "USA"
    assert find_hub([visit("1990-01-01", host="FRA", home="DEU")]) == "FRA"
    with pytest.raises(ValueError, match="records of one state"):
        find_hub([visit("1990-01-01"), visit("1991-01-01", host="FRA")])


def test_the_records_end_where_the_first_of_their_two_halves_does():
    records = build_records([visit("2001-01-01"), visit("2003-01-01", "president", "USA", "FRA")], {})
    assert records.last_on == date(2001, 1, 1)


def test_shipped_records_know_helsinki_and_run_to_2024():
    records = load_records()
    assert records.hub == "USA"
    starts = records.starts[records.states.index("RUS")]
    assert to_number(DAY) in starts
    assert records.last_on.year == 2024


# --- what is known on a day


def test_only_what_had_begun_by_the_day_is_known():
    starts, none = days("2000-01-10", "2001-02-10", "2001-06-01", "2002-01-01"), np.array([], dtype=int)
    at = days("2001-06-01")
    assert np.array_equal(describe(starts, none, at), describe(starts[:3], none, at))
    known = dict(zip(COVARIATES, describe(starts, none, at)[0, 0], strict=True))
    assert known["log of 1 + months since the last meeting"] == 0
    assert known["log of 1 + meetings in the last year"] == pytest.approx(np.log(3))
    assert known["met in the same months a year ago"] == 0


def test_the_same_months_of_earlier_years_are_those_of_the_span():
    starts, none = days("1998-11-01", "2000-02-01", "2000-08-01"), np.array([], dtype=int)
    spans = describe(starts, none, days("2000-12-31"))
    assert spans[:, 0, 6].tolist() == [1, 0, 1]
    assert spans[:, 0, 7].tolist() == pytest.approx([0.2, 0, 0.4])


def test_meetings_with_the_foreign_minister_are_counted_apart():
    starts, contacts = days("1990-01-01"), days("1999-05-01", "2000-05-01", "2000-06-01")
    known = describe(starts, contacts, days("2000-12-31"))[0, 0]
    assert known[4:6].tolist() == pytest.approx([np.log(3), np.log(4)])


def test_months_are_those_of_the_calendar():
    moved = add_months(days("2023-11-30", "2024-01-31", "2024-02-29"), 3).astype("datetime64[D]").astype(str)
    assert moved.tolist() == ["2024-02-29", "2024-04-30", "2024-05-29"]
    assert add_months(days("2024-02-29"), -12).astype("datetime64[D]").astype(str).tolist() == ["2023-02-28"]


def test_windows_of_neighbouring_quarters_meet_without_overlap():
    quarters = quarter_days(2000, to_number(date(2001, 12, 31)))
    assert quarters.astype("datetime64[D]").astype(str)[:2].tolist() == ["2000-01-01", "2000-04-01"]
    assert np.array_equal(add_months(quarters, 3)[:-1], quarters[1:])


def test_a_case_is_a_pair_that_had_met_and_tells_whether_it_met_within_each_span():
    records = build_records(
        [visit("2000-05-01"), visit("2001-03-01"), visit("2000-01-01", "president", "USA", "FRA")],
        {"RUS": date(2001, 6, 1)},
    )
    cases = list_cases(records, days("2000-04-30", "2000-12-31", "2001-12-31"))
    russia = cases.state == records.states.index("RUS")
    assert cases.day[russia].tolist() == days("2000-12-31").tolist()
    assert cases.met[russia].tolist() == [[1, 1, 1]]
    assert cases.met[~russia].tolist() == [[0, 0, 0]] * 3


# --- the model


def test_the_fit_finds_weights_that_made_the_data():
    rng = np.random.default_rng(0)
    records, size = load_records(), 4000
    cases = past_cases(records, to_number(date(1990, 1, 1))).select(slice(0, size))
    weight = np.zeros(len(COVARIATES))
    weight[[0, 3]] = -0.8, 1.2
    known = rng.normal(size=(3, size, len(COVARIATES)))
    met = np.cumsum(rng.random((3, size)) < 1 / (1 + np.exp(1.5 - known @ weight)), axis=0) > 0
    found = fit(
        replace(cases, known=known, met=met.T.astype(float), day=np.full(size, to_number(date(1980, 1, 1)))),
        to_number(date(1990, 1, 1)),
    )
    assert found.weights[0, :-1] == pytest.approx(weight, abs=0.2)
    assert found.weights[0, -1] == pytest.approx(-1.5, abs=0.2)


def test_chances_grow_with_the_months_and_stay_chances():
    cases = past_cases(load_records(), to_number(date(2000, 1, 1)))
    told = fit(cases, to_number(date(2000, 1, 1))).chances(cases.known)
    assert (np.diff(told, axis=1) >= 0).all()
    assert ((told > 0) & (told < 1)).all()


def test_too_few_cases_give_no_weights():
    assert fit(past_cases(load_records(), to_number(date(1990, 1, 1))), to_number(date(1948, 1, 1))) is None


def test_the_backtest_beats_the_base_rate_on_the_shipped_records(again):
    for chance in again.chances:
        assert chance.score.skill > 0.08
        assert chance.score.versus_base.high < 0
        assert sum(part.cases for part in chance.score.bins) == chance.score.cases


def test_where_nothing_can_be_learnt_the_model_is_no_better_than_the_base_rate():
    rng = np.random.default_rng(1)
    made = []
    for state in range(60):
        gaps = rng.exponential(500, 200).cumsum()
        made += [
            visit((date(1940, 1, 1) + timedelta(days=int(gap))).isoformat(), home=f"S{state:02}")
            for gap in gaps
            if gap < 80 * 365
        ]
    made.append(visit("2019-12-31", "president", "USA", "S00"))
    records = build_records(made, {})
    until = to_number(date(2019, 12, 31))
    for score in score_past(past_cases(records, until), until, seed=1):
        assert abs(score.skill) < 0.01


def test_nothing_after_the_day_moves_the_answer(again):
    earlier = [trip for trip in read_visits(continued=True) if trip.start <= DAY]
    records = replace(
        build_records(earlier, {}),
        ended=load_records().ended[[load_records().states.index(s) for s in build_records(earlier, {}).states]],
        last_on=DAY,
    )
    cut = meet_again("USA", "RUS", DAY, records=records)
    for one, other in zip(again.chances, cut.chances, strict=True):
        assert one.chance == pytest.approx(other.chance, rel=1e-9)
        assert one.score.brier == pytest.approx(other.score.brier, rel=1e-9)


# --- the answer


def test_swapping_the_sides_changes_nothing(again):
    assert meet_again("RUS", "USA", DAY) == again


def test_renaming_states_changes_nothing_but_names(again):
    visits = read_visits(continued=True)
    codes = sorted({code for trip in visits for code in (trip.home, trip.host, *trip.met) if code})
    new = dict(
        zip(codes, [f"Q{number:03}" for number in np.random.default_rng(3).permutation(len(codes))], strict=True)
    )
    new[""] = ""
    renamed = [
        replace(trip, home=new[trip.home], host=new[trip.host], met=tuple(new[code] for code in trip.met))
        for trip in visits
    ]
    old = load_records()
    ended = {
        new[state]: date.fromordinal(int(day) + 719163)
        for state, day in zip(old.states, old.ended, strict=True)
        if day < 10**6
    }
    found = meet_again(new["USA"], new["RUS"], DAY, records=build_records(renamed, ended))
    assert found.hub == new["USA"]
    assert replace(found, a=again.a, b=again.b, hub=again.hub) == again


def test_the_answer_carries_its_baselines_and_limits(again):
    data = json.loads(json.dumps(again.to_json()))
    assert [chance["months"] for chance in data["chances"]] == list(MONTHS)
    assert data["chances"][0]["base_rate"] < data["chances"][2]["base_rate"]
    assert data["last_met_on"] == "2018-07-16"
    assert "all meetings between other states are not in them" in data["limits"]
    assert "2024" in data["limits"]
    assert data["assumption"] == ""


def test_a_pair_that_meets_often_has_a_higher_chance_than_one_that_seldom_does():
    often, seldom = (meet_again("USA", other, DAY).chances[2].chance for other in ("GBR", "PRY"))
    assert often > 0.8
    assert seldom < 0.3


def test_beyond_the_records_it_refuses_unless_told():
    with pytest.raises(InputError, match="run to 2024-11-12"):
        meet_again("USA", "RUS", date(2025, 8, 20))
    told = meet_again("USA", "RUS", date(2025, 8, 20), also=[date(2025, 8, 15)])
    none = meet_again("USA", "RUS", date(2025, 8, 20), also=[])
    assert told.last_met_on == date(2025, 8, 15)
    assert "2025-08-15" in told.assumption
    assert "none" in none.assumption
    assert told.chances[2].chance > none.chances[2].chance


@pytest.mark.parametrize(
    ("a", "b", "on", "error", "message"),
    [
        ("FRA", "DEU", DAY, InputError, "ask for USA and another state"),
        ("USA", "USA", DAY, InputError, "are one state"),
        ("USA", "XXX", DAY, UnknownCode, "XXX"),
        ("USA", "UKR", date(1985, 1, 1), InputError, "no meeting"),
        ("USA", "GBR", date(1947, 1, 1), InputError, "too early"),
        ("USA", "YUG", date(2018, 1, 1), InputError, "no state any more"),
    ],
)
def test_it_refuses_rather_than_guesses(a, b, on, error, message):
    with pytest.raises(error, match=message):
        meet_again(a, b, on)


def test_figure_fields_are_those_of_a_dossiers_figure(again):
    figure = importlib.import_module("summitry.dossier.record").Figure(**again.figure_fields())
    assert figure.columns == COLUMNS
    assert {len(row) for row in figure.rows} == {len(COLUMNS)}
    assert figure.svg.startswith("<svg")
    assert "lower is better" in figure.caption
