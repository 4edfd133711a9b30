from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.ingest.metadata import Metadata
from summitry.ingest.releases import parse_release

TODAY = date(2024, 6, 1)


def read(text: str) -> tuple[str | None, str | None, date | None]:
    found = parse_release(text, today=TODAY)
    return found.title, found.publisher, found.published_on


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MOSCOW, July 16. /TASS/. The president", (None, "TASS", None)),
        ("HELSINKI, July 16, 2018 (Xinhua) -- The two", (None, "Xinhua", date(2018, 7, 16))),
        ("WASHINGTON (Reuters) - The two", (None, "Reuters", None)),
        ("PARIS (someone) - The two", (None, None, None)),
        ("FOR IMMEDIATE RELEASE\nJuly 16, 2018\n\nTalks end\n\nThey met.", ("Talks end", None, date(2018, 7, 16))),
        ("Title: Talks end\nDate: 16 July 2018\n\nThey met.", ("Talks end", None, date(2018, 7, 16))),
    ],
)
def test_what_is_marked_is_taken(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Talks end\n\nThey met on July 16, 2018.",
        "Oval Office\n\n(August 7, 2021)\n\n6:06 P.M. EDT\n\nTHE PRESIDENT: Thank you.",
        "July 16, 2018\n\nThey met.",
        "He said - well, nothing.",
        "U.S. POLICY\nMore",
        "",
    ],
)
def test_a_first_line_or_a_bare_day_is_not_taken(text):
    assert parse_release(text, today=TODAY) == Metadata()


def test_the_basis_is_the_text():
    found = parse_release("FOR IMMEDIATE RELEASE\nTalks end\nROME (ANSA) - They met.", today=TODAY)
    assert found.basis == {"title": "text", "publisher": "text"}


@pytest.mark.parametrize("piece", ["A", "A, ", "A (", "July 1, ", "A /", "- ", "\n"])
def test_long_lines_are_read_in_time(piece):
    started = time.perf_counter()
    parse_release(piece * 100_000)
    assert time.perf_counter() - started < 1


@given(st.text(max_size=300))
def test_any_text_is_survived(text):
    found = parse_release(text, today=TODAY)
    assert set(found.basis.values()) <= {"text"}
