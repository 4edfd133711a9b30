from __future__ import annotations

import re

import pytest

from summitry.dossier.markdown import escape, to_markdown
from summitry.dossier.walk import iter_lines
from tests.dossier.samples import HOSTILE, make_dossier, make_empty, make_hostile


def test_every_section_that_has_something_is_there():
    text = to_markdown(make_dossier())
    for heading in ("Outcomes", "Disputed or denied", "Reactions", "Watch list", "Documents", "How it was made"):
        assert re.search(rf"^##+ {heading}", text, re.MULTILINE), heading


def test_several_meetings_are_listed_first_with_what_they_came_to():
    text = to_markdown(make_dossier())
    head = text.split("\n## ")[0]
    assert "- Norland and Sudmark, Lakehaven, 4 May 2021: *signed* the river fisheries; *agreed* " in head
    assert "0 unnamed" not in text
    assert "name their source" in text


def test_an_empty_dossier_is_still_a_page():
    assert to_markdown(make_empty()).startswith("# ")


def test_every_line_shown_names_its_document_and_place():
    text = to_markdown(make_dossier())
    first = make_dossier().meetings[0].outcomes[0]
    for _, line in iter_lines(first):
        passage = line.passages[0]
        assert f"[{escape(passage.document_id)}, {passage.start}–{passage.end}]" in text


def test_hostile_text_is_inert():
    text = to_markdown(make_hostile())
    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert not re.search(r"(?<!\\)\]\((?!\\)", text)
    assert "\u202e" not in text
    assert "<javascript" not in text


@pytest.mark.parametrize(
    "words", ["[a](http://example.org)", "<script>", "# head", "1. list", "a\n- b", "`x`", HOSTILE]
)
def test_markup_of_others_is_escaped(words):
    assert not re.search(r"(?<!\\)[<`\[#*_]", escape(words))
    assert "\n" not in escape(words)
