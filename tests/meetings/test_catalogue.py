"""The catalogue of known meetings, and that it answers only where one row fits."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.gazetteer import load
from summitry.meetings.catalogue import find_summit, load_summits, surnames_of

SUMMITS = load_summits()
YEAR = {"first_on": date(2018, 1, 1), "last_on": date(2018, 12, 31)}


def test_each_row_names_its_source_and_known_parties():
    gazetteer = load()
    assert len(SUMMITS) == 159
    assert len({summit.known.id for summit in SUMMITS}) == 159
    for summit in SUMMITS:
        known = summit.known
        assert known.url.startswith(("http://", "https://")), known.id
        assert known.date_basis
        assert known.first_on <= known.last_on
        assert (known.last_on - known.first_on).days < 25
        assert len(summit.parties) > 1
        assert set(summit.parties) <= set(gazetteer.countries)
        assert set(summit.leaders) <= set(gazetteer.persons)
        assert not summit.country or summit.country in gazetteer.countries
        assert bool(summit.names) == bool(known.place)


def test_a_place_and_a_year_find_the_row():
    summit = find_summit(place="Helsinki", **YEAR)
    assert summit is not None
    assert (summit.known.id, summit.known.first_on) == ("helsinki-2018", date(2018, 7, 16))
    assert summit.known.label == "Helsinki, 16 July 2018"


def test_a_place_and_two_leaders_find_the_row():
    summit = find_summit(place="Helsinki", leaders=["donald-trump", "vladimir-putin"])
    assert summit is not None
    assert summit.known.id == "helsinki-2018"
    assert find_summit(place="Helsinki", surnames=["Yeltsin", "Clinton"]).known.id == "helsinki-1997"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"place": "Helsinki"},
        {"place": "Nowhere", **YEAR},
        {"parties": ["RUS", "USA"], **YEAR},
        {"place": "Washington", "parties": ["CHN", "USA"]},
        YEAR,
        {"place": "Helsinki", "surnames": ["Trump", "Macron"]},
    ],
    ids=["nothing", "a place alone", "an unknown place", "several that year", "several there", "a year", "others"],
)
def test_none_is_chosen_where_none_or_several_fit(given):
    assert find_summit(**given) is None


def test_two_leaders_on_a_day_find_the_row():
    day = date(2021, 6, 16)
    assert find_summit(leaders=["vladimir-putin", "joe-biden"], first_on=day, last_on=day).known.id == "geneva-2021"


def test_family_names_come_from_the_gazetteer():
    assert "putin" in surnames_of("vladimir-putin")
    assert surnames_of("nobody-at-all") == frozenset()
