"""A meeting told in passing, documents without a meeting, and what comes back: nothing is shown as said where it was not."""

from __future__ import annotations

import pytest

from summitry import ingest
from summitry.case import make_dossier
from summitry.dossier.building.passing import IN_PASSING
from summitry.dossier.building.unjoined import ELSEWHERE
from tests.dossier.test_symmetry import FIRST, SIDES, fill

ADDRESS = (
    "Good evening, dear compatriots! We opened a school in the north. It has forty rooms. We will build ten more schools.\n"
    "President {A3} {A4} spoke today with President of {B0} {B3} {B4}. They discussed the price of grain.\n"
    "Tomorrow the government will lower the tax on bread. The parliament rejected the toll."
)
ORDERS = (
    "The President held a meeting on roads with the governors.\n"
    "He asked the governors to report on the bridges by 1 July 2023. A new ministry was created."
)


def dossier_of(*given):
    documents = [
        ingest.to_document(text, id=name, side=side, kind=kind, published_on="2023-05-11", publisher=f"P {name}")
        for name, text, side, kind in given
    ]
    return make_dossier(documents)[0]


def words_of(part):
    rows = (*part.outcomes, *part.mentions)
    return " ".join(line.text for row in rows for cell in row.cells for line in cell.lines)


def swapped(first, second):
    dossier = dossier_of(("a", fill(ADDRESS, first, second), first, "statement"))
    return dossier, dossier.meetings[0], dossier.unjoined


def test_an_address_gives_a_call_that_it_mentions_only_what_it_says_of_it():
    _, meeting, apart = swapped("FRA", "POL")
    assert "grain" in words_of(meeting)
    assert "school" not in words_of(meeting)
    assert "bread" not in words_of(meeting) + " ".join(row.what for row in meeting.outlook)
    assert meeting.documents[0].reason == IN_PASSING
    assert "school" in words_of(apart)
    assert "grain" not in words_of(apart)
    assert apart.documents[0].reason == ELSEWHERE


@pytest.mark.parametrize(("first", "second"), [("FRA", "POL"), ("RUS", "USA"), ("USA", "ARG")])
def test_who_mentions_whom_makes_no_difference(first, second):
    (_, one, apart), (_, other, other_apart) = swapped(first, second), swapped(second, first)

    def count(part):
        return (len(part.outcomes), len(part.mentions), len(part.outlook), len(part.timeline))

    assert count(one) == count(other)
    assert count(apart) == count(other_apart)


def test_no_line_of_such_a_text_is_lost():
    dossier, meeting, apart = swapped("FRA", "POL")
    assert dossier.documents[0].id == apart.documents[0].document_id == meeting.documents[0].document_id
    without_name = fill(ADDRESS, "FRA", "POL").replace(" with President of Poland Andrzej Duda", "")
    whole = dossier_of(("a", without_name, "FRA", "statement")).unjoined
    told = f"{words_of(meeting)} {words_of(apart)}"
    assert all(sentence in told for sentence in words_of(whole).split(". "))


def test_a_text_without_paragraphs_gives_what_stands_near():
    filling = "The road to the coast is wide and dry. " * 12
    text = fill(ADDRESS, "FRA", "POL").replace("schools.", "schools. " + filling).replace("grain.", "grain. " + filling)
    dossier = dossier_of(("a", text.replace("\n", " "), "FRA", "statement"))
    assert "grain" in words_of(dossier.meetings[0])
    assert "bread" not in words_of(dossier.meetings[0])
    assert "bread" in words_of(dossier.unjoined)


def test_an_article_on_a_meeting_stays_whole():
    text = fill(ADDRESS, "FRA", "POL")
    dossier = dossier_of(("a", text, None, "news"))
    assert all(row.reason != IN_PASSING for part in dossier.meetings for row in part.documents)


def test_an_interview_in_the_press_gives_a_meeting_only_what_stands_beside_it():
    text = fill(ADDRESS, "FRA", "POL").replace(
        "Good evening, dear compatriots!", "He gave an interview to Radio Coast."
    )
    dossier = dossier_of(("a", text, None, "news"))
    assert "grain" in words_of(dossier.meetings[0])
    assert "bread" not in words_of(dossier.meetings[0])
    assert "bread" in words_of(dossier.unjoined)


def test_a_text_about_its_meeting_stays_whole():
    dossier = dossier_of(("a", fill(FIRST, "FRA", "POL"), "FRA", "readout"))
    assert dossier.unjoined is None
    assert dossier.meetings[0].documents[0].reason != IN_PASSING


@pytest.mark.parametrize("side", sorted(SIDES))
def test_without_a_meeting_there_is_no_outcome(side):
    part = dossier_of(("a", ORDERS, side, "readout")).unjoined
    assert part.outcomes == ()
    assert "report" in words_of(part)
    assert not any("status" in line.tags for row in part.mentions for cell in row.cells for line in cell.lines)


def test_what_both_sides_did_together_stays_an_outcome_without_a_meeting():
    text = "Anna Berg and an adviser to the Dutch prime minister spoke. The parties agreed to reopen the ferry line."
    part = dossier_of(("a", text, "FRA", "readout")).unjoined
    assert {status.value for row in part.outcomes for cell in row.cells for status in cell.statuses} == {"agreed"}


def test_a_subject_comes_back_only_with_lines_of_that_subject():
    later = FIRST.replace("10 May 2023", "10 June 2023")
    given = [(f"d{at}", fill(text, "FRA", "POL"), "FRA", "readout") for at, text in enumerate((FIRST, later))]
    (series,) = dossier_of(*given).series
    grain = next(back for back in series.recurring if back.label.startswith("Food"))
    lines = [line for _, cell in grain.cells for line in cell.lines]
    assert lines
    assert all("grain" in line.passages[0].exact for line in lines)


def test_a_view_that_both_hold_is_no_promise():
    told = FIRST + " The two leaders noted that the situation in the valley is stable."
    later = FIRST.replace("10 May 2023", "10 June 2023")
    given = [(f"d{at}", fill(text, "FRA", "POL"), "FRA", "readout") for at, text in enumerate((told, later))]
    (series,) = dossier_of(*given).series
    promised = " ".join(follow.promised.passages[0].exact for follow in series.follow_ups)
    assert "consulates" in promised
    assert "valley" not in promised
