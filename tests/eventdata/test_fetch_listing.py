from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.eventdata.fetching import listing

SIZES = ["100 2005.zip", "20 200601.zip", "21 201303.zip", "3 20130401.export.CSV.zip", "4 20130402.export.CSV.zip"]
DIGESTS = [f"{'a' * 32}  {line.split()[1]}" for line in SIZES]


def names(since: date, until: date, digests: list[str] = DIGESTS, sizes: list[str] = SIZES) -> list[str]:
    return [file.name for file in listing.list_release_1(digests, sizes, since, until, listing.Counted())]


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        (date(2005, 12, 31), date(2006, 1, 1), ["2005.zip", "200601.zip"]),
        (date(2013, 3, 31), date(2013, 4, 1), ["201303.zip", "20130401.export.CSV.zip"]),
        (date(2013, 4, 2), date(2013, 4, 2), ["20130402.export.CSV.zip"]),
        (date(2010, 1, 1), date(2010, 1, 31), []),
    ],
)
def test_years_months_and_days_that_touch_the_span_are_taken(since, until, wanted):
    assert names(since, until) == wanted


def test_a_file_that_one_list_lacks_is_taken_with_what_the_other_says():
    bad = listing.Counted()
    found = listing.list_release_1(DIGESTS[3:4], SIZES[4:5], date(2013, 4, 1), date(2013, 4, 2), bad)
    assert [(file.name, file.size, file.md5 is None) for file in found] == [
        ("20130401.export.CSV.zip", None, False),
        ("20130402.export.CSV.zip", 4, True),
    ]
    assert bad.malformed == 0


def test_lines_that_are_no_pairs_are_counted_and_other_files_passed_over():
    bad = listing.Counted()
    odd = [
        "<html>",
        "x y z",
        "",
        "12 20139999.export.CSV.zip",
        "12 GDELT.MASTERREDUCEDV2.1979-2013.zip",
        "5 ../2005.zip",
    ]
    assert listing.list_release_1([], odd, date(1979, 1, 1), date(2020, 1, 1), bad) == []
    assert bad.malformed == 2


def test_what_is_expected_is_what_a_full_list_has():
    since, until = date(2004, 5, 1), date(2013, 4, 3)
    expected = list(listing.expect_release_1(since, until))
    assert expected[:3] == ["2004.zip", "2005.zip", "200601.zip"]
    assert expected[-4:] == [
        "201303.zip",
        "20130401.export.CSV.zip",
        "20130402.export.CSV.zip",
        "20130403.export.CSV.zip",
    ]
    assert names(since, until, [], [f"1 {name}" for name in expected]) == expected


def test_release_2_begins_on_an_evening_and_has_96_files_a_day():
    days = date(2015, 2, 18), date(2015, 2, 19)
    plain = list(listing.expect_release_2(*days, is_translated=False))
    assert plain[0] == "20150218230000.export.CSV.zip"
    assert len(plain) == 4 + 96
    translated = list(listing.expect_release_2(*days, is_translated=True))
    assert translated[-1] == "20150219234500.translation.export.CSV.zip"


def test_the_master_list_is_read_by_day_and_only_for_events():
    md5 = "b" * 32
    lines = [
        f"10 {md5} http://x.example/gdeltv2/20150219000000.export.CSV.zip",
        f"11 {md5} http://x.example/gdeltv2/20150218230000.export.CSV.zip",
        f"12 {md5} http://x.example/gdeltv2/20150218230000.mentions.CSV.zip",
        f"13 {md5} http://x.example/gdeltv2/20159918230000.export.CSV.zip",
        f"x {md5} http://x.example/gdeltv2/20150218231500.export.CSV.zip",
        f"14 {md5}",
    ]
    bad = listing.Counted()
    found = listing.list_release_2(lines, date(2015, 2, 18), date(2015, 2, 18), bad)
    assert [(file.path, file.size) for file in found] == [("gdeltv2/20150218230000.export.CSV.zip", 11)]
    assert bad.malformed == 2


CELLS = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[0-9]{4,14}(\.export\.CSV)?\.zip", fullmatch=True),
    st.from_regex(r"[0-9]{1,20}|[0-9a-f]{32}", fullmatch=True),
)
LINES = st.lists(st.lists(CELLS, max_size=4).map(" ".join), max_size=20)


@given(LINES, LINES)
def test_any_lines_give_files_of_the_span_or_are_counted(digests, sizes):
    since, until = date(2000, 1, 1), date(2016, 12, 31)
    found = [
        *listing.list_release_1(digests, sizes, since, until, listing.Counted()),
        *listing.list_release_2(sizes, since, until, listing.Counted()),
    ]
    for file in found:
        assert file.first_on <= until
        assert file.last_on >= since
        assert "/" not in file.name
        assert file.size is None or file.size >= 0


@given(st.permutations(SIZES))
def test_the_order_of_a_list_makes_no_difference(sizes):
    span = date(2005, 1, 1), date(2014, 1, 1)
    assert names(*span, DIGESTS, list(sizes)) == names(*span)
