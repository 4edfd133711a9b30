"""What a forecast is read from: the dyad, and others that are chosen without a look at what came later."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from summitry.cli.forecast import _end_of
from summitry.relations.forecast import predict, read
from summitry.relations.forecast.read import read_panel

FIRST = date(2015, 1, 5)
WEEKS = 260


def _series(path, weeks):
    """Write weeks of three dyads; a fourth has hardly an event at first, and one every day from week 200 on."""
    rng = np.random.default_rng(4)
    rows = ["date,a,b,value"]
    for week in range(weeks):
        days_of = {"AAA,BBB": 3, "CCC,DDD": 2, "CCC,EEE": 1, "DDD,EEE": 7 if week >= 200 else 0}
        rows += [
            f"{FIRST + timedelta(7 * week + day)},{dyad},{rng.normal():.4f}"
            for dyad, days in days_of.items()
            for day in range(days)
        ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_whom_a_forecast_learns_from_does_not_depend_on_what_came_later(tmp_path, monkeypatch):
    monkeypatch.setattr(read, "OTHERS", 3)
    panel = read_panel(_series(tmp_path / "all.csv", WEEKS), "AAA", "BBB")
    assert panel.dyads == (("AAA", "BBB"), ("CCC", "DDD"), ("CCC", "EEE"))
    short = read_panel(_series(tmp_path / "short.csv", 240), "AAA", "BBB")
    instant = datetime(2015, 1, 5, tzinfo=UTC) + timedelta(7 * 240)
    assert predict(panel, "AAA", "BBB", ahead=2, as_of=instant).steps == predict(short, "AAA", "BBB", ahead=2).steps


def test_a_week_is_known_at_the_end_of_its_last_day(tmp_path):
    panel = read_panel(_series(tmp_path / "all.csv", WEEKS), "AAA", "BBB")
    sunday = FIRST + timedelta(7 * 240 - 1)
    found = predict(panel, "AAA", "BBB", ahead=1, as_of=_end_of(sunday.isoformat()))
    assert found.last_on == sunday - timedelta(6)
    before = predict(panel, "AAA", "BBB", ahead=1, as_of=_end_of((sunday - timedelta(1)).isoformat()))
    assert before.last_on == sunday - timedelta(13)


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter"])
def test_every_length_of_period_is_read(tmp_path, by):
    panel = read_panel(_series(tmp_path / "all.csv", 30), "AAA", "BBB", by=by)
    assert panel.grain == by
    assert ("CCC", "DDD") in panel.dyads


def test_what_is_assumed_of_when_events_became_known_is_said(tmp_path):
    path = _series(tmp_path / "none.csv", WEEKS)
    found = predict(read_panel(path, "AAA", "BBB"), "AAA", "BBB", ahead=1)
    assert found.assumption.startswith("The data does not tell when its events became known; each is taken for known")
    assert found.assumption in found.figure_fields()["caption"]
    assert found.to_json()["assumption"] == found.assumption
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    told = [f"{row},{row[:10]} 23:00:00" for row in rows]
    (tmp_path / "all.csv").write_text("\n".join([f"{head},known_at", *told]), encoding="utf-8")
    panel = read_panel(tmp_path / "all.csv", "AAA", "BBB")
    assert panel.untold == 0
    told_all = predict(panel, "AAA", "BBB", ahead=1)
    assert told_all.assumption == ""
    assert ".  " not in told_all.figure_fields()["caption"]
    half = [*told[: len(told) // 2], *(f"{row}," for row in rows[len(told) // 2 :])]
    (tmp_path / "half.csv").write_text("\n".join([f"{head},known_at", *half]), encoding="utf-8")
    panel = read_panel(tmp_path / "half.csv", "AAA", "BBB")
    assert panel.untold == 570 / 1560
    assert "when 37% of its events became known" in predict(panel, "AAA", "BBB", ahead=1).assumption
