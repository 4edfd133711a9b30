from __future__ import annotations

from dataclasses import replace

import pytest

from summitry.dossier.page.citation import cite_document, link_to_words, place_of
from summitry.dossier.page.words import BANDS, LADDER, print_sources, step_of_band
from summitry.meetings.record import Status
from summitry.model import DocumentKind
from tests.dossier.samples import DOCUMENTS

DOCUMENT = DOCUMENTS["norland"]


def test_a_document_is_cited_by_what_is_known_of_it():
    assert cite_document(DOCUMENT) == (
        "Office of the President of Norland, “Readout of the President’s meeting with the Prime Minister of Sudmark”, "
        "4 May 2021, https://president.norland.example/news/1402"
    )
    bare = replace(DOCUMENT, publisher=None, title=None, url="/home/ada/x.txt", published_on=None)
    assert cite_document(bare) == "publisher unknown, “x.txt”, no date"
    assert cite_document(replace(bare, url=None)) == "publisher unknown, “norland”, no date"
    assert place_of(bare) == "x.txt"
    assert place_of(replace(bare, url="C:\\Users\\ada\\x.txt")) == "x.txt"
    assert place_of(DOCUMENT) == ""


def test_the_original_is_opened_at_the_words():
    short = DOCUMENT.passage(0, 20)
    assert link_to_words(DOCUMENT, short) == f"{DOCUMENT.url}#:~:text=President%20Ada%20Norlin"
    long = DOCUMENT.passage(0, 110)
    first, last = link_to_words(DOCUMENT, long).split("#:~:text=")[1].split(",")
    assert first == "President%20Ada%20Norling%20met%20Prime"
    assert last.endswith("lasted%20three%20hours.")


@pytest.mark.parametrize(
    ("known", "link"),
    [
        ({"url": "javascript:alert(1)"}, None),
        ({"url": None}, None),
        ({"kind": DocumentKind.CASE_NOTE}, DOCUMENT.url),
        ({"url": "https://example.org/#part"}, "https://example.org/#part"),
    ],
)
def test_links_that_get_no_words(known, link):
    assert link_to_words(replace(DOCUMENT, **known), DOCUMENT.passage(0, 9)) == link


def test_dashes_and_commas_have_no_meaning_in_the_words():
    document = replace(DOCUMENT, text="one-sided, he said")
    assert link_to_words(document, document.passage(0, 10)).endswith("text=one%2Dsided%2C")


def test_the_ladder_has_every_status_in_its_order():
    assert [step.status for step in LADDER] == list(Status)
    assert len({step.code for step in LADDER}) == len(LADDER)


def test_a_band_is_found_by_its_term_and_not_by_a_part_of_it():
    assert [step_of_band(f"{band.term} ({band.low}-{band.high} %)") for band in BANDS] == [1, 2, 3, 4, 5, 6, 7]
    assert step_of_band("Very likely") == 6
    assert step_of_band("not on the scale") is None
    assert step_of_band("") is None


@pytest.mark.parametrize(
    ("named", "unnamed", "words"),
    [
        (0, 14, "Not one of the 14 statements reported here names its source."),
        (3, 0, "All 3 statements reported here name their source."),
        (7, 4, "7 of the 11 statements reported here name their source; 4 do not."),
        (0, 1, "The one statement reported here does not name its source."),
        (0, 0, "No reported statement was found."),
    ],
)
def test_sources_are_counted_in_words(named, unnamed, words):
    assert print_sources(named, unnamed) == words
