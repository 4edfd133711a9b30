from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.errors import InputError, UnknownCode
from summitry.relations.forecast import predict
from summitry.relations.forecast.read import read_panel


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """Four dyads with an event on most days of five years, two of them moving slowly."""
    rng = np.random.default_rng(3)
    days = np.arange(np.datetime64("2015-01-05"), np.datetime64("2020-01-06"))
    rows = []
    for place, pair in enumerate(("AAA,BBB", "AAA,CCC", "BBB,CCC", "CCC,DDD")):
        level = 0.0
        for day in days:
            level = 0.98 * level + rng.normal(0, 0.2)
            if rng.random() < 0.8:
                rows.append(f"{day},{pair},{(level if place < 2 else 0) + rng.normal():.3f}")
    path = tmp_path_factory.mktemp("series") / "series.csv"
    path.write_text("date,a,b,value\n" + "\n".join(rows) + "\n")
    return path


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """Events of three dyads on five years' days, each known a day later, as a lake."""
    folder = tmp_path_factory.mktemp("lake")
    rng = np.random.default_rng(5)
    rows = []
    for actor, recipient in (("FRA", "DEU"), ("DEU", "POL"), ("POL", "FRA")):
        level = 0.0
        for day in np.arange(np.datetime64("2015-01-05"), np.datetime64("2020-01-06")):
            level = 0.97 * level + rng.normal(0, 0.3)
            code = "040" if rng.random() < 0.2 else "057" if level + rng.normal() > 0 else "112"
            rows.append(f"{day},{day + 1} 06:00:00,{actor},{recipient},{code}")
    (folder / "made.csv").write_text("day,known,from,to,cameo\n" + "\n".join(rows) + "\n")
    (folder / "mapping.yaml").write_text(
        "source: made\nontology: CAMEO\ncountries: iso3\n"
        "columns: {event_date: day, known_at: known, actor: from, recipient: to, code: cameo}\n"
    )
    made = ["events", "load", folder / "made.csv", "--mapping", folder / "mapping.yaml", "--out", folder / "LAKE"]
    assert CliRunner().invoke(app, [str(part) for part in made], catch_exceptions=False).exit_code == 0
    return folder / "LAKE"


def run(*arguments):
    return CliRunner().invoke(app, ["forecast", *map(str, arguments)], catch_exceptions=False)


def test_the_terminal_shows_forecast_and_backtest_and_what_they_rest_on(series):
    found = run("BBB", "AAA", "--events", series, "--ahead", 3)
    assert found.exit_code == 0
    words = " ".join(found.stdout.split())
    assert "AAA and BBB: the 3 weeks to come" in words
    assert "80% lie in" in words
    assert "CRPS clim. walk AR(1) SES" in words
    assert "In its backtest the forecast was" in words
    assert "series.csv" in words


def test_json_is_that_of_the_function_and_nothing_else(series):
    found = run("AAA", "BBB", "--events", series, "--ahead", 2, "--json")
    panel = read_panel(series, "AAA", "BBB")
    assert json.loads(found.stdout) == json.loads(json.dumps(predict(panel, "AAA", "BBB", ahead=2).to_json()))
    assert found.stderr == ""


def test_csv_has_a_number_a_cell(series):
    rows = list(csv.DictReader(io.StringIO(run("AAA", "BBB", "--events", series, "--ahead", 2, "--csv").stdout)))
    assert [row["ahead"] for row in rows] == ["1", "2"]
    assert float(rows[0]["low_80"]) < float(rows[0]["median"]) < float(rows[0]["high_80"])
    assert float(rows[0]["crps climatology"]) > 0


def test_pages_and_drawings_are_written(series, tmp_path):
    page, drawing = tmp_path / "page.html", tmp_path / "fan.svg"
    found = run("AAA", "BBB", "--events", series, "--ahead", 2, "--html", page, "--svg", drawing)
    assert found.stdout == ""
    assert f"wrote {page}" in found.stderr
    text = page.read_text()
    assert "default-src 'none'" in text
    assert text.count("<svg") == 1
    assert "<script" not in text
    assert drawing.read_text().startswith("<svg")


def test_as_of_a_day_nothing_later_is_used(series):
    early = json.loads(run("AAA", "BBB", "--events", series, "--ahead", 1, "--as-of", "2019-10-01", "--json").stdout)
    assert early["last_on"] == "2019-09-23"
    assert early["known_at"] <= "2019-10-01T23:59:59Z"


