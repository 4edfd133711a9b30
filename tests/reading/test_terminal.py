from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from summitry.model import DateMention
from summitry.reading.terminal import days_of, office_of, render_terminal
from tests.reading.samples import ADA, XAA, make_reading


def show(reading):
    console = Console(file=io.StringIO(), width=100)
    console.print(render_terminal(reading))
    return console.file.getvalue()


def test_it_shows_the_text_the_actors_the_dates_and_what_stayed_open():
    shown = show(make_reading(title="Talks", publisher="Example Post"))
    for words in ("Talks", "Example Post", "President, XAA (2019-01-01 to now)", "2020-05-03", "nobody fits"):
        assert words in shown


def test_a_stretch_that_was_not_read_is_told():
    reading = make_reading()
    assert "not read" not in show(reading)
    unread = replace(reading.parsed, unread=(reading.document.passage(3, 9),))
    assert "characters 3 to 9 hold no running text and were not read" in show(replace(reading, parsed=unread))


def test_what_is_not_known_is_said_to_be_unknown():
    assert "publisher: unknown" in show(make_reading())


def test_text_cannot_steer_the_terminal():
    text = "Ada Example \x1b[31m said on 3 May: “We met.” [bold]She left.\nExampleland was pleased with them."
    shown = show(make_reading(text))
    assert "\x1b[31m" not in shown
    assert "[bold]" in shown


@pytest.mark.parametrize(("actor", "office"), [(ADA, "President, XAA (2019-01-01 to now)"), (XAA, "country")])
def test_office(actor, office):
    assert office_of(actor) == office


def test_days_of_an_unresolved_date_are_unknown():
    passage = make_reading().dates[0].passage
    assert days_of(DateMention(passage, None, None, "unknown", "nothing")) == "unknown"
