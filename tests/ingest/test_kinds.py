from __future__ import annotations

import pytest

from summitry.ingest.kinds import TITLE_RULES, URL_RULES, kind_of
from summitry.ingest.publishers import find_publisher
from summitry.model import DocumentKind

KREMLIN = find_publisher("https://en.kremlin.ru/")
WHITE_HOUSE = find_publisher("https://www.whitehouse.gov/")
REUTERS = find_publisher(None, "Reuters")
INSTITUTE = find_publisher(None, "Chatham House")


@pytest.mark.parametrize("rule", TITLE_RULES, ids=lambda rule: rule.example)
def test_each_title_rule_gives_its_example_its_kind_and_leaves_its_near_miss(rule):
    assert kind_of(rule.example, None, KREMLIN) == (rule.kind, "title")
    assert rule.pattern.search(rule.near_miss) is None


@pytest.mark.parametrize("rule", URL_RULES, ids=lambda rule: rule.example)
def test_each_address_rule_gives_its_example_its_kind_and_leaves_its_near_miss(rule):
    assert kind_of(None, "https://www.example.org" + rule.example, KREMLIN) == (rule.kind, "page address")
    assert rule.pattern.search(rule.near_miss) is None


@pytest.mark.parametrize(
    ("title", "publisher", "kind", "basis"),
    [
        ("Putin and Biden hold telephone conversation", REUTERS, DocumentKind.NEWS, "registry"),
        ("Transcript: interview with the foreign minister", REUTERS, DocumentKind.TRANSCRIPT, "title"),
        ("Analysis: what the talks changed", REUTERS, DocumentKind.ANALYSIS, "title"),
        ("Talks with Iran", INSTITUTE, DocumentKind.ANALYSIS, "registry"),
        ("Meeting with the governor", None, DocumentKind.UNKNOWN, ""),
        ("Readout of the call", None, DocumentKind.READOUT, "title"),
        ("New garden opened", KREMLIN, DocumentKind.UNKNOWN, ""),
        (None, None, DocumentKind.UNKNOWN, ""),
        ("Presidents signed a joint declaration on trade", KREMLIN, DocumentKind.UNKNOWN, ""),
        ("Background Press Call on the Joint Statement", WHITE_HOUSE, DocumentKind.BRIEFING, "title"),
    ],
)
def test_title_and_publisher_together(title, publisher, kind, basis):
    assert kind_of(title, None, publisher) == (kind, basis)


def test_turns_make_a_meeting_a_transcript():
    text = "The President met the governor.\n\nPresident of Arland Jon Vega: Good afternoon, how are you?"
    assert kind_of("Meeting with the governor", None, KREMLIN, text) == (DocumentKind.TRANSCRIPT, "text")
    assert kind_of("Meeting with the governor", None, KREMLIN, text[:31]) == (DocumentKind.READOUT, "title")


def test_an_official_text_that_begins_with_a_meeting_is_a_readout():
    text = "Today the President held a brief telephone call about the port."
    assert kind_of("Port to be widened", None, KREMLIN, text) == (DocumentKind.READOUT, "text")
    assert kind_of("Port to be widened", None, None, text) == (DocumentKind.UNKNOWN, "")


def test_swapping_two_official_publishers_changes_nothing():
    for rule in TITLE_RULES:
        assert kind_of(rule.example, None, KREMLIN) == kind_of(rule.example, None, WHITE_HOUSE)


def test_a_broken_address_is_no_ground():
    assert kind_of(None, "http://[x/readouts/", KREMLIN) == (DocumentKind.UNKNOWN, "")