def test_events_that_became_known_late_are_left_out(tmp_path, series):
    late = tmp_path / "late.csv"
    head, *lines = series.read_text().splitlines()
    rows = [f"{line},{line.split(',')[0]} 12:00:00" for line in lines]
    rows.append("2016-03-01,AAA,BBB,500,2019-12-31 12:00:00")
    late.write_text(f"{head},known_at\n" + "\n".join(rows) + "\n")
    with_late, without = (
        json.loads(run("AAA", "BBB", "--events", path, "--ahead", 1, "--json").stdout) for path in (late, series)
    )
    assert with_late["steps"][0]["points"] == without["steps"][0]["points"]


def test_a_lake_is_forecast_with_and_without_its_meetings(lake):
    with_them, without = (
        json.loads(run("DEU", "FRA", "--events", lake, "--ahead", 1, *option, "--json").stdout)
        for option in ((), ("--without-meetings",))
    )
    assert with_them["measure"] == "mean Goldstein value"
    assert with_them["known_at"].endswith("06:00:00Z")
    assert with_them["learnt_from"] == 2
    assert with_them["steps"][0]["is_better"]
    assert "without meeting codes" in without["sources"][0]
    assert with_them["steps"][0]["median"] != without["steps"][0]["median"]


def test_a_directed_dyad_has_one_direction_alone(lake):
    assert json.loads(run("FRA", "DEU", "--events", lake, "--ahead", 1, "--directed", "--json").stdout)["is_directed"]
    with pytest.raises(InputError, match="0 weeks from its first event"):
        run("DEU", "FRA", "--events", lake, "--ahead", 1, "--directed")


def test_a_week_that_is_not_over_is_left_out(tmp_path, series):
    head, *lines = series.read_text().splitlines()
    cut = tmp_path / "cut.csv"
    cut.write_text("\n".join([head, *(line for line in lines if line[:10] <= "2019-12-25")]) + "\n")
    panel = read_panel(cut, "AAA", "BBB")
    assert str(panel.starts[-1]) == "2019-12-16"
    assert "the week begun on 2019-12-23 left out, as events end on 2019-12-25" in panel.sources[0]
    assert str(read_panel(series, "AAA", "BBB").starts[-1]) == "2019-12-30"


def test_dyads_that_tie_are_all_learnt_from(series):
    assert len(read_panel(series, "AAA", "BBB").dyads) == 4


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (["AAA", "BBB"], InputError, "--events LAKE_OR_SERIES, or --again"),
        (["AAA", "BBB", "--on", "2020-01-01"], InputError, "belong to --again"),
        (["AAA", "BBB", "--events", "SERIES", "--by", "year"], InputError, "one of day, week, month, quarter"),
        (["AAA", "BBB", "--events", "SERIES", "--ahead", 20], InputError, "give 1 to 12"),
        (["AAA", "BBX", "--events", "SERIES"], UnknownCode, "nearest: BBB"),
        (["AAA", "DDD", "--events", "SERIES"], InputError, "0 weeks from its first event"),
        (["AAA", "BBB", "--events", "SERIES", "--json", "--csv"], InputError, "either --json or --csv"),
        (["USA", "RUS", "--again", "--on", "16 July"], InputError, "a day such as"),
    ],
)
def test_what_it_cannot_do_is_said(series, arguments, error, message):
    with pytest.raises(error, match=message):
        run(*(series if part == "SERIES" else part for part in arguments))


def test_again_needs_no_events_and_swapping_the_sides_changes_nothing():
    first, second = (
        run(*sides, "--again", "--on", "2018-07-16", "--json") for sides in (("USA", "RUS"), ("RUS", "USA"))
    )
    assert first.stdout == second.stdout
    data = json.loads(first.stdout)
    assert [chance["months"] for chance in data["chances"]] == [3, 6, 12]


def test_again_in_the_terminal_tells_its_baselines_and_its_limits():
    words = " ".join(run("USA", "RUS", "--again", "--on", "2018-07-16").stdout.split())
    assert "chance that they meet" in words
    assert "base rate: share of all pairs" in words
    assert "Brier score, lower is better" in words
    assert "run from 1874-12-12 to 2024-11-12" in words


def test_again_without_a_day_says_which_day_it_takes():
    found = run("USA", "RUS", "--again", "--csv")
    assert "asked as of 2024-11-12, the last day of the records" in found.stderr
    assert len(found.stdout.splitlines()) == 4


def test_again_beyond_the_records_wants_to_be_told():
    with pytest.raises(InputError, match="--met DAY"):
        run("USA", "RUS", "--again", "--on", "2025-08-20")
    told, none = (
        json.loads(run("USA", "RUS", "--again", "--on", "2025-08-20", "--met", met, "--json").stdout)
        for met in ("2025-08-15", "none")
    )
    assert told["given"] == ["2025-08-15"]
    assert none["given"] == []
    assert "2024-11-12" in none["assumption"]
