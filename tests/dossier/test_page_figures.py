from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest

from summitry.charts import Span, draw_timeline
from summitry.dossier.page.figures import check_drawing, write_csv_link
from tests.dossier.samples import DRAWING, MEANING

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def test_a_drawing_of_ours_goes_through_as_it_is():
    spans = [
        Span(date(2021, 5, 4), date(2021, 5, 4), "<the meeting> & more"),
        Span(date(2021, 6, 1), date(2021, 7, 1), "x"),
    ]
    for svg in (DRAWING, draw_timeline("when", "Days", "When it was", spans).svg):
        drawing, reason = check_drawing(svg)
        assert reason == ""
        assert drawing == svg


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "element script"),
        ("<style>*{}</style>", "element style"),
        ("<foreignObject/>", "element foreignObject"),
        ("<a href='#x'/>", "element a"),
        ("<image href='x.png'/>", "element image"),
        ("<use xlink:href='#x'/>", "element use"),
        ("<g style='color:red'/>", "attribute style"),
        ("<g onload='alert(1)'/>", "attribute onload"),
        ("<g xlink:href='#x'/>", "attribute href"),
        ("<rect fill='url(https://example.org/x)'/>", "attribute fill"),
        ("<rect fill='u r l ( //x )'/>", "attribute fill"),
        ("<g><!-- note --></g>", "a comment"),
        ("<g>", "not well formed"),
        ("<text>&other;</text>", "not well formed"),
    ],
)
def test_a_drawing_that_could_act_stays_out(inside, reason):
    drawing, said = check_drawing(f"{HEAD}{inside}</svg>")
    assert drawing is None
    assert reason in said


def test_the_table_of_a_figure_is_a_file_in_which_no_cell_is_a_formula():
    link = write_csv_link(MEANING.figures[0])
    assert link.startswith("data:text/csv;charset=utf-8,")
    rows = unquote(link).split(",", maxsplit=1)[1].splitlines()
    assert rows[0] == "week,share,events"
    assert rows[3] == "2021-05-10,-0.10,40"
    assert rows[4].startswith("\"'=HYPERLINK")
    assert rows[4].endswith(",'+x,'@y")
