"""``summitry impact`` as a user runs it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from typer.testing import CliRunner

from summitry.cli.app import app, main
from tests.relations.gdelt_files import make_lake, write_gdelt
from tests.relations.impact_panels import make_panel, plant, rename

runner = CliRunner()
DAY = "2020-07-19"  # 200 days after the first


def write(panel, path, codes=("042", "010")):
    """Write a row a dyad and day; the first code for the planted dyad's changed days, the second elsewhere."""
    own = panel.column("C03", "C07") if ("C03", "C07") in panel.dyads else None
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["date", "a", "b", "value", "code"])
        for day, start in enumerate(panel.starts):
            for column, (a, b) in enumerate(panel.dyads):
                value = f"{panel.values[day, column]:.4f}"
                rows.writerow([start, a, b, value, codes[1]])
                if column == own and day >= 200:
                    rows.writerow([start, a, b, f"{panel.values[day, column] + 40:.4f}", codes[0]])
    return str(path)


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    panel = make_panel(days=240, countries=10)
    return write(plant(panel, ("C03", "C07"), 200, 28, 3.0), tmp_path_factory.mktemp("series") / "series.csv")


def run(*arguments):
    return runner.invoke(app, ["impact", *arguments], catch_exceptions=False)


def test_the_terminal_gives_the_word_and_what_it_stands_beside(series):
    result = run("C07", "C03", "--on", DAY, "--events", series)
    assert result.exit_code == 0
    assert "Without the meetings' own events" in result.stdout
    assert "higher" in result.stdout
    for head in ("95% interval", "p in time", "p in space", "smallest visible effect", "false positives here", "Holm"):
        assert head in result.stdout
    assert "does not mean caused by it" in " ".join(result.stdout.split())
    assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_json_is_data_and_nothing_else_with_and_without_the_meetings_own_events(series):
    data = json.loads(run("C03", "C07", "--on", DAY, "--events", series, "--json").stdout)
    assert data["word"] == data["without"]["word"] == "higher"
    assert data["word_rests_on"] == "without"
    assert data["result"]["effect"] > 15
    assert data["without"]["low"] < 3.0 < data["without"]["high"]
    assert data["without"]["is_pooled"] is False
    assert data["without"]["placebo_days"] == 200 - 35 - 91
    assert "without meeting codes" in data["without"]["sources"][0]


def test_csv_has_a_row_for_each_effect(series):
    rows = list(csv.DictReader(io.StringIO(run("C03", "C07", "--on", DAY, "--events", series, "--csv").stdout)))
    kinds = {row["what"] for row in rows}
    assert kinds == {"together", DAY, "placebo in time", "placebo in space", "third party"}
    placebos = [row for row in rows if row["what"] == "placebo in time"]
    assert len(placebos) == 2 * (200 - 35 - 91 + 1)
    assert all(np.isfinite(float(row["effect"])) for row in rows)


def test_the_plot_and_the_page_are_written(series, tmp_path):
    svg, html = tmp_path / "plot.svg", tmp_path / "page.html"
    result = run("C03", "C07", "--on", DAY, "--events", series, "--svg", str(svg), "--html", str(html))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert ET.fromstring(svg.read_text(encoding="utf-8")).tag.endswith("svg")
    page = html.read_text(encoding="utf-8")
    assert page.count("<svg") == 4
    assert page.count("<table") == 4
    assert "style=" not in page
    assert "<script" not in page


def test_windows_can_be_settled_beforehand(series):
    data = json.loads(
        run("C03", "C07", "--on", DAY, "--events", series, "--json", "--before", "56", "--after", "14").stdout
    )
    assert (data["design"]["before"], data["design"]["after"]) == (56, 14)
    plain = json.loads(run("C03", "C07", "--on", DAY, "--events", series, "--json").stdout)
    assert data["digest"] != plain["digest"]


def test_too_little_data_is_said_and_still_drawn(tmp_path):
    panel = make_panel(days=240, countries=4)
    path = write(panel, tmp_path / "few.csv")
    result = run("C03", "C01", "--on", DAY, "--events", path)
    assert "inconclusive; only 1 dyad to compare" in " ".join(result.stdout.split())
    html = tmp_path / "page.html"
    assert run("C03", "C01", "--on", DAY, "--events", path, "--html", str(html)).exit_code == 0
    assert "Expected and observed" in html.read_text(encoding="utf-8")


def test_a_lake_is_read_with_and_without_its_meetings(tmp_path):
    lake = make_lake(tmp_path / "lake", write_gdelt(tmp_path / "raw.export.CSV"))
    data = json.loads(run("USA", "RUS", "--on", "2018-03-21", "--events", str(lake), "--json").stdout)
    assert data["measure"] == "mean Goldstein value"
    assert data["word"] == "inconclusive"
    assert "only 0 earlier placebo dates" in data["result"]["reason"]
    events = [sum(data[key]["meetings"][0][f"events_{when}"] for when in ("before", "after")) for key in KEYS]
    assert events[0] > events[1] > 0


KEYS = ("result", "without")


def test_names_that_would_change_the_terminal_or_a_spreadsheet_are_made_inert(tmp_path):
    panel = rename(make_panel(days=240, countries=10), {f"C{n:02}": f"={n}\x1b[31m\u202e" for n in range(10)})
    path = tmp_path / "series.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["date", "a", "b", "value"])
        for day, start in enumerate(panel.starts):
            rows.writerows([start, a, b, panel.values[day, column]] for column, (a, b) in enumerate(panel.dyads))
    names = ("=3\x1b[31m\u202e", "=7\x1b[31m\u202e")
    told = run(*names, "--on", DAY, "--events", str(path)).stdout
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[U+202E]" in told
    cells = csv.DictReader(io.StringIO(run(*names, "--on", DAY, "--events", str(path), "--csv").stdout))
    assert all(row["dyad"].startswith("'=") for row in cells)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("C03", "C07", "--on", "2019-01-01"), "covers 2020-01-01 to 2020-08-27"),
        (("C03", "C77", "--on", DAY), "unknown side"),
        (("C03", "C07", "--on", "yesterday"), "--on"),
        (("C03", "C07", "--on", DAY, "--by", "month"), "one of day, week"),
        (("C03", "C07", "--on", DAY, "--affected", "C99"), "unknown country"),
        (("C03", "C07", "--on", DAY, "--level", "2"), "between 0 and 1"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(series, monkeypatch, capsys, arguments, words):
    monkeypatch.setattr("sys.argv", ["summitry", "impact", *arguments, "--events", series])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""
    assert told.err.count("\n") == 1
