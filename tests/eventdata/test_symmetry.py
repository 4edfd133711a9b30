"""Swap two countries in the input, and the lake is the same with the two swapped; no rule knows who they are."""

from __future__ import annotations

from datetime import date
from importlib import resources

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from summitry.eventdata import RULES, Settings, connect, load
from summitry.eventdata.schema import NAMES
from tests.eventdata import made

PAIRS = st.sampled_from([("USA", "RUS"), ("KEN", "UGA"), ("ISR", "PSE"), ("IND", "PAK")])
ROWS = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(["042", "190", "010", "163"]),
        st.sampled_from(["GOV", "MIL", ""]),
        st.integers(1, 3),
        st.sampled_from(["20190102", "20190103"]),
    ),
    min_size=1,
    max_size=12,
)


def _write(path, rows, first, second):
    cells = []
    for number, (is_turned, code, role, article, day) in enumerate(rows):
        a, b = (second, first) if is_turned else (first, second)
        cells.append(made.gdelt2(number, a=a, b=b, code=code, day=day, Actor1Type1Code=role, SOURCEURL=f"u{article}"))
    return made.tabs(path, cells)


def _seen(folder, rows, pair, rule, names):
    text = _write(folder / "a.CSV", rows, *pair)
    load([text], folder / "lake", settings=Settings(today=date(2026, 1, 1)))
    with connect(folder / "lake", dedup=rule) as engine:
        told = engine.execute(f"SELECT {', '.join(names)} FROM events ORDER BY event_key").fetchall()
    return [dict(zip(names, row, strict=True)) for row in told]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=PAIRS, rows=ROWS, rule=st.sampled_from(sorted(RULES)))
def test_swapping_the_sides_swaps_the_lake(tmp_path_factory, pair, rows, rule):
    names = tuple(name for name in NAMES if name not in ("dup_group", "raw_file"))
    folder = tmp_path_factory.mktemp("swap")
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    here = _seen(folder / "a", rows, pair, rule, names)
    there = _seen(folder / "b", rows, pair[::-1], rule, names)
    turned = dict(zip(pair, pair[::-1], strict=True))
    swapped = [row | {side: turned[row[side]] for side in ("actor", "recipient")} for row in there]
    # Of A to B and B to A the row of the least key counts, whoever acts in it.
    assert here == swapped


@pytest.mark.parametrize("name", ["crosswalk.csv", "sectors.csv"])
def test_tables_of_codes_hold_no_figure(name):
    """A weight or threshold of a country would have to stand somewhere; the tables have none."""
    text = resources.files("summitry.eventdata").joinpath(name).read_text(encoding="utf-8")
    header = text.splitlines()[0].split(",")
    assert header in (["system", "code", "actor", "kind", "about", "from_source"], ["sector", "role"])
