from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from html.parser import HTMLParser

import pytest

from summitry.dossier.page import render_page, to_excerpts
from summitry.dossier.page.words import is_telling, print_sources
from summitry.dossier.walk import iter_lines
from tests.dossier import samples

FIVE = (samples.NORLAND, samples.SUDMARK, samples.JOINT, samples.PRESS, samples.CRITICS)
PAGES = {
    "three accounts": samples.make_dossier,
    "five accounts": lambda: samples.make_dossier(FIVE),
    "excerpts": lambda: to_excerpts(samples.make_dossier()),
    "empty": samples.make_empty,
    "hostile": samples.make_hostile,
}
VOID = {"meta", "br", "input", "img", "link", "hr"}


class Tree(HTMLParser):
    """Collects what the tests ask of a page; fails where tags do not nest."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids, self.links, self.tags, self.attributes, self.headings = [], [], [], [], [], []
        self.words = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend((tag, key, value or "") for key, value in attrs)
        given = dict(attrs)
        self.ids.extend([given["id"]] if "id" in given else [])
        self.links.extend([given["href"]] if "href" in given else [])
        self.headings.extend([int(tag[1])] if re.fullmatch("h[1-6]", tag) else [])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module", params=PAGES)
def tree(request):
    return Tree(render_page(PAGES[request.param](), glossary=samples.GLOSSARY))


@pytest.fixture(scope="module")
def html():
    return render_page(samples.make_dossier(), glossary=samples.GLOSSARY)


def test_every_link_inside_the_page_has_its_place_and_no_place_has_two(tree):
    inside = [link[1:] for link in tree.links if link.startswith("#")]
    assert set(inside) <= set(tree.ids)
    assert len(tree.ids) == len(set(tree.ids))
    labelled = {value for _, key, value in tree.attributes if key in {"aria-labelledby", "popovertarget"}}
    assert {name for value in labelled for name in value.split()} <= set(tree.ids)


def test_headings_go_down_one_step_at_a_time(tree):
    assert tree.headings[0] == 1
    assert tree.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(tree.headings, tree.headings[1:], strict=False))


def test_nothing_on_the_page_can_act_or_ask_the_network(tree):
    assert tree.tags.count("script") == 1
    assert tree.tags.count("style") == 1
    assert not {"img", "iframe", "link", "object", "embed", "form", "base", "audio", "video"} & set(tree.tags)
    assert not [key for _, key, _ in tree.attributes if key.startswith("on") or key in {"style", "src", "srcset"}]
    outside = [link for link in tree.links if not link.startswith("#")]
    assert all(link.startswith(("https://", "http://", "data:text/csv")) for link in outside)


def test_tables_say_what_their_heads_are_for(tree):
    heads = [attrs for attrs in tree.attributes if attrs[0] == "th" and attrs[1] == "scope"]
    assert len(heads) == tree.tags.count("th")


@pytest.mark.parametrize("make", [samples.make_dossier, samples.make_empty, samples.make_hostile])
def test_the_policy_names_the_style_and_the_script_by_their_digests(make):
    html = render_page(make())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    script = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[-1]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_each_line_stands_on_the_page_with_its_number_and_its_passages(html):
    lines = {line.id: line for _, line in iter_lines(samples.make_dossier())}
    tree = Tree(html)
    assert set(lines) <= set(tree.ids)
    numbers = [int(number) for number in re.findall(r'class="no"[^>]*>(\d+)<', html)]
    assert set(numbers) == set(range(1, len(lines) + 1))
    passages = {passage for line in lines.values() for passage in line.passages}
    assert sum(name.startswith("p-") for name in tree.ids) == len(passages)
    assert all(f"{passage.start}-{passage.end}" in html for passage in passages)


def test_each_passage_leads_back_to_the_lines_that_rest_on_it(html):
    lines = {line.id: len(set(line.passages)) for _, line in iter_lines(samples.make_dossier())}
    for name, passages in lines.items():
        assert len(re.findall(f'<a href="#{name}" aria-label="Back to line', html)) == passages


def test_the_lines_of_a_summary_lead_on_and_do_not_take_the_anchor(html):
    first = samples.make_dossier().meetings[0].summary[0]
    assert html.count(f' id="{first.id}"') == 1
    assert html.index("In short") < html.index("Outcomes by topic") < html.index(f' id="{first.id}"')


def test_what_several_accounts_say_alike_is_told_of_all_of_them_at_the_head(html):
    head = html.split("<h4>In short</h4>")[1]
    assert '<span class="ac">Norland, Sudmark</span>' in head[: head.index('class="by"')]


def test_the_text_of_a_document_is_there_word_for_word(html):
    shown = re.findall(r'<div class="text"[^>]*>(.*?)</div>', html, re.DOTALL)
    texts = [Tree(re.sub(r"<sup.*?</sup>", "", part)).words for part in shown]
    in_time = sorted(sorted(samples.DOCUMENTS), key=lambda name: samples.DOCUMENTS[name].published_on or date.max)
    expected = [samples.DOCUMENTS[name].text for name in in_time]
    assert ["".join(words) for words in texts] == expected


def test_what_is_ours_is_not_in_the_type_of_the_documents_words(html):
    ours = {text for mark, text in re.findall(r'class="say( ours)?" href="[^"]+">(.*?)</a>', html) if mark}
    assert ours == {"Ada Norling (Norland), Bo Sundmark (Sudmark)", "in person, bilateral", "call"}


def test_who_asks_whom_is_said(html):
    assert ">by Ada Norling<" in html
    assert ">to Bo Sundmark<" in html
    assert ">15 July 2021</b>" in html


def test_a_silence_is_said_to_claim_no_intent(html):
    assert "It claims no intent" in html
    assert "not in its document" in html


def test_what_is_not_there_is_said_in_words(html):
    for words in (
        "No reaction was found in these documents.",
        "Nothing was found that speaks of the time to come.",
        "Only one party’s own account is here, so nothing can be said of what another left out.",
        "No document here says what came of it.",
        "6 documents",
    ):
        assert words in html
    empty = render_page(samples.make_empty())
    assert "No meeting was found in these documents." in empty
    assert "No document." in empty
    assert " 0 " not in re.sub(r"<(style|script).*?</\1>", "", empty, flags=re.DOTALL)


def test_unnamed_reactions_are_counted_apart(html):
    assert re.search(r"Experts <small>1 named, 1 unnamed</small>", html)
    assert html.count("counted apart: 1") == 2


def test_likelihood_is_shown_as_written_with_its_band(html):
    assert '<q class="wd">is likely to</q>' in html
    assert "likely (55-80 %)" in html
    assert "not on the scale" in html


@pytest.mark.parametrize(
    ("named", "unnamed", "told"),
    [
        (0, 0, "No reported statement was found."),
        (1, 0, "The one statement reported here names its source."),
        (0, 3, "Not one of the 3 statements reported here names its source."),
        (4, 0, "All 4 statements reported here name their source."),
        (1, 2, "1 of the 3 statements reported here names its source; 2 do not."),
        (5, 1, "5 of the 6 statements reported here name their source; 1 does not."),
    ],
)
def test_sources_are_counted_in_a_sentence(named, unnamed, told):
    assert print_sources(named, unnamed) == told


def test_what_stands_apart_has_no_column_about_a_meeting_and_its_days_are_folded(html):
    apart = html.split('id="page-unjoined"')[1].split('<section class="part"')[0]
    assert "About this meeting" not in apart
    assert "About this meeting" in html
    if "page-u-timeline" in apart:
        assert "Days that these documents name" in apart


def test_documents_are_listed_by_their_numbers(html):
    for table in re.findall(r'<table class="dt".*?</table>', html, re.DOTALL):
        numbers = [int(number) for number in re.findall(r'<a class="tp" [^>]*>D(\d+) ', table)]
        assert numbers
        assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("about", "helps"),
    [
        ("", False),
        ("It", False),
        ("the accord", True),
        ("the accord, which was signed " + "in the old harbour " * 4, False),
    ],
)
def test_what_is_judged_is_named_where_that_helps(about, helps):
    assert is_telling(about) is helps


def test_no_path_of_anybodys_machine_is_on_the_page(html):
    assert "/home/ada" not in html
    assert "stray.txt" in html
    assert "scan.pdf" in html


def test_hostile_text_is_text():
    html = render_page(samples.make_hostile(), glossary={samples.HOSTILE: samples.HOSTILE})
    assert "<script>document" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html.lower()
    assert not set("\u202e\u2066\x00") & set(html)
    assert "[U+202E]" in html
    assert "{{7*7}}" in html
    assert "The drawing is left out" in html


def test_swapping_the_sides_swaps_the_page():
    dossier = samples.make_dossier()
    html = render_page(dossier)
    assert swap_names(html) != html
    assert render_page(swap(dossier)) == swap_names(html)


def swap(value):
    """Swap the two sides' names, which are of one length, in every text of a record."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return swap_names(value)
    if isinstance(value, tuple):
        return tuple(swap(part) for part in value)
    if isinstance(value, dict):
        return {swap(key): swap(part) for key, part in value.items()}
    if is_dataclass(value):
        return replace(value, **{item.name: swap(getattr(value, item.name)) for item in fields(value)})
    return value


def swap_names(text):
    pairs = {"Norland": "Sudmark", "norland": "sudmark", "XNO": "XSU"}
    both = pairs | {other: one for one, other in pairs.items()}
    return re.sub("|".join(both), lambda found: both[found[0]], text)


def test_the_same_dossier_gives_the_same_page(html):
    assert html == render_page(samples.make_dossier(), glossary=samples.GLOSSARY)


def test_a_large_dossier_is_written_in_seconds():
    import time  # noqa: PLC0415 -- here alone

    dossier = samples.make_large(100, 4_000)
    start = time.perf_counter()
    html = render_page(dossier)
    assert time.perf_counter() - start < 8
    assert html.count('class="ln"') == 4_000
