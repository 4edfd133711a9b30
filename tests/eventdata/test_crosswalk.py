from __future__ import annotations

import duckdb
import pytest

from summitry import gazetteer
from summitry.eventdata.crosswalk import FOLD_NAME, SYSTEMS, fold_name, load_places, load_sectors


@pytest.mark.parametrize(
    ("system", "code", "actor"),
    [
        ("cameo", "ROM", "ROU"),
        ("cameo", "ROU", "ROU"),
        ("cameo", "TMP", "TLS"),
        ("cameo", "ZAR", "COD"),
        ("fips", "RS", "RUS"),
        ("fips", "CH", "CHN"),
        ("fips", "GM", "DEU"),
        ("fips", "GZ", "PSE"),
        ("cow", "2", "USA"),
        ("cow", "365", "RUS"),
        ("cow", "345", "SRB"),
        ("iso2", "NA", "NAM"),
        ("m49", "840", "USA"),
        ("name", fold_name("Russian Federation"), "RUS"),
        ("name", fold_name("Occupied Palestinian Territory"), "PSE"),
        ("name", fold_name("the former Yugoslav Republic of Macedonia"), "MKD"),
        ("name", fold_name("Moldova, Republic of"), "MDA"),
        ("name", fold_name("Cote d'Ivoire"), "CIV"),
        ("own", "NATO", "NATO"),
    ],
)
def test_a_code_finds_whom_it_means(system, code, actor):
    assert load_places(system)[code].actor == actor


def test_a_region_stays_a_region():
    assert load_places("cameo")["EUR"] == ("EUR", "region")
    assert load_places("cameo")["IGO"] == ("IGO", "organisation")


def test_a_name_that_two_living_states_bear_is_nobodys():
    assert fold_name("Congo") not in load_places("name")


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_country_of_the_lists_is_one_of_the_gazetteer(system):
    countries = gazetteer.load().countries
    assert all(place.actor in countries for place in load_places(system).values() if place.kind == "country")


def test_every_member_of_the_united_nations_has_a_code_in_each_list():
    members = {code for code, country in gazetteer.load().countries.items() if country.status == "member"}
    for system in SYSTEMS:
        reached = {place.actor for place in load_places(system).values()}
        assert members - reached == set(), system


@pytest.mark.parametrize(
    "name", ["The Côte  d’Ivoire", "Korea, Republic of", "Guinea-Bissau", "Virgin Islands (U.S.)", ""]
)
def test_sql_spells_a_name_as_python_does(name):
    with duckdb.connect() as engine:
        assert engine.execute(f"SELECT {FOLD_NAME.format('$1')}", [name]).fetchall() == [(fold_name(name),)]


def test_an_office_in_the_executive_goes_before_a_seat_in_parliament():
    order = [sector for sector, _ in load_sectors()]
    assert order.index("Executive") < order.index("Legislative / Parliamentary") < order.index("Parties")
    assert len(order) == len(set(order))
