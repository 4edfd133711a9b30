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
