"""What it means, told from a series of days that the caller gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summitry.dossier.meaning import check_events, find_meaning
from summitry.dossier.page import render_page
from summitry.errors import InputError
from summitry.relations.series import Columns
from tests.dossier.meaning_samples import FIJI_AND_TONGA, JAPAN_AND_KENYA, make_dossier, make_meeting, write_series
from tests.relations.gdelt_files import make_lake, write_gdelt

EARLY = date(2015, 1, 20)


def make_meetings(fiji=("FJI", "TON"), japan=("JPN", "KEN")):
    return make_dossier(
        *(make_meeting(fiji, day) for day in (EARLY, *FIJI_AND_TONGA)),
        *(make_meeting(japan, day) for day in JAPAN_AND_KENYA),
        make_meeting(("FRA", "ITA"), date(2017, 5, 1)),
    )


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    return write_series(tmp_path_factory.mktemp("events") / "days.csv")


@pytest.fixture(scope="module")
def told(series):
    return find_meaning(make_meetings(), events=series)


@pytest.fixture(scope="module")
def figures(told):
    return {figure.id: figure for meaning in told for figure in meaning.figures}


def test_a_planted_change_is_called_higher_and_where_none_is_it_is_inconclusive(figures):
    assert figures["impact-alone-fji-ton"].rows[1][-1] == "higher"
    assert figures["impact-alone-fji-ton"].rows[0][-1] == "inconclusive"
    assert figures["impact-jpn-ken-2018-03-01"].verdict == "inconclusive"


def test_the_meetings_are_tested_together_and_each_alone_corrected_for_their_number(figures):
    together = figures["impact-fji-ton-2017-03-01"]
    assert together.title == "Change associated with the 2 meetings, tested together, among placebos"
    assert together.verdict in {"higher", "inconclusive"}
    assert "without the meetings' own events" in together.columns
    rows = figures["impact-alone-fji-ton"].rows
    assert [float(row[5]) >= float(row[4]) for row in rows] == [True, True]
    assert "Holm" in figures["impact-alone-fji-ton"].caption


def test_a_meeting_that_the_data_does_not_reach_is_named(told):
    (lead,) = [meaning.lead for meaning in told if meaning.title == "Fiji and Tonga"]
    assert (
        "no effect of 2015-01-20, as the event data (2015-01-01 to before 2019-06-09) does not reach from 91 days"
        in lead
    )
    assert (
        "Change in the mean value associated with the 2 meetings, tested together, the meetings' own events left"
        in lead
    )


def test_several_pairs_tested_at_once_are_said_to_be_several(told):
    leads = {meaning.title: meaning.lead for meaning in told}
    said = "Of the 2 pairs of states tested in this dossier, each at 5%, 0.1 would be called higher or lower by chance."
    assert said in leads["Fiji and Tonga"]
    assert said in leads["Japan and Kenya"]
    assert said not in leads["France and Italy"]


def test_third_parties_and_the_other_pairs_stand_beside(figures):
    assert figures["impact-jpn-ken-2018-03-01-space"].title == "The same dates, other pairs of states"
    assert len(figures["impact-jpn-ken-2018-03-01-space"].rows) > 20
    third = figures["impact-jpn-ken-2018-03-01-third"]
    assert third.caption.startswith("1 dyad inconclusive. Dyads of one side with somebody else")
    assert [row[0] for row in third.rows] == ["KEN – UGA"]


def test_the_fan_has_the_score_of_its_backtest_or_says_why_not(figures):
    figure = figures["forecast-jpn-ken"]
    assert "climatology" in figure.caption
    assert {"CRPS", "climatology", "80% covered"} <= set(figure.columns)


def test_a_pair_that_the_data_does_not_name_is_a_note_and_no_crash(told):
    (meaning,) = [meaning for meaning in told if meaning.title == "France and Italy"]
    assert "no barometer from days.csv: unknown side in days.csv" in meaning.lead
    assert [figure.id for figure in meaning.figures] == ["votes-fra-ita"]


def test_the_numbers_know_no_country_and_no_order_of_the_sides(figures, tmp_path):
    renamed = {"FJI": "ZWE", "TON": "AGO", "JPN": "BRB", "KEN": "VUT"}
    swapped = write_series(tmp_path / "days.csv", swapped=True, renamed=renamed)
    (other,) = find_meaning(
        make_dossier(*(make_meeting(("AGO", "ZWE"), day) for day in FIJI_AND_TONGA)), events=swapped
    )
    found = {figure.id: figure for figure in other.figures}
    for name in ("barometer-intensity-{}", "impact-alone-{}", "impact-{}-2017-03-01", "forecast-{}"):
        ours, twin = figures[name.format("fji-ton")], found[name.format("ago-zwe")]
        assert ours.rows == twin.rows, name
        assert ours.verdict == twin.verdict


def test_the_page_shows_them_all(told, figures):
    page = render_page(replace(make_meetings(), meaning=told))
    assert "The drawing is left out" not in page
    assert all(f'id="page-figure-{name}"' in page for name in figures)


def test_columns_can_be_named(tmp_path, series):
    text = series.read_text(encoding="utf-8").replace("date,a,b,value", "day,x,y,tone", 1)
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no column 'date'"):
        check_events(path)
    check_events(path, columns=Columns.parse("date=day,a=x,b=y,value=tone"))


def test_a_series_that_is_too_short_says_so_with_what_there_is(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("date,a,b,value\n2017-04-30,FRA,ITA,1\n2017-05-02,FRA,ITA,-1\n2017-05-20,FRA,ITA,2\n")
    (meaning,) = find_meaning(make_dossier(make_meeting(("FRA", "ITA"), date(2017, 5, 1))), events=path)
    figures = {figure.id: figure for figure in meaning.figures}
    assert figures["impact-fra-ita"].verdict == figures["forecast-fra-ita"].verdict == "inconclusive"
    assert "does not reach from 91 days before to 28 days after" in figures["impact-fra-ita"].caption
    assert "are needed" in figures["forecast-fra-ita"].caption
    assert figures["impact-fra-ita"].rows == (("2017-05-01", "0 of 84", "2 of 28"),)


def test_a_series_of_one_day_is_a_refusal_too(tmp_path):
    path = tmp_path / "day.csv"
    path.write_text("date,a,b,value\n2017-05-02,FRA,ITA,1\n")
    (meaning,) = find_meaning(make_dossier(make_meeting(("FRA", "ITA"), date(2017, 5, 1))), events=path)
    figures = {figure.id: figure for figure in meaning.figures}
    assert "no whole week" in figures["forecast-fra-ita"].caption
    assert figures["impact-fra-ita"].rows == (("2017-05-01", "0 of 84", "1 of 28"),)


def test_a_lake_is_taken_as_well_and_tells_governments_and_meeting_codes_apart(tmp_path):
    lake = make_lake(tmp_path / "lake", write_gdelt(tmp_path / "20180418143000.export.CSV"))
    (meaning,) = find_meaning(make_dossier(make_meeting(("CHN", "USA"), date(2018, 3, 21))), events=lake)
    figures = {figure.id: figure for figure in meaning.figures}
    heads = figures["barometer-intensity-chn-usa"].columns
    assert heads[-4:] == ("without meeting codes", "verbal", "material", "governments alone")
    assert "gdelt2" in figures["barometer-intensity-chn-usa"].caption
    assert any(name.startswith("impact-chn-usa") for name in figures)
    assert all(figure.verdict in {"", "inconclusive"} for figure in figures.values())
