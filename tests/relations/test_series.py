"""A ready series becomes a panel: periods without gaps, means by count, nothing guessed."""

from __future__ import annotations

import gzip
from datetime import date

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import InputError
from summitry.relations.rows import Selection
from summitry.relations.series import Columns, open_series, read_series

ROWS = """date,a,b,value,count,known_at,code
2020-01-06,RUS,USA,2.0,3,2020-01-07 08:00:00,042
2020-01-07,USA,RUS,-2.0,1,2020-02-20 00:00:00,112
20200120,RUS,USA,4.0,1,,036
2020-01-20,USA,USA,9.0,1,,042
2020-01-20,CHN,USA,1.0,1,,173
no day,CHN,USA,1.0,1,,173
2020-01-21,,USA,1.0,1,,173
2020-01-21,CHN,USA,nothing,1,,173
2020-01-21,CHN,USA,1.0,0,,173
"""


@pytest.fixture
def series(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_weeks_begin_on_monday_run_without_gaps_and_average_by_count(series):
    panel = read_series(series, by="week")
    assert panel.starts.astype(str).tolist() == ["2020-01-06", "2020-01-13", "2020-01-20"]
    column = panel.column("USA", "RUS")
    assert panel.values[:, column].tolist()[0] == pytest.approx((2.0 * 3 - 2.0) / 4)
    assert np.isnan(panel.values[1, column])
    assert panel.counts[:, column].tolist() == [4, 0, 1]


def test_direction_is_kept_where_asked(series):
    panel = read_series(series, by="month", directed=True)
    assert panel.dyads == (("CHN", "USA"), ("RUS", "USA"), ("USA", "RUS"))
    assert panel.values[0, panel.column("RUS", "USA")] == pytest.approx((2 * 3 + 4) / 4)
    assert panel.values[0, panel.column("USA", "RUS")] == -2.0


def test_a_period_is_known_at_its_end_or_later_where_its_events_were(series):
    panel = read_series(series, by="week")
    assert str(panel.known_at[0]) == "2020-02-20T00:00:00"
    assert str(panel.known_at[2]) == "2020-01-27T00:00:00"


def test_what_was_known_too_late_can_be_left_out(series):
    panel = read_series(series, by="week", selection=Selection(known_within=7))
    assert panel.values[0, panel.column("RUS", "USA")] == 2.0
    assert str(panel.known_at[0]) == "2020-01-13T00:00:00"


def test_rows_that_cannot_be_used_are_counted_by_reason(series):
    name = open_series(series).name
    assert "9 rows, 4 used" in name
    for why in (
        "1 without a day",
        "1 without a side",
        "1 of a side with itself",
        "1 without a value",
        "1 without a count",
    ):
        assert why in name


def test_meetings_verbal_and_material_events_are_told_apart_by_code(series):
    without = read_series(series, by="quarter", selection=Selection(without_meetings=True))
    assert without.values[0, without.column("RUS", "USA")] == -2.0
    material = read_series(series, by="quarter", selection=Selection(mode="material"))
    assert material.dyads == (("CHN", "USA"),)
    verbal = read_series(series, by="quarter", selection=Selection(mode="verbal"))
    assert verbal.dyads == (("RUS", "USA"),)


def test_days_bound_the_selection(series):
    panel = read_series(series, by="day", selection=Selection(since=date(2020, 1, 7), until=date(2020, 1, 7)))
    assert panel.starts.astype(str).tolist() == ["2020-01-07"]


def test_asked_dyads_keep_a_column_though_nothing_is_there(series):
    panel = read_series(series, by="month", dyads=(("USA", "RUS"), ("FRA", "DEU")))
    assert panel.dyads == (("DEU", "FRA"), ("RUS", "USA"))
    assert np.isnan(panel.values[:, 0]).all()


def test_the_busiest_dyads_have_the_most_days(series):
    assert read_series(series, by="month", busiest=1).dyads == (("RUS", "USA"),)


def test_parquet_with_columns_of_other_names_and_a_day_as_a_number(tmp_path):
    path = tmp_path / "series.parquet"
    duckdb.sql("SELECT 20180716 AS d, 'AA' AS x, 'BB' AS y, 1.5::FLOAT AS z").write_parquet(str(path))
    panel = read_series(path, by="quarter", columns=Columns.parse("date=d,a=x,b=y,value=z,measure=mean score"))
    assert panel.starts.astype(str).tolist() == ["2018-07-01"]
    assert (panel.values[0, 0], panel.measure) == (1.5, "mean score")


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", ","), ("a.csv.gz", ",")])
def test_columns_may_be_parted_by_what_the_first_line_shows(tmp_path, name, sign):
    path = tmp_path / name
    rows = [
        ["date", "a", "b", "value", "note"],
        ["2020-01-01", "A", "B", "1", "it's"],
        ["2020-01-02", "A", "B", "3", f'"x{sign} y"'],
    ]
    text = "\n".join(sign.join(row) for row in rows).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    assert read_series(path, by="month").values.tolist() == [[2.0]]


def test_codes_stored_as_numbers_are_refused(tmp_path):
    path = tmp_path / "series.parquet"
    duckdb.sql("SELECT DATE '2018-07-16' AS date, 'A' AS a, 'B' AS b, 1.5 AS value, 42 AS code").write_parquet(
        str(path)
    )
    with pytest.raises(InputError, match="codes are text"):
        open_series(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "is no file"),
        ("table.xlsx", "x", "neither CSV nor Parquet"),
        ("broken.parquet", "<html>not here</html>", "cannot be read"),
        ("short.csv", "date,a,b\n2020-01-01,A,B\n", "no column 'value'"),
    ],
)
def test_a_file_that_is_no_series_is_named_with_what_to_do(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_series(path, by="month")


def test_what_the_series_lacks_is_refused(tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text("date,a,b,value\n2020-01-01,A,B,1\n", encoding="utf-8")
    for selection in (Selection(without_meetings=True), Selection(mode="verbal"), Selection(government_only=True)):
        with pytest.raises(InputError, match="has no"):
            read_series(path, by="month", selection=selection)
    with pytest.raises(InputError, match="no event is left"):
        read_series(path, by="month", selection=Selection(since=date(2021, 1, 1)))
    with pytest.raises(InputError, match="earlier day first"):
        Selection(since=date(2021, 1, 1), until=date(2020, 1, 1))
    with pytest.raises(InputError, match="FIELD=COLUMN"):
        Columns.parse("colour=red")
    with pytest.raises(InputError, match="not known"):
        read_series(path, by="decade")


def test_hostile_names_of_columns_and_sides_are_data(tmp_path):
    path = tmp_path / "hostile.csv"
    path.write_text('date,a,b,"v""x"\n2020-01-01,A\'); DROP TABLE x; --,B,1\n', encoding="utf-8")
    panel = read_series(path, by="day", columns=Columns(value='v"x'), dyads=(("A'); DROP TABLE x; --", "B"),))
    assert panel.values.tolist() == [[1.0]]


side = st.sampled_from(["AAA", "BBB", "CCC"])
event = st.tuples(st.dates(date(2020, 1, 1), date(2020, 6, 30)), side, side, st.integers(-10, 10))


@settings(max_examples=6, deadline=None)
@given(st.lists(event, min_size=1, max_size=20).filter(lambda rows: any(row[1] != row[2] for row in rows)))
def test_swapping_the_sides_gives_the_same_undirected_panel(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("swap")
    panels = []
    for name, order in (("one", (1, 2)), ("two", (2, 1))):
        path = folder / f"{name}.csv"
        lines = [f"{row[0]},{row[order[0]]},{row[order[1]]},{row[3]}" for row in rows]
        path.write_text("\n".join(["date,a,b,value", *lines]), encoding="utf-8")
        panels.append(read_series(path, by="month"))
    assert panels[0].dyads == panels[1].dyads
    np.testing.assert_array_equal(panels[0].values, panels[1].values)
    np.testing.assert_array_equal(panels[0].counts, panels[1].counts)
