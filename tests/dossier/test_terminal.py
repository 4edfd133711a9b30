from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from summitry.dossier.terminal import render_terminal
from tests.dossier import samples


def show(dossier, width=100):
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(render_terminal(dossier))
    return out.getvalue()


def many(number):
    """So many meetings of the sample's, a day apart."""
    dossier = samples.make_dossier()
    part = dossier.meetings[0]
    parts = tuple(replace(part, id=f"m-{at}", title=f"Norland and Sudmark, day {at}") for at in range(number))
    return replace(dossier, meetings=parts, unjoined=None, series=(), meaning=())


def test_a_single_meeting_is_shown_with_its_topics_the_firmest_first():
    dossier = samples.make_dossier()
    text = show(replace(dossier, meetings=dossier.meetings[:1], unjoined=None, series=(), meaning=()))
    assert "topic" in text
    assert text.index("the river fisheries") < text.index("the water quota")
    assert "statements reported here name their source" in text


def test_of_many_meetings_each_says_shortly_what_it_came_to_and_by_whose_account():
    text = show(many(30))
    assert len(text.splitlines()) <= 30 * 4 + 2
    assert text.count("signed the river fisheries (Norland, Sudmark)") == 30
    assert "topic " not in text


def test_of_hundreds_the_page_is_named_for_the_rest():
    text = show(many(200))
    assert "and 160 more in the page" in text


def test_of_a_hundred_disputes_a_screenful_is_shown():
    dossier = samples.make_dossier()
    part = dossier.meetings[0]
    quarrel = replace(part, disputes=part.disputes * 50)
    text = show(replace(dossier, meetings=(quarrel,), unjoined=None, series=(), meaning=()))
    assert text.count("denial: ") + text.count("day: ") < 12
    assert f"and {len(quarrel.disputes) - 8} more in the page" in text


def test_nothing_is_counted_of_which_there_is_none():
    dossier = samples.make_dossier()
    bare = replace(dossier.meetings[0], silences=(), disputes=(), reactions=())
    text = show(replace(dossier, meetings=(bare,), unjoined=None, series=(), meaning=()))
    assert " 0 " not in text
    assert "reaction" not in text


def test_a_note_is_shown_without_its_address():
    dossier = samples.make_dossier()
    part = dossier.meetings[0]
    fact = part.glance[0]
    noted = replace(fact.lines[0], note="named by a list (cited page): https://example.org/a/long/address")
    shown = replace(part, glance=(replace(fact, lines=(noted,)), *part.glance[1:]))
    text = show(replace(dossier, meetings=(shown,), unjoined=None, series=(), meaning=()), width=200)
    assert ", named by a list (cited page)\n" in text
    assert "example.org" not in text


@pytest.mark.parametrize("make", [samples.make_empty, samples.make_hostile])
def test_what_is_empty_or_hostile_can_be_shown(make):
    text = show(make(), width=60)
    assert text
    assert not set("\u202e\u2066\x00") & set(text)
