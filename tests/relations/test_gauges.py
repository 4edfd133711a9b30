"""The slow gauges: facts that anybody can look up, symmetry, and nothing where nothing is known."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from summitry.codebook import load_scheme
from summitry.errors import UnknownCode
from summitry.relations.barometer import measure
from summitry.relations.gauges import count_visits, median_distance, read_dated_events, read_visits, voting_distance


def test_every_record_is_there_in_the_order_of_days():
    visits = read_visits()
    assert len(visits) == 4271 + 3264
    assert [visit.start for visit in visits] == sorted(visit.start for visit in visits)
    assert visits[0].start == date(1866, 1, 9)
    assert all(visit.end >= visit.start for visit in visits)
    assert len({visit.source for visit in visits}) == len(visits)


@pytest.mark.parametrize(
    ("start", "role", "host", "met"),
    [
        (date(2018, 7, 16), "president", "FIN", "RUS"),
        (date(1985, 11, 16), "president", "CHE", "SUN"),
        (date(1972, 2, 21), "president", "CHN", "CHN"),
        (date(2007, 8, 20), "president", "CAN", "MEX"),
    ],
)
def test_a_meeting_in_a_third_country_is_known_by_whom_they_met(start, role, host, met):
    (visit,) = [visit for visit in read_visits() if visit.start == start and visit.role == role]
    assert visit.host == host
    assert met in visit.met


def test_either_a_state_is_known_or_its_name_in_the_record_is_kept():
    for visit in read_visits():
        assert (visit.home != "" and visit.host != "") != (visit.unknown != "")
    assert sum(1 for visit in read_visits() if visit.unknown) < 0.02 * len(read_visits())


def test_nobody_is_said_to_have_met_their_own_state():
    assert all(visit.home not in visit.met for visit in read_visits() if visit.home)


def test_a_state_that_continues_another_continues_its_series():
    codes = {code for visit in read_visits(continued=True) for code in (visit.home, visit.host, *visit.met)}
    assert "SUN" not in codes
    assert "RUS" in codes


def test_visits_are_counted_by_year_and_either_way():
    counts = count_visits("USA", "RUS")
    assert counts == count_visits("RUS", "USA")
    assert counts[2018] >= 1
    assert 1866 not in counts
    assert count_visits("FRA", "DEU") == {}
    assert sum(count_visits("USA", "GBR", role="president").values()) < sum(count_visits("USA", "GBR").values())


def test_an_unknown_state_is_refused():
    with pytest.raises(UnknownCode):
        count_visits("USA", "XXX")
    with pytest.raises(UnknownCode):
        voting_distance("XXX", "USA")


def test_voting_distance_is_symmetric_positive_and_inside_its_interval():
    distances = voting_distance("USA", "RUS")
    assert distances == voting_distance("RUS", "USA")
    assert [row.year for row in distances] == sorted({row.year for row in distances})
    assert (distances[0].year, distances[-1].year) == (1946, 2019)
    for row in distances:
        assert 0 <= row.low <= row.distance <= row.high
        assert row.votes > 0


def test_the_baseline_of_a_distance_is_that_of_all_pairs():
    usual = median_distance()
    assert set(usual) >= {row.year for row in voting_distance("USA", "RUS")}
    assert all(0 < value < 2 for value in usual.values())
    far = {row.year: row.distance for row in voting_distance("USA", "RUS")}
    assert sum(far[year] > usual[year] for year in far) > 0.9 * len(far)


def test_allies_vote_closer_than_rivals():
    near = {row.year: row.distance for row in voting_distance("USA", "GBR")}
    far = {row.year: row.distance for row in voting_distance("USA", "RUS")}
    both = near.keys() & far.keys()
    assert sum(near[year] < far[year] for year in both) > 0.8 * len(both)


def test_dated_events_have_a_type_of_the_scheme_its_score_and_where_they_are_told():
    events = read_dated_events()
    types = load_scheme().types
    assert len(events) == 168
    assert [row.happened_on for row in events] == sorted(row.happened_on for row in events)
    for row in events:
        assert types[row.event_type].score == row.score
        assert row.url.startswith(("https://", "http://"))
        assert row.what
        assert row.left_open in {"", "day", "type", "see source"}


def test_the_dated_events_are_a_series_that_the_barometer_takes():
    file = files("summitry.relations").joinpath("data", "dated_events.csv")
    barometer = measure(str(file), "USA", "RUS", by="quarter")
    assert sum(row.events for row in barometer.readings) == 167, "one of the 168 has another recipient"
    assert barometer.view("verbal") is not None
    without = barometer.view("without meeting codes")
    assert sum(row.events for row in without.readings) == 167 - sum(
        row.event_type == "CONSULT" for row in read_dated_events()
    )


def test_the_usual_distance_is_the_median_over_all_pairs_of_the_session(monkeypatch):
    points = {"AAA": {1: (9, 0.0, 0.1), 2: (9, 1.0, 0.1)}, "BBB": {1: (9, 1.0, 0.1)}, "CCC": {1: (9, 4.0, 0.1)}}
    monkeypatch.setattr("summitry.relations.gauges._ideal_points", lambda: points)
    assert median_distance.__wrapped__() == {1946: 3.0}
