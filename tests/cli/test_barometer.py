"""``summitry barometer`` as a user runs it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from summitry import eventdata
from summitry.cli.app import app

runner = CliRunner()


@pytest.fixture
def series(tmp_path):
    path = tmp_path / "series.csv"
    rows = [
        f"2020-{month:02}-{day:02},USA,RUS,{(month * day) % 7 - 3},042"
        for month in (1, 2, 3)
        for day in range(1, 20, 3)
    ]
    path.write_text("\n".join(["date,a,b,value,code", *rows]) + "\n", encoding="utf-8")
    return str(path)


def run(*arguments):
    return runner.invoke(app, ["barometer", *arguments], catch_exceptions=False)


def test_the_terminal_shows_figures_coverage_baseline_and_gauges(series):
    result = run("USA", "RUS", "--events", series)
    assert result.exit_code == 0
    assert "Mean value by month, RUS and USA" in result.stdout
    assert "2020-02" in result.stdout
    assert "long run" in result.stdout
    assert "21 events on 21 days" in result.stdout
    assert "UN General Assembly" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_json_is_data_and_nothing_else(series):
    result = run("RUS", "USA", "--events", series, "--json", "--by", "quarter")
    data = json.loads(result.stdout)
    assert data["by"] == "quarter"
    assert data["views"][0]["readings"][0]["events"] == 21
    assert data["gauges"]["unga_voting_distance"][0]["year"] == 1946


def test_the_days_shown_do_not_change_the_figures_or_the_baseline(series):
    whole = json.loads(run("USA", "RUS", "--events", series, "--json").stdout)["views"][0]
    part = json.loads(run("USA", "RUS", "--events", series, "--json", "--since", "2020-02-10").stdout)["views"][0]
    assert part["readings"] == whole["readings"][1:]
    assert part["long_run"] == whole["long_run"]


def test_csv_has_each_view_and_numbers_that_stay_numbers(series):
    rows = list(csv.DictReader(io.StringIO(run("USA", "RUS", "--events", series, "--csv").stdout)))
    assert {row["view"] for row in rows} == {"all events", "without meeting codes", "verbal", "material"}
    assert float(rows[0]["mean"]) == pytest.approx(float(rows[0]["mean"]))
    assert rows[0]["start"] == "2020-01-01"


def test_all_dyads_as_json_lines_and_as_csv(series):
    lines = run("--all", "--events", series, "--json").stdout.splitlines()
    assert [json.loads(line)["start"] for line in lines if line.startswith("{")] == [
        "2020-01-01",
        "2020-02-01",
        "2020-03-01",
    ]
    assert run("--all", "--events", series).stdout.splitlines()[0].startswith("a,b,start,events")


def test_cells_that_a_spreadsheet_would_run_are_made_inert(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text("date,a,b,value\n2020-01-01,=1+1,B,-1\n", encoding="utf-8")
    row = list(csv.reader(io.StringIO(run("--all", "--events", str(path), "--csv").stdout)))[1]
    assert row[0] == "'=1+1"
    assert row[5] == "-1.0"


def test_files_are_written_with_the_marks(series, tmp_path):
    svg, html = tmp_path / "plot.svg", tmp_path / "page.html"
    result = run(
        "USA", "RUS", "--events", series, "--svg", str(svg), "--html", str(html), "--mark", "2020-02-11=the meeting"
    )
    assert result.exit_code == 0
    assert "the meeting" in svg.read_text(encoding="utf-8")
    assert "Visits of leaders" in html.read_text(encoding="utf-8")
    assert list(tmp_path.glob(".*tmp")) == []


def test_data_sets_of_a_lake_are_shown_side_by_side(tmp_path):
    lake = tmp_path / "lake"
    for source, shift in (("one_source", 0), ("other_source", 1)):
        table, mapping = tmp_path / f"{source}.csv", tmp_path / f"{source}.yaml"
        codes = ["042", "112", "057"]
        days = [f"2020-{month:02}-{day:02}" for month in range(1, 9) for day in range(1, 25, 6)]
        rows = [f"{day},USA,RUS,{codes[(place // 4 + shift * (place == 0)) % 3]}" for place, day in enumerate(days)]
        table.write_text("\n".join(["event_date,actor,recipient,code", *rows]), encoding="utf-8")
        columns = "".join(f"  {name}: {name}\n" for name in ("event_date", "actor", "recipient", "code"))
        mapping.write_text(f"source: {source}\nontology: CAMEO\ncolumns:\n{columns}", encoding="utf-8")
        eventdata.load([table], lake, mapping=mapping)
    shown = run("USA", "RUS", "--events", str(lake), "--source", "each").stdout
    assert "one_source and other_source rise and fall together" in shown
    data = json.loads(run("USA", "RUS", "--events", str(lake), "--source", "each", "--json").stdout)
    assert set(data["sources"]) == {"one_source", "other_source"}
    assert data["agreements"][0]["periods"] == 8


def test_without_events_the_slow_gauges_are_shown():
    result = run("USA", "CHN")
    assert "Distance of votes" in result.stdout
    assert "1972" in result.stdout
    data = json.loads(run("USA", "CHN", "--json").stdout)
    assert data["gauges"]["visits"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["USA"],
        ["--all"],
        ["USA", "RUS", "--by", "fortnight"],
        ["USA", "RUS", "--mode", "loud"],
        ["USA", "RUS", "--since", "yesterday"],
        ["USA", "RUS", "--events", "/nowhere/at/all.csv"],
    ],
)
def test_what_cannot_be_done_is_said(arguments):
    from summitry.errors import InputError  # noqa: PLC0415 - beside its use

    with pytest.raises(InputError):
        run(*arguments)


def test_columns_may_have_other_names(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("day,from,to,score\n2020-01-01,A,B,1\n2020-01-02,A,B,2\n", encoding="utf-8")
    result = run("A", "B", "--events", str(path), "--columns", "date=day,a=from,b=to,value=score,measure=mean score")
    assert "Mean score by month" in result.stdout
