"""What stands over a row holds for each of its lines, and a line that is about something else says so."""

from __future__ import annotations

from summitry.dossier.building.topics import build_rows, choose_summary, point_line
from summitry.meetings.meeting import Account, Comparison, Topic
from summitry.meetings.points import find_points
from tests.meetings.build import read_text

FERRY = "The leaders discussed the ferry line."
FERRIES = "They agreed to buy two ferries for the war on hunger."
GAS = "They spoke about gas."


def points_of(text):
    return find_points(read_text(text))


def rows_of(**points):
    accounts = tuple(Account(key, key, "side", ("d",)) for key in sorted(points))
    held = {key: tuple(points[key]) for key in sorted(points)}
    issues = tuple(sorted({issue for own in held.values() for point in own for issue in point.features.issues}))
    topic = Topic("tp-1", "ferry line", issues, held, None)
    return build_rows(Comparison(accounts, (topic,), ()), {})


def tags_of(row):
    return [(line.tags.get("about", ""), line.tags.get("areas", "")) for cell in row.cells for line in cell.lines]


def test_one_accounts_row_is_parted_where_a_line_is_about_something_else():
    first, second = rows_of(A=[*points_of(FERRY), *points_of(GAS)])
    assert (first.label, second.label) == ("ferry line", "gas")
    assert first.id != second.id
    assert tags_of(second) == [("", "")]
    assert second.issues == ("Energy",)


def test_what_is_not_parted_keeps_its_name():
    (row,) = rows_of(A=points_of(FERRY))
    assert (row.id, row.label) == ("tp-1", "ferry line")


def test_between_accounts_a_line_that_is_about_something_else_says_so():
    (row,) = rows_of(A=points_of(FERRY), B=points_of(GAS))
    assert row.issues == ()
    assert tags_of(row)[1] == ("gas", "Energy")


def test_only_the_areas_that_all_lines_have_stand_over_a_row():
    (row,) = rows_of(A=points_of(GAS), B=points_of("They discussed gas and grain."))
    assert row.issues == ("Energy",)
    assert [areas for _, areas in tags_of(row)] == ["", "Food security and farming"]


def test_a_line_does_not_repeat_what_the_rows_label_says():
    (row,) = rows_of(A=points_of(FERRY), B=points_of("They talked about the new Ferry line."))
    assert [about for about, _ in tags_of(row)] == ["", ""]


def test_a_quotation_stands_where_the_rows_label_is_another_and_nowhere_twice():
    (vague,) = points_of("They agreed to continue working in this area.")
    assert vague.label.startswith("“")
    (row,) = rows_of(A=points_of(FERRY), B=[vague])
    assert [about for about, _ in tags_of(row)] == ["", vague.label]
    assert "about" not in point_line("B", vague, label=vague.label).tags
    assert "about" not in point_line("B", vague).tags


def test_two_lines_that_are_only_quoted_stay_two_rows():
    points = [
        *points_of("We will continue working in this area."),
        *points_of("They agreed to pool resources in this area."),
    ]
    rows = rows_of(A=points)
    assert [row.label for row in rows] == [point.label for point in points]
    assert len({row.id for row in rows}) == len(points)


def test_the_summary_says_the_same_words_once():
    rows = rows_of(A=points_of("Both sides agreed to buy two ferries."))
    again = rows_of(B=points_of("Both sides agreed to buy two ferries."))
    other = rows_of(B=points_of("Both sides agreed to sell gas."))
    assert [line.text for line in choose_summary([*rows, *again, *other], [])] == [
        "Both sides agreed to buy two ferries.",
        "Both sides agreed to sell gas.",
    ]
