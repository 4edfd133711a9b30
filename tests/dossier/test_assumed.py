"""What is said of a date that the text does not write out in full, and of speakers who are called alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summitry import ingest
from summitry.case import make_dossier
from summitry.dossier.building.glance import assumed_part
from summitry.dossier.building.who import leave_open
from summitry.dossier.page.render import render_page
from summitry.meetings.points import find_points
from summitry.meetings.record import Span
from tests.meetings.build import read_text, whole


def dossier_of(text):
    document = ingest.to_document(text, id="a", side="FRA", kind="readout", published_on="2019-10-15", publisher="P")
    return make_dossier([document])[0]


@pytest.mark.parametrize(
    ("words", "source", "part"),
    [
        ("October 14", "published_on", "year"),
        ("on 14 October", "published_on", "year"),
        ("14 October 2019", "published_on", "day"),
        ("yesterday", "published_on", "day"),
        ("The President met his guest for long talks on 14 October.", "published_on", "day"),
        ("14 October 2019", None, ""),
    ],
)
def test_the_year_alone_is_assumed_where_day_and_month_are_written_out(words, source, part):
    span = Span(date(2019, 10, 14), date(2019, 10, 14), whole(read_text(words)), source)
    assert assumed_part(span) == part


def test_glance_timeline_and_page_say_that_the_year_is_assumed():
    dossier = dossier_of("President Emmanuel Macron met Chancellor Angela Merkel in Toulouse on October 14.")
    (part,) = dossier.meetings
    (when,) = [line for fact in part.glance if fact.label == "when" for line in fact.lines]
    assert (when.text, when.note) == ("14 October 2019", "the year is taken from the day of publication")
    assert [moment.line.tags["assumed"] for moment in part.timeline] == ["year"]
    assert "year assumed" in render_page(dossier)


def test_a_day_that_is_taken_over_whole_is_no_year():
    dossier = dossier_of("President Emmanuel Macron met Chancellor Angela Merkel in Toulouse.")
    (part,) = dossier.meetings
    assert [moment.line.tags["assumed"] for moment in part.timeline] == ["day"]
    assert "year assumed" not in render_page(dossier)


def test_speakers_who_are_called_alike_are_named_once():
    (point,) = find_points(read_text("The French and German delegations discussed the ferry line."))[:1]
    speaker = replace(point.speakers[0], label="delegations", passage=None)
    doubled = replace(point, speakers=(replace(speaker, country="DEU"), replace(speaker, country="FRA")))
    assert [one.label for one in leave_open(doubled, ()).speakers] == ["delegations"]
