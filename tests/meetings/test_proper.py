"""States named inside the names of games, prizes and firms do not meet; an organisation's mission is not its head."""

from __future__ import annotations

import pytest

from summitry.meetings.find import find_meetings
from summitry.meetings.find.proper import is_in_name
from tests.meetings.build import read_text

KNOWN = {"published_on": "2019-10-15", "kind": "readout", "side": "FRA"}


def codes_of(text, title=""):
    return [[party.code for party in m.parties] for m in find_meetings(read_text(text, title=title, **KNOWN))]


@pytest.mark.parametrize(
    ("title", "near_miss"),
    [
        ("Meeting with winners of the Oslo 1998 Winter Games", "Meeting with Norway"),
        ("Meeting with the medallists of the Malta Cup", "Meeting with the President of Malta"),
        ("Meeting with Malta Minerals Board Chairman Ann Lee", "Meeting with Malta Prime Minister Ann Lee"),
    ],
)
def test_a_name_inside_that_of_games_or_firms_is_no_party(title, near_miss):
    text = "President of France Emmanuel Macron had a meeting. The harvest was poor."
    assert codes_of(text, title) == []
    assert len(codes_of(text, near_miss)) == 1


@pytest.mark.parametrize("whom", ["Malta Steel", "the Board of Directors of Malta Shipping"])
def test_who_heads_a_firm_speaks_for_no_state(whom):
    assert codes_of(f"Emmanuel Macron met with the Chairman of {whom} Ann Lee on 14 October 2019.") == []
    assert codes_of("Emmanuel Macron met with the President of Malta Ann Lee on 14 October 2019.") == [["FRA", "MLT"]]


def test_where_the_games_were_is_not_where_they_met():
    text = "Emmanuel Macron met with {} in Oslo on 14 October 2019 at the Elysee."
    for whom in ("winners of the Games", "President of Malta George Vella"):
        start = text.format(whom).index("Oslo")
        assert is_in_name(text.format(whom), start, start + 4) is (whom == "winners of the Games")


@pytest.mark.parametrize(
    ("whom", "labels"),
    [
        ("Head of the NATO Mission in Malta Ann Lee", ("Ann Lee",)),
        ("Head of the NATO Liaison Office", ()),
        ("Secretary General of NATO Jens Stoltenberg", ("Jens Stoltenberg",)),
    ],
)
def test_a_mission_of_an_organisation_is_not_its_head(whom, labels):
    (meeting,) = find_meetings(read_text(f"Emmanuel Macron met with {whom} on 14 October 2019.", **KNOWN))
    assert [party.leader_labels for party in meeting.parties if party.code == "NATO"] == [labels]
