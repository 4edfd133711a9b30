"""Pages: the article as text, without the menus around it, and what the page says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summitry.errors import Unreadable
from summitry.ingest import Settings, fetch, locate, parse_bytes
from summitry.model import DocumentKind
from tests.ingest.samples import ENGLISH, FRENCH, make_page

PAGES = Path(__file__).parent / "pages"
SURROUNDINGS = (
    *(
        "Skip to content",
        "The Office",
        "cookies",
        "Accept",
        "Share",
        "Related",
        "anniversary",
        "Privacy",
        "Palace Square",
    ),
    *(
        "Home",
        "Visas",
        "Speeches",
        "Site map",
        "Harbour Street",
        "Markets",
        "Read also",
        "Sign up",
        "Port strike",
        "All rights",
    ),
)


def read(name):
    [doc] = fetch([PAGES / name])
    return doc


@pytest.mark.parametrize("name", ["presidency.html", "ministry.html", "agency.html"])
def test_menus_buttons_and_teasers_are_left_out(name):
    doc = read(name)
    assert [words for words in SURROUNDINGS if words in doc.text] == []
    assert doc.raw == (PAGES / name).read_bytes()
    assert doc.language == "en"


def test_presidency_page_keeps_lists_quotes_tables_and_breaks():
    doc = read("presidency.html")
    assert "situation in the Strait and the talks that began in\u00a0March." in doc.text
    assert "agreed to:\n\nreopen the crossing at Grenmo by 1\u00a0July;\nset up a joint commission" in doc.text
    assert "\n\nCrossing\tOpens\nGrenmo\t1 July\nVik\tnot yet\n\n" in doc.text
    assert doc.text.endswith("They did not discuss tariffs.\nThey will meet again in the autumn.")
    assert locate("“We will not sign anything that our parliaments have not seen,”", doc).start > 0


def test_presidency_page_says_who_when_and_what():
    doc = read("presidency.html")
    assert doc.title == "Readout of President Vega’s Call with Prime Minister Holm"
    assert (doc.publisher, doc.published_on, doc.kind) == (
        "Office of the President of Meridia",
        date(2024, 5, 14),
        DocumentKind.READOUT,
    )
    assert doc.basis["published_on"].startswith("page")


def test_ministry_page_in_a_layout_table_and_a_form_is_read():
    doc = read("ministry.html")
    assert doc.text.startswith("Joint Statement on the Strait\n\nThe Ministers of Foreign Affairs")
    assert doc.text.endswith("Vik, 15 May 2024")
    assert (doc.kind, doc.published_on) == (DocumentKind.JOINT_STATEMENT, date(2024, 5, 15))


def test_agency_page_with_unclosed_paragraphs_is_read_to_its_end():
    doc = read("agency.html")
    assert "took it" not in doc.text
    assert doc.text.count("\n\n") == 5
    assert doc.text.endswith("Critics in the parliament of Meridia said that the government had given too much away.")


def test_short_page_is_read_by_its_tags_alone():
    page = make_page("<nav><a href=/>Home</a></nav><main><p>They met.</p></main><footer>Contact us</footer>")
    assert parse_bytes(page.encode(), media_type="text/html", origin="x").text == "They met."


def test_body_without_any_part_is_read_whole():
    page = make_page("They met.<p>They left.")
    assert parse_bytes(page.encode(), media_type=None, origin="x").text == "They met.\n\nThey left."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<div id=root></div><script>draw()</script>", "without text, perhaps drawn by scripts"),
        (f"<article><p>{FRENCH}</p></article>", "is in French"),
        ("<i>x</i>" * 300, "more than 200 elements"),
    ],
)
def test_pages_that_cannot_be_read_say_why(body, words):
    with pytest.raises(Unreadable, match=f"^x: .*{words}"):
        parse_bytes(make_page(body).encode(), media_type="text/html", origin="x", settings=Settings(max_elements=200))


def test_large_page_is_judged_by_tags_in_linear_time():
    page = make_page("<nav>Menu</nav>" + f"<p>{ENGLISH}</p>" * 22_000)
    doc = parse_bytes(page.encode(), media_type="text/html", origin="x")
    assert doc.text.count(ENGLISH) == 22_000
    assert "Menu" not in doc.text


def test_hidden_publisher_address_on_another_host_is_not_believed():
    page = make_page(f"<p>{ENGLISH}</p>", head='<link rel=canonical href="https://www.whitehouse.gov/x">')
    doc = parse_bytes(page.encode(), media_type="text/html", origin="https://copy.example/x")
    assert doc.url == "https://copy.example/x"
    assert doc.side is None
