"""A lake gives the barometer the same figures as the plain series of its events, and does not mix what should not be."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from scipy import stats

from summitry import eventdata
from summitry.errors import InputError
from summitry.relations.barometer import measure
from summitry.relations.barometer_all import measure_all
from summitry.relations.barometer_sources import agree, measure_each
from summitry.relations.lake import Reading, open_lake, read_lake
from summitry.relations.rows import Selection
from summitry.relations.series import read_series

GOLDSTEIN = {"042": 1.9, "036": 4.0, "112": -2.0, "173": -5.0, "057": 8.0, "190": -10.0}
MAPPING = """\
source: {source}
ontology: CAMEO
columns:
  event_date: day
  actor: actor
  actor_role: actor_role
  recipient: recipient
  recipient_role: recipient_role
  code: code
  article: article
"""


def make_events(number=400, seed=3):
    rng = random.Random(seed)
    rows = []
    for place in range(number):
        a, b = rng.sample(["USA", "RUS", "CHN"], 2)
        roles = ("GOV", "GOV") if rng.random() < 0.5 else ("MIL", "GOV")
        day = date(2018, 1, 1) + timedelta(place // 3)
        rows.append((day, a, roles[0], b, roles[1], rng.choice(list(GOLDSTEIN)), f"http://example.org/{place}"))
    return rows


def load(lake, folder, rows, source="own_events"):
    table, mapping = folder / f"{source}.csv", folder / f"{source}.yaml"
    lines = [",".join(str(cell) for cell in row) for row in rows]
    table.write_text(
        "\n".join(["day,actor,actor_role,recipient,recipient_role,code,article", *lines]) + "\n", encoding="utf-8"
    )
    mapping.write_text(MAPPING.format(source=source), encoding="utf-8")
    report = eventdata.load([table], lake, mapping=mapping)
    assert [file.status for file in report.files] == ["loaded"]
    return lake


@pytest.fixture
def events():
    return make_events()


@pytest.fixture
def lake(tmp_path, events):
    return load(tmp_path / "lake", tmp_path, events)


@pytest.fixture
def series(tmp_path, events):
    path = tmp_path / "series.csv"
    lines = [f"{row[0]},{row[1]},{row[3]},{GOLDSTEIN[row[5]]},{row[5]}" for row in events]
    path.write_text("\n".join(["date,a,b,value,code", *lines]) + "\n", encoding="utf-8")
    return path


def test_a_lake_and_the_series_of_its_events_give_the_same_barometer(lake, series):
    by_lake, by_series = measure(lake, "USA", "RUS"), measure(series, "RUS", "USA")
    assert by_lake.measure == "mean Goldstein value"
    for name in ("all events", "without meeting codes", "verbal", "material"):
        for one, other in zip(by_lake.view(name).readings, by_series.view(name).readings, strict=True):
            assert (one.events, one.days, one.cooperative) == (other.events, other.days, other.cooperative)
            assert one.mean == pytest.approx(other.mean)
            assert one.intensity.middle == pytest.approx(other.intensity.middle)
            # A lake knows its scale's ends, a series does not.
            assert one.intensity.low == pytest.approx(max(-10.0, other.intensity.low))
            assert one.share.high == pytest.approx(other.share.high)


def test_a_lake_and_its_series_give_the_same_panel(lake, series):
    by_lake, by_series = read_lake(lake, by="week"), read_series(series, by="week")
    assert by_lake.dyads == by_series.dyads
    assert by_lake.counts.tolist() == by_series.counts.tolist()
    assert by_lake.values == pytest.approx(by_series.values, nan_ok=True)


def test_governments_stand_apart_and_can_be_asked_for_alone(lake, events):
    barometer = measure(lake, "USA", "RUS")
    among = [row for row in events if {row[1], row[3]} == {"USA", "RUS"} and row[2] == row[4] == "GOV"]
    view = barometer.view("governments alone")
    assert sum(row.events for row in view.readings) == len(among)
    alone = measure(lake, "USA", "RUS", selection=Selection(government_only=True))
    assert [row.intensity for row in alone.readings] == [row.intensity for row in view.readings]
    assert alone.selection == "all events, governments alone"


def test_two_data_sets_are_not_mixed(lake, tmp_path, events):
    load(lake, tmp_path, events[:200], source="other_events")
    with pytest.raises(InputError, match=r"several data sets.*choose one of other_events, own_events"):
        measure(lake, "USA", "RUS")
    one = measure(lake, "USA", "RUS", reading=Reading(source="other_events"))
    assert sum(row.events for row in one.readings) < sum(
        row.events for row in measure(lake, "USA", "RUS", reading=Reading(source="own_events")).readings
    )


def test_data_sets_stand_side_by_side_with_how_far_they_agree(lake, tmp_path, events):
    load(lake, tmp_path, events[::-1], source="same_events")
    load(lake, tmp_path, [row for row in events if "CHN" in row[1:4]], source="third_events")
    found = measure_each(lake, "USA", "RUS", by="week")
    assert [source for source, _ in found.barometers] == ["own_events", "same_events"]
    means = [[row.mean for row in barometer.readings] for _, barometer in found.barometers]
    assert means[0] == pytest.approx(means[1])
    (agreement,) = found.agreements
    assert agreement.correlation == pytest.approx(1.0)
    assert agreement.low <= agreement.high <= 1.0
    assert [source for source, _ in found.without] == ["third_events"]


def test_agreement_is_told_by_ranks_and_only_from_enough_periods(lake):
    one = ("one", measure(lake, "USA", "RUS", by="week"))
    other = ("other", measure(lake, "USA", "CHN", by="week"))
    week = agree(one, other)
    assert week == replace(agree(other, one), first="one", second="other")
    assert -1 <= week.low <= week.correlation <= week.high <= 1
    series = [{row.start: row.mean for row in barometer.readings if row.events} for _, barometer in (one, other)]
    common = sorted(series[0].keys() & series[1].keys())
    assert week.periods == len(common)
    means = [[means[start] for start in common] for means in series]
    assert week.correlation == pytest.approx(stats.spearmanr(*means).statistic)
    few = agree(*(("few", measure(lake, "USA", side, by="month")) for side in ("RUS", "CHN")))
    assert (few.periods, few.correlation) == (5, None)


def test_rules_against_duplicates_are_the_lake_s_own(tmp_path, events):
    twice = load(tmp_path / "lake", tmp_path, [*events, *events])
    once = measure(twice, "USA", "RUS", reading=Reading(deduplication="article"))
    every = measure(twice, "USA", "RUS")
    assert [2 * row.events for row in once.readings] == [row.events for row in every.readings]
    assert "rule for duplicates: article" in once.source
    with pytest.raises(InputError, match="rule for duplicates"):
        open_lake(twice, Reading(deduplication="perhaps"))


def test_what_a_lake_does_not_have_is_said(lake, tmp_path):
    with pytest.raises(InputError, match="no data set 'gdelt2'; choose one of own_events"):
        open_lake(lake, Reading(source="gdelt2"))
    with pytest.raises(InputError, match="holds no events"):
        open_lake(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no code book 'PLOVER'"):
        open_lake(lake, Reading(ontology="PLOVER"))


def test_all_dyads_of_a_lake(lake, events):
    overview = measure_all(lake, by="quarter")
    assert overview.dyads == (("CHN", "RUS"), ("CHN", "USA"), ("RUS", "USA"))
    assert overview.events.sum() == len(events)


def test_what_the_records_tell_of_rows_changes_no_figure(lake):
    rows = open_lake(lake)
    assert rows.shape == {"has_single_events": True, "has_unit_weights": True, "has_quads": True}
    careful = replace(rows, has_unit_weights=False, has_quads=False)
    without_quads = replace(rows, has_quads=False)
    wanted = [repr(row) for row in measure_all(rows, by="month").iter_rows()]
    assert [repr(row) for row in measure_all(careful, by="month").iter_rows()] == wanted
    assert [repr(row) for row in measure_all(without_quads, by="month").iter_rows()] == wanted


def test_rows_are_looked_at_where_their_records_ask_for_it(tmp_path, events):
    """A row without a quad class, or with half a weight, in one of a source's files holds for the whole source."""
    mapping, table = tmp_path / "m.yaml", tmp_path / "m.csv"
    columns = MAPPING.format(source="own_events") + "  weight: weight\n  quad: quad\n"
    mapping.write_text(columns, encoding="utf-8")
    table.write_text(
        "day,actor,actor_role,recipient,recipient_role,code,article,weight,quad\n"
        "2018-01-01,USA,GOV,RUS,GOV,042,,0.5,0\n2018-01-02,USA,GOV,RUS,GOV,042,,1,1\n",
        encoding="utf-8",
    )
    lake = load(tmp_path / "lake", tmp_path, events)
    assert open_lake(lake).has_quads
    eventdata.load([table], lake, mapping=mapping)
    rows = open_lake(lake)
    assert (rows.has_quads, rows.has_unit_weights) == (False, False)
