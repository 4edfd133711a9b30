from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.ingest.metadata import Metadata, parse_metadata, without_site

TODAY = date(2024, 6, 1)


def page(head: str = "", body: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def read(head: str = "", body: str = "", url: str | None = None) -> Metadata:
    return parse_metadata(page(head, body), url=url, today=TODAY)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Talks end in Port Ellen",
    "datePublished": "2018-07-16T23:30:00+03:00",
    "publisher": {"@type": "Organization", "name": "The Port Gazette"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://gazette.example/2018/talks"},
}


def test_linked_data_comes_first():
    found = read(
        linked(ARTICLE)
        + '<meta property="og:title" content="Other"><meta property="og:site_name" content="Other">'
        + '<meta property="article:published_time" content="2018-07-16T20:30:00Z">'
    )
    assert found.title == "Talks end in Port Ellen"
    assert found.publisher == "The Port Gazette"
    assert found.published_on == date(2018, 7, 16)
    assert found.url == "https://gazette.example/2018/talks"
    assert found.basis == dict.fromkeys(("title", "publisher", "published_on", "url"), "JSON-LD")
    assert found.notes == ()


def test_a_graph_with_references_is_followed():
    graph = {
        "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "The Ministry"},
            {"@type": ["Article", "Thing"], "headline": "A visit", "publisher": {"@id": "#us"}},
        ]
    }
    found = read(linked(graph))
    assert (found.title, found.publisher, found.published_on) == ("A visit", "The Ministry", None)


def test_of_several_articles_only_the_pages_own_is_believed():
    others = [ARTICLE, {**ARTICLE, "headline": "Another", "datePublished": "2001-01-01", "mainEntityOfPage": "x"}]
    by_headline = read(linked(others), "<h1>Another</h1>")
    assert by_headline.published_on == date(2001, 1, 1)
    by_address = read(linked(others), url="https://gazette.example/2018/talks/")
    assert by_address.title == "Talks end in Port Ellen"
    assert read(linked(others)).published_on is None


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        "null",
        '"text"',
        '{"@type": 5, "headline": {}}',
        '{"@type": "Article", "headline": ["a", "b"], "publisher": [], "datePublished": 20180716}',
        '{"@type": "Article", "n": ' + "9" * 5000 + "}",
        '{"@type": "Article", "headline": "' + "x" * 600_000 + '"}',
    ],
)
def test_broken_or_hostile_linked_data_is_passed_over(script):
    found = read(f'<script type="application/ld+json">{script}</script>', "<h1>Talks</h1>")
    assert found == Metadata(title="Talks", basis={"title": "headline"})


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        ('<meta property="article:published_time" content="2018-07-16T10:00:00Z">', "", date(2018, 7, 16), "article:published_time"),
        ('<meta name="citation_publication_date" content="2018/07/16">', "", date(2018, 7, 16), "citation_publication_date"),
        ('<meta name="DC.date.issued" content="16 July 2018">', "", date(2018, 7, 16), "dc.date.issued"),
        ("", '<time datetime="2018-07-16">Monday</time>', date(2018, 7, 16), "time element"),
        ("", '<time itemprop="datePublished">July 16, 2018</time><time datetime="2001-01-01">', date(2018, 7, 16), "time element"),
        ("", "<h1>Talks</h1><p>By us</p><span>Published: July 16, 2018 20:15</span>", date(2018, 7, 16), "printed by the headline"),
        ("", "<h1>Talks</h1><p>On July 16, 2018 they met.</p>", None, None),
        ("", '<time datetime="2001-01-01"></time><time datetime="2002-01-01"></time>', None, None),
        ('<meta property="article:published_time" content="2031-07-16">', "", None, None),
        ('<meta property="article:published_time" content="0018-07-16">', "", None, None),
        ('<meta property="article:modified_time" content="2018-07-16">', "", None, None),
        ('<meta name="date" content="06/07/2018">', "", None, None),
        ('<meta name="date" content="2018-13-45">', "", None, None),
    ],
)  # fmt: skip
def test_where_a_day_can_stand(head, body, day, basis):
    found = read(head, body)
    assert found.published_on == day
    assert found.basis.get("published_on") == basis


def test_a_day_in_the_address_is_used_last_and_said_so():
    url = "https://www.example.org/news/2018/07/16/talks"
    found = read(url=url)
    assert (found.published_on, found.basis["published_on"]) == (date(2018, 7, 16), "page address")
    printed = read('<meta name="date" content="2018-07-17">', url=url)
    assert (printed.published_on, printed.basis["published_on"]) == (date(2018, 7, 17), "date")
    assert read(url="https://www.example.org/news/2018/07/").published_on is None


def test_two_days_that_differ_leave_a_note():
    found = read('<meta property="article:published_time" content="2018-07-16"><meta name="date" content="2018-07-20">')
    assert found.published_on == date(2018, 7, 16)
    assert found.notes == ("published on 2018-07-16 (article:published_time), or on 2018-07-20 (date)",)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Talks end | The Ministry</title><meta property=og:site_name content='Ministry'>", "", "Talks end"),
        ("<title>The Ministry — Talks end</title><meta property=og:site_name content='The Ministry'>", "", "Talks end"),
        ("<title>Arland - Bestria talks</title>", "", "Arland - Bestria talks"),
        ("<title>Talks end - Site 5</title>", "<h1>Talks end</h1>", "Talks end"),
        ("<title>Home</title>", "<h1>One</h1><h1>Two</h1>", "Home"),
        ("<meta property=og:title content=' Talks\n end '>", "<h1>Other</h1>", "Talks end"),
        ("", "<p>Nothing</p>", None),
        ("<title>" + "x" * 5000 + "</title>", "", None),
    ],
)
def test_the_title_loses_the_sites_name_and_nothing_else(head, body, title):
    assert read(head, body).title == title


def test_the_site_is_known_by_its_address_too():
    found = read("<title>Talks end • President of Russia</title>", url="http://en.kremlin.ru/events/1")
    assert found.title == "Talks end"
    assert without_site("A | B | C", {"c"}) == "A | B"


def test_the_canonical_address_is_believed_on_the_same_host_alone():
    head = '<link rel="canonical" href="/news/1"><meta property="og:url" content="https://www.example.org/og">'
    assert read(head, url="https://example.org/x?utm=1").url == "https://example.org/news/1"
    foreign = '<link rel="canonical" href="https://en.kremlin.ru/events/1">'
    found = read(foreign, url="https://evil.example/x")
    assert found.url is None
    assert found.notes == (
        "the page was found at https://evil.example/x and gives https://en.kremlin.ru/events/1 as its address (canonical link)",
    )
    assert read(foreign).url == "https://en.kremlin.ru/events/1"
    assert read('<link rel="canonical" href="javascript:x">').url is None


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"<", b"plain words", b"<html></html>", b"<!-- -->"])
def test_a_page_that_says_nothing_gives_nothing(raw):
    assert parse_metadata(raw, today=TODAY) == Metadata()


@given(st.text(alphabet="<>/=\"' h1metatitle:20180716-|,.{}[]é", max_size=200))
def test_any_markup_is_survived(text):
    found = parse_metadata(page(text, text), today=TODAY)
    assert found.published_on is None or found.published_on <= date(2024, 6, 3)
    assert set(found.basis) == {
        n for n in ("title", "publisher", "published_on", "url") if getattr(found, n) is not None
    }
