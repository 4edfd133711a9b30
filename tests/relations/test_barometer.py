"""The barometer: coverage beside each figure, symmetry, meetings in and out, nothing where nothing is known."""

from __future__ import annotations

import json
import math
import random
from datetime import date, timedelta

import pytest

from summitry.charts import Chart
from summitry.errors import InputError, UnknownCode
from summitry.relations.barometer import between_days, measure
from summitry.relations.barometer_all import COLUMNS, measure_all
from summitry.relations.barometer_page import render_page
from summitry.relations.breaks import find_breaks
from summitry.relations.rows import Selection
from summitry.relations.series import Columns, read_series

CODES = {"042": 1.9, "036": 4.0, "112": -2.0, "173": -5.0, "057": 8.0, "190": -10.0}


def write(path, names, *, seed=5, days=200):
    """Write a series of made-up events among the named sides; the meetings all lie in July."""
    rng = random.Random(seed)
    lines = ["date,a,b,value,code"]
    for number in range(days * 3):
        day = date(2018, 1, 1) + timedelta(number // 3)
        a, b = rng.sample(range(len(names)), 2)
        code = rng.choice(["042", "036"] if day.month == 7 and rng.random() < 0.6 else ["112", "173", "057", "190"])
        lines.append(f"{day},{names[a]},{names[b]},{CODES[code]},{code}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def series(tmp_path):
    return write(tmp_path / "series.csv", ["AAA", "BBB", "CCC"])


def _figures(barometer):
    return [{key: value for key, value in view.items() if key != "name"} for view in barometer.to_json()["views"]]


def test_swapping_the_sides_gives_the_same_figures(series):
    assert measure(series, "AAA", "BBB") == measure(series, "BBB", "AAA")


def test_renaming_the_countries_changes_nothing(tmp_path):
    plain = measure(write(tmp_path / "one.csv", ["AAA", "BBB", "CCC"]), "AAA", "BBB")
    renamed = measure(write(tmp_path / "two.csv", ["USA", "RUS", "CHN"]), "USA", "RUS")
    turned = measure(write(tmp_path / "three.csv", ["RUS", "USA", "CHN"]), "USA", "RUS")
    assert _figures(plain) == _figures(renamed) == _figures(turned)


def test_the_two_directions_add_up_to_both(series):
    there = measure(series, "AAA", "BBB", selection=Selection(is_directed=True))
    back = measure(series, "BBB", "AAA", selection=Selection(is_directed=True))
    both = measure(series, "AAA", "BBB")
    assert (there.a, there.b) == ("AAA", "BBB")
    for one, other, sum_ in zip(there.readings, back.readings, both.readings, strict=True):
        assert one.events + other.events == sum_.events


def test_coverage_stands_beside_each_figure_and_the_interval_holds_it(series):
    for view in measure(series, "AAA", "BBB").views:
        for reading in view.readings:
            assert 0 <= reading.days <= reading.events
            assert reading.effective <= reading.events + 1e-9
            assert reading.cooperative + reading.conflictual <= reading.events
            if reading.intensity and reading.intensity.low is not None and reading.intensity.high is not None:
                assert reading.intensity.low <= reading.intensity.middle <= reading.intensity.high
            if reading.share and reading.share.low is not None and reading.share.high is not None:
                assert 0 <= reading.share.low <= reading.share.middle <= reading.share.high <= 1


def test_each_figure_is_drawn_toward_the_long_run_level(series):
    view = measure(series, "AAA", "BBB").views[0]
    assert view.long_run is not None
    for reading in view.readings:
        assert reading.mean is not None
        assert reading.intensity is not None
        low, high = sorted((reading.mean, view.long_run))
        assert low - 1e-9 <= reading.intensity.middle <= high + 1e-9


def test_a_summit_does_not_count_itself_twice_over(series):
    barometer = measure(series, "AAA", "BBB")
    without = barometer.view("without meeting codes")
    assert without is not None
    july = next(place for place, row in enumerate(barometer.readings) if row.start == date(2018, 7, 1))
    assert without.readings[july].events < barometer.readings[july].events
    assert without.readings[july].intensity.middle < barometer.readings[july].intensity.middle
    january = 0
    assert without.readings[january].events == barometer.readings[january].events


def test_words_and_deeds_make_up_all_events(series):
    barometer = measure(series, "AAA", "BBB")
    verbal, material = barometer.view("verbal"), barometer.view("material")
    for whole, words, deeds in zip(barometer.readings, verbal.readings, material.readings, strict=True):
        assert words.events + deeds.events == whole.events


def test_months_without_events_are_shown_as_such(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text(
        "date,a,b,value\n2020-01-05,A,B,1\n2020-01-06,A,B,2\n2020-01-07,A,B,3\n2020-04-01,A,B,-1\n", encoding="utf-8"
    )
    barometer = measure(path, "A", "B")
    assert [row.events for row in barometer.readings] == [3, 0, 0, 1]
    assert barometer.readings[1].intensity is None
    assert barometer.chart().rows[1][:4] == ("2020-02-01", "0", "0", "0")
    assert [view.name for view in barometer.views] == ["all events"], "no codes, so no views by code"


def test_periods_that_the_asked_days_cut_are_marked(series):
    selection = Selection(since=date(2018, 2, 10), until=date(2018, 4, 30))
    cuts = [row.is_cut for row in measure(series, "AAA", "BBB", selection=selection).readings]
    assert cuts == [True, False, False]


def test_without_codes_cooperation_is_told_by_the_sign(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text(
        "date,a,b,score\n2020-01-05,A,B,1\n2020-01-06,A,B,2\n2020-01-07,A,B,-3\n2020-01-08,A,B,0\n", encoding="utf-8"
    )
    (row,) = measure(path, "A", "B", columns=Columns(value="score")).readings
    assert (row.events, row.cooperative, row.conflictual) == (4, 2, 1)


def test_all_dyads_have_the_figures_that_each_has_alone(series):
    everybody = [dict(zip(COLUMNS, row, strict=True)) for row in measure_all(series).iter_rows()]
    assert {(row["a"], row["b"]) for row in everybody} == {("AAA", "BBB"), ("AAA", "CCC"), ("BBB", "CCC")}
    alone = measure(series, "AAA", "CCC").readings
    mine = [row for row in everybody if (row["a"], row["b"]) == ("AAA", "CCC")]
    for row, reading in zip(mine, alone, strict=True):
        assert row["start"] == reading.start.isoformat()
        assert row["events"] == reading.events
        assert row["intensity"] == pytest.approx(reading.intensity.middle, abs=1e-6)
        assert row["low"] == pytest.approx(reading.intensity.low, abs=1e-6)
        assert row["share_high"] == pytest.approx(reading.share.high, abs=1e-6)


def test_a_panel_of_days_gives_the_figures_of_its_series(series):
    panel = read_series(series, by="day")
    by_panel, by_series = measure(panel, "BBB", "AAA"), measure(series, "AAA", "BBB")
    for one, other in zip(by_panel.readings, by_series.readings, strict=True):
        assert (one.start, one.events, one.days) == (other.start, other.events, other.days)
        assert one.mean == pytest.approx(other.mean)
        assert one.effective <= other.effective + 1e-9, "without the spread within a day, a day counts once"
    with pytest.raises(InputError, match="needs days"):
        measure(read_series(series, by="month"), "AAA", "BBB")
    with pytest.raises(InputError, match="chosen when it is read"):
        measure(panel, "AAA", "BBB", selection=Selection(without_meetings=True))
    with pytest.raises(InputError, match="no dyad"):
        measure(panel, "AAA", "XXX")


def test_a_side_that_is_not_there_is_named_with_what_is_near(series):
    with pytest.raises(UnknownCode, match=r"AAB.*nearest: AAA") as caught:
        measure(series, "AAB", "BBB")
    assert caught.value.nearest[0] == "AAA"


@pytest.mark.parametrize(
    ("sides", "options", "message"),
    [
        (("AAA", "AAA"), {}, "needs two"),
        (("AAA", "BBB"), {"by": "day"}, "one day's reports"),
        (("AAA", "BBB"), {"selection": Selection(since=date(2030, 1, 1))}, "no event of AAA and BBB is left"),
        (("AAA", "BBB"), {"selection": Selection(government_only=True)}, "roles"),
    ],
)
def test_what_cannot_be_measured_is_refused(series, sides, options, message):
    with pytest.raises(InputError, match=message):
        measure(series, *sides, **options)


def test_json_says_what_the_figures_rest_on(series):
    data = json.loads(json.dumps(measure(series, "AAA", "BBB").to_json()))
    assert data["source"].startswith("series.csv (600 rows, 600 used)")
    assert data["method"]
    assert data["version"]
    assert all(
        not isinstance(value, float) or math.isfinite(value) for value in data["views"][0]["readings"][0].values()
    )


def test_a_figure_has_the_fields_of_the_dossier_s_and_says_its_baseline(series):
    figure = measure(series, "AAA", "BBB").figure(marks=[(date(2018, 7, 16), "the meeting")])
    assert list(figure) == ["id", "title", "caption", "verdict", "svg", "columns", "rows"]
    assert "the meeting" in figure["svg"]
    assert "Baseline: the dyad's long-run level" in figure["caption"]
    assert figure["verdict"] == ""
    assert len(figure["rows"]) == 7


def test_the_chart_has_the_whole_table_as_its_twin(series):
    chart = measure(series, "AAA", "BBB").chart(quantity="share")
    assert isinstance(chart, Chart)
    assert {"events", "days", "worth", "without meeting codes"} <= set(chart.columns)


def test_a_part_of_the_time_keeps_its_estimates(series):
    whole = measure(series, "AAA", "BBB")
    part = between_days(whole, date(2018, 3, 5), date(2018, 4, 1))
    assert part.readings == whole.readings[2:4]
    with pytest.raises(InputError, match="widen"):
        between_days(whole, date(2030, 1, 1), None)


def test_breaks_of_a_data_set_are_known_with_where_that_is_said():
    breaks = find_breaks(("gdelt1",), date(2013, 1, 1), date(2016, 1, 1))
    assert [row.on for row in breaks] == [date(2013, 4, 1), date(2015, 2, 18)]
    assert all(row.reference.startswith("http") and row.what for row in breaks)
    assert find_breaks((), date(1900, 1, 1), date(2100, 1, 1)) == ()


def test_a_page_lets_nothing_in(tmp_path):
    hostile = "<img src=x onerror=alert(1)>"
    path = tmp_path / "series.csv"
    path.write_text(f'date,a,b,value\n2020-01-05,"{hostile}",B,1\n2020-02-06,"{hostile}",B,2\n', encoding="utf-8")
    page = render_page(measure(path, hostile, "B"), marks=[(date(2020, 1, 20), hostile)])
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert " style=" not in page
    assert "<script" not in page
