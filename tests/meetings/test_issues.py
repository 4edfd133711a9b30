"""The list of issue areas."""

from __future__ import annotations

import pytest

from summitry import gazetteer
from summitry.errors import UnknownCode
from summitry.meetings.issues import find_areas, find_issues, load_issues, name_of


def test_no_issue_names_a_country_or_its_people():
    known = gazetteer.load()
    names = {gazetteer.normalise(country.name) for country in known.countries.values()}
    for issue in load_issues().values():
        words = {gazetteer.normalise(" ".join(group)) for group in issue.words} | {gazetteer.normalise(issue.name)}
        assert not names & words, issue.id


def test_every_issue_has_a_name_and_words_of_small_letters():
    assert len(load_issues()) >= 30
    for issue in load_issues().values():
        assert issue.name[0].isupper()
        assert issue.words
        assert all(word == word.lower() and word for group in issue.words for word in group)


@pytest.mark.parametrize(
    ("words", "issues"),
    [
        ("the price of grain and fertiliser", ("food",)),
        ("continue intensive work", ("contacts",)),
        ("territorial integrity", ("sovereignty",)),
        ("a long afternoon", ()),
        ("the price of energy", ("energy",)),
        ("with great energy he praise they", ()),
        ("the security environment", ()),
        ("a well coordinated march", ()),
        ("green light for the port", ("maritime",)),
        ("a treaty of friendship", ("relationship",)),
        ("oil through the territory", ("energy",)),
    ],
)
def test_words_lead_to_issues(words, issues):
    assert find_issues(words.split()) == issues


def test_an_unknown_issue_is_an_error():
    with pytest.raises(UnknownCode, match="issue area 'cheese'"):
        name_of("cheese")


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("our history", ("history",)),
        ("the strongest in our history", ()),
        ("the tenth anniversary", ()),
        ("combat corruption", ("crime",)),
        ("battle in the valley", ("war_and_attacks",)),
        ("restore competition in the market", ()),
        ("strategic competition", ("competition",)),
        ("the green light", ()),
        ("prescription drug", ()),
        ("diplomatic effort", ("peace_settlement",)),
        ("diplomatic passport", ()),
        ("the treaty", ()),
        ("the guarantee of a shop", ()),
        ("cultural and humanitarian cooperation", ("culture",)),
    ],
)
def test_areas_are_shown_where_the_words_name_them_surely(words, areas):
    assert find_areas(words.split()) == areas


def test_an_area_that_is_shown_counts_in_comparing_too():
    for issue in load_issues().values():
        for group in issue.words:
            assert set(find_areas(list(group))) <= set(find_issues(list(group))), group
