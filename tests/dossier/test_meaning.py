"""What it means, told from what ships."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from rich.console import Console

from summitry.dossier.data import from_json, to_json
from summitry.dossier.markdown import escape, to_markdown
from summitry.dossier.meaning import find_meaning
from summitry.dossier.meaning.dyads import find_dyads
from summitry.dossier.page import render_page
from summitry.dossier.page.figures import check_drawing
from summitry.dossier.tables import to_tables
from summitry.dossier.terminal import render_terminal
from tests.dossier.meaning_samples import make_dossier, make_meeting
from tests.dossier.samples import HOSTILE

HELSINKI = make_meeting(("RUS", "USA"), date(2018, 7, 16), place="Helsinki")
ANCHORAGE = make_meeting(("RUS", "USA"), date(2025, 8, 15), place="Anchorage")
CANCELLED = make_meeting(("RUS", "USA"), None, state="cancelled")
FINLAND = make_meeting(("FIN", "SWE"), date(2019, 1, 8))


@pytest.fixture(scope="module")
def told():
    dossier = make_dossier(HELSINKI, ANCHORAGE, CANCELLED, FINLAND)
    return replace(dossier, meaning=find_meaning(dossier))


@pytest.fixture(scope="module")
def figures(told):
    return {figure.id: figure for meaning in told.meaning for figure in meaning.figures}


def test_there_is_one_part_for_each_two_states_that_met(told):
    assert [meaning.title for meaning in told.meaning] == ["Finland and Sweden", "Russia and United States"]


def test_the_meetings_are_marked_and_the_others_counted(told, figures):
    assert "Helsinki" in figures["barometer-intensity-rus-usa"].svg
    assert "Anchorage" in figures["barometer-intensity-rus-usa"].svg
    assert told.meaning[1].lead.startswith(
        "2 meetings of Russia and United States are marked, 16 July 2018 to 15 August 2025; 1 more was not held"
    )


def test_a_list_kept_by_hand_is_said_to_be_one_and_carries_no_test_and_no_forecast(told, figures):
    assert "put together by hand and is no sample" in told.meaning[1].lead
    for name in ("barometer-intensity-rus-usa", "barometer-share-rus-usa", "impact-rus-usa", "forecast-rus-usa"):
        assert "put together by hand and is no sample" in figures[name].caption
    assert figures["impact-rus-usa"].verdict == figures["forecast-rus-usa"].verdict == "inconclusive"
    assert [row[0] for row in figures["impact-rus-usa"].rows] == ["2018-07-16", "2025-08-15"]


def test_figures_stand_with_and_without_the_meetings_own_events(figures):
    figure = figures["barometer-intensity-rus-usa"]
    assert "without meeting codes" in figure.columns
    assert "without meeting codes" in figure.svg
    assert "Without meeting codes the long-run level is" in figure.caption


def test_every_figure_carries_its_data_its_baseline_and_the_version(figures):
    for figure in figures.values():
        assert figure.caption.rstrip(".").count("Summitry 0.") == 1, figure.id
        assert any(word in figure.caption for word in ("Baseline", "base rate", "climatology", "compares"))
        assert figure.rows, figure.id
        assert all(len(row) == len(figure.columns) for row in figure.rows)


def test_the_chance_stands_beside_the_base_rate_and_knows_the_dossiers_own_meetings(told, figures):
    figure = figures["again-rus-usa"]
    assert [row[0] for row in figure.rows] == ["3 months", "6 months", "12 months"]
    assert "the last from 2025-08-15" in figure.caption
    assert "The meetings given are those that this dossier's documents tell" in figure.caption
    assert all(f"{row[2]} within {row[0]} (all pairs {row[3]})" in told.meaning[1].lead for row in figure.rows)


def test_votes_stand_beside_the_median_of_all_pairs(figures):
    figure = figures["votes-rus-usa"]
    row = next(row for row in figure.rows if row[0] == "2018")
    assert float(row[2]) < float(row[1]) < float(row[3])
    assert 0 < float(row[5]) < 2
    assert "it ends before the meeting of 15 August 2025" in figure.caption


def test_visits_by_year_count_years_without_one_and_stop_where_the_records_do(figures):
    rows = {row[0]: row for row in figures["visits-rus-usa"].rows}
    assert rows["2020"][1] == "0"
    assert "2025" not in rows
    assert figures["visits-rus-usa"].caption.count("2024-11-12") == 1


def test_a_pair_that_no_event_data_and_no_records_cover_is_told_so(told):
    finland = told.meaning[0]
    assert [figure.id for figure in finland.figures] == ["votes-fin-swe"]
    assert "the list of dated events that ships has none of these two states" in finland.lead
    assert finland.lead.count("the visit records that ship are one state's alone: United States") == 1
    assert "no chance of meeting again and no visits by year" in finland.lead


def test_a_pair_without_any_figure_still_says_why():
    dossier = make_dossier(make_meeting(("ALA", "GGY"), date(2019, 1, 8)))
    (meaning,) = find_meaning(dossier)
    assert meaning.figures == ()
    assert "no voting distance: unknown state with votes in the UN General Assembly 'ALA'" in meaning.lead
    assert "no voting distance: unknown state" in render_page(replace(dossier, meaning=(meaning,)))


def test_organisations_single_sides_and_larger_rounds_are_no_pair_of_states():
    day = date(2019, 1, 8)
    rounds = (("NATO", "RUS"), ("USA",), ("FRA", "RUS", "UKR"), ())
    assert find_meaning(make_dossier(*(make_meeting(parties, day) for parties in rounds))) == ()


def test_a_planned_meeting_is_not_marked():
    (dyad,) = find_dyads(make_dossier(make_meeting(("RUS", "USA"), date(2026, 1, 1), state="planned")))
    assert dyad.met == ()
    assert dyad.others == 1


def test_a_call_is_marked_and_is_no_meeting_that_the_chance_starts_from():
    call = make_meeting(("RUS", "USA"), date(2025, 9, 1), form="call")
    dossier = make_dossier(ANCHORAGE, call)
    assert [met.is_apart for met in find_dyads(dossier)[0].met] == [False, True]
    figure = next(figure for figure in find_meaning(dossier)[0].figures if figure.id == "again-rus-usa")
    assert "the last from 2025-08-15" in figure.caption


def test_the_order_in_which_the_sides_are_named_does_not_matter(told):
    swapped = [replace(part, parties=tuple(reversed(part.parties))) for part in told.meetings]
    assert find_meaning(make_dossier(*reversed(swapped))) == told.meaning


def test_the_same_dossier_gives_the_same_bytes(told):
    again = replace(told, meaning=find_meaning(told))
    assert to_json(again) == to_json(told)
    assert from_json(to_json(told)).meaning == told.meaning


def test_the_page_lets_every_drawing_through(told, figures):
    assert [check_drawing(figure.svg)[1] for figure in figures.values()] == [""] * len(figures)
    page = render_page(told)
    assert "The drawing is left out" not in page
    assert all(f'id="page-figure-{name}"' in page for name in figures)


def test_a_place_that_a_document_made_up_to_do_harm_stays_text():
    dossier = make_dossier(make_meeting(("RUS", "USA"), date(2025, 8, 15), place=HOSTILE))
    (meaning,) = find_meaning(dossier)
    drawn = [figure.svg for figure in meaning.figures]
    assert [check_drawing(svg)[1] for svg in drawn] == [""] * len(drawn)
    assert not any("<script" in svg or "\u202e" in svg for svg in drawn)
    assert any("&lt;script&gt;" in svg for svg in drawn)


def test_no_two_elements_of_all_drawings_share_an_id(told):
    named = html.fromstring(render_page(told)).xpath("//@id")
    assert len(named) == len(set(named))


def test_every_figure_has_its_table_as_csv_and_in_markdown(told, figures):
    tables, text = to_tables(told), to_markdown(told)
    for figure in figures.values():
        rows = list(csv.reader(io.StringIO(tables[f"figure-{figure.id}.csv"])))
        assert tuple(rows[0]) == figure.columns
        assert len(rows) == len(figure.rows) + 1
        assert escape(figure.title) in text
        assert escape(figure.caption) in text


def test_the_terminal_shows_what_the_figures_come_to(told):
    console = Console(width=4000, record=True, file=io.StringIO())
    console.print(render_terminal(told))
    text = console.export_text()
    assert all(meaning.lead in text for meaning in told.meaning)
    assert "What it means, by numbers: Russia and United States" in text


def test_no_wording_of_ours_judges_or_claims_a_cause(told):
    words = json.loads(to_json(told))["meaning"]
    text = json.dumps(words).lower()
    for word in ("caused by the", "led to", "thanks to", "success", "failure", "hostile", "improved", "worsened"):
        assert word not in text, word
