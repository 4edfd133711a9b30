"""Two public pages laid side by side by their links, as in the README, on pages of our own with the same structure."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from summitry.cli.app import app
from tests.ingest.conftest import site  # noqa: F401 -- a fixture

# The structure of an archived White House readout: a WordPress page, the body in a section, share links around it.
WHITE_HOUSE = """<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>Readout of President Halden's Video Call with President Orlov of Kaldova | The White House</title>
<meta property="og:site_name" content="The White House"><meta property="og:type" content="article">
<meta property="article:published_time" content="2021-12-07T18:05:00+00:00">
<script>window.dataLayer = [];</script></head><body class="post-template-default single">
<header class="masthead"><a href="/">The White House</a><nav><ul><li><a href="/menu">Menu</a></li></ul></nav></header>
<main id="main-content"><header class="page-header"><h1 class="page-title">Readout of President Halden's Video Call with
President Orlov of Kaldova</h1><div class="posted-on">December 07, 2021 &bull; <a href="/r">Statements and Releases</a></div>
</header><section class="body-content"><div class="container">
<p>President Joe Biden held a video call today with President Vladimir Putin of Russia to discuss a range of issues.
President Biden voiced concern about the troops at the border and urged Russia to draw them back. The two leaders agreed
that their teams would continue the talks on strategic stability. They also discussed joint work on regional issues such
as Iran.</p><p class="has-text-align-center">###</p></div></section></main>
<footer><ul><li><a href="/privacy">Privacy Policy</a></li></ul></footer></body></html>"""

# The structure of a Kremlin release: the text in a read__content block, with place, day and a list of topics beside it.
KREMLIN = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Meeting with US President Joseph Biden • President of Russia</title>
<meta property="og:title" content="Meeting with US President Joseph Biden">
<meta property="og:site_name" content="President of Russia">
<meta property="og:published_time" content="2021-12-07"></head><body>
<header class="header"><a href="/">President of Russia</a><nav><a href="/news">News</a> <a href="/structure">Structure</a></nav></header>
<div class="read" role="main"><article itemscope itemtype="http://schema.org/NewsArticle">
<h1 class="entry-title p-name" itemprop="name">Meeting with US President Joseph Biden</h1>
<time class="read__published" datetime="2021-12-07" itemprop="datePublished">December 7, 2021</time>
<div class="read__place">Sochi</div>
<div class="entry-content e-content read__internal_content" itemprop="articleBody">
<p>Vladimir Putin held talks with President of the United States of America Joseph Biden via videoconference.</p>
<p>The Russian President stressed that it was not Russia that should be blamed, and proposed to lift all restrictions on the
work of the embassies. The presidents agreed that their teams would continue the dialogue on strategic stability. The situation
around the Iranian nuclear programme was discussed.</p></div>
<div class="read__tags"><h3>Topics</h3><ul><li><a href="/t/1">Foreign policy</a></li></ul></div></article></div>
<footer>All content on this site is licensed under its own terms. <a href="/map">Site map</a></footer></body></html>"""


@pytest.fixture
def compared(site):  # noqa: F811 -- the fixture above
    white_house = site.put("/briefing-room/statements-releases/2021/12/07/readout/", WHITE_HOUSE.encode())
    kremlin = site.put("/events/president/news/67315", KREMLIN.encode())
    result = CliRunner().invoke(app, ["compare", white_house, kremlin, "--json", "--allow-private"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def told(compared, letter, mentioned_by):
    topics = [topic for topic in compared["topics"] if topic["mentioned_by"] == mentioned_by]
    return " | ".join(passage["exact"] for topic in topics for passage in topic[letter])


def test_what_both_pages_mention_is_found(compared):
    assert "strategic stability" in told(compared, "A", "both")
    assert "strategic stability" in told(compared, "B", "both")
    assert "Iran" in told(compared, "A", "both")


def test_what_one_page_leaves_out_is_found(compared):
    assert "draw them back" in told(compared, "A", "A only")
    assert "restrictions" in told(compared, "B", "B only")


def test_each_outcome_has_its_status_by_its_account(compared):
    found = {(outcome["side"], outcome["status"], outcome["passages"][0]["exact"]) for outcome in compared["outcomes"]}
    assert any(side == "A" and status == "agreed" and "strategic stability" in words for side, status, words in found)
    assert any(side == "B" and status == "agreed" and "strategic stability" in words for side, status, words in found)
    assert any(side == "A" and status == "proposed" and "draw them back" in words for side, status, words in found)


def test_nothing_around_the_text_became_a_topic(compared):
    everything = json.dumps(compared["topics"])
    for furniture in ("Privacy Policy", "Menu", "Site map", "Foreign policy", "dataLayer"):
        assert furniture not in everything


def test_check_online_looks_into_the_live_pages(site, tmp_path):  # noqa: F811 -- the fixture above
    kremlin = site.put("/events/president/news/67315", KREMLIN.encode())
    out = tmp_path / "out"
    made = CliRunner().invoke(app, ["dossier", kremlin, "--out", str(out), "--allow-private"])
    assert made.exit_code == 0, made.output
    call = ["check", str(out / "dossier.json"), "--online", "--allow-private", "--json"]
    sound = CliRunner().invoke(app, call)
    assert sound.exit_code == 0, sound.output
    assert json.loads(sound.stdout)["online"]["found"] > 3
    site.put("/events/president/news/67315", KREMLIN.replace("lift all restrictions", "keep all rules").encode())
    changed = CliRunner().invoke(app, call)
    assert changed.exit_code == 1
    faults = json.loads(changed.stdout)["faults"]
    assert faults
    assert all("live page" in fault["reason"] for fault in faults)


def test_check_asks_no_private_address_unless_told(site, tmp_path):  # noqa: F811 -- the fixture above
    kremlin = site.put("/events/president/news/67315", KREMLIN.encode())
    CliRunner().invoke(app, ["dossier", kremlin, "--out", str(tmp_path), "--allow-private"])
    before = len(site.requests)
    result = CliRunner().invoke(app, ["check", str(tmp_path / "dossier.json"), "--online", "--json"])
    assert len(site.requests) == before
    assert json.loads(result.stdout)["online"]["found"] == 0
