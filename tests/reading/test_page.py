from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from summitry.model import SetAside
from summitry.reading.page import find_appearances, render_notebook, render_page, safe_link
from tests.reading.samples import make_reading

HOSTILE = "<script>alert(1)</script> & \"quoted\" '=HYPERLINK' \u202e"


def page(**known):
    return render_page([make_reading(**known)], heading="Two & two", lead="Read.")


def test_every_mention_links_to_who_it_is_and_back():
    html = page()
    anchors = set(re.findall(r'id="([^"]+)"', html))
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) > 6
    assert set(links) <= anchors


def test_the_policy_lets_in_its_own_style_sheet_and_nothing_else():
    html = page()
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in html.replace("'", "&#39;")
    assert "<script" not in html
    assert " style=" not in html
    assert not re.search(r'\son\w+="', html)


def test_a_stretch_that_was_not_read_is_told():
    reading = make_reading()
    unread = replace(reading.parsed, unread=(reading.document.passage(3, 9),))
    html = render_page([replace(reading, parsed=unread)], heading="One", lead="Read.")
    assert "<strong>characters 3 to 9 hold no running text and were not read</strong>" in html
    assert "not read" not in page()


def test_hostile_metadata_is_text():
    html = render_page(
        [make_reading(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")],
        heading=HOSTILE,
        lead=HOSTILE,
        set_aside=[SetAside(HOSTILE, HOSTILE)],
    )
    assert "<script" not in html
    assert "javascript:" not in html
    assert "\u202e" not in html
    assert "[U+202E]" in html


def test_what_was_set_aside_is_listed_with_its_reason():
    html = render_page([], heading="h", lead="l", set_aside=[SetAside("a.pdf", "it is encrypted")])
    assert "a.pdf: it is encrypted" in html


def test_appearances_are_in_the_order_of_first_mention():
    first, second = find_appearances([make_reading(), make_reading()])
    assert (first.actor.id, second.actor.id) == ("ada-example", "XAA")
    assert [number for number, _ in first.places] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("http://[broken", None),
        ("notes.md", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url, link):
    assert safe_link(url) == link


def test_a_notebook_shows_text_and_actors():
    html = make_reading()._repr_html_()
    assert html == render_notebook(make_reading())
    assert "Ada Example" in html
    assert "<script" not in html
    assert "body {" not in html
