"""Charts: well-formed, strict (no style, script or link), complete as a table, and safe with text from outside."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.charts import (
    CSS,
    Bar,
    Line,
    Mark,
    Pair,
    Point,
    Span,
    draw_bars,
    draw_dumbbell,
    draw_lines,
    draw_strip,
    draw_timeline,
)
from summitry.charts.axes import day_ticks, number_ticks
from summitry.charts.record import show_number

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('x')</script> \"& \u202etxt\x00 ]]>"


def _lines(label="all events", **options):
    points = [
        Point(date(2018, 1, 1), 1.0, ((0.5, 1.5),), date(2018, 2, 1)),
        Point(date(2018, 2, 1), None, (), date(2018, 3, 1)),
        Point(date(2018, 3, 1), -1.25, ((-2.0, -0.5),), date(2018, 4, 1)),
        Point(date(2018, 4, 1), -1.0, ((-2.0, 0.0),), date(2018, 5, 1)),
    ]
    return draw_lines("c", "Title", "What is seen.", [Line(label, tuple(points))], **options)


def _charts(label):
    return {
        "lines": _lines(
            label,
            level=(label, 0.5),
            marks=[Mark(date(2018, 4, 20), label)],
            breaks=[Mark(date(2018, 2, 18), label)],
            bars=(label, [(date(2018, 1, 1), 12.0)]),
        ),
        "bars": draw_bars("b", label, label, [Bar(label, 3.0, (1.0, 4.0)), Bar("other", -2.0)]),
        "dumbbell": draw_dumbbell("d", label, label, (label, "b"), [Pair(label, 1.0, -1.0), Pair("half", None, 2.0)]),
        "timeline": draw_timeline("t", label, label, [Span(date(2018, 7, 10), date(2018, 7, 17), label, label)]),
        "strip": draw_strip("s", label, label, [0.1, -0.2, 0.3], (label, 0.25), others_label=label),
    }


@pytest.mark.parametrize("kind", ["lines", "bars", "dumbbell", "timeline", "strip"])
def test_text_from_outside_stays_text_and_the_page_may_be_strict(kind):
    chart = _charts(HOSTILE)[kind]
    root = ET.fromstring(chart.svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "path", "circle", "text"}
    attributes = {key for element in root.iter() for key in element.attrib}
    assert not any(key == "style" or key.startswith("on") or "href" in key for key in attributes)
    assert "\u202e" not in chart.svg
    assert "alert(" in "".join(root.itertext())


@pytest.mark.parametrize("kind", ["lines", "bars", "dumbbell", "timeline", "strip"])
def test_a_chart_tells_what_it_shows_to_those_who_do_not_see_it(kind):
    chart = _charts("label")[kind]
    root = ET.fromstring(chart.svg)
    assert root.attrib["role"] == "img"
    ids = {element.attrib["id"] for element in root if "id" in element.attrib}
    assert set(root.attrib["aria-labelledby"].split()) == ids
    assert chart.rows
    assert all(len(row) == len(chart.columns) for row in chart.rows)


@pytest.mark.parametrize("kind", ["lines", "bars", "dumbbell", "timeline", "strip"])
def test_everything_lies_inside_the_drawing(kind):
    root = ET.fromstring(_charts("label")[kind].svg)
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    for element in root.iter():
        for key in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.attrib.get(key, 0)) <= width
        for key in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.attrib.get(key, 0)) <= height


def test_nothing_is_drawn_across_a_gap_and_the_table_says_so():
    chart = _lines()
    root = ET.fromstring(chart.svg)
    lines = [element for element in root.iter(f"{SVG}path") if element.attrib.get("class") == "line"]
    assert len(lines) == 1, "three points on two sides of a gap make one line and one dot"
    assert chart.columns == ("from", "series", "value", "low", "high")
    assert chart.rows[1] == ("2018-02-01", "all events", "—", "—", "—")
    assert chart.rows[2] == ("2018-03-01", "all events", "−1.25", "−2.00", "−0.50")


def test_a_mark_in_the_last_period_is_drawn_and_one_outside_is_not():
    marks = [Mark(date(2018, 4, 20), "inside"), Mark(date(2019, 4, 20), "outside")]
    svg = _lines(marks=marks).svg
    assert "1 2018-04-20 inside" in svg
    assert "outside" not in svg


def test_a_fan_has_each_band_and_says_which_is_which():
    points = [Point(date(2018, month, 1), 1.0, ((-1.0, 3.0), (0.0, 2.0))) for month in (1, 2, 3)]
    chart = draw_lines("f", "t", "d", [Line("forecast", tuple(points))])
    bands = [element for element in ET.fromstring(chart.svg).iter() if element.attrib.get("class") == "band"]
    assert len(bands) == 2
    assert chart.columns[3:] == ("low 1", "high 1", "low 2", "high 2")


def test_series_differ_by_more_than_colour():
    lines = [Line(name, (Point(date(2018, 1, 1), 1.0), Point(date(2018, 2, 1), 2.0))) for name in ("one", "two")]
    root = ET.fromstring(draw_lines("c", "t", "d", lines).svg)
    dashes = {
        element.attrib.get("stroke-dasharray") for element in root.iter() if element.attrib.get("class") == "line"
    }
    assert len(dashes) == 2


def test_spans_that_overlap_do_not_lie_on_one_another():
    spans = [Span(date(2018, 7, 1), date(2018, 7, 20), "a"), Span(date(2018, 7, 5), date(2018, 7, 25), "b")]
    root = ET.fromstring(draw_timeline("t", "t", "d", spans).svg)
    heights = {element.attrib["y1"] for element in root.iter(f"{SVG}line") if element.attrib.get("stroke-width") == "7"}
    assert len(heights) == 2


def test_a_strip_counts_those_at_least_as_far_from_zero():
    chart = draw_strip("s", "t", "d", [0.5, -2.0, 1.0, -1.0], ("effect", 1.0), others_label="random days")
    assert ("random days: at least as far from 0", "3 of 4") in chart.rows


def test_nothing_to_draw_is_an_error_of_the_caller():
    with pytest.raises(ValueError, match="no value"):
        draw_lines("c", "t", "d", [Line("x", (Point(date(2018, 1, 1), None),))])
    with pytest.raises(ValueError, match="no value"):
        draw_dumbbell("c", "t", "d", ("a", "b"), [Pair("x", None, None)])
    with pytest.raises(ValueError, match="no bar"):
        draw_bars("c", "t", "d", [])
    with pytest.raises(ValueError, match="nothing"):
        draw_timeline("c", "t", "d", [])
    with pytest.raises(ValueError, match="compare"):
        draw_strip("c", "t", "d", [], ("x", 1.0), others_label="y")


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_number_ticks_span_the_range_in_few_steps(low, length):
    ticks, places = number_ticks(low, low + length)
    assert ticks[0] <= low + 1e-6 * length
    assert ticks[-1] >= low + length - 1e-6 * length
    assert 2 <= len(ticks) <= 9
    shown = [show_number(tick, places) for tick in ticks]
    assert len(set(shown)) == len(shown)


@settings(deadline=None)
@given(st.dates(date(1946, 1, 1), date(2030, 1, 1)), st.integers(0, 20000))
def test_day_ticks_are_few_and_inside(first, days):
    last = date.fromordinal(first.toordinal() + days)
    ticks = day_ticks(first, last)
    assert len(ticks) <= 9
    assert all(first <= day <= last for day, _, _ in ticks)


def test_numbers_are_shown_with_a_real_minus():
    assert show_number(-1.034) == "−1.03"
    assert show_number(-0.001) == "0.00"
    assert show_number(12345.6, 0) == "12,346"
    assert show_number(float("nan")) == show_number(None) == "—"


def test_the_style_sheet_sets_classes_alone():
    assert re.findall(r"^([^@\s{][^{]*)\{", CSS, re.MULTILINE)
    assert all(part.strip().startswith(".chart") for part in re.findall(r"^([^@\s{][^{]*)\{", CSS, re.MULTILINE))
