"""Feeds: one document an entry, from its link or from the feed itself."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.ingest import Settings, fetch
from summitry.model import Document, SetAside
from tests.ingest.samples import ENGLISH, FRENCH, make_page

OPEN = Settings(allow_private=True, timeout_s=5)
OFFLINE = Settings(follow_feeds=False)


def make_rss(*items):
    shown = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{shown}</channel></rss>'.encode()


def make_item(title, text, day="Mon, 16 Jul 2018 23:30:00 -0500", link=""):
    return f"<title>{title}</title><link>{link}</link><pubDate>{day}</pubDate><description><![CDATA[{text}]]></description>"


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title type="html">A &lt;b&gt;title&lt;/b&gt;</title>
<link href="https://www.whitehouse.gov/a"/><published>2018-07-16T23:00:00-05:00</published>
<content type="html">&lt;p&gt;{ENGLISH}&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content></entry></feed>""".encode()


@pytest.fixture
def save(tmp_path):
    def write(raw):
        path = tmp_path / "feed.xml"
        path.write_bytes(raw)
        return path

    return write


def test_entries_are_read_from_the_feed_itself(save):
    [doc] = fetch([save(ATOM)], settings=OFFLINE)
    assert doc.text == f"{ENGLISH}\n\nTwo"
    assert (doc.title, doc.published_on, doc.side) == ("A title", date(2018, 7, 16), "USA")
    assert (doc.basis["title"], doc.basis["published_on"], doc.basis["side"]) == ("feed", "feed", "registry")


def test_day_is_the_one_that_the_feed_prints(save):
    [doc] = fetch([save(make_rss(make_item("t", ENGLISH)))], settings=OFFLINE)
    assert doc.published_on == date(2018, 7, 16)


@pytest.mark.parametrize("day", ["soon", "", "Mon, 99 Jul 2018 00:00:00 GMT", "2018-02-31"])
def test_day_that_is_none_stays_unknown(day, save):
    [doc] = fetch([save(make_rss(make_item("t", ENGLISH, day)))], settings=OFFLINE)
    assert doc.published_on is None


def test_links_are_followed_and_pages_believed_first(site):
    page = make_page(f"<article><p>{ENGLISH}</p></article>", head="<meta property='og:title' content='Own title'>")
    link = site.put("/a", page.encode())
    lost = site.link("/lost")
    feed = site.put(
        "/feed", make_rss(make_item("T", "short", link=link), make_item("L", "x", link=lost)), "application/rss+xml"
    )
    doc, fault = fetch([feed], settings=OPEN)
    assert (doc.text, doc.title, doc.url) == (ENGLISH, "Own title", link)
    assert (doc.basis["title"], doc.basis["published_on"]) == ("page (og:title)", "feed")
    assert (fault.origin, fault.is_transient) == (lost, False)
    assert "not there" in fault.reason


def test_links_relative_to_the_feed_are_followed(site):
    site.put("/news/a", make_page(f"<p>{ENGLISH}</p>").encode())
    [doc] = fetch([site.put("/news/feed", make_rss(make_item("T", "x", link="a")), "text/xml")], settings=OPEN)
    assert doc.url == site.link("/news/a")


def test_links_of_a_feed_do_not_lead_inside(save):
    [fault] = fetch([save(make_rss(make_item("T", ENGLISH, link="http://127.0.0.1:1/secret")))])
    assert isinstance(fault, SetAside)
    assert "private network" in fault.reason


def test_each_entry_fails_by_itself(save):
    raw = make_rss(
        make_item("1", ENGLISH), make_item("2", ""), make_item("3", FRENCH), make_item("4", ENGLISH + " More.")
    )
    found = list(fetch([save(raw)], settings=OFFLINE))
    assert [isinstance(item, Document) for item in found] == [True, False, False, True]
    assert "entry without text" in found[1].reason
    assert "is in French" in found[2].reason
    assert found[1].origin.endswith("feed.xml:2")


def test_entries_are_bounded_and_that_is_said(save):
    raw = make_rss(*(make_item("t", f"{ENGLISH} {number}") for number in range(5)))
    found = list(fetch([save(raw)], settings=Settings(follow_feeds=False, max_entries=3)))
    assert len(found) == 4
    assert "has 5 entries, of which the first 3 are read" in found[3].reason


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (make_rss(), "without entries"),
        (b"<rss version='2.0'><channel><item", "cannot be read"),
        (make_rss("<title>a &amp; b</title>" * 40_000), "more than 100,000 tags"),
    ],
)
def test_broken_feeds_say_so(raw, words, save):
    [fault] = fetch([save(raw)], settings=OFFLINE)
    assert words in fault.reason


def test_entity_bomb_is_refused(save):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>'.encode()
    raw = bomb + make_rss(make_item("&e8;", ENGLISH)).removeprefix(b'<?xml version="1.0"?>')
    [fault] = fetch([save(raw)], settings=OFFLINE)
    assert "entities of its own" in fault.reason


def test_scripts_in_entries_are_dropped(save):
    [doc] = fetch([save(make_rss(make_item("t", f"<script>alert(1)</script><p>{ENGLISH}</p>")))], settings=OFFLINE)
    assert doc.text == ENGLISH
