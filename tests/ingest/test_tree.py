"""Hostile pages cost neither the stack nor the afternoon."""

from __future__ import annotations

import time

import pytest

from summitry.errors import Unreadable
from summitry.ingest.tree import parse_tree
from tests.ingest.samples import attempt


def parse(markup, max_elements=200_000):
    begun = time.monotonic()
    root = parse_tree(markup, max_elements=max_elements)
    assert time.monotonic() - begun < 5
    return root


def test_deep_nesting_keeps_its_text():
    root = parse("<div>" * 100_000 + "inside" + "</div>" * 100_000 + "<p>after</p>")
    assert "".join(root.itertext()) == "insideafter"


@pytest.mark.parametrize("tag", ["b", "table", "span", "blockquote"])
def test_tags_that_are_never_closed_keep_their_text(tag):
    assert "".join(parse(f"<{tag}>" * 50_000 + "inside").itertext()) == "inside"


def test_hundred_thousand_attributes_are_cut_to_a_few():
    names = " ".join(f"a{number}" for number in range(100_000))
    [paragraph] = parse(f"<p {names}>x</p>").iter("p")
    assert len(paragraph.attrib) == 64


def test_huge_attribute_is_cut():
    [paragraph] = parse(f"<p title='{'a' * 5_000_000}'>x</p>").iter("p")
    assert len(paragraph.get("title")) == 20_000


def test_entities_of_its_own_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><p>&b;&b; &amp; x</p>'
    assert "haha" not in "".join(parse(bomb).itertext())


def test_too_many_elements_are_refused():
    with pytest.raises(Unreadable, match="more than 1,000 elements"):
        parse("<i>x</i>" * 2000, max_elements=1000)


def test_control_characters_do_not_stop_it():
    assert "".join(parse("<p>a\x0bb\x00c\ufffe</p>").itertext()) == "a b c "


@pytest.mark.parametrize("markup", ["", " ", "<!-- only -->", "</p>"])
def test_pages_of_nothing_are_refused_or_empty(markup):
    root, refusal = attempt(lambda: parse(markup))
    if root is None:
        assert "no HTML" in refusal
    else:
        assert not "".join(root.itertext()).strip()
